#pragma once

#include <array>
#include <memory>

#include "geo/projection.hpp"

namespace livret::geo {

/// A projection of the unit sphere, in radians, to the plane with y upward, and back.
class RawProjection {
 public:
  virtual ~RawProjection() = default;
  virtual Position forward(Position angles) const = 0;
  virtual Position inverse(Position at) const = 0;
};

/// Of a type that is one projection (not Identity, nor a composite); `parallels` in radians.
std::shared_ptr<RawProjection const> raw_projection(ProjectionType type, std::array<double, 2> parallels);

std::shared_ptr<RawProjection const> raw_conic_conformal(std::array<double, 2> parallels);
std::shared_ptr<RawProjection const> raw_conic_equal_area(std::array<double, 2> parallels);
std::shared_ptr<RawProjection const> raw_conic_equidistant(std::array<double, 2> parallels);
std::shared_ptr<RawProjection const> raw_azimuthal(ProjectionType type);
std::shared_ptr<RawProjection const> raw_mercator();
std::shared_ptr<RawProjection const> raw_equirectangular();

}  // namespace livret::geo
