#include "expr/time_unit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "expr/moment_text.hpp"
#include "locale/locale.hpp"

namespace livret::expr {
namespace {

constexpr double second = 1000;
constexpr double minute = 60 * second;
constexpr double hour = 60 * minute;
constexpr double day = 24 * hour;
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

constexpr std::array<std::string_view, time_unit_count> names = {"year",    "quarter", "month",   "week",
                                                                 "isoweek", "date",    "day",     "dayofyear",
                                                                 "hours",   "minutes", "seconds", "milliseconds"};

/// Vega's reference year begins on a Sunday and is a leap year; that of ISO weeks has 53 of them.
constexpr int reference_year = 2012;
constexpr int reference_year_of_iso_weeks = 2015;

double first_of_year(double year) { return milliseconds_of_parts({.year = year}); }

/// Days since 1970-01-01 and since a Sunday or Monday before it, which was a Thursday.
double day_number(double moment) { return std::floor(moment / day); }
double weekday_of(double moment) {
  double const rest = std::fmod(day_number(moment) + 4, 7);
  return rest < 0 ? rest + 7 : rest;
}
double monday_of(double moment) { return (day_number(moment) - std::fmod(weekday_of(moment) + 6, 7)) * day; }

double year_of_iso_week(double moment) { return locale::civil_time_of(monday_of(moment) + 3 * day).date.year; }
/// The Monday on which week 1 of a year begins: the week with 4 January.
double first_iso_week(double year) { return monday_of(first_of_year(year) + 3 * day); }

/// The day of January of the `weekday` in a week, where weeks are counted from the first Sunday on.
double day_of_week_number(double week, double weekday, double first_weekday) {
  return weekday + week * 7 - std::fmod(first_weekday + 6, 7);
}

/// One moment, asked for its parts in steps.
class Floor {
 public:
  Floor(double moment, TimeUnits units, double step)
      : moment_(moment), time_(locale::civil_time_of(moment)), units_(units), finest_(units.finest()), step_(step) {}

  double take_down() const {
    double const year = year_part();
    Parts parts;
    parts.year = year;
    parts.month = month_part();
    parts.day = day_part(year);
    parts.hour = part(TimeUnit::Hours, time_.hour);
    parts.minute = part(TimeUnit::Minutes, time_.minute);
    parts.second = part(TimeUnit::Seconds, time_.second);
    parts.millisecond = part(TimeUnit::Milliseconds, time_.millisecond);
    return milliseconds_of_parts(parts);
  }

 private:
  /// A value in steps that are counted from `phase`.
  double stepped(TimeUnit unit, double value, double phase = 0) const {
    if (unit != finest_ || step_ <= 1) return value;
    return phase + step_ * std::floor((value - phase) / step_);
  }
  double part(TimeUnit unit, double value) const { return units_.has(unit) ? stepped(unit, value) : 0; }

  double year_part() const {
    if (!units_.has(TimeUnit::Year))
      return units_.has(TimeUnit::IsoWeek) ? reference_year_of_iso_weeks : reference_year;
    return stepped(TimeUnit::Year, units_.has(TimeUnit::IsoWeek) ? year_of_iso_week(moment_) : time_.date.year);
  }
  double month_part() const {
    if (units_.has(TimeUnit::Month)) return stepped(TimeUnit::Month, time_.date.month - 1);
    if (!units_.has(TimeUnit::Quarter)) return 0;
    return 3 * stepped(TimeUnit::Quarter, std::floor((time_.date.month - 1) / 3));
  }
  double day_part(double year) const {
    if (units_.has(TimeUnit::Week)) return day_of_week_part(year);
    if (units_.has(TimeUnit::IsoWeek)) return day_of_iso_week_part(year);
    double const first_weekday = weekday_of(first_of_year(year));
    if (units_.has(TimeUnit::Day))
      return stepped(TimeUnit::Day, day_of_week_number(1, time_.weekday, first_weekday), 1);
    if (units_.has(TimeUnit::Date)) return stepped(TimeUnit::Date, time_.date.day, 1);
    return units_.has(TimeUnit::DayOfYear) ? stepped(TimeUnit::DayOfYear, time_.day_of_year + 1, 1) : 1;
  }
  double day_of_week_part(double year) const {
    double const first_weekday = weekday_of(first_of_year(year));
    double const week = (time_.day_of_year + 7 - time_.weekday) / 7;
    if (units_.has(TimeUnit::Day))
      return stepped(TimeUnit::Day, day_of_week_number(week, time_.weekday, first_weekday), 1);
    return day_of_week_number(stepped(TimeUnit::Week, week, 1), 0, first_weekday);
  }
  double day_of_iso_week_part(double year) const {
    double const first_day = (first_iso_week(year) - first_of_year(year)) / day + 1;
    double const monday = monday_of(moment_);
    double const week = 1 + std::round((monday - first_iso_week(year_of_iso_week(moment_))) / (7 * day));
    if (!units_.has(TimeUnit::Day)) return first_day + (stepped(TimeUnit::IsoWeek, week, 1) - 1) * 7;
    return stepped(TimeUnit::Day, first_day + (week - 1) * 7 + std::fmod(time_.weekday + 6, 7), 1);
  }

