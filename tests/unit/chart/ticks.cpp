#include "chart/ticks.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "locale/locale.hpp"

namespace livret::chart {

using Values = std::vector<double>;

// Expected values: the documentation and tests of d3-array (ticks) and d3-scale (nice).
TEST_CASE("linear ticks are those of d3") {
  CHECK(linear_ticks(0, 1, 10) == Values{0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1});
  CHECK(linear_ticks(0, 1, 5) == Values{0, 0.2, 0.4, 0.6, 0.8, 1});
  CHECK(linear_ticks(0, 1, 2) == Values{0, 0.5, 1});
  CHECK(linear_ticks(0, 10, 3) == Values{0, 5, 10});
  CHECK(linear_ticks(-10, 10, 10) == Values{-10, -8, -6, -4, -2, 0, 2, 4, 6, 8, 10});
  CHECK(linear_ticks(-10, 10, 5) == Values{-10, -5, 0, 5, 10});
  CHECK(linear_ticks(1, 1, 5) == Values{1});
}

TEST_CASE("the step of ticks is 1, 2 or 5 times a power of ten") {
  CHECK(tick_step(0, 1, 10) == doctest::Approx(0.1));
  CHECK(tick_step(0, 100, 4) == doctest::Approx(20));
  CHECK(tick_step(0, 47, 10) == doctest::Approx(5));
}

TEST_CASE("nice bounds are those of d3") {
  CHECK(nice_bounds(1.1, 10.9, 10) == std::pair(1.0, 11.0));
  CHECK(nice_bounds(0.7, 11.001, 10) == std::pair(0.0, 12.0));
  CHECK(nice_bounds(0, 0.49, 10) == std::pair(0.0, 0.5));
  CHECK(nice_bounds(12, 87, 5) == std::pair(0.0, 100.0));
}

TEST_CASE("bounds that are no numbers, or none apart, give no ticks and do not hang") {
  CHECK(linear_ticks(NAN, 1, 5).empty());
  CHECK(linear_ticks(0, INFINITY, 5).empty());
  CHECK(linear_ticks(-1e308, 1e308, 5).empty());
  CHECK(linear_ticks(5, 1, 5).empty());
  CHECK(linear_ticks(0, 1e-320, 5).empty());
  CHECK(linear_ticks(0, 1, 1e9).size() <= 1001);
  CHECK(time_ticks(NAN, 1, 5).values.empty());
}

TEST_CASE("a log scale is marked at powers of ten, and between them when they are few") {
  CHECK(log_ticks(1, 1000) == Values{1, 10, 100, 1000});
  CHECK(log_ticks(2, 50) == Values{2, 5, 10, 20, 50});
  CHECK(log_ticks(0, 10).empty());
}

TEST_CASE("time is marked at calendar steps") {
  auto const at = [](int year, int month, int day) { return *locale::milliseconds_of(year, month, day); };
  auto const years = time_ticks(at(2008, 1, 1), at(2030, 1, 1), 11);
  CHECK(years.unit == TimeTicks::Unit::Year);
  REQUIRE(years.values.size() == 12);
  CHECK(years.values.front() == at(2008, 1, 1));
  CHECK(years.values[1] == at(2010, 1, 1));
  auto const quarters = time_ticks(at(2023, 2, 10), at(2024, 1, 20), 4);
  CHECK(quarters.unit == TimeTicks::Unit::Month);
  CHECK(quarters.values == Values{at(2023, 4, 1), at(2023, 7, 1), at(2023, 10, 1), at(2024, 1, 1)});
  auto const days = time_ticks(at(2023, 3, 1), at(2023, 3, 8), 7);
  CHECK(days.values.size() == 8);
}

}  // namespace livret::chart
