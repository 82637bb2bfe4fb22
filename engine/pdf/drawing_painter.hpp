#pragma once

#include "frame/drawing.hpp"
#include "pdf/content_stream.hpp"

namespace livret::pdf {

/// Paints a drawing whose top left corner is at (x, y) of the page, y upward. The graphics state is as before
/// afterwards.
void paint_drawing(frame::Drawing const& drawing, double x, double y, ContentStream& out);

}  // namespace livret::pdf
