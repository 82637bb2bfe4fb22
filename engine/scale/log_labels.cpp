#include "scale/log_labels.hpp"

#include <algorithm>
#include <cmath>

namespace livret::scale {

LogLabels::LogLabels(Scale const& scale, double count, std::size_t tick_count)
    : base_(scale.definition().base),
      greatest_(tick_count == 0 ? 1 : std::max(1.0, base_ * count / static_cast<double>(tick_count))) {}

bool LogLabels::shows(double tick) const {
  double const size = std::fabs(tick);
  double digit = size / std::pow(base_, std::floor(std::log(size) / std::log(base_) + 0.5));
  if (digit * base_ < base_ - 0.5) digit *= base_;
  return digit <= greatest_;
}

}  // namespace livret::scale
