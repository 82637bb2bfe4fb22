#pragma once

#include "geo/geometry.hpp"

namespace livret::geo {

/// Meridians and parallels. Degrees throughout; steps and extents are (longitude, latitude). Minor lines end before the
/// poles.
struct Graticule {
  struct Range {
    Position from, to;
  };
  Range extent_major = {{-180, -90 + 1e-6}, {180, 90 - 1e-6}};
  Range extent_minor = {{-180, -80 - 1e-6}, {180, 80 + 1e-6}};
  Position step_major = {90, 360};
  Position step_minor = {10, 10};
  double precision = 2.5;  ///< between two points of a parallel
};

/// The lines as a MultiLineString. Numbers that are not finite, steps that are not above 0 and more than a million
/// positions are reported at `span`, and give no lines.
Geometry graticule_lines(Graticule const& graticule, diag::Span span, diag::Sink& sink);
/// The edge of the major extent as a Polygon.
Geometry graticule_outline(Graticule const& graticule, diag::Span span, diag::Sink& sink);

}  // namespace livret::geo
