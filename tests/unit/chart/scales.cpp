#include <cmath>

#include <doctest/doctest.h>

#include "chart/palette.hpp"
#include "chart/scale.hpp"

namespace livret::chart {

namespace {

ContinuousDomain domain_of(ContinuousDomain::Kind kind, double from, double to) {
  ContinuousDomain domain;
  domain.kind = kind;
  domain.from = from;
  domain.to = to;
  return domain;
}

}  // namespace

TEST_CASE("a linear scale divides its range as the domain is divided") {
  ContinuousScale const scale(domain_of(ContinuousDomain::Kind::Linear, 0, 50), 200, 0);
  CHECK(scale.place(0) == doctest::Approx(200));
  CHECK(scale.place(12.5) == doctest::Approx(150));
  CHECK(scale.place(50) == doctest::Approx(0));
}

TEST_CASE("a log scale gives each power of ten the same room and zero no place") {
  ContinuousScale const scale(domain_of(ContinuousDomain::Kind::Log, 1, 1000), 0, 300);
  CHECK(scale.place(10) == doctest::Approx(100));
  CHECK(scale.place(100) == doctest::Approx(200));
  CHECK_FALSE(scale.place(0));
  CHECK_FALSE(scale.place(-5));
}

TEST_CASE("a power scale keeps the sign") {
  auto domain = domain_of(ContinuousDomain::Kind::Power, -4, 4);
  domain.exponent = 0.5;
  ContinuousScale const scale(domain, 0, 100);
  CHECK(scale.place(1) == doctest::Approx(75));
  CHECK(scale.place(-1) == doctest::Approx(25));
}

// Figures of d3.scaleBand().domain(["a","b","c"]).range([0, 120]).paddingInner(0.2).paddingOuter(0.1): step 40,
// bandwidth 32.
TEST_CASE("bands are those of d3") {
  DiscreteDomain domain;
  domain.values = {"a", "b", "c"};
  domain.padding_inner = 0.2;
  domain.padding_outer = 0.1;
  BandScale const scale(domain, 0, 120, 0, PositionDomain::Direction::Forward);
  CHECK(scale.step() == doctest::Approx(40));
  CHECK(scale.bandwidth() == doctest::Approx(32));
  CHECK(*scale.band("a") == doctest::Approx(4));
  CHECK(*scale.band("c") == doctest::Approx(84));
  CHECK_FALSE(scale.band("d"));
}

TEST_CASE("points are bands without width, half a step from the ends") {
  DiscreteDomain domain;
  domain.values = {"a", "b", "c", "d"};
  domain.padding_inner = 1;
  domain.padding_outer = 0.5;
  BandScale const scale(domain, 0, 80, 0, PositionDomain::Direction::Forward);
  CHECK(*scale.centre("a") == doctest::Approx(10));
  CHECK(*scale.centre("d") == doctest::Approx(70));
}

TEST_CASE("heads of groups take their room before the first row of each group") {
  DiscreteDomain domain;
  domain.values = {"a", "b", "c"};
  domain.groups = {{"one", 0, 1}, {"two", 1, 2}};
  BandScale const scale(domain, 0, 90, 15, PositionDomain::Direction::Forward);
  CHECK(scale.step() == doctest::Approx(20));
  CHECK(*scale.band("a") == doctest::Approx(15));
  CHECK(*scale.band("b") == doctest::Approx(50));
  CHECK(*scale.band("c") == doctest::Approx(70));
  CHECK(scale.head(1) == doctest::Approx(35));
}

TEST_CASE("a ramp is interpolated between its stops and held at its ends") {
  std::vector<base::Colour> const stops{{0, 0, 0, 255}, {100, 100, 100, 255}, {200, 0, 0, 255}};
  CHECK(along_ramp(stops, 0.25) == base::Colour{50, 50, 50, 255});
  CHECK(along_ramp(stops, -3) == stops.front());
  CHECK(along_ramp(stops, 3) == stops.back());
}

TEST_CASE("the area of a symbol grows with its value from zero") {
  VisualDomain domain;
  domain.id = ChannelId::Size;
  domain.measure = Measure::Quantitative;
  domain.from = 0;
  domain.to = 4;
  VisualScale const scale(domain, 400);
  CHECK(scale.number(0.0) == doctest::Approx(0));
  CHECK(scale.number(2.0) == doctest::Approx(200));
  CHECK(scale.number(9.0) == doctest::Approx(400));
  CHECK_FALSE(scale.number(expr::Value()));
}

}  // namespace livret::chart
