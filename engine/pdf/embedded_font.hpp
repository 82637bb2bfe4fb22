#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pdf/objects.hpp"
#include "pdf/pdf.hpp"
#include "text/font_book.hpp"

namespace livret::pdf {

/// A font program ready to go into a file, with what depends on it alone.
struct EmbeddedFont {
  std::string name;  ///< PostScript name with its subset tag
  bool is_cff = false;
  Bytes program;                     ///< deflated
  std::size_t length = 0;            ///< before
  std::vector<std::int16_t> widths;  ///< by glyph id, 1/1000 em; −1 where the program lacks the glyph
  text::FaceMetrics metrics;
  int weight = 400;
  text::Slant slant = text::Slant::Upright;

  int width_of(std::uint16_t glyph) const;
};

}  // namespace livret::pdf
