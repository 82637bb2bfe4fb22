#include "scale/ticks.hpp"

#include <limits>

#include "scale_case.hpp"

using namespace scale_case;

namespace {

using Numbers = std::vector<double>;

constexpr double infinity = std::numeric_limits<double>::infinity();

Numbers numbers(std::vector<Value> const& list) {
  Numbers found;
  for (auto const& value : list) found.push_back(value.to_number());
  return found;
}

Numbers marks(Scale const& scale, TickCount const& count) {
  return numbers(tick_values(scale, tick_count(scale, count)));
}

Numbers of_log(double start, double stop, double count, double base = 10) {
  return log_ticks(start, stop, base, count);
}

/// How many ticks of a time, and its first, second and last.
struct Summary {
  std::size_t count;
  double first, second, last;
  bool operator==(Summary const&) const = default;
};
Summary times(double start, double stop, TickCount const& count, TimeUnit days = TimeUnit::UnixDay) {
  auto const found = time_ticks(start, stop, count, days);
  REQUIRE(found.size() >= 2);
  return {found.size(), found[0], found[1], found.back()};
}

}  // namespace

TEST_CASE("ticks are round and near the count") {
  CHECK(ticks(0, 1, 10) == Numbers{0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1});
  CHECK(ticks(-0.25, 3.3, 5) == Numbers{0, 1, 2, 3});
  CHECK(ticks(1e-7, 4e-7, 4) == Numbers{1e-7, 2e-7, 3e-7, 4e-7});
  CHECK(ticks(100, -100, 4) == Numbers{100, 50, 0, -50, -100});
  CHECK(ticks(0, 10, 0.6) == Numbers{0});
  CHECK(ticks(5, 5, 3) == Numbers{5});
  CHECK(ticks(123456, 987654, 5) == Numbers{200000, 400000, 600000, 800000});
}

TEST_CASE("steps are 1, 2 or 5 times a power of ten") {
  CHECK(tick_step(0, 1, 10) == 0.1);
  CHECK(tick_step(0, 97, 5) == 20);
  CHECK(tick_step(10, 0, 4) == -2);
  CHECK(tick_increment(0, 1, 10) == -10);
  CHECK(tick_increment(0, 1000, 4) == 200);
  CHECK(tick_step(5, 5, 3) == 0);
}

TEST_CASE("logarithmic ticks are multiples of powers, or powers alone where there are many") {
  CHECK(of_log(1, 1000, 10) == Numbers{1,  2,  3,  4,  5,   6,   7,   8,   9,   10,  20,  30,  40,  50,
                                       60, 70, 80, 90, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000});
  CHECK(of_log(1, 1000, 3) == Numbers{1, 10, 100, 1000});
  CHECK(of_log(2, 7, 10) == Numbers{2, 3, 4, 5, 6, 7});
  CHECK(of_log(1, 1e12, 5) == Numbers{1, 1e2, 1e4, 1e6, 1e8, 1e10, 1e12});
  CHECK(of_log(1, 64, 10, 2) == Numbers{1, 2, 4, 8, 16, 32, 64});
  CHECK(of_log(1, 20, 5, std::exp(1.0)) == Numbers{1, 2.718281828459045, 7.38905609893065});
  CHECK(of_log(0.02, 0.5, 5) == Numbers{0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.2, 0.3, 0.4, 0.5});
  CHECK(of_log(-100, -2, 5).front() == -100);
  CHECK(of_log(-100, -2, 5).size() == 18);
  CHECK(of_log(7, 2, 10) == Numbers{7, 6, 5, 4, 3, 2});
}

TEST_CASE("ticks of what is not finite are none, and of any count not more than allowed") {
  CHECK(ticks(infinity, -infinity, 10).empty());
  CHECK(ticks(std::nan(""), 1, 10).empty());
  CHECK(ticks(0, 1, std::nan("")).empty());
  CHECK(ticks(0, 1, 1e300).size() <= most_ticks);
  CHECK(ticks(-1e308, 1e308, 10).size() <= most_ticks);
  CHECK(of_log(0, 100, 10).empty());
  CHECK(of_log(-10, 100, 10).empty());
  CHECK(of_log(1, 1e300, 1e9).size() <= most_ticks);
  CHECK(of_log(1, 1e300, 10, 1e9).size() <= most_ticks);
  CHECK(of_log(1, 100, 10, 1).empty());
  CHECK(time_ticks(std::nan(""), 0, 10.0, TimeUnit::Day).empty());
  CHECK(time_ticks(0, 1e14, Interval(TimeUnit::Millisecond), TimeUnit::Day).size() == most_ticks);
}

