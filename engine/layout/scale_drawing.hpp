#pragma once

#include "frame/drawing.hpp"

namespace livret::layout {

/// The drawing `factor` times as large, with its lines and glyphs. `factor` above 0.
frame::Drawing scale_drawing(frame::Drawing const& drawing, double factor);

}  // namespace livret::layout
