#pragma once

#include <optional>
#include <span>
#include <vector>

#include "expr/value.hpp"
#include "scale/interval.hpp"
#include "scale/scale.hpp"

namespace livret::scale {

/// No function here gives more ticks than this, whatever is asked for.
inline constexpr std::size_t most_ticks = 10'000;

/// d3-array's `ticks`, `tickStep` and `tickIncrement`: round values from `start` to `stop` (in that direction), about
/// `count` of them; their distance, negative where `stop` is less; the distance, or the negated number of steps in 1
/// where it is less than 1. Equal ends have one tick and a step of 0; ends
/// that are not finite no ticks and a step of NaN.
std::vector<double> ticks(double start, double stop, double count);
double tick_step(double start, double stop, double count);
double tick_increment(double start, double stop, double count);

/// d3-scale's ticks of a logarithmic scale: powers of the base and their multiples, or linear ones within less than a
/// power.
std::vector<double> log_ticks(double start, double stop, double base, double count);

/// The interval of the calendar that divides a time into about `count`; nothing where the ends are not finite. `days`
/// is the unit of days: `Day` on a `time` scale, `UnixDay` on a `utc` scale, as in d3.
std::optional<Interval> time_tick_interval(double start, double stop, double count, TimeUnit days);
/// Moments from `start` to `stop`, both included, in that direction.
std::vector<double> time_ticks(double start, double stop, TickCount const& count, TimeUnit days);

/// The count that Vega asks a scale for: at least one a bin, and no more than keep `least_step` between ticks.
/// Intervals count on temporal scales only, elsewhere they give 10.
TickCount tick_count(Scale const& scale, TickCount const& asked, std::optional<double> least_step = std::nullopt);

/// The values a guide marks: bins within the range, round values of continuous scales, else the domain.
std::vector<expr::Value> tick_values(Scale const& scale, TickCount const& count);

/// Of given values those within the range, in the order of the range, every second left out until there are no more
/// than `count`.
std::vector<expr::Value> valid_ticks(Scale const& scale, std::span<expr::Value const> values, TickCount const& count);

/// What a legend shows: Vega's labelValues. `most` is where the last of binned values ends, infinite for thresholds.
struct LegendValues {
  std::vector<expr::Value> values;
  std::optional<double> most;
};
LegendValues legend_values(Scale const& scale, TickCount const& count);

/// Where on a legend of binned values from 0 to 1 a boundary stands.
double legend_fraction(Scale const& scale, double value);

}  // namespace livret::scale
