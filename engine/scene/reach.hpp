#pragma once

#include <cmath>

namespace livret::scene {

/// Whether all are numbers within reach of any paper; what has others is not drawn.
template <typename... Values>
bool is_within_reach(Values... values) {
  constexpr double reach = 1e9;
  return ((std::fabs(values) <= reach) && ...);
}

}  // namespace livret::scene
