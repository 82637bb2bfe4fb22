#pragma once

#include <cmath>

namespace livret::expr {

/// Pseudo-random numbers in [0, 1): the linear congruential generator of vega-statistics (`randomLCG`), multiplier
/// 1103515245, increment 12345, modulus 2^31 − 1, computed in doubles as there, so that a sequence from one seed is the
/// same as Vega's.
class RandomNumbers {
 public:
  explicit RandomNumbers(double seed) : state_(seed) {}
  double next() {
    constexpr double modulus = 2147483647;
    state_ = std::fmod(1103515245 * state_ + 12345, modulus);
    return state_ / modulus;
  }

 private:
  double state_;
};

}  // namespace livret::expr
