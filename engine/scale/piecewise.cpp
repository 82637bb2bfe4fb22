#include "scale/piecewise.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace livret::scale {

Piecewise::Piecewise(std::vector<double> ends) : ends_(std::move(ends)) {
  reversed_ = !ends_.empty() && ends_.back() < ends_.front();
  if (reversed_) std::ranges::reverse(ends_);
  for (std::size_t i = 0; i + 1 < ends_.size(); ++i) spans_.push_back(ends_[i + 1] - ends_[i]);
}

std::size_t Piecewise::stretch_of(double x) const { return bisect(std::span(ends_).subspan(1, spans_.size() - 1), x); }

std::size_t bisect(std::span<double const> ascending, double x) {
  if (std::isnan(x)) return ascending.size();
  std::size_t low = 0, high = ascending.size();
  while (low < high) {
    auto const middle = (low + high) / 2;
    if (ascending[middle] <= x)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

}  // namespace livret::scale
