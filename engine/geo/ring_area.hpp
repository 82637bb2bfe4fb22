#pragma once

#include "geo/sphere_math.hpp"
#include "geo/stream.hpp"

namespace livret::geo {

/// Half the area that a polygon's rings bound, negative where they go round it counterclockwise. Positions in degrees;
/// a ring's first is to be added again at its end.
class RingArea {
 public:
  void start_polygon() { sum_ = {}; }
  void start_ring() { has_previous_ = false; }
  void add(Position degrees);
  double value() const { return sum_.value(); }

 private:
  ExactSum sum_;
  bool has_previous_ = false;
  double lambda_ = 0, cos_half_ = 0, sin_half_ = 0;
};

}  // namespace livret::geo