  double moment_;
  locale::CivilTime time_;
  TimeUnits units_;
  TimeUnit finest_;
  double step_;
};

/// Intervals that timeBin chooses among, ascending.
struct Interval {
  TimeUnit finest;
  double step;
  double length;
};
constexpr std::array<Interval, 17> intervals = {{{TimeUnit::Seconds, 1, second},
                                                 {TimeUnit::Seconds, 5, 5 * second},
                                                 {TimeUnit::Seconds, 15, 15 * second},
                                                 {TimeUnit::Seconds, 30, 30 * second},
                                                 {TimeUnit::Minutes, 1, minute},
                                                 {TimeUnit::Minutes, 5, 5 * minute},
                                                 {TimeUnit::Minutes, 15, 15 * minute},
                                                 {TimeUnit::Minutes, 30, 30 * minute},
                                                 {TimeUnit::Hours, 1, hour},
                                                 {TimeUnit::Hours, 3, 3 * hour},
                                                 {TimeUnit::Hours, 6, 6 * hour},
                                                 {TimeUnit::Hours, 12, 12 * hour},
                                                 {TimeUnit::Date, 1, day},
                                                 {TimeUnit::Week, 1, 7 * day},
                                                 {TimeUnit::Month, 1, 30 * day},
                                                 {TimeUnit::Month, 3, 90 * day},
                                                 {TimeUnit::Year, 1, 365 * day}}};

/// The units from the year down to `finest`, without those that go another way.
TimeUnits units_down_to(TimeUnit finest) {
  if (finest == TimeUnit::Week) return TimeUnits({TimeUnit::Year, TimeUnit::Week});
  std::vector<TimeUnit> units;
  for (TimeUnit unit : {TimeUnit::Year, TimeUnit::Month, TimeUnit::Date, TimeUnit::Hours, TimeUnit::Minutes,
                        TimeUnit::Seconds, TimeUnit::Milliseconds})
    if (unit <= finest) units.push_back(unit);
  return TimeUnits(units);
}

/// d3-array's tickStep: a step of 1, 2 or 5 times a power of ten that gives about `count` of them.
double tick_step(double start, double stop, double count) {
  double const step = std::fabs(stop - start) / std::max(0.0, count);
  double const power = std::floor(std::log10(step));
  double const error = step / std::pow(10, power);
  double const factor = error >= std::sqrt(50) ? 10 : error >= std::sqrt(10) ? 5 : error >= std::sqrt(2) ? 2 : 1;
  double const size = power >= 0 ? factor * std::pow(10, power) : factor / std::pow(10, -power);
  return stop < start ? -size : size;
}

}  // namespace

std::optional<TimeUnit> find_time_unit(std::string_view name) {
  auto const found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<TimeUnit>(found - names.begin());
}

std::string_view name_of(TimeUnit unit) { return names[static_cast<std::size_t>(unit)]; }

TimeUnits::TimeUnits(std::vector<TimeUnit> const& units) {
  for (TimeUnit unit : units) units_.set(static_cast<std::size_t>(unit));
}

TimeUnit TimeUnits::finest() const {
  base::check(!is_empty(), "units of time");
  return list().back();
}

std::vector<TimeUnit> TimeUnits::list() const {
  std::vector<TimeUnit> units;
  for (std::size_t i = 0; i < time_unit_count; ++i)
    if (units_.test(i)) units.push_back(static_cast<TimeUnit>(i));
  return units;
}

std::string TimeUnits::name() const {
  std::string name;
  for (TimeUnit unit : list()) name += name_of(unit);
  return name;
}

std::optional<TimeUnits> read_time_units(std::string_view name) {
  if (name.starts_with("utc")) name.remove_prefix(3);
  std::vector<TimeUnit> units;
  while (!name.empty()) {
    // The longest name that fits: `dayofyear` before `day`.
    std::optional<TimeUnit> next;
    for (std::size_t i = units.empty() ? 0 : static_cast<std::size_t>(units.back()) + 1; i < time_unit_count; ++i)
      if (name.starts_with(names[i]) && (!next || names[i].size() > name_of(*next).size()))
        next = static_cast<TimeUnit>(i);
    if (!next) return std::nullopt;
    units.push_back(*next);
    name.remove_prefix(name_of(*next).size());
  }
  TimeUnits const result(units);
  auto const has = [&](TimeUnit unit) { return result.has(unit); };
  bool const by_week = has(TimeUnit::Week) || has(TimeUnit::IsoWeek) || has(TimeUnit::Day);
  bool const by_month = has(TimeUnit::Quarter) || has(TimeUnit::Month) || has(TimeUnit::Date);
  int const ways = (by_week ? 1 : 0) + (by_month ? 1 : 0) + (has(TimeUnit::DayOfYear) ? 1 : 0);
  bool const two_weeks = has(TimeUnit::Week) && has(TimeUnit::IsoWeek);
  return units.empty() || ways > 1 || two_weeks ? std::nullopt : std::optional(result);
}

double floor_time(double milliseconds, TimeUnits units, double step) {
  if (!locale::is_moment(milliseconds) || units.is_empty()) return not_a_number;
  return Floor(milliseconds, units, step).take_down();
}

double offset_time(double milliseconds, TimeUnit unit, double count) {
  if (!locale::is_moment(milliseconds) || std::isnan(count)) return not_a_number;
  count = std::floor(count);
  auto const moved = [&](double length) { return milliseconds + count * length; };
  switch (unit) {
    case TimeUnit::Year:
    case TimeUnit::Quarter:
    case TimeUnit::Month: {
      auto const time = locale::civil_time_of(milliseconds);
      double const months = unit == TimeUnit::Year ? 12 * count : unit == TimeUnit::Quarter ? 3 * count : count;
      return milliseconds_of_parts({static_cast<double>(time.date.year), time.date.month - 1 + months,
                                    static_cast<double>(time.date.day), static_cast<double>(time.hour),
                                    static_cast<double>(time.minute), static_cast<double>(time.second),
                                    static_cast<double>(time.millisecond)});
    }
    case TimeUnit::Week:
    case TimeUnit::IsoWeek:
      return moved(7 * day);
    case TimeUnit::Hours:
      return moved(hour);
    case TimeUnit::Minutes:
      return moved(minute);
    case TimeUnit::Seconds:
      return moved(second);
    case TimeUnit::Milliseconds:
      return moved(1);
    default:
      return moved(day);
  }
}

std::pair<TimeUnits, double> choose_time_units(double low, double high, double maxbins) {
  double const target = std::fabs(high - low) / maxbins;
  auto const above = std::find_if(intervals.begin(), intervals.end(),
                                  [&](Interval const& interval) { return interval.length > target; });
  if (above == intervals.end())
    return {TimeUnits({TimeUnit::Year}), tick_step(low / (365 * day), high / (365 * day), maxbins)};
  if (above == intervals.begin())
    return {units_down_to(TimeUnit::Milliseconds), std::max(low == high ? 1 : tick_step(low, high, maxbins), 1.0)};
  auto const below = above - 1;
  auto const& chosen = target / below->length < above->length / target ? *below : *above;
  return {units_down_to(chosen.finest), chosen.step};
}

}  // namespace livret::expr
