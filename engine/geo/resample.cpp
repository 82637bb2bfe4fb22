#include "geo/resample.hpp"

namespace livret::geo {

namespace {

constexpr int deepest_division = 16;
/// Longer arcs are always divided; cos 30°.
double const cos_long_arc = std::cos(30 * radians);

}  // namespace

void Resample::point(Position at) {
  if (is_line_ && allowed_squared_ > 0) return line_point(at);
  sink_.point(projection_.forward(at));
}

void Resample::line_start() {
  is_line_ = true;
  has_previous_ = false;
  sink_.line_start();
}

void Resample::line_end() {
  if (is_polygon_ && has_previous_) line_to(previous_, first_, deepest_division);
  is_line_ = false;
  has_previous_ = false;
  sink_.line_end();
}

void Resample::polygon_start() {
  is_polygon_ = true;
  sink_.polygon_start();
}

void Resample::polygon_end() {
  is_polygon_ = false;
  sink_.polygon_end();
}

void Resample::line_point(Position at) {
  Sample const sample{projection_.forward(at), at.x, to_vector(at)};
  if (has_previous_)
    line_to(previous_, sample, deepest_division);
  else
    first_ = sample;
  sink_.point(sample.image);
  previous_ = sample;
  has_previous_ = true;
}

void Resample::line_to(Sample const& from, Sample const& to, int depth) {
  double const dx = to.image.x - from.image.x;
  double const dy = to.image.y - from.image.y;
  if (!(dx * dx + dy * dy > 4 * allowed_squared_) || depth == 0 || points_left_ <= 0) return;
  Sample middle;
  middle.place = normalised(from.place + to.place);
  bool const is_meridian =
      std::abs(std::abs(middle.place.z) - 1) < angle_tolerance || std::abs(from.lambda - to.lambda) < angle_tolerance;
  middle.lambda = is_meridian ? (from.lambda + to.lambda) / 2 : std::atan2(middle.place.y, middle.place.x);
  middle.image = projection_.forward({middle.lambda, safe_asin(middle.place.z)});
  if (!is_bent(from, middle, to)) return;
  line_to(from, middle, depth - 1);
  --points_left_;
  sink_.point(middle.image);
  line_to(middle, to, depth - 1);
}

bool Resample::is_bent(Sample const& from, Sample const& middle, Sample const& to) const {
  double const dx = to.image.x - from.image.x;
  double const dy = to.image.y - from.image.y;
  double const squared = dx * dx + dy * dy;
  double const dx_middle = middle.image.x - from.image.x;
  double const dy_middle = middle.image.y - from.image.y;
  double const off = dy * dx_middle - dx * dy_middle;
  double const along = (dx * dx_middle + dy * dy_middle) / squared;
  return off * off / squared > allowed_squared_ || std::abs(along - 0.5) > 0.3 ||
         dot(from.place, to.place) < cos_long_arc;
}

}  // namespace livret::geo
