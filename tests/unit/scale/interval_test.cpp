#include "scale/interval.hpp"

#include <cmath>
#include <utility>

#include "scale_case.hpp"

using namespace scale_case;

namespace {

using Bounds = std::pair<double, double>;

/// 2020-02-29T13:47:31.250Z, a Saturday.
double const moment = day(2020, 2, 29, 13) + (47 * 60 + 31) * 1000 + 250;

Bounds around(TimeUnit unit, int step = 1) {
  Interval const interval(unit, step);
  return {interval.floor(moment), interval.ceil(moment)};
}

}  // namespace

TEST_CASE("a moment lies between the start of its interval and of the next") {
  CHECK(around(TimeUnit::Millisecond) == Bounds{moment, moment});
  CHECK(around(TimeUnit::Second, 15) == Bounds{moment - 1250, moment + 13'750});
  CHECK(around(TimeUnit::Minute) == Bounds{moment - 31'250, moment + 28'750});
  CHECK(around(TimeUnit::Hour, 6) == Bounds{day(2020, 2, 29, 12), day(2020, 2, 29, 18)});
  CHECK(around(TimeUnit::Day) == Bounds{day(2020, 2, 29), day(2020, 3, 1)});
  CHECK(around(TimeUnit::Sunday) == Bounds{day(2020, 2, 23), day(2020, 3, 1)});
  CHECK(around(TimeUnit::Monday) == Bounds{day(2020, 2, 24), day(2020, 3, 2)});
  CHECK(around(TimeUnit::Saturday) == Bounds{day(2020, 2, 29), day(2020, 3, 7)});
  CHECK(around(TimeUnit::Month) == Bounds{day(2020, 2, 1), day(2020, 3, 1)});
  CHECK(around(TimeUnit::Quarter) == Bounds{day(2020, 1, 1), day(2020, 4, 1)});
  CHECK(around(TimeUnit::Year) == Bounds{day(2020, 1, 1), day(2021, 1, 1)});
}

TEST_CASE("steps start anew within the greater unit, but for weeks and days of the epoch") {
  CHECK(around(TimeUnit::Day, 5) == Bounds{day(2020, 2, 26), day(2020, 3, 1)});
  CHECK(around(TimeUnit::UnixDay, 3) == Bounds{day(2020, 2, 29), day(2020, 3, 3)});
  CHECK(around(TimeUnit::Sunday, 2) == Bounds{day(2020, 2, 16), day(2020, 3, 1)});
  CHECK(around(TimeUnit::Month, 5) == Bounds{day(2020, 1, 1), day(2020, 6, 1)});
  CHECK(around(TimeUnit::Year, 25) == Bounds{day(2000, 1, 1), day(2025, 1, 1)});
  CHECK(around(TimeUnit::Second, 1000) == Bounds{moment - 31'250, moment + 28'750});
  CHECK(Interval(TimeUnit::Year, 0) == Interval(TimeUnit::Year, 1));
}

TEST_CASE("moments before the epoch are floored, not cut") {
  CHECK(Interval(TimeUnit::Month).floor(day(1965, 7, 14, 3)) == day(1965, 7, 1));
  CHECK(Interval(TimeUnit::Hour, 6).floor(day(1965, 7, 14, 3)) == day(1965, 7, 14));
}

TEST_CASE("an offset keeps what is finer, and carries days that a month lacks") {
  CHECK(Interval(TimeUnit::Month).offset(day(2020, 1, 31, 5), 1) == day(2020, 3, 2, 5));
  CHECK(Interval(TimeUnit::Year).offset(day(2020, 2, 29), 1) == day(2021, 3, 1));
  CHECK(Interval(TimeUnit::Day).offset(moment, -60) == moment - 60 * 86'400'000.0);
  CHECK(Interval(TimeUnit::Monday).offset(moment, 2) == moment + 14 * 86'400'000.0);
  CHECK(Interval(TimeUnit::Quarter).offset(day(2020, 5, 15), 1) == day(2020, 7, 15));
  CHECK(Interval(TimeUnit::Quarter).offset(day(2020, 5, 15), -1) == day(2020, 4, 15));
}

TEST_CASE("a range has the starts from its first to before its last moment") {
  CHECK(Interval(TimeUnit::Day, 10).range(day(2020, 1, 25), day(2020, 3, 5), 100) ==
        std::vector<double>{day(2020, 1, 31), day(2020, 2, 1), day(2020, 2, 11), day(2020, 2, 21), day(2020, 3, 1)});
  CHECK(Interval(TimeUnit::Day).range(day(2020, 1, 2), day(2020, 1, 2), 100).empty());
  CHECK(Interval(TimeUnit::Millisecond).range(0, 1e15, 50).size() == 50);
}

TEST_CASE("there is no interval beyond the calendar") {
  for (int i = 0; i <= static_cast<int>(TimeUnit::Year); ++i) {
    for (int const step : {1, 7, 2'147'483'647}) {
      Interval const interval(static_cast<TimeUnit>(i), step);
      CHECK(std::isnan(interval.floor(8.65e15)));
      CHECK(std::isnan(interval.ceil(std::nan(""))));
      CHECK_NOTHROW(interval.floor(-8.64e15));
      CHECK_NOTHROW(interval.ceil(8.64e15));
      CHECK_NOTHROW(interval.offset(8.64e15, -2'147'483'647));
      CHECK(interval.range(-8.64e15, 8.64e15, 10).size() <= 10);
    }
  }
}

TEST_CASE("units are known by their names") {
  CHECK(find_time_unit("week") == TimeUnit::Sunday);
  CHECK(find_time_unit("isoweek") == TimeUnit::Monday);
  CHECK(find_time_unit("date") == TimeUnit::Day);
  CHECK(find_time_unit("hour") == find_time_unit("hours"));
  CHECK_FALSE(find_time_unit("fortnight"));
}
