#pragma once

#include <array>

#include "geo/geometry.hpp"

namespace livret::geo {

/// A rotation of the sphere by three angles in radians: about its axis, then about the two others. The result's
/// longitude is between -π and π.
class Rotation {
 public:
  Rotation() : Rotation({0, 0, 0}) {}
  explicit Rotation(std::array<double, 3> angles);

  Position forward(Position angles) const;
  Position inverse(Position angles) const;

 private:
  double lambda_;
  bool tilts_;  ///< turns about another axis than the sphere's, too
  double cos_phi_, sin_phi_, cos_gamma_, sin_gamma_;
};

}  // namespace livret::geo
