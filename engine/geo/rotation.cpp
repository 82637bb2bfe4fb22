#include "geo/rotation.hpp"

#include <cmath>

#include "geo/sphere_math.hpp"

namespace livret::geo {

namespace {

double wrapped(double lambda) {
  // Halves go up, as ECMAScript rounds, so that the antimeridian stays on the side that d3 leaves it on.
  return std::abs(lambda) > pi ? lambda - std::floor(lambda / tau + 0.5) * tau : lambda;
}

}  // namespace

Rotation::Rotation(std::array<double, 3> angles)
    : lambda_(std::fmod(angles[0], tau)),
      tilts_(angles[1] != 0 || angles[2] != 0),
      cos_phi_(std::cos(angles[1])),
      sin_phi_(std::sin(angles[1])),
      cos_gamma_(std::cos(angles[2])),
      sin_gamma_(std::sin(angles[2])) {}

Position Rotation::forward(Position angles) const {
  if (!tilts_ || lambda_ != 0) angles.x = wrapped(angles.x + lambda_);
  if (!tilts_) return angles;
  Vector const v = to_vector(angles);
  double const k = v.z * cos_phi_ + v.x * sin_phi_;
  return {std::atan2(v.y * cos_gamma_ - k * sin_gamma_, v.x * cos_phi_ - v.z * sin_phi_),
          safe_asin(k * cos_gamma_ + v.y * sin_gamma_)};
}

Position Rotation::inverse(Position angles) const {
  if (tilts_) {
    Vector const v = to_vector(angles);
    double const k = v.z * cos_gamma_ - v.y * sin_gamma_;
    angles = {std::atan2(v.y * cos_gamma_ + v.z * sin_gamma_, v.x * cos_phi_ + k * sin_phi_),
              safe_asin(k * cos_phi_ - v.x * sin_phi_)};
  }
  if (!tilts_ || lambda_ != 0) angles.x = wrapped(angles.x - lambda_);
  return angles;
}

}  // namespace livret::geo
