#include "scale/ticks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "scale/powers.hpp"

namespace livret::scale {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// ECMAScript's Math.round.
double nearest(double x) { return std::floor(x + 0.5); }

/// Round values of the form i × step, or i ÷ −step where step is negative, for i from `first` to `last`.
struct Steps {
  double first = not_a_number, last = not_a_number, step = not_a_number;

  double value(double i) const { return step < 0 ? i / -step : i * step; }
};

/// Where a step turns from 1 to 2, 5 and 10 times a power of ten: halfway between them on a logarithmic scale.
double factor_of(double excess) {
  static double const from_10 = std::sqrt(50.0), from_5 = std::sqrt(10.0), from_2 = std::sqrt(2.0);
  if (excess >= from_10) return 10;
  if (excess >= from_5) return 5;
  return excess >= from_2 ? 2 : 1;
}

double power_of_ten(double exponent) { return Powers(10, Powers::Sign::Positive).power(exponent); }

/// d3-array's tickSpec, for start ≤ stop.
Steps find_steps(double start, double stop, double count) {
  double const step = (stop - start) / std::max(0.0, count);
  double const power = std::floor(std::log10(step));
  if (!std::isfinite(power)) return {};
  double const factor = factor_of(step / power_of_ten(power));
  Steps steps;
  steps.step = power < 0 ? -(power_of_ten(-power) / factor) : power_of_ten(power) * factor;
  double const size = std::fabs(steps.step);
  steps.first = nearest(power < 0 ? start * size : start / size);
  steps.last = nearest(power < 0 ? stop * size : stop / size);
  if (steps.value(steps.first) < start) ++steps.first;
  if (steps.value(steps.last) > stop) --steps.last;
  if (steps.last < steps.first && count >= 0.5 && count < 2) return find_steps(start, stop, count * 2);
  return steps;
}

}  // namespace

std::vector<double> ticks(double start, double stop, double count) {
  if (!(count > 0)) return {};
  if (start == stop) return {start};
  auto const steps =
      find_steps(std::min(start, stop), std::max(start, stop), std::min(count, static_cast<double>(most_ticks) / 4));
  std::vector<double> values;
  if (!std::isfinite(steps.first) || !std::isfinite(steps.last) || steps.last < steps.first) return values;
  auto const size = static_cast<std::size_t>(std::min(steps.last - steps.first + 1, static_cast<double>(most_ticks)));
  for (std::size_t i = 0; i < size; ++i) values.push_back(steps.value(steps.first + static_cast<double>(i)));
  if (stop < start) std::ranges::reverse(values);
  return values;
}

double tick_increment(double start, double stop, double count) { return find_steps(start, stop, count).step; }

double tick_step(double start, double stop, double count) {
  if (start == stop) return 0;
  bool const descending = stop < start;
  double const increment = descending ? tick_increment(stop, start, count) : tick_increment(start, stop, count);
  double const step = increment < 0 ? 1 / -increment : increment;
  return descending ? -step : step;
}

}  // namespace livret::scale
