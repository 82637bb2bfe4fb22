#pragma once

#include <optional>

#include "scale/scale.hpp"

namespace livret::scale {

/// Bands of equal width side by side; points are bands without a width.
struct Bands {
  std::size_t count = 0;
  double start = 0, step = 0, width = 0;
  enum class Direction { Forward, Backward };
  Direction direction = Direction::Forward;  ///< Backward: the first band has the greatest place

  double place_of(std::size_t index) const {
    auto const slot = direction == Direction::Forward ? index : count - 1 - index;
    return start + step * static_cast<double>(slot);
  }
  /// The band over a place; nothing between bands.
  std::optional<std::size_t> band_at(double place) const;
};

/// Bands between two ends, with padding, alignment and rounding as vega-scale's band.
Bands lay_bands(Definition const& definition, std::size_t count, double first, double last);

}  // namespace livret::scale
