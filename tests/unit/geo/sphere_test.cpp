#include "geo/sphere.hpp"

#include <doctest/doctest.h>

#include "fixture.hpp"
#include "geo/graticule.hpp"

// Figures: d3-geo 3.1.2 in node 20.
using namespace livret;
using namespace livret::geo;
using testing::line;
using testing::polygon;

namespace {

Geometry const square = polygon({{-5, 42}, {-5, 51}, {8, 51}, {8, 42}, {-5, 42}});
Geometry const over_antimeridian = polygon({{170, 10}, {-170, 10}, {-170, -10}, {170, -10}, {170, 10}});
Geometry const islands{MultiPolygon{{{{{178, -16}, {178, -15}, {179, -15}, {179, -16}, {178, -16}}},
                                     {{{-179, -18}, {-179, -17}, {-178, -17}, {-178, -18}, {-179, -18}}}}}};

void check_bounds(Geometry const& geometry, SphereBounds wanted) {
  auto const found = sphere_bounds(geometry);
  REQUIRE(found);
  CHECK(found->west == doctest::Approx(wanted.west));
  CHECK(found->south == doctest::Approx(wanted.south));
  CHECK(found->east == doctest::Approx(wanted.east));
  CHECK(found->north == doctest::Approx(wanted.north));
}

void check_centroid(Geometry const& geometry, Position wanted) {
  auto const found = sphere_centroid(geometry);
  REQUIRE(found);
  CHECK(found->x == doctest::Approx(wanted.x).epsilon(1e-9));
  CHECK(found->y == doctest::Approx(wanted.y).epsilon(1e-9));
}

}  // namespace

TEST_CASE("areas on the sphere are in steradians") {
  CHECK(sphere_area(square) == doctest::Approx(0.024447334062916437).epsilon(1e-12));
  CHECK(sphere_area(over_antimeridian) == doctest::Approx(0.12243718284297211).epsilon(1e-12));
  CHECK(sphere_area({Sphere{}}) == doctest::Approx(12.566370614359172));
  CHECK(sphere_area(line({{0, 0}, {9, 9}})) == 0);
}

TEST_CASE("a ring the other way round has the rest of the sphere as its area") {
  CHECK(sphere_area(polygon({{-10, -10}, {10, -10}, {10, 10}, {-10, 10}, {-10, -10}})) ==
        doctest::Approx(12.4439334315162).epsilon(1e-12));
}

TEST_CASE("centres of mass are those of areas, else of lines, else of points") {
  check_centroid(square, {1.5000000002147, 46.5582445474818});
  check_centroid(islands, {179.98448457401477, -16.500337470204016});
  check_centroid(line({{-20, 0}, {20, 0}, {20, 10}}), {4.13819697041966, 1.0575095296739847});
  check_centroid({MultiPoint{{{0, 0}, {30, 10}, {0, 20}}}}, {9.999999999999998, 10.30674850170507});
  CHECK_FALSE(sphere_centroid({MultiPoint{{{0, 0}, {180, 0}}}}));
}

TEST_CASE("bounds follow great circles between the corners") {
  check_bounds(square, {-5, 42, 8, 51.18058773908647});
  check_bounds(line({{-60, 50}, {60, 50}}), {-60, 50, 60, 67.23952372538336});
}

TEST_CASE("bounds over the antimeridian go from west to east") {
  check_bounds(over_antimeridian, {170, -10.151081711048134, -170, 10.151081711048134});
  check_bounds(islands, {178, -18.00064119226091, -178, -15});
  CHECK_FALSE(sphere_bounds({}));
}

TEST_CASE("the usual graticule is d3's") {
  diag::Sink sink;
  auto const lines = std::get<MultiLineString>(graticule_lines({}, {}, sink).shape).lines;
  REQUIRE(lines.size() == 53);
  std::size_t positions = 0;
  for (Line const& each : lines) positions += each.size();
  CHECK(positions == 2573);
  CHECK(lines[0][2] == Position{-180, 89.999999});
  CHECK(lines[4].size() == 145);
  CHECK(lines[5][0] == Position{-170, -80.000001});
  CHECK(lines.back().front() == Position{-180, 80});
  CHECK(std::get<Polygon>(graticule_outline({}, {}, sink).shape).rings[0].size() == 293);
  CHECK(sink.error_count() == 0);
}

TEST_CASE("a graticule of part of the sphere has its steps") {
  diag::Sink sink;
  Graticule::Range const europe{{-10, 40}, {20, 60}};
  Graticule const graticule{
      .extent_major = europe, .extent_minor = europe, .step_major = {10, 5}, .step_minor = {10, 5}, .precision = 15};
  auto const lines = std::get<MultiLineString>(graticule_lines(graticule, {}, sink).shape).lines;
  CHECK(lines == std::vector<Line>{{{-10, 40}, {-10, 60}},
                                   {{0, 40}, {0, 60}},
                                   {{10, 40}, {10, 60}},
                                   {{-10, 40}, {5, 40}, {20, 40}},
                                   {{-10, 45}, {5, 45}, {20, 45}},
                                   {{-10, 50}, {5, 50}, {20, 50}},
                                   {{-10, 55}, {5, 55}, {20, 55}}});
  CHECK(std::get<Polygon>(graticule_outline(graticule, {}, sink).shape).rings[0] ==
        Line{{-10, 40}, {-10, 60}, {5, 60}, {20, 60}, {20, 40}, {5, 40}, {-10, 40}});
}

TEST_CASE("a graticule without an end is told") {
  diag::Sink sink;
  CHECK(std::get<MultiLineString>(graticule_lines({.step_minor = {1e-9, 1}}, {}, sink).shape).lines.empty());
  CHECK(std::get<MultiLineString>(graticule_lines({.step_major = {0, 1}}, {}, sink).shape).lines.empty());
  auto const texts = testing::messages(sink);
  REQUIRE(texts.size() == 2);
  CHECK(texts[0] == "a graticule's steps and precision need numbers above 0, found `0`");
  CHECK(texts[1] == "the graticule has more than `1000000` positions");
}
