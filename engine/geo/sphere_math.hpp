#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/geometry.hpp"

namespace livret::geo {

constexpr double pi = std::numbers::pi;
constexpr double half_pi = pi / 2;
constexpr double quarter_pi = pi / 4;
constexpr double tau = 2 * pi;
constexpr double degrees_of_radian = 180 / pi;
constexpr double radians = pi / 180;  ///< of a degree

/// Angles closer than this are the same.
constexpr double angle_tolerance = 1e-6;
/// Lengths and areas on the unit sphere below this are none.
constexpr double size_tolerance = 1e-12;

/// Of arguments that rounding took out of [-1, 1], too.
inline double safe_asin(double x) { return std::asin(std::clamp(x, -1.0, 1.0)); }
inline double safe_acos(double x) { return std::acos(std::clamp(x, -1.0, 1.0)); }
constexpr double sign(double x) { return x > 0 ? 1 : x < 0 ? -1 : 0; }

inline bool same_place(Position a, Position b) {
  return std::abs(a.x - b.x) < angle_tolerance && std::abs(a.y - b.y) < angle_tolerance;
}

struct Vector {
  double x = 0, y = 0, z = 0;
  friend constexpr Vector operator+(Vector a, Vector b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
  friend constexpr Vector operator*(Vector v, double factor) { return {v.x * factor, v.y * factor, v.z * factor}; }
};
constexpr double dot(Vector a, Vector b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
constexpr Vector cross(Vector a, Vector b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline double length(Vector v) { return std::sqrt(dot(v, v)); }
inline Vector normalised(Vector v) {
  double const size = length(v);
  return {v.x / size, v.y / size, v.z / size};
}

/// Between angles in radians and points of the unit sphere.
inline Vector to_vector(Position angles) {
  double const cos_y = std::cos(angles.y);
  return {cos_y * std::cos(angles.x), cos_y * std::sin(angles.x), std::sin(angles.y)};
}
inline Position to_angles(Vector v) { return {std::atan2(v.y, v.x), safe_asin(v.z)}; }

/// A sum whose rounding errors are summed beside it, as areas of opposite signs nearly cancel.
class ExactSum {
 public:
  void add(double term) {
    double const next = sum_ + term;
    double const part = next - sum_;
    error_ += (sum_ - (next - part)) + (term - part);
    sum_ = next;
  }
  double value() const { return sum_ + error_; }

 private:
  double sum_ = 0;
  double error_ = 0;
};

}  // namespace livret::geo
