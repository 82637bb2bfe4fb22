#pragma once

#include "geo/sphere_math.hpp"
#include "geo/stream.hpp"

namespace livret::geo {

/// Twice the part of the sphere that rings bound, in half turns round the south pole; negative where they go round
/// their area counterclockwise. Positions in degrees.
class RingAreaSum {
 public:
  void start_polygon() { sum_ = {}; }
  void start_ring() { has_previous_ = false; }
  void add(Position degrees);
  /// Half the signed area in steradians.
  double value() const { return sum_.value(); }

 private:
  ExactSum sum_;
  bool has_previous_ = false;
  double lambda_ = 0, cos_half_ = 0, sin_half_ = 0;
};

}  // namespace livret::geo