TEST_CASE("time is divided by milliseconds, seconds, hours, days, weeks, months and years") {
  double const newyear = day(2020, 1, 1);
  CHECK(times(newyear, newyear + 95, 10.0) == Summary{10, newyear, newyear + 10, newyear + 90});
  CHECK(times(newyear + 3, newyear + 62'000, 5.0) == Summary{4, newyear + 15'000, newyear + 30'000, newyear + 60'000});
  CHECK(times(newyear + 7'860'000, day(2020, 1, 2, 1), 8.0) ==
        Summary{8, day(2020, 1, 1, 3), day(2020, 1, 1, 6), day(2020, 1, 2)});
  CHECK(times(newyear, day(2020, 3, 20), 10.0) == Summary{11, day(2020, 1, 5), day(2020, 1, 12), day(2020, 3, 15)});
  CHECK(times(day(2019, 8, 11), day(2021, 2, 2), 5.0) ==
        Summary{6, day(2019, 10, 1), day(2020, 1, 1), day(2021, 1, 1)});
  CHECK(times(day(1981, 4, 1), day(2021, 2, 2), 6.0) == Summary{8, day(1985, 1, 1), day(1990, 1, 1), day(2020, 1, 1)});
  CHECK(times(day(2019, 8, 11), day(2021, 2, 2), Interval(TimeUnit::Month, 3)).count == 6);
  CHECK(times(day(2021, 1, 1), day(2019, 1, 1), 4.0) == Summary{3, day(2021, 1, 1), day(2020, 1, 1), day(2019, 1, 1)});
}

TEST_CASE("every second day is of the month on a time scale, of the epoch on a utc scale") {
  double const from = day(2020, 1, 26);
  double const to = day(2020, 2, 8);
  CHECK(times(from, to, 7.0) == Summary{7, day(2020, 1, 27), day(2020, 1, 29), day(2020, 2, 8)});
  CHECK(times(from, to, 7.0, TimeUnit::Day) == Summary{7, day(2020, 1, 27), day(2020, 1, 29), day(2020, 2, 7)});
  auto const scale = [&](Type type) { return Scale::make(definition(type, {Moment{from}, Moment{to}})); };
  CHECK(tick_values(scale(Type::Utc), 7.0).back().as<Moment>()->milliseconds == day(2020, 2, 8));
  CHECK(tick_values(scale(Type::Time), 7.0).back().as<Moment>()->milliseconds == day(2020, 2, 7));
}

TEST_CASE("bins are marked one by one, every second left out where they are too many") {
  auto given = definition(Type::Linear, {0, 10}, values({0, 100}));
  given.bins = BinSteps{2, {}, {}};
  auto const scale = Scale::make(given);
  CHECK(marks(scale, 3.0) == Numbers{0, 2, 4, 6, 8, 10});
  CHECK(numbers(tick_values(scale, 3.0)) == Numbers{0, 4, 8});
}

TEST_CASE("a least step lowers the count") {
  auto const scale = Scale::make(definition(Type::Linear, {0, 3}, values({0, 100})));
  CHECK(std::get<double>(tick_count(scale, 10.0, 1.0)) == 4);
  CHECK(numbers(tick_values(scale, tick_count(scale, 10.0, 1.0))) == Numbers{0, 1, 2, 3});
  CHECK(std::get<double>(tick_count(scale, 10.0, 0.7)) == 4);
  CHECK(std::get<double>(tick_count(scale, Interval(TimeUnit::Year))) == 10);
}

TEST_CASE("given values are marked where the range has them, in its order") {
  auto const scale = Scale::make(definition(Type::Linear, {0, 10}, values({100, 0})));
  CHECK(numbers(valid_ticks(scale, values({12, 8, 1, 5, -1, 3}), 0.0)) == Numbers{1, 3, 5, 8});
  CHECK(numbers(valid_ticks(scale, values({0, 1, 2, 3, 4, 5, 6, 7}), 3.0)) == Numbers{0, 7});
}

TEST_CASE("scales of categories are marked at each") {
  auto const scale = Scale::make(definition(Type::Band, {"b", "a", "b"}, values({0, 100})));
  CHECK(texts_of(tick_values(scale, 1.0)) == std::vector<std::string>{"b", "a"});
}

TEST_CASE("a bar of bins has its boundaries at parts of the domain") {
  auto const scale = Scale::make(definition(Type::Threshold, {0, 10, 30}, values({0, 1, 2, 3})));
  CHECK(legend_fraction(scale, 0) == 0.25);
  check_near(legend_fraction(scale, 10), 0.4166666666666667);
  CHECK(legend_fraction(scale, 30) == 0.75);
  auto const log = Scale::make(definition(Type::Log, {1, 1000}, SchemeRange{"blues", {}, {}})).fraction(1, 1000);
  check_near(log.number(10), 0.33333333333333337);
  check_near(log.number(500), 0.8996566681120063);
  CHECK(log.fraction(2, 2).number(2) == 0.5);
}
