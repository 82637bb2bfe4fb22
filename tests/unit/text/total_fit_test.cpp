#include "text/total_fit.hpp"

#include <cstdlib>

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

FitSettings settings_of(BreakParameters const& parameters, int tolerance, Pass pass) {
  FitSettings settings;
  settings.parameters = &parameters;
  settings.tolerance = tolerance;
  settings.pass = pass;
  return settings;
}

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
  auto const fit = fit_lines(points, measures, settings_of(parameters, 200, Pass::MayFail));
  REQUIRE(fit.has_value());
  CHECK(fit->breaks == std::vector<std::uint32_t>{3, 6, 9});
  CHECK(fit->demerits == 3 * 100);
}

TEST_CASE("a pass whose tolerance no line meets finds nothing, the rescue pass always does") {
  BreakParameters const parameters;
  Measures const measures{{}, Length::from_units(1000)};
  auto const points = equal_words(3);
  CHECK_FALSE(fit_lines(points, measures, settings_of(parameters, 9999, Pass::MayFail)).has_value());
  auto const rescued = fit_lines(points, measures, settings_of(parameters, 10000, Pass::Rescue));
  REQUIRE(rescued.has_value());
  CHECK(rescued->breaks == std::vector<std::uint32_t>{1, 2, 3});
}

TEST_CASE("looseness asks for more lines than the best") {
  BreakParameters parameters;
  Measures const measures{{}, Length::from_units(4 * 1500 - 300)};
  auto const points = equal_words(12);
  auto const best = fit_lines(points, measures, settings_of(parameters, 10000, Pass::MayFail));
  REQUIRE(best.has_value());
  CHECK(best->breaks.size() == 3);
  parameters.looseness = 1;
  auto const looser = fit_lines(points, measures, settings_of(parameters, 10000, Pass::MayFail));
  REQUIRE(looser.has_value());
  CHECK(looser->breaks.size() == 4);
}

TEST_CASE("the final pass comes as near to the looseness as its tolerance lets it") {
  BreakParameters parameters;
  Measures const measures{{}, Length::from_units(4 * 1500 - 300)};
  auto const points = equal_words(12);
  parameters.looseness = -2;
  CHECK_FALSE(fit_lines(points, measures, settings_of(parameters, 200, Pass::MayFail)).has_value());
  auto const nearest = fit_lines(points, measures, settings_of(parameters, 200, Pass::Final));
  REQUIRE(nearest.has_value());
  CHECK(nearest->breaks == std::vector<std::uint32_t>{4, 8, 12});
}

TEST_CASE("as in TeX, a last line to which one way leads costs nothing in the final pass") {
  BreakParameters const parameters;
  Measures const measures{{}, Length::from_units(3 * 1500 - 300)};
  auto const points = equal_words(9);
  CHECK(fit_lines(points, measures, settings_of(parameters, 200, Pass::MayFail))->demerits == 300);
  CHECK(fit_lines(points, measures, settings_of(parameters, 200, Pass::Final))->demerits == 200);
}

