#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "scale/ticks.hpp"

namespace livret::scale {

namespace {

constexpr double second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour, week = 7 * day;
constexpr double month = 30 * day, year = 365 * day;

struct Candidate {
  TimeUnit unit;
  int step;
  double length;  ///< about, in milliseconds
};

/// The intervals that d3-time chooses from. `Day` stands for the unit of days that is asked for.
constexpr std::array candidates = {
    Candidate{TimeUnit::Second, 1, second},
    Candidate{TimeUnit::Second, 5, 5 * second},
    Candidate{TimeUnit::Second, 15, 15 * second},
    Candidate{TimeUnit::Second, 30, 30 * second},
    Candidate{TimeUnit::Minute, 1, minute},
    Candidate{TimeUnit::Minute, 5, 5 * minute},
    Candidate{TimeUnit::Minute, 15, 15 * minute},
    Candidate{TimeUnit::Minute, 30, 30 * minute},
    Candidate{TimeUnit::Hour, 1, hour},
    Candidate{TimeUnit::Hour, 3, 3 * hour},
    Candidate{TimeUnit::Hour, 6, 6 * hour},
    Candidate{TimeUnit::Hour, 12, 12 * hour},
    Candidate{TimeUnit::Day, 1, day},
    Candidate{TimeUnit::Day, 2, 2 * day},
    Candidate{TimeUnit::Sunday, 1, week},
    Candidate{TimeUnit::Month, 1, month},
    Candidate{TimeUnit::Month, 3, 3 * month},
    Candidate{TimeUnit::Year, 1, year},
};

std::optional<Interval> every(TimeUnit unit, double step) {
  step = std::floor(step);
  if (!(step >= 1) || step > std::numeric_limits<int>::max()) return std::nullopt;
  return Interval(unit, static_cast<int>(step));
}

}  // namespace

std::optional<Interval> time_tick_interval(double start, double stop, double count, TimeUnit days) {
  double const target = std::fabs(stop - start) / count;
  if (!std::isfinite(target)) return std::nullopt;
  auto const* const longer = std::ranges::upper_bound(candidates, target, {}, &Candidate::length);
  if (longer == candidates.end()) return every(TimeUnit::Year, tick_step(start / year, stop / year, count));
  if (longer == candidates.begin()) return every(TimeUnit::Millisecond, std::max(1.0, tick_step(start, stop, count)));
  auto const* const shorter = longer - 1;
  auto const& chosen = target / shorter->length < longer->length / target ? *shorter : *longer;
  return Interval(chosen.unit == TimeUnit::Day ? days : chosen.unit, chosen.step);
}

std::vector<double> time_ticks(double start, double stop, TickCount const& count, TimeUnit days) {
  double const from = std::min(start, stop);
  double const to = std::max(start, stop);
  auto const* const number = std::get_if<double>(&count);
  auto const interval = number ? time_tick_interval(from, to, *number, days) : std::optional(std::get<Interval>(count));
  if (!interval || std::isnan(start) || std::isnan(stop)) return {};
  auto moments = interval->range(from, to + 1, most_ticks);
  if (stop < start) std::ranges::reverse(moments);
  return moments;
}

}  // namespace livret::scale
