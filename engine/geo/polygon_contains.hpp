#pragma once

#include "geo/geometry.hpp"

namespace livret::geo {

/// Whether a polygon on the sphere, its rings in radians and without their last position said again, has the position
/// inside.
bool polygon_contains(Rings const& rings, Position at);

}  // namespace livret::geo
