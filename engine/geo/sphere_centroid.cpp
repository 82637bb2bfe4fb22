#include "geo/sphere.hpp"
#include "geo/sphere_math.hpp"
#include "geo/stream.hpp"

namespace livret::geo {

namespace {

/// Sums of places by area, by length and by number.
class CentroidStream : public Stream {
 public:
  void point(Position at) override {
    Vector const place = to_vector({at.x * radians, at.y * radians});
    if (is_line_ && has_previous_) add_arc(place);
    if (is_line_ && !has_previous_) first_ = place;
    add_place(place);
    previous_ = place;
    has_previous_ = true;
  }
  void line_start() override {
    is_line_ = true;
    has_previous_ = false;
  }
  void line_end() override {
    if (is_polygon_ && has_previous_) {
      add_arc(first_);
      add_place(first_);
    }
    is_line_ = false;
  }
  void polygon_start() override { is_polygon_ = true; }
  void polygon_end() override { is_polygon_ = false; }

  std::optional<Position> result() const {
    Vector sum{area_x_.value(), area_y_.value(), area_z_.value()};
    if (length(sum) < size_tolerance) sum = length_ < angle_tolerance ? mean_place_ : along_lines_;
    double const size = length(sum);
    if (size < size_tolerance) return std::nullopt;
    return Position{std::atan2(sum.y, sum.x) * degrees_of_radian, safe_asin(sum.z / size) * degrees_of_radian};
  }

 private:
  void add_place(Vector place) {
    count_ += 1;
    mean_place_ = mean_place_ + (place + mean_place_ * -1) * (1 / count_);
  }

  /// J. E. Brock, The Inertia Tensor for a Spherical Triangle, Journal of Applied Mechanics 42, 1975, page 239.
  void add_arc(Vector to) {
    Vector const normal = cross(previous_, to);
    double const size = length(normal);
    double angle = std::atan2(size, dot(previous_, to));
    if (is_polygon_) {
      // d3 takes the shorter of the angles that have this sine.
      angle = safe_asin(size);
      double const weight = size == 0 ? 0 : -angle / size;
      area_x_.add(weight * normal.x);
      area_y_.add(weight * normal.y);
      area_z_.add(weight * normal.z);
    }
    length_ += angle;
    along_lines_ = along_lines_ + (previous_ + to) * angle;
  }

  ExactSum area_x_, area_y_, area_z_;
  Vector along_lines_;
  double length_ = 0;
  Vector mean_place_;
  double count_ = 0;
  Vector first_, previous_;
  bool has_previous_ = false;
  bool is_line_ = false;
  bool is_polygon_ = false;
};

}  // namespace

std::optional<Position> sphere_centroid(Geometry const& geometry) {
  CentroidStream centroid;
  feed(geometry, centroid);
  return centroid.result();
}

}  // namespace livret::geo
