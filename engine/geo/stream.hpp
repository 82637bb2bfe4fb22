#pragma once

#include "geo/geometry.hpp"

namespace livret::geo {

/// What geometries are fed to, point by point. A line is what comes between line_start and line_end; between
/// polygon_start and polygon_end lines are rings whose last point is not said again. Positions are in degrees, in
/// radians or in pt, as the stage has it.
class Stream {
 public:
  Stream() = default;
  Stream(Stream const&) = delete;
  Stream& operator=(Stream const&) = delete;
  virtual ~Stream() = default;

  virtual void point(Position at) = 0;
  virtual void line_start() = 0;
  virtual void line_end() = 0;
  virtual void polygon_start() = 0;
  virtual void polygon_end() = 0;
  /// The whole sphere, which the first stage that cuts it makes a polygon of.
  virtual void sphere() {}
  /// A point where a line was cut at the edge of what is shown.
  virtual void edge_point(Position at) { point(at); }
};

/// Feeds all of it as it is. Rings without an inside of their own (fewer than two positions) are left out.
void feed(Geometry const& geometry, Stream& sink);

}  // namespace livret::geo
