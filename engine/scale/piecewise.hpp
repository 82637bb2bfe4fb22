#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace livret::scale {

/// Where a number lies among the ends of a domain: between ends `stretch` and `stretch + 1`, at `part` of the way.
struct Place {
  std::size_t stretch = 0;
  double part = 0;
};

/// The stretches between the ends of a domain, d3-scale's bimap and polymap. The ends are in ascending order; where
/// they were given in descending order `reversed` says so, and what they are mapped to must be turned round as well.
class Piecewise {
 public:
  Piecewise() = default;
  explicit Piecewise(std::vector<double> ends);

  bool is_empty() const { return spans_.empty(); }
  bool is_reversed() const { return reversed_; }
  /// Needs a stretch to be there. The part is one half where both ends are equal; it is not
  /// finite where an end is not.
  Place place_of(double x) const {
    std::size_t stretch = 0;
    if (spans_.size() > 1) stretch = stretch_of(x);
    double const span = spans_[stretch];
    return {stretch, span == 0 ? 0.5 : (x - ends_[stretch]) / span};
  }

 private:
  std::size_t stretch_of(double x) const;

  std::vector<double> ends_;
  std::vector<double> spans_;
  bool reversed_ = false;
};

/// The index of the first of ascending numbers that is greater than `x`: d3's bisectRight; all of them for NaN.
std::size_t bisect(std::span<double const> ascending, double x);

}  // namespace livret::scale
