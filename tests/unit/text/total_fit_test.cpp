#include "text/total_fit.hpp"

#include <doctest/doctest.h>

using namespace livret::text;

TEST_CASE("badness is TeX's, with the values that The TeXbook and TeX print") {
  CHECK(badness(0, 0) == 0);
  CHECK(badness(1, 0) == 10000);
  CHECK(badness(65536, 65536) == 100);
  CHECK(badness(65536, 2 * 65536) == 12);   // "a box that stretches by half of what it can has badness 12"
  CHECK(badness(2 * 65536, 65536) == 800);  // 100 × 2³, The TeXbook, exercise 12.8 and chapter 12
  CHECK(badness(3 * 65536, 65536) == 2698);
  CHECK(badness(65536 * 10, 65536) == 10000);
  CHECK(badness(8'000'000, 8'000'000) == 100);
  CHECK(badness(8'000'000, 1'000'000) == 10000);
}

namespace {

using livret::base::Length;

/// `count` words of width 4 and spaces of width 1 that stretch by 1 and shrink by 1/3, in units of 300.
std::vector<BreakPoint> equal_words(int count) {
  std::vector<BreakPoint> points(1);
  points[0].kind = BreakKind::Start;
  for (int i = 1; i <= count; ++i) {
    Extent const end{1500 * i - 300, 300 * (i - 1), 100 * (i - 1)};
    Extent const start{1500 * i, 300 * i, 100 * i};
    points.push_back({i == count ? BreakKind::End : BreakKind::Space, i == count ? -10000 : 0, end, start, 0, 0, 0});
  }
  return points;
}

}  // namespace

TEST_CASE("lines that fit exactly cost the line penalty squared and nothing else") {
  BreakParameters const parameters;
  Measures const measures{{}, Length::from_units(3 * 1500 - 300)};
  auto const points = equal_words(9);
  auto const fit = fit_lines(points, measures, {&parameters, 200, Pass::MayFail, 0, 0});
  REQUIRE(fit.has_value());
  CHECK(fit->breaks == std::vector<std::uint32_t>{3, 6, 9});
  CHECK(fit->demerits == 3 * 100);
}

TEST_CASE("a pass whose tolerance no line meets finds nothing, the rescue pass always does") {
  BreakParameters const parameters;
  Measures const measures{{}, Length::from_units(1000)};
  auto const points = equal_words(3);
  CHECK_FALSE(fit_lines(points, measures, {&parameters, 9999, Pass::MayFail, 0, 0}).has_value());
  auto const rescued = fit_lines(points, measures, {&parameters, 10000, Pass::Rescue, 0, 0});
  REQUIRE(rescued.has_value());
  CHECK(rescued->breaks == std::vector<std::uint32_t>{1, 2, 3});
}

TEST_CASE("looseness asks for more lines than the best") {
  BreakParameters parameters;
  Measures const measures{{}, Length::from_units(4 * 1500 - 300)};
  auto const points = equal_words(12);
  auto const best = fit_lines(points, measures, {&parameters, 10000, Pass::MayFail, 0, 0});
  REQUIRE(best.has_value());
  CHECK(best->breaks.size() == 3);
  parameters.looseness = 1;
  auto const looser = fit_lines(points, measures, {&parameters, 10000, Pass::MayFail, 0, 0});
  REQUIRE(looser.has_value());
  CHECK(looser->breaks.size() == 4);
}
