#pragma once

#include <cstdint>
#include <vector>

#include "text/font_book.hpp"

namespace livret::text {

/// One step of an outline, in font units with y upward. Only `Curve` uses the control points; `Close` uses no point.
struct OutlineStep {
  enum class Kind { Move, Line, Curve, Close };
  Kind kind = Kind::Move;
  double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
  double x = 0, y = 0;
};

/// The contours of a glyph, filled by the nonzero rule; quadratic curves are given as the cubic ones that equal them.
/// Empty for a blank glyph and for an id that the face does not have.
std::vector<OutlineStep> glyph_outline(Face const& face, std::uint16_t glyph);

}  // namespace livret::text
