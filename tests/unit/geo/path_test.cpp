#include "geo/path.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "fixture.hpp"

// Figures: d3-geo 3.1.2 in node 20.
using namespace livret::geo;
using testing::line;
using testing::path_text;
using testing::polygon;
using T = ProjectionType;

namespace {

/// A degree is a point.
ProjectionDefinition flat(double precision = 0) {
  return {.type = T::Equirectangular,
          .scale = 180 / 3.14159265358979323846,
          .translate = Position{180, 90},
          .precision = precision};
}

std::string drawn(ProjectionDefinition const& definition, Geometry const& geometry) {
  return path_text(map_path(geometry, Projection(definition)));
}

Geometry const square_over_antimeridian = polygon({{170, 10}, {-170, 10}, {-170, -10}, {170, -10}, {170, 10}});

}  // namespace

TEST_CASE("an area over the antimeridian is drawn at both edges of the map") {
  CHECK(drawn(flat(), square_over_antimeridian) ==
        "M0,79.849 L10,80 L10,100 L0,100.151 L0,79.849 Z M360,100.151 L350,100 L350,80 L350,80 L360,79.849 "
        "L360,100.151 Z");
}

TEST_CASE("an area round a pole goes along the map's upper edge") {
  CHECK(drawn(flat(), polygon({{0, 60}, {-90, 60}, {180, 60}, {90, 60}, {0, 60}})) ==
        "M360,30 L360,30 L270,30 L180,30 L180,30 L90,30 L0,30 L0,0 L180,0 L360,0 Z");
}

TEST_CASE("a ring that goes the other way round is all but its inside") {
  CHECK(drawn(flat(), polygon({{-10, -10}, {10, -10}, {10, 10}, {-10, 10}, {-10, -10}})) ==
        "M170,100 L190,100 L190,80 L170,80 Z M0,0 L180,0 L360,0 L360,90 L360,180 L180,180 L0,180 L0,90 L0,0 Z");
}

TEST_CASE("a line over the antimeridian is cut") {
  CHECK(drawn(flat(), line({{170, 0}, {-150, 20}})) == "M350,90 L360,84.384 M0,84.384 L30,70");
}

TEST_CASE("the sphere is the map's outline") {
  CHECK(
      drawn(flat(0.7), {Sphere{}}) ==
      "M0,0 L180,0 L360,0 L360,22.5 L360,45 L360,67.5 L360,90 L360,112.5 L360,135 L360,157.5 L360,180 L180,180 L0,180 "
      "L0,157.5 L0,135 L0,112.5 L0,90 L0,67.5 L0,45 L0,22.5 L0,0 Z");
}

TEST_CASE("a great circle gets points until it is as precise as wanted") {
  CHECK(drawn(flat(1), line({{-60, 50}, {60, 50}})) ==
        "M120,40 L129.211,33.571 L141.834,28.085 L158.979,24.202 L180,22.76 L201.021,24.202 L218.166,28.085 "
        "L230.789,33.571 L240,40");
  CHECK(drawn(flat(0), line({{-60, 50}, {60, 50}})) == "M120,40 L240,40");
}

TEST_CASE("what is behind the globe is cut at the horizon") {
  ProjectionDefinition const globe{
      .type = T::Orthographic, .scale = 100, .translate = Position{100, 100}, .precision = 0};
  CHECK(drawn(globe, line({{0, 0}, {120, 30}})) == "M100,100 L183.205,44.53");
  CHECK(drawn(globe, line({{150, 0}, {170, 30}})).empty());
  auto const area = drawn(globe, polygon({{60, 30}, {120, 30}, {120, -30}, {60, -30}, {60, 30}}));
  CHECK(area.starts_with(
      "M183.205,155.47 L175,150 L175,50 L175,50 L183.205,44.53 L183.205,44.53 L185.09,47.468 L186.872"));
  CHECK(area.ends_with("L186.331,150.468 L184.517,153.45 Z"));
}

TEST_CASE("a line through a cap or round it has the part that is shown") {
  ProjectionDefinition small{
      .type = T::AzimuthalEquidistant, .scale = 100, .translate = Position{100, 100}, .clip_angle = 30, .precision = 0};
  CHECK(drawn(small, line({{-60, 10}, {60, 10}})) == "M58.543,68.018 L141.457,68.018");
  ProjectionDefinition large{.type = T::Stereographic, .scale = 100, .translate = Position{100, 100}, .precision = 0};
  CHECK(drawn(large, line({{150, -60}, {150, 60}})) ==
        "M144.093,252.742 L314.614,295.666 M314.614,-95.666 L144.093,-52.742");
}

