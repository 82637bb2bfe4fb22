#pragma once

#include "frame/drawing.hpp"

namespace livret::canvas {

/// The part of a circle between two angles in radians, clockwise from the x axis, or back where `to` is less; at most a
/// turn. Its curves end where the circle is widest, so that their ends are its extremes. It begins with a line where
/// the path has an open part, else with a move.
void append_arc(frame::Path& path, frame::Vertex centre, double radius, double from, double to);

}  // namespace livret::canvas
