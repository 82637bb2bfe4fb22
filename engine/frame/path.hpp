#pragma once

#include "frame/drawing.hpp"

namespace livret::frame {

/// A closed rectangle from its top left corner, y downward. Corners are quarter circles of `radius`, or of half the
/// shorter side where that is less; square where it is 0.
Path rectangle_path(Vertex corner, double width, double height, double radius = 0);

}  // namespace livret::frame
