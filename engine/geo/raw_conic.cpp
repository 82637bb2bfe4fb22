#include "geo/raw_projection.hpp"
#include "geo/sphere_math.hpp"

namespace livret::geo {

namespace {

/// The angle at the cone's tip of a point, whose height above the tip's is `height`; of points beyond the tip, too.
double cone_angle(double x, double height, double n) {
  double const angle = std::atan2(x, std::abs(height)) * sign(height);
  return (height * n < 0 ? angle - pi * sign(x) * sign(height) : angle) / n;
}

double half_tangent(double phi) { return std::tan((half_pi + phi) / 2); }

class CylindricalEqualArea : public RawProjection {
 public:
  explicit CylindricalEqualArea(double parallel) : cos_(std::cos(parallel)) {}
  Position forward(Position a) const override { return {a.x * cos_, std::sin(a.y) / cos_}; }
  Position inverse(Position at) const override { return {at.x / cos_, safe_asin(at.y * cos_)}; }

 private:
  double cos_;
};

class ConicEqualArea : public RawProjection {
 public:
  ConicEqualArea(double sin_first, double n)
      : n_(n), c_(1 + sin_first * (2 * n - sin_first)), tip_(std::sqrt(c_) / n) {}

  Position forward(Position a) const override {
    double const radius = std::sqrt(c_ - 2 * n_ * std::sin(a.y)) / n_;
    return {radius * std::sin(a.x * n_), tip_ - radius * std::cos(a.x * n_)};
  }
  Position inverse(Position at) const override {
    double const height = tip_ - at.y;
    return {cone_angle(at.x, height, n_), safe_asin((c_ - (at.x * at.x + height * height) * n_ * n_) / (2 * n_))};
  }

 private:
  double n_, c_, tip_;
};

class ConicConformal : public RawProjection {
 public:
  ConicConformal(double n, double f) : n_(n), f_(f) {}

  Position forward(Position a) const override {
    // One of the poles is at infinity.
    double const bound = half_pi - angle_tolerance;
    double const phi = f_ > 0 ? std::max(a.y, -bound) : std::min(a.y, bound);
    double const radius = f_ / std::pow(half_tangent(phi), n_);
    return {radius * std::sin(n_ * a.x), f_ - radius * std::cos(n_ * a.x)};
  }
  Position inverse(Position at) const override {
    double const height = f_ - at.y;
    double const radius = sign(n_) * std::sqrt(at.x * at.x + height * height);
    return {cone_angle(at.x, height, n_), 2 * std::atan(std::pow(f_ / radius, 1 / n_)) - half_pi};
  }

 private:
  double n_, f_;
};

class ConicEquidistant : public RawProjection {
 public:
  ConicEquidistant(double n, double g) : n_(n), g_(g) {}

  Position forward(Position a) const override {
    double const radius = g_ - a.y;
    return {radius * std::sin(n_ * a.x), g_ - radius * std::cos(n_ * a.x)};
  }
  Position inverse(Position at) const override {
    double const height = g_ - at.y;
    return {cone_angle(at.x, height, n_), g_ - sign(n_) * std::sqrt(at.x * at.x + height * height)};
  }

 private:
  double n_, g_;
};

}  // namespace

std::shared_ptr<RawProjection const> raw_conic_equal_area(std::array<double, 2> parallels) {
  double const sin_first = std::sin(parallels[0]);
  double const n = (sin_first + std::sin(parallels[1])) / 2;
  if (std::abs(n) < angle_tolerance) return std::make_shared<CylindricalEqualArea>(parallels[0]);
  return std::make_shared<ConicEqualArea>(sin_first, n);
}

std::shared_ptr<RawProjection const> raw_conic_conformal(std::array<double, 2> parallels) {
  auto const [first, second] = parallels;
  double const cos_first = std::cos(first);
  double const n = first == second
                       ? std::sin(first)
                       : std::log(cos_first / std::cos(second)) / std::log(half_tangent(second) / half_tangent(first));
  if (n == 0) return raw_mercator();
  return std::make_shared<ConicConformal>(n, cos_first * std::pow(half_tangent(first), n) / n);
}

std::shared_ptr<RawProjection const> raw_conic_equidistant(std::array<double, 2> parallels) {
  auto const [first, second] = parallels;
  double const cos_first = std::cos(first);
  double const n = first == second ? std::sin(first) : (cos_first - std::cos(second)) / (second - first);
  if (std::abs(n) < angle_tolerance) return raw_equirectangular();
  return std::make_shared<ConicEquidistant>(n, cos_first / n + first);
}

}  // namespace livret::geo
