#include "chart/label.hpp"

#include <algorithm>
#include <memory>

#include "base/text.hpp"

namespace livret::chart {

namespace {

constexpr double line_spacing = 1.18;  ///< of the font size
constexpr std::size_t longest_label = 2000;
constexpr std::size_t most_hyphenated_lines = 3;

Label empty_label(Lettering const& lettering, text::TextStyle const& style) {
  Label label;
  auto const metrics = text::vertical_metrics(*lettering.fonts, style);
  label.line_height = style.size.to_pt() * line_spacing;
  label.cap_height = metrics.cap_height.to_pt();
  double const leading = label.line_height - metrics.ascent.to_pt() - metrics.descent.to_pt();
  label.ascent = metrics.ascent.to_pt() + leading / 2;
  return label;
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// The text with places to break inside the words that are wider than `widest`.
std::string with_breaks(std::string const& text, Lettering const& lettering, text::TextStyle const& style,
                        double widest) {
  constexpr std::string_view zero_width_space = "\u200b";
  diag::Sink reported;
  std::string result;
  for (std::size_t begin = 0; begin < text.size();) {
    auto const end = std::min(text.find(' ', begin), text.size() - 1) + 1;
    auto const word = text.substr(begin, end - begin);
    bool const fits = text::shape(*lettering.fonts, word, style, lettering.where, reported).width().to_pt() <= widest;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (!fits && i > 0 && !is_continuation(word[i]) && word[i] != ' ') result += zero_width_space;
      result += word[i];
    }
    begin = end;
  }
  return result;
}

std::vector<text::Line> break_lines(std::string const& text, Lettering const& lettering, text::TextStyle const& style,
                                    double widest) {
  std::vector<text::Piece> const pieces{text::Span{text, style, 0, lettering.where}};
  text::BreakParameters parameters;
  parameters.alignment = text::Alignment::Left;
  parameters.protrusion = false;
  parameters.hyphenate_capitalised = true;
  auto const measure = base::Length::from_pt(widest);
  diag::Sink unsaid;  // what is too wide even so is for the caller to see
  return text::break_paragraph(
             *lettering.fonts, pieces, [measure](std::size_t) { return measure; }, parameters, unsaid)
      .lines;
}

bool is_overfull(std::vector<text::Line> const& lines) {
  return std::any_of(lines.begin(), lines.end(), [](text::Line const& line) { return line.overfull; });
}

void wrap(Label& label, Lettering const& lettering, text::TextStyle style, double widest, LongWords long_words) {
  style.hyphens = text::Hyphens::None;
  auto const text = long_words == LongWords::Broken ? with_breaks(label.text, lettering, style, widest) : label.text;
  auto lines = break_lines(text, lettering, style, widest);
  if (long_words == LongWords::Hyphenated && is_overfull(lines)) {
    style.hyphens = text::Hyphens::Auto;
    auto hyphenated = break_lines(text, lettering, style, widest);
    if (hyphenated.size() <= most_hyphenated_lines && !is_overfull(hyphenated)) lines = std::move(hyphenated);
  }
  for (auto const& line : lines) label.lines.push_back({line.runs, line.width.to_pt()});
}

}  // namespace

Label set_label(Lettering const& lettering, std::string_view text, text::TextStyle const& style,
                std::optional<double> widest, LongWords long_words) {
  auto label = empty_label(lettering, style);
  auto const corrected = locale::correct(text.substr(0, longest_label), lettering.profile);
  label.text = locale::apply_plain(text.substr(0, longest_label), corrected.edits);
  if (base::trim(label.text).empty()) return label;
  auto run = std::make_shared<text::GlyphRun>(
      text::shape(*lettering.fonts, label.text, style, lettering.where, *lettering.sink));
  double const width = run->width().to_pt();
  if (widest && width > *widest)
    wrap(label, lettering, style, std::max(*widest, 1.0), long_words);
  else
    label.lines.push_back({{{base::Length(), std::move(run), 0}}, width});
  for (auto const& line : label.lines) label.width = std::max(label.width, line.width);
  return label;
}

}  // namespace livret::chart
