#pragma once

#include <optional>

#include "frame/drawing.hpp"
#include "geo/projection.hpp"

namespace livret::geo {

/// d3's and Vega's radius of a point's circle, in pt.
constexpr double usual_point_radius = 4.5;

/// The outline of the geometry on the map. Rings are closed, points are circles; what the projection does not show is
/// not there, so the path may be empty. To be filled by the non-zero rule. An Identity projection draws planar
/// geometries.
frame::Path map_path(Geometry const& geometry, Projection const& projection, double point_radius = usual_point_radius);

/// The frames of a composite projection's insets as closed rectangles.
frame::Path inset_frames(Projection const& projection);

/// Measures of the geometry on the map as geoPath's: the box of its points (of points without their radius), the centre
/// of mass of its areas (else of its lines, else of its points), the area in pt² and the length of lines and rings in
/// pt. Nothing where nothing is shown.
std::optional<Extent> map_bounds(Geometry const& geometry, Projection const& projection);
std::optional<Position> map_centroid(Geometry const& geometry, Projection const& projection);
double map_area(Geometry const& geometry, Projection const& projection);
double map_length(Geometry const& geometry, Projection const& projection);

}  // namespace livret::geo
