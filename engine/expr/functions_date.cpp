#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "expr/functions.hpp"
#include "expr/moment_text.hpp"
#include "locale/locale.hpp"

namespace livret::expr {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

template <int (*part)(locale::CivilTime const&)>
Value part_of(Arguments const& arguments) {
  double const moment = moment_of(arguments[0]);
  return locale::is_moment(moment) ? static_cast<double>(part(locale::civil_time_of(moment))) : not_a_number;
}

int date(locale::CivilTime const& time) { return time.date.day; }
int day(locale::CivilTime const& time) { return time.weekday; }
int year(locale::CivilTime const& time) { return time.date.year; }
int month(locale::CivilTime const& time) { return time.date.month - 1; }
int quarter(locale::CivilTime const& time) { return (time.date.month - 1) / 3 + 1; }
int hours(locale::CivilTime const& time) { return time.hour; }
int minutes(locale::CivilTime const& time) { return time.minute; }
int seconds(locale::CivilTime const& time) { return time.second; }
int milliseconds(locale::CivilTime const& time) { return time.millisecond; }
int day_of_year(locale::CivilTime const& time) { return time.day_of_year + 1; }
/// Weeks start on Sunday; the days before the first one are week 0.
int week(locale::CivilTime const& time) { return (time.day_of_year + 7 - time.weekday) / 7; }

Value iso_week(Arguments const& arguments) {
  double const moment = moment_of(arguments[0]);
  if (!locale::is_moment(moment)) return not_a_number;
  return Value(locale::format_time(moment, "%-V", *locale::find_locale("en")).value()).to_number();
}

Value time_of(Arguments const& arguments) { return moment_of(arguments[0]); }
Value offset_of(Arguments const&) { return 0; }

double milliseconds_of_arguments(Arguments const& arguments) {
  auto const part = [&](std::size_t index, double fallback) {
    return index < arguments.size() ? arguments.number(index) : fallback;
  };
  Parts parts{part(0, 1970), part(1, 0), part(2, 1), part(3, 0), part(4, 0), part(5, 0), part(6, 0)};
  // ECMA-262, 21.4.1: a year of two digits is one of the twentieth century.
  if (std::trunc(parts.year) >= 0 && std::trunc(parts.year) <= 99) parts.year = 1900 + std::trunc(parts.year);
  return milliseconds_of_parts(parts);
}

Value datetime(Arguments const& arguments) {
  return Moment{arguments.size() == 1 ? moment_of(arguments[0]) : milliseconds_of_arguments(arguments)};
}

Value utc(Arguments const& arguments) { return milliseconds_of_arguments(arguments); }

constexpr std::array functions = {
    Function{.name = "now",
             .refusal = "the same input gives the same document: name the date of the edition in the project"},
    Function{"datetime", 1, 7, datetime},
    Function{"utc", 1, 7, utc},
    Function{"date", 1, 1, part_of<date>},
    Function{"day", 1, 1, part_of<day>},
    Function{"year", 1, 1, part_of<year>},
    Function{"quarter", 1, 1, part_of<quarter>},
    Function{"month", 1, 1, part_of<month>},
    Function{"week", 1, 1, part_of<week>},
    Function{"isoweek", 1, 1, iso_week},
    Function{"dayofyear", 1, 1, part_of<day_of_year>},
    Function{"hours", 1, 1, part_of<hours>},
    Function{"minutes", 1, 1, part_of<minutes>},
    Function{"seconds", 1, 1, part_of<seconds>},
    Function{"milliseconds", 1, 1, part_of<milliseconds>},
    Function{"time", 1, 1, time_of},
    Function{"timezoneoffset", 1, 1, offset_of},
    Function{"utcdate", 1, 1, part_of<date>},
    Function{"utcday", 1, 1, part_of<day>},
    Function{"utcyear", 1, 1, part_of<year>},
    Function{"utcquarter", 1, 1, part_of<quarter>},
    Function{"utcmonth", 1, 1, part_of<month>},
    Function{"utcweek", 1, 1, part_of<week>},
    Function{"utcisoweek", 1, 1, iso_week},
    Function{"utcdayofyear", 1, 1, part_of<day_of_year>},
    Function{"utchours", 1, 1, part_of<hours>},
    Function{"utcminutes", 1, 1, part_of<minutes>},
    Function{"utcseconds", 1, 1, part_of<seconds>},
    Function{"utcmilliseconds", 1, 1, part_of<milliseconds>},
};

}  // namespace

double moment_of(Value const& value) {
  auto const* text = value.as<std::string>();
  return text != nullptr ? parse_date_text(*text) : value.to_number();
}

std::span<Function const> date_functions() { return functions; }

}  // namespace livret::expr
