#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "fill/filler.hpp"
#include "fill/qr_code.hpp"
#include "fill/table_filler.hpp"

namespace livret::fill {

namespace {

using content::Blocks;
using content::LabelId;

constexpr char const* no_break_space = "\u00a0";
constexpr char const* em_space = "\u2003";
constexpr char const* before_title = "\u00a0– ";

bool has_words(PlannedWords const& words) { return words.title || words.subtitle; }

}  // namespace

transform::Context Filler::context() const { return {plan_.tables, params_, bindings_.all(), plan_.locale}; }

void Filler::put_number(PlannedLabel const& label, LabelId id, content::Paragraph& title) const {
  using Kind = content::Label::Kind;
  if (!label.label.numbered || label.label.kind == Kind::Place) return;
  auto const& style = label.number_style.plain;
  auto const run = [&](std::string text) {
    return content::TextRun{std::move(text), style, "", "", "", label.label.where};
  };
  std::vector<content::Inline> number;
  bool const is_heading = label.label.kind == Kind::Heading;
  auto const& word = label.label.kind == Kind::Figure ? plan_.words.figure_label : plan_.words.table_label;
  if (!is_heading) number.emplace_back(run(word + no_break_space));
  number.emplace_back(content::ReferenceRun{content::ReferenceRun::Shows::Number, id, style, label.label.where});
  number.emplace_back(run(is_heading ? em_space : before_title));
  title.inlines.insert(title.inlines.begin(), number.begin(), number.end());
}

content::Paragraph Filler::caption(PlannedParagraph const& paragraph, PlannedLabel const* label, LabelId id) {
  auto result = setter_.set(paragraph);
  if (label != nullptr) put_number(*label, id, result);
  result.role = frame::Role::Caption;
  return result;
}

// How to read it and its source, one behind the other in one paragraph.
Blocks Filler::notes_below(PlannedWords const& words, bool is_fictional, diag::Span where) {
  is_fictional = is_fictional && !words.say_fictional;
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
  figure.alternative_text = plan.alt ? setter_.plain(*plan.alt, where) : plan_.words.qr_code + url;
  figure.box = plan.box;
  return figure;
}

content::Figure Filler::fill(PlannedImage const& plan, PlannedLabel const* label, LabelId id, diag::Span where) {
  content::Figure figure;
  figure.drawing = plan.drawing;
  figure.image = plan.image;
  figure.size = plan.size;
  if (plan.alt) figure.alternative_text = setter_.plain(*plan.alt, where);
  if (plan.words.title) figure.title = caption(*plan.words.title, label, id);
  figure.notes = notes_below(plan.words, false, where);
  figure.box = plan.box;
  return figure;
}

std::string Filler::file_name(std::string const& base) {
  auto name = base + ".csv";
  for (int number = 2; !file_names_.insert(name).second; ++number) name = fmt::format("{}-{}.csv", base, number);
  return name;
}

// A chart that names no variable but those of all jobs is read once for all of them.
std::optional<chart::Chart> Filler::read_chart(PlannedFigure const& plan) {
  auto const read = [&](transform::Context const& data, diag::Sink& sink) {
    return chart::read_chart(*plan.chart, {data, plan_.chart, *plan_.fonts, plan_.files}, sink);
  };
  auto const& all = bindings_.all();
  auto const first_of_job = all.begin() + static_cast<std::ptrdiff_t>(plan_.constants.size());
  bool const differs = std::any_of(first_of_job, all.end(),
                                   [&](auto const& variable) { return plan.variables.contains(variable.first); });
  if (differs) return read(context(), sink_);
  transform::Context const shared{plan_.tables, params_, plan_.constants, plan_.locale};
  return plan_.charts.find_or_read(
      *plan.chart, [&](diag::Sink& sink) { return read(shared, sink); }, sink_);
}

std::optional<content::Figure> Filler::fill(PlannedFigure const& plan, PlannedLabel const* label, LabelId id) {
  if (plan.chart == nullptr) return std::nullopt;
  content::Figure figure;
  figure.chart = read_chart(plan);
  if (!figure.chart) return std::nullopt;
  if (plan.words.title) figure.title = caption(*plan.words.title, label, id);
  if (plan.words.subtitle) figure.subtitle = setter_.set(*plan.words.subtitle);
  auto is_fictional = plan.fictional || figure.chart->shows_fictional_data();
  if (is_in_cell_) cells_are_fictional_ |= std::exchange(is_fictional, false);  // its table says so
  figure.notes = notes_below(plan.words, is_fictional, figure.chart->span());
  figure.box = plan.box;
  if (is_in_cell_) return figure;
  auto const* given = plan.chart->find("data");
  auto const* name = given != nullptr ? given->find("name") : nullptr;
  figure.data_name = file_name(name != nullptr ? name->text : "figure");
  figure.data_csv = table::to_csv(figure.chart->data());
  return figure;
}

std::optional<content::Paragraph> Filler::title_and_subtitle(PlannedWords const& words, PlannedLabel const* label,
                                                             LabelId id) {
  if (!has_words(words)) return std::nullopt;
  auto result = caption(words.title ? *words.title : *words.subtitle, label, id);
  if (!words.title || !words.subtitle) return result;
  auto subtitle = setter_.set(*words.subtitle);
  result.inlines.emplace_back(content::LineBreak{});
  std::move(subtitle.inlines.begin(), subtitle.inlines.end(), std::back_inserter(result.inlines));
  return result;
}

content::Table Filler::fill(PlannedTable const& plan, PlannedLabel const* label, LabelId id) {
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
  auto const outer_cells = std::exchange(cells_are_fictional_, false);
  auto table = fill_rows(plan, data, rows, bindings_, setter_, plan_.words, [this](PlannedBlocks const& blocks) {
    auto const was_in_cell = std::exchange(is_in_cell_, true);
    auto filled = fill(blocks);
    is_in_cell_ = was_in_cell;
    return filled;
  });
  table.caption = title_and_subtitle(plan.words, label, id);
  table.notes = notes_below(plan.words, plan.fictional || cells_are_fictional_, {});
  cells_are_fictional_ = outer_cells;
  table.continued = plan_.words.continued;
  if (plan.summary) table.summary = setter_.plain(*plan.summary, plan.summary_where);
  if (data && !plan.shown_fields.empty()) {
    table.data_name = file_name(plan.data_name);
    table.data_csv = table::to_csv(shown_data(plan, *data, rows));
  }
  return table;
}

}  // namespace livret::fill
