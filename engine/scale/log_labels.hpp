#pragma once

#include <cstddef>

#include "scale/scale.hpp"

namespace livret::scale {

/// Which ticks of a logarithmic scale have a label, so that they do not crowd: those with a small leading digit.
/// Of a negative domain the digits count without their sign, where Vega leaves all labels out.
class LogLabels {
 public:
  /// `tick_count` is how many ticks there are, `count` how many were asked for.
  LogLabels(Scale const& scale, double count, std::size_t tick_count);
  bool shows(double tick) const;

 private:
  double base_;
  double greatest_;  ///< leading digit
};

}  // namespace livret::scale
