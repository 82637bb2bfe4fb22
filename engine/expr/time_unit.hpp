#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace livret::expr {

/// Vega's units of time, from coarse to fine. Weeks start on Sunday, or on Monday for IsoWeek; Day is the day of the
/// week, DayOfYear from 1.
enum class TimeUnit {
  Year,
  Quarter,
  Month,
  Week,
  IsoWeek,
  Date,
  Day,
  DayOfYear,
  Hours,
  Minutes,
  Seconds,
  Milliseconds
};
inline constexpr std::size_t time_unit_count = 12;

std::optional<TimeUnit> find_time_unit(std::string_view name);
std::string_view name_of(TimeUnit unit);

/// A combination of units such as `yearmonth`. All times are UTC.
class TimeUnits {
 public:
  TimeUnits() = default;
  explicit TimeUnits(std::vector<TimeUnit> const& units);

  bool is_empty() const { return units_.none(); }
  bool has(TimeUnit unit) const { return units_.test(static_cast<std::size_t>(unit)); }
  TimeUnit finest() const;
  std::vector<TimeUnit> list() const;  ///< from coarse to fine
  std::string name() const;            ///< `yearmonthdate`
  bool operator==(TimeUnits const&) const = default;

 private:
  std::bitset<time_unit_count> units_;
};

/// Reads `yearmonthdate`, and `utcyear` as `year`; nothing where it is no combination that Vega knows.
std::optional<TimeUnits> read_time_units(std::string_view name);

/// Milliseconds of a moment taken down to its units, as vega-time's floor: units that are left out are at their first
/// value, a year that is left out is 2012. `step` groups the finest unit. NaN of what is no moment.
double floor_time(double milliseconds, TimeUnits units, double step = 1);

/// A moment moved by whole units.
double offset_time(double milliseconds, TimeUnit unit, double count);

/// The units and step that part an extent into about `maxbins` parts, as vega-time's timeBin chooses.
std::pair<TimeUnits, double> choose_time_units(double low, double high, double maxbins);

/// The d3 time format that shows exactly these units, with other formats for some combinations (`year-month`) in
/// `own`.
std::string time_unit_specifier(TimeUnits units, std::vector<std::pair<std::string, std::string>> const& own = {});

}  // namespace livret::expr