TEST_CASE("glyphs take up to their part of a shortfall or an excess before glue does") {
  CHECK(left_to_glue(15'000, 1'000'000, 20) == 0);
  CHECK(left_to_glue(-15'000, 1'000'000, 20) == 0);
  CHECK(left_to_glue(50'000, 1'000'000, 20) == 30'000);
  CHECK(left_to_glue(-50'000, 1'000'000, 20) == -30'000);
  CHECK(left_to_glue(50'000, 1'000'000, 0) == 50'000);
  CHECK(left_to_glue(50'000, -1'000, 20) == 50'000);
}

namespace {

bool is_hyphen_break(BreakPoint const& point) { return point.kind == BreakKind::Hyphen; }

int fitness_of(std::int64_t shortfall, int bad) {
  if (shortfall > 0) return bad > 99 ? 0 : bad > 12 ? 1 : 2;
  return bad > 12 ? 3 : 2;
}

/// The demerits of one way to break, by the formulas of The TeXbook, chapter 14; nothing where a line is worse than
/// `tolerance` or too many hyphens follow each other.
std::optional<double> demerits_of(std::span<BreakPoint const> points, std::vector<std::uint32_t> const& breaks,
                                  std::int64_t measure, int tolerance, BreakParameters const& parameters) {
  double total = 0;
  int fitness = 2;
  int hyphens = 0;
  std::uint32_t from = 0;
  for (auto const to : breaks) {
    auto const line = points[to].line_end - points[from].line_start;
    auto const shortfall = measure - line.width;
    if (-shortfall > line.shrink) return std::nullopt;
    bool const is_last = points[to].kind == BreakKind::End;
    int bad = shortfall > 0 ? badness(shortfall, line.stretch) : badness(-shortfall, line.shrink);
    if (is_last && shortfall > 0) bad = 0;
    if (bad > tolerance) return std::nullopt;
    hyphens = is_hyphen_break(points[to]) ? hyphens + 1 : 0;
    if (hyphens > parameters.max_consecutive_hyphens) return std::nullopt;
    int const current = is_last && shortfall > 0 ? 2 : fitness_of(shortfall, bad);
    double const sum = parameters.line_penalty + bad;
    total += sum * sum;
    if (points[to].penalty > 0) total += points[to].penalty * points[to].penalty;
    if (is_hyphen_break(points[from]) && is_hyphen_break(points[to])) total += parameters.double_hyphen_demerits;
    if (is_hyphen_break(points[from]) && is_last) total += parameters.final_hyphen_demerits;
    if (std::abs(current - fitness) > 1) total += parameters.adj_demerits;
    fitness = current;
    from = to;
  }
  return total;
}

/// Words of 1 to 6 units, every third break with a hyphen, from a fixed sequence.
std::vector<BreakPoint> mixed_words(std::uint32_t seed, int count) {
  std::vector<BreakPoint> points(1);
  points[0].kind = BreakKind::Start;
  Extent sum;
  for (int i = 1; i <= count; ++i) {
    seed = seed * 1664525 + 1013904223;
    sum.width += 1000 * (1 + (seed >> 16) % 6);
    bool const is_hyphen = seed >> 24 & 1;
    BreakPoint point{is_hyphen ? BreakKind::Hyphen : BreakKind::Space, is_hyphen ? 50 : 0, sum, {}, 0, 0, 0};
    if (is_hyphen)
      point.line_end.width += 500;
    else
      sum += {1000, 2500, 600};
    point.line_start = sum;
    if (i == count) point = {BreakKind::End, -10000, sum, {}, 0, 0, 0};
    points.push_back(point);
  }
  return points;
}

}  // namespace

TEST_CASE("no other choice of breaks has fewer demerits: all of them are tried") {
  constexpr int count = 13;
  constexpr std::int64_t measure = 14'000;
  int feasible = 0;
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    BreakParameters parameters;
    parameters.max_consecutive_hyphens = 1 + static_cast<int>(seed % 2);
    auto const points = mixed_words(seed, count);
    std::optional<double> best;
    for (std::uint32_t choice = 0; choice < 1U << (count - 1); ++choice) {
      std::vector<std::uint32_t> breaks;
      for (std::uint32_t i = 1; i < count; ++i)
        if (choice >> (i - 1) & 1) breaks.push_back(i);
      breaks.push_back(count);
      auto const demerits = demerits_of(points, breaks, measure, 1000, parameters);
      if (demerits && (!best || *demerits < *best)) best = demerits;
    }
    Measures const measures{{}, Length::from_units(measure)};
    auto const fit = fit_lines(points, measures, settings_of(parameters, 1000, Pass::MayFail));
    CHECK(fit.has_value() == best.has_value());
    if (!fit || !best) continue;
    ++feasible;
    CHECK(fit->demerits == *best);
    CHECK(demerits_of(points, fit->breaks, measure, 1000, parameters) == best);
  }
  CHECK(feasible > 10);
}
