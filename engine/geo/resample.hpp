#pragma once

#include "geo/raw_projection.hpp"
#include "geo/sphere_math.hpp"
#include "geo/stream.hpp"

namespace livret::geo {

/// The projection of a sphere (radians) of radius 1 and what brings it to the page.
struct PlaneProjection {
  RawProjection const* raw = nullptr;
  double scale_x = 1, scale_y = 1;  ///< negative where it reflects
  double x0 = 0, y0 = 0;

  Position forward(Position angles) const {
    Position const at = raw->forward(angles);
    return {x0 + scale_x * at.x, y0 - scale_y * at.y};
  }
  Position inverse(Position at) const { return raw->inverse({(at.x - x0) / scale_x, (y0 - at.y) / scale_y}); }
};

/// Projects, with points added on lines where their image is bent by more than `precision` (pt); none where it is 0.
class Resample : public Stream {
 public:
  Resample(PlaneProjection projection, double precision, Stream& sink)
      : projection_(projection), allowed_squared_(precision * precision), sink_(sink) {}

  void point(Position at) override;
  void line_start() override;
  void line_end() override;
  void polygon_start() override;
  void polygon_end() override;

 private:
  struct Sample {
    Position image;
    double lambda = 0;
    Vector place;
  };
  void line_point(Position at);
  void line_to(Sample const& from, Sample const& to, int depth);
  bool is_bent(Sample const& from, Sample const& middle, Sample const& to) const;

  PlaneProjection projection_;
  double allowed_squared_;
  Stream& sink_;
  bool is_polygon_ = false;
  bool is_line_ = false;
  bool has_previous_ = false;
  Sample first_, previous_;
  int points_left_ = 500'000;  ///< that may be added; a huge scale must not fill the memory
};

}  // namespace livret::geo
