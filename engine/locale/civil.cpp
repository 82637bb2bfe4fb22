#include "locale/civil.hpp"

#include <cmath>

#include "base/check.hpp"
#include "locale/locale.hpp"

namespace livret::locale {
namespace {

constexpr long long days_an_era = 146'097;  // 400 years

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : lengths[static_cast<std::size_t>(month - 1)];
}

long long floor_divide(long long a, long long b) { return a / b - (a % b < 0 ? 1 : 0); }

/// The day `days` after 1970-01-01, counted in eras of 400 years that start on 1 March (Hinnant, chrono-compatible date
/// algorithms).
CivilDate date_of_days(long long days) {
  long long const shifted = days + 719'468;
  long long const era = floor_divide(shifted, days_an_era);
  long long const day_of_era = shifted - era * days_an_era;
  long long const year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  long long const day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  long long const month_from_march = (5 * day_of_year + 2) / 153;
  int const day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  int const month = static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  return {static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month, day};
}

}  // namespace

long long days_of(long long year, int month, long long day) {
  long long const year_from_march = month <= 2 ? year - 1 : year;
  long long const era = floor_divide(year_from_march, 400);
  long long const year_of_era = year_from_march - era * 400;
  long long const day_of_year = (153LL * (month > 2 ? month - 3 : month + 9) + 2) / 5;
  long long const day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * days_an_era + day_of_era - 719'468 + day - 1;
}

bool is_moment(double milliseconds) { return std::fabs(milliseconds) <= 8.64e15; }

std::optional<double> milliseconds_of(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  double const milliseconds = static_cast<double>(days_of(year, month, day)) * milliseconds_a_day;
  return is_moment(milliseconds) ? std::optional(milliseconds) : std::nullopt;
}

CivilDate civil_date_of(double milliseconds) { return civil_time_of(milliseconds).date; }

CivilTime civil_time_of(double milliseconds) {
  base::check(is_moment(milliseconds), "a moment is beyond the calendar");
  auto const days = static_cast<long long>(std::floor(milliseconds / milliseconds_a_day));
  auto const rest = static_cast<int>(std::floor(milliseconds - static_cast<double>(days) * milliseconds_a_day));
  CivilTime time;
  time.date = date_of_days(days);
  time.hour = rest / 3'600'000;
  time.minute = rest / 60'000 % 60;
  time.second = rest / 1000 % 60;
  time.millisecond = rest % 1000;
  time.weekday = static_cast<int>(days + 4 - floor_divide(days + 4, 7) * 7);
  time.day_of_year = static_cast<int>(days - days_of(time.date.year, 1, 1));
  return time;
}

}  // namespace livret::locale
