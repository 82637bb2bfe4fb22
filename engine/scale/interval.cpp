#include "scale/interval.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "locale/civil.hpp"
#include "locale/locale.hpp"

namespace livret::scale {

namespace {

constexpr double not_a_moment = std::numeric_limits<double>::quiet_NaN();
constexpr int greatest_step = 1'000'000'000;
constexpr double second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour, week = 7 * day;

double clip(double moment) { return locale::is_moment(moment) ? std::trunc(moment) : not_a_moment; }

double round_down(double number, double step) { return std::floor(number / step) * step; }

/// Midnight of a day of a month; months and days beyond their range are carried over, as ECMAScript's MakeDay does.
double midnight_of(double year, double month_from_0, double day_of_month) {
  double const years = year + std::floor(month_from_0 / 12);
  if (!(std::fabs(years) <= 300'000)) return not_a_moment;
  auto const month = static_cast<int>(month_from_0 - std::floor(month_from_0 / 12) * 12) + 1;
  return static_cast<double>(locale::days_of(static_cast<long long>(years), month, 1)) * day + (day_of_month - 1) * day;
}

/// The first day of such a week on or before 1970-01-01, a Thursday.
double first_week(TimeUnit unit) {
  int const weekday = static_cast<int>(unit) - static_cast<int>(TimeUnit::Sunday);
  return -static_cast<double>((4 - weekday + 7) % 7) * day;
}

/// Units of fixed length within a unit that they are counted anew in.
struct Nested {
  double length;
  int cycle;
};
Nested nested_in(TimeUnit unit) {
  if (unit == TimeUnit::Second) return {second, 60};
  return unit == TimeUnit::Minute ? Nested{minute, 60} : Nested{hour, 24};
}

int months_of(TimeUnit unit, int step) {
  return unit == TimeUnit::Quarter ? 3 * std::min(step, 4) : std::min(step, 12);
}

/// The month of a quarter that so many quarters are counted from: those behind a month within one end with its own.
double quarter_before(int month_from_0, int count) { return round_down(month_from_0 + (count < 0 ? 2 : 0), 3); }

/// The start of the interval that a moment within ECMAScript's range lies in.
double start_of(double moment, TimeUnit unit, int step) {
  auto const date = locale::civil_date_of(moment);
  switch (unit) {
    case TimeUnit::Millisecond:
      return round_down(moment, step);
    case TimeUnit::Second:
    case TimeUnit::Minute:
    case TimeUnit::Hour: {
      auto const [length, cycle] = nested_in(unit);
      double const start = round_down(moment, length * cycle);
      return start + round_down(std::floor((moment - start) / length), step) * length;
    }
    case TimeUnit::Day:
      return midnight_of(date.year, date.month - 1, round_down(date.day - 1, step) + 1);
    case TimeUnit::UnixDay:
      return round_down(moment, day * step);
    case TimeUnit::Month:
    case TimeUnit::Quarter:
      return midnight_of(date.year, round_down(date.month - 1, months_of(unit, step)), 1);
    case TimeUnit::Year:
      return midnight_of(round_down(date.year, step), 0, 1);
    default:
      return round_down(moment - first_week(unit), week * step) + first_week(unit);
  }
}

/// The start of the interval after the one that starts at `start`.
double next_after(double start, TimeUnit unit, int step) {
  auto const date = locale::civil_date_of(start);
  switch (unit) {
    case TimeUnit::Millisecond:
      return start + step;
    case TimeUnit::Second:
    case TimeUnit::Minute:
    case TimeUnit::Hour: {
      auto const [length, cycle] = nested_in(unit);
      double const whole = length * cycle;
      return std::min(start + step * length, round_down(start, whole) + whole);
    }
    case TimeUnit::Day:
      return std::min(start + step * day, midnight_of(date.year, date.month, 1));
    case TimeUnit::UnixDay:
      return start + step * day;
    case TimeUnit::Month:
    case TimeUnit::Quarter:
      return midnight_of(date.year, std::min(date.month - 1 + months_of(unit, step), 12), 1);
    case TimeUnit::Year:
      return midnight_of(date.year + static_cast<double>(step), 0, 1);
    default:
      return start + step * week;
  }
}

}  // namespace

Interval::Interval(TimeUnit unit, int step) : unit_(unit), step_(std::clamp(step, 1, greatest_step)) {}

double Interval::floor(double moment) const {
  double const clipped = clip(moment);
  return std::isnan(clipped) ? clipped : clip(start_of(clipped, unit_, step_));
}

double Interval::ceil(double moment) const {
  double const start = floor(clip(moment) - 1);
  return std::isnan(start) ? start : clip(next_after(start, unit_, step_));
}

double Interval::offset(double given, int count) const {
  double const moment = clip(given);
  if (std::isnan(moment)) return moment;
  double const steps = static_cast<double>(count) * step_;
  auto const date = locale::civil_date_of(moment);
  double const within_day = moment - round_down(moment, day);
  switch (unit_) {
    case TimeUnit::Millisecond:
      return clip(moment + steps);
    case TimeUnit::Second:
    case TimeUnit::Minute:
    case TimeUnit::Hour:
      return clip(moment + steps * nested_in(unit_).length);
    case TimeUnit::Day:
    case TimeUnit::UnixDay:
      return clip(moment + steps * day);
    case TimeUnit::Month:
      return clip(midnight_of(date.year, date.month - 1 + steps, date.day) + within_day);
    case TimeUnit::Quarter:
      return clip(midnight_of(date.year, quarter_before(date.month - 1, count) + 3 * steps, date.day) + within_day);
    case TimeUnit::Year:
      return clip(midnight_of(date.year + steps, date.month - 1, date.day) + within_day);
    default:
      return clip(moment + steps * week);
  }
}

std::vector<double> Interval::range(double start, double stop, std::size_t most) const {
  std::vector<double> starts;
  for (double at = ceil(start); at < stop && starts.size() < most; at = clip(next_after(at, unit_, step_)))
    starts.push_back(at);
  return starts;
}

std::optional<TimeUnit> find_time_unit(std::string_view name) {
  static constexpr std::pair<std::string_view, TimeUnit> units[] = {
      {"year", TimeUnit::Year},
      {"quarter", TimeUnit::Quarter},
      {"month", TimeUnit::Month},
      {"week", TimeUnit::Sunday},
      {"isoweek", TimeUnit::Monday},
      {"date", TimeUnit::Day},
      {"day", TimeUnit::Day},
      {"dayofyear", TimeUnit::Day},
      {"hours", TimeUnit::Hour},
      {"hour", TimeUnit::Hour},
      {"minutes", TimeUnit::Minute},
      {"minute", TimeUnit::Minute},
      {"seconds", TimeUnit::Second},
      {"second", TimeUnit::Second},
      {"milliseconds", TimeUnit::Millisecond},
      {"millisecond", TimeUnit::Millisecond},
  };
  auto const* const found = std::ranges::find(units, name, &std::pair<std::string_view, TimeUnit>::first);
  return found == std::end(units) ? std::nullopt : std::optional(found->second);
}

}  // namespace livret::scale
