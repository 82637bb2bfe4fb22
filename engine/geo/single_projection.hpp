#pragma once

#include <memory>

#include "geo/clip_rectangle.hpp"
#include "geo/clip_sphere.hpp"
#include "geo/projection_plan.hpp"
#include "geo/resample.hpp"
#include "geo/rotation.hpp"

namespace livret::geo {

/// One projection of the sphere: rotate, cut, project with resampling, clip to a box.
class SingleProjection {
 public:
  explicit SingleProjection(ProjectionSettings const& settings);

  Position forward(Position degrees) const;
  Position inverse(Position point) const;
  /// Whether the box shows a point of the map.
  bool shows(Position point) const;
  /// Takes positions in degrees, and feeds what is shown to the sink, which must live as long.
  std::unique_ptr<Stream> make_stream(Stream& sink) const;

 private:
  std::shared_ptr<RawProjection const> raw_;
  PlaneProjection plane_;
  Rotation rotation_;
  std::shared_ptr<ClipRegion const> region_;
  std::optional<Extent> box_;
  double precision_;
};

}  // namespace livret::geo
