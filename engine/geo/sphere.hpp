#pragma once

#include <optional>

#include "geo/geometry.hpp"

namespace livret::geo {

/// From west to east: `west` is greater than `east` where the box lies over the antimeridian.
struct SphereBounds {
  double west = 0, south = 0, east = 0, north = 0;
  auto operator<=>(SphereBounds const&) const = default;
};

/// Measures on the sphere itself, as geoArea, geoCentroid and geoBounds: area in steradians, centre of mass and bounds
/// in degrees. Lines are arcs of great circles. Nothing where the geometry is empty or, for the centre, has no
/// direction.
double sphere_area(Geometry const& geometry);
std::optional<Position> sphere_centroid(Geometry const& geometry);
std::optional<SphereBounds> sphere_bounds(Geometry const& geometry);

}  // namespace livret::geo
