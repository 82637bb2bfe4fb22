#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "text/font_book.hpp"

namespace livret::text {

/// A font program with fewer glyphs. Glyph ids are those of the whole face (kept by HarfBuzz's retain-gids), so runs
/// need no translation.
struct FontProgram {
  std::string bytes;  ///< an OpenType file with glyf outlines, or a bare CFF table when `is_cff`
  bool is_cff = false;
  std::string postscript_name;        ///< without a subset tag
  std::vector<std::uint16_t> glyphs;  ///< those with outlines, ascending, .notdef included
  std::vector<int> widths;  ///< advance of each of `glyphs`, in 1/1000 em as PDF wants, rounded as the program has it
};

/// The subset that holds `glyphs`. The same glyphs give the same bytes.
base::Result<FontProgram> subset(Face const& face, std::span<std::uint16_t const> glyphs);

/// The glyphs of livret's repertoire in this face: Basic Latin, Latin-1, the letters of French, general punctuation,
/// arrows and the signs of reports, with what ligatures, figure styles, superiors and small capitals make of them. A
/// document's font is this set and what it uses beyond it, so its bytes do not depend on which documents it is made
/// with.
std::vector<std::uint16_t> repertoire(Face const& face);

}  // namespace livret::text
