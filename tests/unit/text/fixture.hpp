#pragma once

#include <string>
#include <string_view>

#include "text/paragraph.hpp"

namespace livret::text {

/// The fonts of the repository and the square font; a sink in which nothing is expected unless a case looks.
struct Fixture {
  diag::SourceMap sources;
  diag::Sink sink;
  FontBook fonts;

  Fixture() {
    std::string const root = LIVRET_SOURCE_DIR;
    fonts.add_folder(root + "/tests/fonts", sources, sink);
    fonts.add_folder(root + "/fonts", sources, sink);
  }

  TextStyle style(std::string_view family, double size, int weight = 400, Slant slant = Slant::Upright) {
    TextStyle result;
    result.face = fonts.find({std::string(family), weight, slant}, {}, sink);
    result.size = base::Length::from_pt(size);
    return result;
  }

  /// Ten points a character.
  TextStyle square() { return style("Square", 10); }

  BrokenParagraph break_text(std::string_view text, double measure, BreakParameters const& parameters,
                             TextStyle const& of) {
    Piece const pieces[] = {Span{std::string(text), of, 0, {}}};
    auto const width = [measure](std::size_t) { return base::Length::from_pt(measure); };
    return break_paragraph(fonts, pieces, width, parameters, sink);
  }
};

/// What is seen on a line, a shown soft hyphen as `-`, without the space that hangs at its end.
inline std::string text_of(Line const& line) {
  std::string text;
  for (auto const& placed : line.runs) text += placed.run->text == "\u00AD" ? "-" : placed.run->text;
  if (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

inline std::vector<std::string> lines_of(BrokenParagraph const& paragraph) {
  std::vector<std::string> lines;
  for (auto const& line : paragraph.lines) lines.push_back(text_of(line));
  return lines;
}

}  // namespace livret::text
