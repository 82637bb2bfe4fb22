#include "fill/filler.hpp"

#include "fill/heading_levels.hpp"
#include "fill/print.hpp"
#include "fill/titles.hpp"

namespace livret::fill {

namespace {

using content::Blocks;
using content::LabelId;

expr::ObjectPtr params_of(Prepared::Plan const& plan) {
  for (auto const& [name, value] : plan.constants)
    if (name == "params" && value.as<expr::ObjectPtr>() != nullptr) return *value.as<expr::ObjectPtr>();
  return nullptr;
}

/// Labels what was filled from `first` on. Where that has a label already (a heading of a text, a term's first use), an
/// empty block before it takes the other one.
void put_label(LabelId label, std::size_t first, Blocks& into) {
  if (first == into.size() || into[first].label == label) return;
  if (!into[first].label) {
    into[first].label = label;
    return;
  }
  content::Block place{content::Space{}, into[first].where, label};
  into.insert(into.begin() + static_cast<std::ptrdiff_t>(first), std::move(place));
}

}  // namespace

Filler::Filler(Prepared::Plan const& plan, Job const& job, diag::Sink& sink)
    : plan_(plan),
      sink_(sink),
      bindings_(bindings_of(plan, job, sink)),
      labels_(plan.labels, sink),
      glossary_(plan.glossary, bindings_, labels_, sink),
      bibliography_(plan.references, bindings_, labels_, sink),
      setter_({plan.profile, plan.words, plan.foreign, bindings_, labels_, glossary_, bibliography_,
               [this](CallPiece const& call) { return find_note(call); }},
              sink),
      params_(params_of(plan)) {}

content::Document Filler::run() {
  list_notes();
  auto result = document();
  result.blocks = fill(plan_.blocks);
  check_heading_levels(result.blocks, sink_);
  fill_deferred(result.blocks);
  result.first = fill(plan_.first);
  result.rest = fill(plan_.rest);
  for (auto const& master : plan_.masters) result.masters.push_back(fill(master));
  set_titles(result.blocks, notes_);
  check_bibliography();
  labels_.check_references();
  result.notes = std::move(notes_);
  result.note_style = plan_.note_style;
  result.labels = labels_.take();
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
  result.page_labels = planned.layout->page_labels;
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
    if (block.when && !block.when->evaluate(bindings_).truthy()) return;
    std::optional<LabelId> label;
    if (block.label) label = labels_.label_of(*block.label);
    auto const first = into.size();
    auto const outer_uses = glossary_.uses();
    if (block.optional) glossary_.set_uses(Glossary::Uses::Ignored);
    fill_kind(block, label, into);
    glossary_.set_uses(outer_uses);
    if (label) put_label(*label, first, into);
    for (auto i = first; i < into.size(); ++i) into[i].optional = block.optional;
  };
  if (!block.repeat) return fill_if_wanted();
  for (auto const row : rows_where(block.repeat->rows, bindings_)) {
    bindings_.push(block.repeat->as, table::row_object(block.repeat->rows.table, row));
    fill_if_wanted();
    bindings_.pop();
  }
}

void Filler::fill_kind(PlannedBlock const& block, std::optional<LabelId> label, Blocks& into) {
  auto const* planned = block.label ? &*block.label : nullptr;
  auto const id = label.value_or(LabelId::none());
  auto const add = [&](auto kind) { into.push_back({std::move(kind), block.where}); };
  if (auto const* text = std::get_if<PlannedText>(&block.kind)) {
    auto blocks = fill(text->blocks);
    std::move(blocks.begin(), blocks.end(), std::back_inserter(into));
  } else if (auto const* heading = std::get_if<PlannedHeading>(&block.kind)) {
    add(fill(*heading, planned, id));
  } else if (auto const* box = std::get_if<PlannedBox>(&block.kind)) {
    add(content::Box{fill(box->blocks), box->box, frame::Role::Div, box->column_count, box->column_gap});
  } else if (auto const* columns = std::get_if<PlannedColumns>(&block.kind)) {
    add(fill(*columns));
  } else if (auto const* table = std::get_if<std::shared_ptr<PlannedTable const>>(&block.kind)) {
    add(fill(**table, planned, id));
  } else if (auto const* figure = std::get_if<PlannedFigure>(&block.kind)) {
    if (auto filled = fill(*figure, planned, id)) add(std::move(*filled));
  } else if (auto const* image = std::get_if<PlannedImage>(&block.kind)) {
    add(fill(*image, planned, id, block.where));
  } else if (auto const* qr = std::get_if<PlannedQr>(&block.kind)) {
    if (auto filled = fill(*qr, block.where)) add(std::move(*filled));
  } else if (auto const* contents = std::get_if<PlannedContents>(&block.kind)) {
    defer({contents, {}}, label, block.where, into);
  } else if (auto const* glossary = std::get_if<PlannedGlossary>(&block.kind)) {
    defer({glossary, {}}, label, block.where, into);
  } else if (auto const* bibliography = std::get_if<PlannedBibliography>(&block.kind)) {
    defer({bibliography, {}}, label, block.where, into);
  } else if (auto const* definitions = std::get_if<PlannedDefinitions>(&block.kind)) {
    add(fill(*definitions, block.where));
  } else if (auto const* rule = std::get_if<PlannedRule>(&block.kind)) {
    add(rule->rule);
  } else if (auto const* space = std::get_if<content::Space>(&block.kind)) {
    add(*space);
  } else {
    add(content::PageBreak{});
  }
}

content::Heading Filler::fill(PlannedHeading const& heading, PlannedLabel const* label, LabelId id) {
  content::Heading result;
  result.level = heading.level;
  result.title = setter_.set(heading.title);
  if (label != nullptr) put_number(*label, id, result.title);
  if (heading.accroche) result.accroche = setter_.set(*heading.accroche);
  return result;
}

content::Columns Filler::fill(PlannedColumns const& columns) {
  content::Columns result;
  for (auto const& part : columns.parts) result.parts.push_back({part.share, fill(part.blocks)});
  result.gap = columns.gap;
  result.align = columns.align;
  result.stretch = columns.stretch;
  result.box = columns.box;
  return result;
}

content::Document fill(Prepared const& document, Job const& job, diag::Sink& sink) {
  return Filler(document.plan(), job, sink).run();
}

}  // namespace livret::fill
