#pragma once

#include <string>
#include <utility>
#include <vector>

namespace livret::chart {

/// Round values from `from` to `to`, about `count` of them, at steps of 1, 2 or 5 times a power of ten: the values of
/// d3-array's `ticks`, ascending. None where the bounds are not finite.
std::vector<double> linear_ticks(double from, double to, double count);

/// The distance of linear ticks; 0 where there is none.
double tick_step(double from, double to, double count);

/// The bounds extended to round values, as d3-scale's `nice`.
std::pair<double, double> nice_bounds(double from, double to, double count);

/// Powers of ten within the bounds, and 2 and 5 times these where there are fewer than three of them.
std::vector<double> log_ticks(double from, double to);

/// Ticks of time at calendar steps from a day to years, and the d3-time-format specifier of the finest part that
/// varies.
struct TimeTicks {
  std::vector<double> values;  ///< milliseconds, UTC
  enum class Unit { Day, Month, Year };
  Unit unit = Unit::Year;
};
TimeTicks time_ticks(double from, double to, double count);

}  // namespace livret::chart
