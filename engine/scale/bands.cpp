#include "scale/bands.hpp"

#include <algorithm>
#include <cmath>

#include "scale/range.hpp"

namespace livret::scale {

namespace {

double within_unit(double share) { return std::clamp(std::isnan(share) ? 0.0 : share, 0.0, 1.0); }

}  // namespace

Bands lay_bands(Definition const& definition, std::size_t count, double first, double last) {
  bool const points = definition.type == Type::Point;
  bool const rounds = definition.rounding == Definition::Rounding::Integer;
  double const inner = points ? 1 : within_unit(definition.padding_inner.value_or(definition.padding));
  double const outer = within_unit(definition.padding_outer.value_or(definition.padding));
  double const number = static_cast<double>(count);
  Bands bands;
  bands.count = count;
  if (last < first) bands.direction = Bands::Direction::Backward;
  double const low = std::min(first, last);
  double const high = std::max(first, last);
  double const space = band_space(number, inner, outer);
  bands.step = (high - low) / (space == 0 ? 1 : space);
  if (rounds) bands.step = std::floor(bands.step);
  bands.start = low + (high - low - bands.step * (number - inner)) * within_unit(definition.align);
  bands.width = bands.step * (1 - inner);
  if (rounds) {
    bands.start = std::floor(bands.start + 0.5);
    bands.width = std::floor(bands.width + 0.5);
  }
  return bands;
}

std::optional<std::size_t> Bands::band_at(double place) const {
  constexpr double tolerance = 1e-10;
  if (count == 0 || !(step > 0) || !(place >= start) || !std::isfinite(step)) return std::nullopt;
  double const steps = std::min((place - start) / step, static_cast<double>(count - 1));
  auto const slot = static_cast<std::size_t>(steps);
  if (place - (start + step * static_cast<double>(slot)) > width + tolerance) return std::nullopt;
  return direction == Direction::Forward ? slot : count - 1 - slot;
}

}  // namespace livret::scale