TEST_CASE("areas and lines are clipped to a box") {
  ProjectionDefinition boxed = flat();
  boxed.clip_extent = Extent{100, 50, 200, 120};
  CHECK(drawn(boxed, polygon({{-120, 0}, {-60, 60}, {0, 0}, {-60, -60}, {-120, 0}})) ==
        "M100,50 Z M140,50 L180,90 L150,120 L100,120 L100,50 Z");
  CHECK(drawn(boxed, line({{-120, 0}, {0, 0}, {60, 80}})) == "M100,90 L180,90 L200,63.333");
  CHECK(drawn(boxed, polygon({{30, 0}, {40, 10}, {50, 0}, {30, 0}})).empty());
  boxed.clip_extent = Extent{170, 80, 200, 100};
  CHECK(drawn(boxed, polygon({{-60, 0}, {0, 60}, {60, 0}, {0, -60}, {-60, 0}})) ==
        "M170,80 L200,80 L200,100 L170,100 Z");
}

TEST_CASE("Mercator's map of the sphere is a square") {
  auto const bounds = map_bounds({Sphere{}}, Projection({.type = T::Mercator}));
  REQUIRE(bounds);
  CHECK(bounds->x0 == doctest::Approx(-0.5));
  CHECK(bounds->y0 == doctest::Approx(-230.5));
  CHECK(bounds->x1 == doctest::Approx(960.5));
  CHECK(bounds->y1 == doctest::Approx(730.5));
}

TEST_CASE("points are circles of the radius") {
  CHECK(drawn(flat(), {Point{{10, 20}}}) == "M194.5,70 C190,74.5 C185.5,70 C190,65.5 C194.5,70 Z");
  CHECK(path_text(map_path({MultiPoint{{{0, 0}, {1, 0}}}}, Projection(flat()), 1)) ==
        "M181,90 C180,91 C179,90 C180,89 C181,90 Z M182,90 C181,91 C180,90 C181,89 C182,90 Z");
  CHECK(map_path({Point{{10, 20}}}, Projection(flat()), 0).empty());
}

TEST_CASE("a planar geometry is drawn as it is, or upright where y is reflected") {
  auto const square = polygon({{0, 0}, {0, 2}, {2, 2}, {2, 0}, {0, 0}});
  CHECK(drawn({.type = T::Identity}, square) == "M0,0 L0,2 L2,2 L2,0 Z");
  CHECK(path_text(map_path(square, Projection({.type = T::Identity, .reflect_y = true}, {0, 0, 10, 10}, square))) ==
        "M0,10 L0,0 L10,0 L10,10 Z");
}

TEST_CASE("an area with a hole has the measures of its image") {
  Geometry const ring{Polygon{
      {{{-20, -20}, {-20, 20}, {20, 20}, {20, -20}, {-20, -20}}, {{-5, -5}, {5, -5}, {5, 5}, {-5, 5}, {-5, -5}}}}};
  Projection const projection(flat(std::sqrt(0.5)));
  auto const bounds = map_bounds(ring, projection);
  CHECK(bounds->x0 == doctest::Approx(160));
  CHECK(bounds->y0 == doctest::Approx(68.8271678));
  CHECK(map_centroid(ring, projection)->x == doctest::Approx(180));
  CHECK(map_centroid(ring, projection)->y == doctest::Approx(90));
  CHECK(map_area(ring, projection) == doctest::Approx(1546.9132874));
  CHECK(map_length(ring, projection) == doctest::Approx(200.1374355));
}

TEST_CASE("lines and points have a centre of their own, and nothing has none") {
  Projection const projection(flat());
  CHECK(*map_centroid(line({{-20, 0}, {20, 0}, {20, 10}}), projection) == Position{184, 89});
  CHECK(map_centroid({MultiPoint{{{0, 0}, {30, 10}, {0, 20}}}}, projection)->x == doctest::Approx(190));
  CHECK_FALSE(map_centroid({}, projection));
  CHECK_FALSE(map_bounds({}, projection));
  CHECK(map_area({}, projection) == 0);
}
