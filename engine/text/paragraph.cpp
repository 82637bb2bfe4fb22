#include "text/paragraph.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "text/break_choice.hpp"
#include "text/line_setting.hpp"
#include "text/rivers.hpp"

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

constexpr std::size_t least_lines_to_rebreak = 5;  // in shorter paragraphs rivers are short, and other breaks dearer
constexpr std::size_t most_other_breaks = 3;

/// An empty line is as high as the first text of the paragraph.
void give_height(Line& line, ParagraphText const& text) {
  if (!line.runs.empty() || !line.objects.empty() || text.contexts().empty()) return;
  auto const& context = text.contexts().front();
  auto const& scale = context.scale;
  line.ascent = base::Length::from_units(scale.to_length(context.face->metrics().ascender));
  line.descent = base::Length::from_units(scale.to_length(-context.face->metrics().descender));
}

std::vector<Line> set_lines(ParagraphText const& text, Breaks const& breaks, Fit const& fit, Measures const& measures,
                            BreakParameters const& parameters) {
  std::vector<Line> lines;
  lines.reserve(fit.breaks.size());
  auto const* from = &breaks.points.front();
  for (auto const index : fit.breaks) {
    auto const& to = breaks.points[index];
    auto const measure = measures.at(lines.size());
    lines.push_back(set_line(text, *from, to, measure, indent_of(lines.size(), parameters), parameters));
    give_height(lines.back(), text);
    from = &to;
  }
  return lines;
}

/// Moves one of the breaks along a river where that costs next to nothing and leaves fewer rivers.
void avoid_rivers(ParagraphText const& text, Breaks& breaks, Measures const& measures,
                  BreakParameters const& parameters, BrokenParagraph& paragraph) {
  auto const rivers = find_rivers(paragraph.lines);
  paragraph.rivers = rivers.count;
  bool const may_move = parameters.avoid_rivers && paragraph.lines.size() >= least_lines_to_rebreak;
  if (!may_move) return;
  auto const original = breaks.fit.breaks;
  for (std::size_t i = 0; i < std::min(most_other_breaks, rivers.third_line) && paragraph.rivers > 0; ++i) {
    auto fit = breaks_without(original[rivers.third_line - 1 - i], breaks, measures);
    if (!fit) continue;
    auto lines = set_lines(text, breaks, *fit, measures, parameters);
    auto const left = find_rivers(lines).count;
    if (left >= paragraph.rivers) continue;
    paragraph.rivers = left;
    paragraph.lines = std::move(lines);
    breaks.fit = std::move(*fit);
  }
}

void report_overfull_lines(ParagraphText const& text, Breaks const& breaks, Measures const& measures,
                           std::span<Line const> lines, diag::Sink& sink) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].overfull) continue;
    auto const& from = breaks.points[i == 0 ? 0 : breaks.fit.breaks[i - 1]];
    report_overfull(text, from, breaks.points[breaks.fit.breaks[i]], measures.at(i), sink);
  }
}

}  // namespace

BrokenParagraph break_paragraph(FontBook const& fonts, std::span<Piece const> pieces, WidthOfLine const& width,
                                BreakParameters const& parameters, diag::Sink& sink) {
  if (pieces.empty()) return {};
  ParagraphText text(fonts, pieces, sink);
  auto const measures = measures_of(width, 64 + 4 * text.items().size(), parameters);
  text.split_wide_urls(measures.least());
  auto breaks = choose_breaks(text, measures, parameters);
  BrokenParagraph paragraph;
  paragraph.lines = set_lines(text, breaks, breaks.fit, measures, parameters);
  if (parameters.alignment == Alignment::Justify) avoid_rivers(text, breaks, measures, parameters, paragraph);
  paragraph.demerits = breaks.fit.demerits;
  report_overfull_lines(text, breaks, measures, paragraph.lines, sink);
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
