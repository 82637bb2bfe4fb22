// Expected values are those of Vega 6 for the same expression.
#include "unit/expr/fixture.hpp"

using namespace livret::expr;

TEST_CASE("colours are converted between spaces and written as CSS") {
  CHECK(text_of("rgb('steelblue') + ''") == "rgb(70, 130, 180)");
  CHECK(text_of("hsl(120, 0.5, 0.25) + ''") == "rgb(32, 96, 32)");
  CHECK(text_of("lab(50, 20, -30) + ''") == "rgb(133, 108, 170)");
  CHECK(text_of("hcl(30, 40, 60) + ''") == "rgb(207, 119, 111)");
  CHECK(text_of("rgb(1, 2, 3, 0.5) + ''") == "rgba(1, 2, 3, 0.5)");
  CHECK(number("hcl('steelblue').h") == doctest::Approx(255.71009124439382).epsilon(1e-12));
  CHECK(number("luminance('orange')") == doctest::Approx(0.4817026703630963).epsilon(1e-12));
  CHECK(number("contrast('white', '#767676')") == doctest::Approx(4.542224959605253).epsilon(1e-12));
  CHECK(value_of("rgb('no colour')").is_null());
}

TEST_CASE("distributions have density, distribution function and quantiles") {
  CHECK(number("cumulativeNormal(1)") == doctest::Approx(0.841344746068543).epsilon(1e-14));
  CHECK(number("quantileNormal(0.975)") == doctest::Approx(1.959963984540054).epsilon(1e-14));
  CHECK(number("quantileNormal(1e-12, 1, 2)") == doctest::Approx(1 - 2 * 7.034483825301132).epsilon(1e-12));
  CHECK(number("densityLogNormal(2)") == doctest::Approx(0.15687401927898112).epsilon(1e-14));
  CHECK(number("quantileUniform(0.25, 2, 6)") == 3);
  CHECK(number("cumulativeUniform(3, 4)") == 0.75);
}

TEST_CASE("moments are moved, listed and read") {
  CHECK(number("time(timeOffset('month', datetime(2020, 0, 31), 1))") == 1583107200000);
  CHECK(number("time(timeOffset('week', datetime(2020, 0, 1), 2))") == 1579046400000);
  CHECK(number("length(timeSequence('week', datetime(2020, 0, 1), datetime(2020, 1, 1)))") == 4);
  CHECK(number("time(timeParse('3 Feb 2001', '%d %b %Y'))") == 981158400000);
  CHECK(value_of("timeParse('3 Fab 2001', '%d %b %Y')").is_null());
  CHECK(text_of("timeUnitSpecifier(['year', 'month'])") == "%Y-%m");
  CHECK(text_of("timeUnitSpecifier(['year', 'month', 'date'], {'year-month-date': '%x'})") == "%x");
}

TEST_CASE("dates are read as people write them") {
  CHECK(number("time(datetime('Jan 1 2000'))") == 946684800000);
  CHECK(text_of("datetime('1/31/2000')") == "2000-01-31");
  CHECK(text_of("datetime('2012/01/01 10:55')") == "2012-01-01T10:55:00.000Z");
  CHECK(text_of("datetime('Sat, 3 Feb 2001 14:00 GMT')") == "2001-02-03T14:00:00.000Z");
  CHECK(text_of("datetime('7-Feb-08')") == "2008-02-07");
  CHECK(text_of("datetime('Jan 1 2000 3:05 pm')") == "2000-01-01T15:05:00.000Z");
  CHECK(text_of("datetime('2000-01-01 10:00')") == "2000-01-01T10:00:00.000Z");
  CHECK(text_of("datetime('1 abc')") == "Invalid Date");
  CHECK(text_of("datetime('13/1/2000')") == "Invalid Date");
}

TEST_CASE("texts are encoded, numbers are looked for between others") {
  CHECK(text_of("btoa('hello')") == "aGVsbG8=");
  CHECK(text_of("atob('aGVsbG8=')") == "hello");
  CHECK(text_of("encodeURIComponent('a b&é')") == "a%20b%26%C3%A9");
  CHECK(number("interpolateLinear([0, 10, 40], 0.75)") == 25);
  CHECK(text_of("flush([0, 10], 9.5, 1, 'l', 'r', 'c')") == "r");
  CHECK(number("bandspace(5, 0.1, 0.2)") == doctest::Approx(5.3));
}

TEST_CASE("functions of interaction are refused at their place") {
  CHECK(error_of("1 + event()") == "4-9: the function `event` is not offered (it is interactive, and a page is not)");
  CHECK(error_of("timeOffset('fortnight', 0)").starts_with("11-22: unknown time unit `fortnight`"));
}
