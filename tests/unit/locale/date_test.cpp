// Expected texts without a note are those of d3-time-format 4.1's utcFormat with the same locale definition.
#include <cmath>

#include <doctest/doctest.h>

#include "locale/locale.hpp"

using namespace livret::locale;

namespace {

constexpr double leap_day = 1'709'210'096'789;  // 2024-02-29T12:34:56.789Z, a Thursday
constexpr double new_year = 1'609'459'200'000;  // 2021-01-01T00:00:00Z, a Friday

std::string english(double milliseconds, std::string_view specifier) {
  return format_time(milliseconds, specifier, *find_locale("en")).value_or("none");
}

std::string french(double milliseconds, std::string_view specifier) {
  return format_time(milliseconds, specifier, *find_locale("fr")).value_or("none");
}

}  // namespace

TEST_CASE("every directive writes its part of a moment") {
  CHECK(english(leap_day, "%a %A %b %B") == "Thu Thursday Feb February");
  CHECK(english(leap_day, "%d|%e|%j") == "29|29|060");
  CHECK(english(leap_day, "%H:%M:%S.%L %f") == "12:34:56.789 789000");
  CHECK(english(leap_day, "%I %p") == "12 PM");
  CHECK(english(leap_day, "%m %q %y %Y") == "02 1 24 2024");
  CHECK(english(leap_day, "%Q %s") == "1709210096789 1709210096");
  CHECK(english(leap_day, "%u %w") == "4 4");
  CHECK(english(leap_day, "%Z %%") == "+0000 %");
  CHECK(english(leap_day, "%x") == "2/29/2024");
  CHECK(english(leap_day, "%X") == "12:34:56 PM");
  CHECK(english(leap_day, "%c") == "2/29/2024, 12:34:56 PM");
}

TEST_CASE("weeks are counted from Sunday, from Monday and as ISO 8601 does") {
  CHECK(english(new_year, "%U %W %V %G %g") == "00 00 53 2020 20");
  CHECK(english(leap_day, "%U %W %V %G") == "08 09 09 2024");
  CHECK(english(1'735'603'200'000, "%V %G") == "01 2025");  // 2024-12-31
}

TEST_CASE("padding is zeros, spaces or nothing") {
  CHECK(english(new_year, "%d %-d %_d %e %0e") == "01 1  1  1 01");
  CHECK(english(new_year, "%-m %_m %-j %_H") == "1  1 1  0");
  CHECK(english(new_year, "%-I") == "12");
}

TEST_CASE("French dates have French names and no ordinal") {
  CHECK(french(leap_day, "%-d %B %Y") == "29 février 2024");
  CHECK(french(new_year, "%A %-d %b") == "vendredi 1 janv.");
  CHECK(french(leap_day, "%x") == "29/02/2024");
  CHECK(french(leap_day, "%c") == "jeudi 29 février 2024 à 12:34:56");
  CHECK(french(leap_day, "%p") == "");
  CHECK(format_time(leap_day, "%x", *find_locale("en-GB")) == "29/02/2024");
}

TEST_CASE("moments before 1970 and far ahead are written too") {
  CHECK(english(-1, "%Y-%m-%d %H:%M:%S.%L") == "1969-12-31 23:59:59.999");
  CHECK(english(-2'208'988'800'000, "%Y-%m-%d %A") == "1900-01-01 Monday");
  CHECK(english(-62'135'596'800'000, "%Y-%m-%d") == "0001-01-01");
  CHECK(english(std::nan(""), "%Y") == "NaN");
  CHECK(english(1e18, "%Y") == "NaN");
}

TEST_CASE("an unknown or unfinished directive is refused") {
  for (auto const* specifier : {"%K", "%", "%-", "%E", "%-!"})
    CHECK_MESSAGE(!format_time(0, specifier, *find_locale("en")).has_value(), specifier);
}

TEST_CASE("civil dates are days since 1970 and back") {
  CHECK(milliseconds_of(1970, 1, 1) == 0);
  CHECK(milliseconds_of(2024, 2, 29) == 1'709'164'800'000);
  CHECK(milliseconds_of(1600, 2, 29).has_value());
  CHECK(!milliseconds_of(2023, 2, 29).has_value());
  CHECK(!milliseconds_of(1900, 2, 29).has_value());
  CHECK(!milliseconds_of(2024, 13, 1).has_value());
  CHECK(!milliseconds_of(2024, 4, 31).has_value());
  CHECK(!milliseconds_of(300'000, 1, 1).has_value());
  auto const date = civil_date_of(leap_day);
  CHECK(date.year == 2024);
  CHECK(date.month == 2);
  CHECK(date.day == 29);
  CHECK(civil_date_of(-1).year == 1969);
  CHECK(civil_time_of(leap_day).day_of_year == 59);
}
