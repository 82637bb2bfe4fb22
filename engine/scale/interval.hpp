#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace livret::scale {

/// `Day` numbers days within their month, `UnixDay` from 1970-01-01: they part where a step is greater than 1.
enum class TimeUnit {
  Millisecond,
  Second,
  Minute,
  Hour,
  Day,
  UnixDay,
  Sunday,  ///< weeks that start on Sundays: Vega's `week`
  Monday,  ///< Vega's `isoweek`
  Tuesday,
  Wednesday,
  Thursday,
  Friday,
  Saturday,
  Month,
  Quarter,
  Year
};

/// A unit of the calendar, or every so many of them: d3-time's intervals, in UTC. Moments are milliseconds since
/// 1970-01-01T00:00:00Z. livret has no time zones: what Vega calls local time is UTC here. A moment beyond ECMAScript's
/// range gives NaN.
class Interval {
 public:
  /// As d3's `every`: seconds, minutes, hours, days and months start anew at each minute, hour, day, month and year;
  /// weeks count from the epoch. A step below 1 is taken for 1.
  explicit Interval(TimeUnit unit, int step = 1);

  TimeUnit unit() const { return unit_; }
  int step() const { return step_; }
  bool operator==(Interval const&) const = default;

  double floor(double moment) const;
  double ceil(double moment) const;
  /// `count` intervals on (back, when negative); what is finer than the unit stays.
  double offset(double moment, int count) const;
  /// The starts of intervals from `start` on and before `stop`, at most `most` of them.
  std::vector<double> range(double start, double stop, std::size_t most) const;

 private:
  TimeUnit unit_;
  int step_;
};

/// By Vega's names (`year`, `quarter`, `month`, `week`, `isoweek`, `date`, `day`, `dayofyear`, `hours`, `minutes`,
/// `seconds`, `milliseconds`) and the singulars that Vega-Lite's documentation has (`hour` …).
std::optional<TimeUnit> find_time_unit(std::string_view name);

}  // namespace livret::scale
