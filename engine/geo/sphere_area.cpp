#include "geo/ring_area.hpp"
#include "geo/sphere.hpp"

namespace livret::geo {

namespace {

class AreaStream : public Stream {
 public:
  void point(Position at) override {
    if (!is_polygon_ || !is_line_) return;
    if (is_first_) first_ = at;
    is_first_ = false;
    ring_.add(at);
  }
  void line_start() override {
    is_line_ = true;
    is_first_ = true;
    ring_.start_ring();
  }
  void line_end() override {
    if (is_polygon_ && !is_first_) ring_.add(first_);
    is_line_ = false;
  }
  void polygon_start() override {
    is_polygon_ = true;
    ring_.start_polygon();
  }
  void polygon_end() override {
    is_polygon_ = false;
    half_area_.add(ring_.value() < 0 ? tau + ring_.value() : ring_.value());
  }
  void sphere() override { half_area_.add(tau); }

  double result() const { return half_area_.value() * 2; }

 private:
  RingArea ring_;
  ExactSum half_area_;
  Position first_;
  bool is_first_ = false;
  bool is_line_ = false;
  bool is_polygon_ = false;
};

}  // namespace

/// By Cagnoli's theorem: I. Todhunter, Spherical Trigonometry, 1871, 103 (2).
void RingArea::add(Position degrees) {
  double const lambda = degrees.x * radians;
  double const half = degrees.y * radians / 2 + quarter_pi;  // of the distance from the south pole
  double const cos_half = std::cos(half);
  double const sin_half = std::sin(half);
  if (has_previous_) {
    double const delta = lambda - lambda_;
    double const direction = delta >= 0 ? 1 : -1;
    double const k = sin_half_ * sin_half;
    sum_.add(std::atan2(k * direction * std::sin(direction * delta),
                        cos_half_ * cos_half + k * std::cos(direction * delta)));
  }
  has_previous_ = true;
  lambda_ = lambda;
  cos_half_ = cos_half;
  sin_half_ = sin_half;
}

double sphere_area(Geometry const& geometry) {
  AreaStream area;
  feed(geometry, area);
  return area.result();
}

}  // namespace livret::geo
