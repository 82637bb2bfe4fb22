#include "text/paragraph.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/text.hpp"
#include "text/line_setting.hpp"

namespace livret::text {

namespace {

using WidthOfLine = std::function<base::Length(std::size_t)>;

constexpr std::size_t most_probed_lines = 100'000;
constexpr std::size_t longest_named_word = 40;  // bytes of a word that are shown in a message

base::Length indent_of(std::size_t line, BreakParameters const& parameters) {
  return line == 0 ? parameters.indent : parameters.hanging;
}

/// The measures of as many lines as there may be, less their indents.
Measures measures_of(WidthOfLine const& width, std::size_t most_lines, BreakParameters const& parameters) {
  Measures measures;
  for (std::size_t line = 0; line <= std::min(most_lines, most_probed_lines); ++line)
    measures.first.push_back(width(line) - indent_of(line, parameters));
  measures.rest = measures.first.back();
  while (!measures.first.empty() && measures.first.back() == measures.rest) measures.first.pop_back();
  return measures;
}

struct Breaks {
  std::vector<BreakPoint> points;
  Fit fit;
};

FitSettings settings_of(ParagraphText const& text, BreakParameters const& parameters) {
  FitSettings settings;
  settings.parameters = &parameters;
  settings.expansion = expansion_of(parameters);
  settings.line_stretch = parameters.alignment == Alignment::Justify ? 0 : ragged_stretch(text);
  settings.short_last_line = std::max(parameters.indent.units(), ragged_stretch(text));
  return settings;
}

/// The passes of TeX (§863), and a last one that cannot fail. As there, the last pass with a tolerance comes as near to
/// the looseness as it can.
Breaks choose_breaks(ParagraphText const& text, Measures const& measures, BreakParameters const& parameters) {
  auto settings = settings_of(text, parameters);
  Breaks breaks;
  auto const succeeds = [&](int tolerance) {
    settings.tolerance = std::min(tolerance, infinite_badness);
    auto fit = fit_lines(breaks.points, measures, settings);
    if (fit) breaks.fit = std::move(*fit);
    return fit.has_value();
  };
  breaks.points = break_points(text, parameters, Hyphenation::Explicit);
  if (parameters.pretolerance >= 0 && succeeds(parameters.pretolerance)) return breaks;
  breaks.points = break_points(text, parameters, Hyphenation::Patterns);
  bool const has_emergency = parameters.emergency_stretch > base::Length();
  if (!has_emergency) settings.pass = Pass::Final;
  if (succeeds(parameters.tolerance)) return breaks;
  if (has_emergency) {
    settings.pass = Pass::Final;
    settings.line_stretch += parameters.emergency_stretch.units();
    if (succeeds(parameters.tolerance)) return breaks;
  }
  settings.pass = Pass::Rescue;
  base::check(succeeds(infinite_badness), "the rescue pass finds breaks");
  return breaks;
}

std::string_view shortened(std::string_view word) {
  if (word.size() <= longest_named_word) return word;
  auto end = longest_named_word;
  while (end > 0 && (static_cast<std::uint8_t>(word[end]) & 0xC0) == 0x80) --end;
  return word.substr(0, end);
}

/// Names the widest word of a line that sticks out, where it stands.
void report_overfull(ParagraphText const& text, BreakPoint const& from, BreakPoint const& to, base::Length measure,
                     diag::Sink& sink) {
  auto const& items = text.items();
  Item const* widest = nullptr;
  auto const end = std::min<std::size_t>(to.end_item + (to.offset > 0 ? 1 : 0), items.size());
  for (auto i = std::size_t{from.next_item}; i < end; ++i)
    if (items[i].kind == Item::Kind::Word && (widest == nullptr || items[i].width > widest->width)) widest = &items[i];
  if (widest == nullptr) return;
  auto const word = text.text(*widest);
  auto const shown = shortened(word);
  sink.warning(text.context(*widest).span->where,
               fmt::format("a line that holds `{}{}` is wider than its {:.1f} pt and cannot be broken", shown,
                           shown.size() < word.size() ? "…" : "", measure.to_pt()),
               "give the text more room, or put a soft hyphen (U+00AD) where the word may be broken");
}

/// An empty line is as high as the first text of the paragraph.
void give_height(Line& line, ParagraphText const& text) {
  if (!line.runs.empty() || !line.objects.empty() || text.contexts().empty()) return;
  auto const& context = text.contexts().front();
  auto const& scale = context.scale;
  line.ascent = base::Length::from_units(scale.to_length(context.face->metrics().ascender));
  line.descent = base::Length::from_units(scale.to_length(-context.face->metrics().descender));
}

}  // namespace

BrokenParagraph break_paragraph(FontBook const& fonts, std::span<Piece const> pieces, WidthOfLine const& width,
                                BreakParameters const& parameters, diag::Sink& sink) {
  if (pieces.empty()) return {};
  ParagraphText text(fonts, pieces, sink);
  auto const measures = measures_of(width, 64 + 4 * text.items().size(), parameters);
  text.split_wide_urls(measures.least());
  auto const breaks = choose_breaks(text, measures, parameters);
  BrokenParagraph paragraph;
  paragraph.demerits = breaks.fit.demerits;
  auto const* from = &breaks.points.front();
  for (auto const index : breaks.fit.breaks) {
    auto const& to = breaks.points[index];
    auto const line_index = paragraph.lines.size();
    auto const measure = measures.at(line_index);
    auto line = set_line(text, *from, to, measure, indent_of(line_index, parameters), parameters);
    give_height(line, text);
    if (line.overfull) report_overfull(text, *from, to, measure, sink);
    paragraph.lines.push_back(std::move(line));
    from = &to;
  }
  return paragraph;
}

IntrinsicWidths intrinsic_widths(FontBook const& fonts, std::span<Piece const> pieces, diag::Sink& sink) {
  ParagraphText const text(fonts, pieces, sink);
  BreakParameters parameters;
  parameters.alignment = Alignment::Left;
  parameters.protrusion = false;
  auto const points = break_points(text, parameters, Hyphenation::Explicit);
  IntrinsicWidths widths;
  auto const width_between = [&](std::size_t from, std::size_t to) {
    return base::Length::from_units((points[to].line_end - points[from].line_start).width);
  };
  std::size_t forced = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    widths.minimum = base::max(widths.minimum, width_between(i - 1, i));
    if (points[i].kind != BreakKind::Forced && points[i].kind != BreakKind::End) continue;
    widths.maximum = base::max(widths.maximum, width_between(forced, i));
    forced = i;
  }
  return widths;
}

}  // namespace livret::text
