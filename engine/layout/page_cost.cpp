#include "layout/page_cost.hpp"

#include <algorithm>
#include <cmath>

namespace livret::layout {

PageCost emptiness_cost(base::Length empty, base::Length height) {
  double const part = 10 * std::max(empty / height, 0.0);
  return std::lround(std::min(100 * part * part * part, 2500.0));
}

PageCost short_page_cost(base::Length filled, base::Length height) {
  double const missing = 1 - 3 * std::clamp(filled / height, 0.0, 1.0);
  return std::lround(300 * std::max(missing, 0.0));
}

}  // namespace livret::layout
