#include "fill/filler.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "fill/heading_levels.hpp"
#include "fill/print.hpp"
#include "fill/qr_code.hpp"
#include "fill/table_filler.hpp"

namespace livret::fill {

namespace {

using content::Block;
using content::Blocks;
using content::NoteId;

expr::ObjectPtr params_of(Prepared::Plan const& plan) {
  for (auto const& [name, value] : plan.constants)
    if (name == "params" && value.as<expr::ObjectPtr>() != nullptr) return *value.as<expr::ObjectPtr>();
  return nullptr;
}

content::Box quotation(Blocks blocks, content::BoxStyle const& style) {
  return {std::move(blocks), style, frame::Role::BlockQuote};
}

/// Adds what the texts and links of a note say, and those of the notes that it calls, each once.
void add_wording(PlannedParagraph const& note, Bindings const& bindings, std::set<PlannedParagraph const*>& seen,
                 std::string& wording) {
  if (!seen.insert(&note).second) return;
  for (auto const& piece : note.pieces) {
    if (auto const* text = std::get_if<TextPiece>(&piece)) {
      wording += text->text.evaluate(bindings) + '\0';
      if (text->link) wording += text->link->evaluate(bindings) + '\0';
    }
    auto const* call = std::get_if<CallPiece>(&piece);
    if (call != nullptr && call->definition) add_wording(*call->definition, bindings, seen, wording);
  }
}

bool has_words(PlannedWords const& words) { return words.title || words.subtitle; }

}  // namespace

Filler::Filler(Prepared::Plan const& plan, Job const& job, diag::Sink& sink)
    : plan_(plan),
      sink_(sink),
      bindings_(bindings_of(plan, job, sink)),
      setter_(
          plan.profile, bindings_, [this](CallPiece const& call) { return find_note(call); }, sink),
      params_(params_of(plan)) {}

content::Document Filler::run() {
  list_notes();
  auto result = document();
  result.blocks = fill(plan_.blocks);
  check_heading_levels(result.blocks, sink_);
  result.first = fill(plan_.first);
  result.rest = fill(plan_.rest);
  result.notes = std::move(notes_);
  result.note_style = plan_.note_style;
  return result;
}

content::Document Filler::document() {
  content::Document result;
  auto const& planned = plan_.document;
  auto const plain = [&](std::optional<expr::Template> const& text, std::optional<spec::SourceText> const& source,
                         std::string const& otherwise) {
    if (!text || !source) return otherwise;
    auto const place_of = [&](auto const& part) { return source->locate(part.begin, part.end); };
    auto const value = print(*text, bindings_, place_of, sink_);
    return locale::apply_plain(value, locale::correct(value, plan_.profile).edits);
  };
  result.metadata = plan_.metadata;
  result.metadata.title = plain(plan_.title, planned.title, result.metadata.title);
  result.metadata.subject = plain(plan_.subject, planned.subject, "");
  result.pages = planned.layout->pages;
  return result;
}

content::PageMaster Filler::fill(PlannedMaster const& master) {
  auto page = master.page;
  page.header = fill(master.header);
  page.footer = fill(master.footer);
  return page;
}

// --- blocks ---

Blocks Filler::fill(PlannedBlocks const& blocks) {
  Blocks result;
  for (auto const& block : blocks) fill_block(block, result);
  return result;
}

void Filler::fill_block(PlannedBlock const& block, Blocks& into) {
  auto const fill_if_wanted = [&] {
    if (!block.when || block.when->evaluate(bindings_).truthy()) fill_kind(block, into);
  };
  if (!block.repeat) return fill_if_wanted();
  for (auto const row : rows_where(block.repeat->rows, bindings_)) {
    bindings_.push(block.repeat->as, table::row_object(block.repeat->rows.table, row));
    fill_if_wanted();
    bindings_.pop();
  }
}

void Filler::fill_kind(PlannedBlock const& block, Blocks& into) {
  auto const add = [&](auto kind) { into.push_back({std::move(kind), block.where}); };
  if (auto const* text = std::get_if<PlannedText>(&block.kind)) {
    auto blocks = fill(text->blocks);
    std::move(blocks.begin(), blocks.end(), std::back_inserter(into));
  } else if (auto const* heading = std::get_if<PlannedHeading>(&block.kind)) {
    add(fill(*heading));
  } else if (auto const* box = std::get_if<PlannedBox>(&block.kind)) {
    add(content::Box{fill(box->blocks), box->box, frame::Role::Div});
  } else if (auto const* columns = std::get_if<PlannedColumns>(&block.kind)) {
    add(fill(*columns));
  } else if (auto const* table = std::get_if<std::shared_ptr<PlannedTable const>>(&block.kind)) {
    add(fill(**table));
  } else if (auto const* figure = std::get_if<PlannedFigure>(&block.kind)) {
    if (auto filled = fill(*figure)) add(std::move(*filled));
  } else if (auto const* qr = std::get_if<PlannedQr>(&block.kind)) {
    if (auto filled = fill(*qr, block.where)) add(std::move(*filled));
  } else if (auto const* rule = std::get_if<PlannedRule>(&block.kind)) {
    add(rule->rule);
  } else if (auto const* space = std::get_if<content::Space>(&block.kind)) {
    add(*space);
  } else {
    add(content::PageBreak{});
  }
}

content::Heading Filler::fill(PlannedHeading const& heading) {
  content::Heading result;
  result.level = heading.level;
  result.title = setter_.set(heading.title);
  if (heading.accroche) result.accroche = setter_.set(*heading.accroche);
  return result;
}

content::Columns Filler::fill(PlannedColumns const& columns) {
  content::Columns result;
  for (auto const& part : columns.parts) result.parts.push_back({part.share, fill(part.blocks)});
  result.gap = columns.gap;
  result.box = columns.box;
  return result;
}

Blocks Filler::fill(TextBlocks const& blocks) {
  Blocks result;
  for (auto const& block : blocks) {
    auto const add = [&](auto kind) { result.push_back({std::move(kind), block.where}); };
    if (auto const* paragraph = std::get_if<PlannedParagraph>(&block.kind)) {
      auto set = setter_.set(*paragraph);
      if (!set.inlines.empty()) add(std::move(set));
    } else if (auto const* heading = std::get_if<TextHeading>(&block.kind)) {
      content::Heading title;
      title.level = heading->level;
      title.title = setter_.set(heading->title);
      add(std::move(title));
    } else if (auto const* list = std::get_if<TextList>(&block.kind)) {
      add(fill(*list));
    } else if (auto const* quote = std::get_if<TextQuote>(&block.kind)) {
      add(quotation(fill(quote->blocks), quote->box));
    } else if (auto const* table = std::get_if<std::shared_ptr<PlannedTable const>>(&block.kind)) {
      add(fill(**table));
    } else {
      add(std::get<TextRule>(block.kind).rule);
    }
  }
  return result;
}

content::List Filler::fill(TextList const& list) {
  content::List result;
  result.ordered = list.ordered;
  result.box = list.box;
  result.label_width = list.label_width;
  result.item_gap = list.item_gap;
  int number = list.start;
  for (auto const& item : list.items) {
    auto const label = list.ordered ? fmt::format("{}.", number++) : std::string("•");
    result.items.push_back({setter_.set_plain(label, list.label, list.label.where), fill(item)});
  }
  return result;
}

// --- figures and tables ---

transform::Context Filler::context() const { return {plan_.tables, params_, bindings_.all(), plan_.locale}; }

content::Paragraph Filler::caption(PlannedParagraph const& paragraph) {
  auto result = setter_.set(paragraph);
  result.role = frame::Role::Caption;
  return result;
}

// How to read it and its source, one behind the other in one paragraph.
Blocks Filler::notes_below(PlannedWords const& words, bool is_fictional, diag::Span where) {
  auto const sentence = is_fictional ? plan_.words.fictional : std::string();
  std::optional<content::Paragraph> note;
  if (words.reading) note = setter_.set_between(plan_.words.reading, *words.reading, "");
  if (words.source || is_fictional) {
    auto source = words.source ? setter_.set_between(plan_.words.source, *words.source, sentence)
                               : setter_.set_between("", words.note, sentence);
    if (note) note->inlines.emplace_back(content::TextRun{" ", note->style.text, "", "", "", where});
    if (!note) note.emplace().style = source.style;
    std::move(source.inlines.begin(), source.inlines.end(), std::back_inserter(note->inlines));
  }
  if (!note) return {};
  return {{std::move(*note), where}};
}

std::optional<content::Figure> Filler::fill(PlannedQr const& plan, diag::Span where) {
  auto const url = setter_.evaluate(plan.url, where);
  auto const code = qr_code(url, plan.width, plan.colour);
  if (!code) {
    sink_.error(where, fmt::format("no QR code holds `{}`: {}", url.substr(0, 60), code.error()));
    return std::nullopt;
  }
  content::Figure figure;
  figure.drawing = *code;
  figure.alternative_text = plan.alt ? setter_.evaluate(*plan.alt, where) : plan_.words.qr_code + url;
  figure.box = plan.box;
  return figure;
}

std::string Filler::file_name(std::string const& base) {
  auto name = base + ".csv";
  for (int number = 2; !file_names_.insert(name).second; ++number) name = fmt::format("{}-{}.csv", base, number);
  return name;
}

std::optional<content::Figure> Filler::fill(PlannedFigure const& plan) {
  if (plan.chart == nullptr) return std::nullopt;
  auto const data = context();
  content::Figure figure;
  figure.chart = chart::read_chart(*plan.chart, {data, plan_.chart, *plan_.fonts}, sink_);
  if (!figure.chart) return std::nullopt;
  if (plan.words.title) figure.title = caption(*plan.words.title);
  if (plan.words.subtitle) figure.subtitle = setter_.set(*plan.words.subtitle);
  auto const is_fictional = plan.fictional || figure.chart->shows_fictional_data();
  figure.notes = notes_below(plan.words, is_fictional, figure.chart->span());
  figure.box = plan.box;
  auto const* given = plan.chart->find("data");
  auto const* name = given != nullptr ? given->find("name") : nullptr;
  figure.data_name = file_name(name != nullptr ? name->text : "figure");
  figure.data_csv = table::to_csv(figure.chart->data());
  return figure;
}

std::optional<content::Paragraph> Filler::title_and_subtitle(PlannedWords const& words) {
  if (!has_words(words)) return std::nullopt;
  auto result = caption(words.title ? *words.title : *words.subtitle);
  if (!words.title || !words.subtitle) return result;
  auto subtitle = setter_.set(*words.subtitle);
  result.inlines.emplace_back(content::LineBreak{});
  std::move(subtitle.inlines.begin(), subtitle.inlines.end(), std::back_inserter(result.inlines));
  return result;
}

content::Table Filler::fill(PlannedTable const& plan) {
  table::TablePtr data;
  std::vector<std::size_t> rows;
  if (plan.data) {
    data = plan.data->table;
    rows = rows_where(*plan.data, bindings_);
    if (plan.pipeline) {
      data = transform::run(*plan.pipeline, data, plan.data_name, context(), sink_);
      rows = rows_where({data, std::nullopt}, bindings_);
    }
  }
  if (data) check_numbers(plan, *data, rows, sink_);
  auto table = fill_rows(plan, data, rows, bindings_, setter_, plan_.words);
  table.caption = title_and_subtitle(plan.words);
  table.notes = notes_below(plan.words, plan.fictional, {});
  table.continued = plan_.words.continued;
  if (plan.summary) table.summary = setter_.evaluate(*plan.summary, plan.summary_where);
  if (data && !plan.shown_fields.empty()) {
    table.data_name = file_name(plan.data_name);
    table.data_csv = table::to_csv(shown_data(plan, *data, rows));
  }
  return table;
}

// --- notes ---

void Filler::list_notes() {
  auto const& notes = plan_.notes;
  if (!notes.repeat || !notes.label) return;
  for (auto const row : rows_where(notes.repeat->rows, bindings_)) {
    bindings_.push(notes.repeat->as, table::row_object(notes.repeat->rows.table, row));
    note_rows_.emplace(notes.label->evaluate(bindings_), row);
    bindings_.pop();
  }
}

NoteId Filler::add_note(std::string const& key, PlannedParagraph const& text, diag::Span where) {
  NoteId const id(notes_.size());
  notes_.emplace_back();
  if (!key.empty()) note_ids_[key] = id;
  auto paragraph = setter_.set(text);
  notes_[id.index()] = {std::move(paragraph), where};
  return id;
}

// A text that is repeated calls another note in each row where the note's words differ.
NoteId Filler::find_defined_note(CallPiece const& call) {
  std::set<PlannedParagraph const*> seen;
  std::string wording;
  add_wording(*call.definition, bindings_, seen, wording);
  auto const [known, is_new] =
      defined_ids_.try_emplace({call.definition.get(), std::move(wording)}, NoteId(notes_.size()));
  return is_new ? add_note("", *call.definition, call.where) : known->second;
}

NoteId Filler::find_note(CallPiece const& call) {
  if (call.definition) return find_defined_note(call);
  if (auto const known = note_ids_.find(call.label); known != note_ids_.end()) return known->second;
  for (auto const& [label, text] : plan_.notes.listed)
    if (label == call.label) return add_note(label, text, call.where);
  auto const row = note_rows_.find(call.label);
  if (row != note_rows_.end() && plan_.notes.text) {
    bindings_.push(plan_.notes.repeat->as, table::row_object(plan_.notes.repeat->rows.table, row->second));
    auto const id = add_note(call.label, *plan_.notes.text, call.where);
    bindings_.pop();
    return id;
  }
  std::vector<std::string> labels;
  for (auto const& [label, text] : plan_.notes.listed) labels.push_back(label);
  for (auto const& [label, index] : note_rows_) labels.push_back(label);
  auto const nearest = base::nearest_word(call.label, labels);
  sink_.error(call.where, fmt::format("note `{}` is called but not defined", call.label),
              nearest ? fmt::format("did you mean `{}`?", *nearest)
                      : fmt::format("add a line that begins with `[^{}]:`", call.label));
  return NoteId::none();
}

content::Document fill(Prepared const& document, Job const& job, diag::Sink& sink) {
  return Filler(document.plan(), job, sink).run();
}

}  // namespace livret::fill
