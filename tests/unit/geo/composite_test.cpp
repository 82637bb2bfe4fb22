#include <string>

#include <doctest/doctest.h>

#include "fixture.hpp"
#include "geo/path.hpp"
#include "geo/projection.hpp"

using namespace livret::geo;
using T = ProjectionType;

namespace {

bool is_in(Position at, Extent const& box) { return box.x0 < at.x && at.x < box.x1 && box.y0 < at.y && at.y < box.y1; }

std::string place_of(Projection const& projection, Position degrees) {
  auto const at = projection.project(degrees);
  if (!at) return "nowhere";
  for (Inset const& inset : projection.insets())
    if (is_in(*at, inset.frame)) return std::string(inset.name);
  return "in place";
}

}  // namespace

TEST_CASE("the United States' parts are where d3's albersUsa puts them") {
  Projection const projection({.type = T::AlbersUsa});
  auto const at = [&](double x, double y) { return *projection.project({x, y}); };
  CHECK(at(-122.4, 37.8).x == doctest::Approx(107.8293997).epsilon(1e-8));
  CHECK(at(-122.4, 37.8).y == doctest::Approx(213.7656822).epsilon(1e-8));
  CHECK(at(-149.9, 61.2).x == doctest::Approx(171.1712246).epsilon(1e-8));
  CHECK(at(-149.9, 61.2).y == doctest::Approx(447.0625923).epsilon(1e-8));
  CHECK(at(-157.9, 21.3).x == doctest::Approx(297.747532).epsilon(1e-8));
  CHECK(at(-157.9, 21.3).y == doctest::Approx(451.1129117).epsilon(1e-8));
  CHECK_FALSE(projection.project({2, 48}));
  CHECK(projection.invert(at(-149.9, 61.2))->y == doctest::Approx(61.2));
}

TEST_CASE("albersUsa fits as d3") {
  auto const states = testing::polygon({{-124, 48}, {-68, 45}, {-81, 25}, {-118, 33}, {-124, 48}});
  Projection const projection({.type = T::AlbersUsa}, {0, 0, 400, 300}, states);
  CHECK(projection.scale() == doctest::Approx(601.4070568));
  CHECK(projection.translate().x == doctest::Approx(190.5750304));
  CHECK(projection.translate().y == doctest::Approx(147.0617196));
}

TEST_CASE("Lambert 93 is d3's conic conformal projection with the parallels and the meridian of EPSG 2154") {
  Projection const projection({.type = T::Lambert93, .scale = 2700});
  auto const at = [&](double x, double y) { return *projection.project({x, y}); };
  CHECK(at(3, 46.5).x == doctest::Approx(480));
  CHECK(at(2.35, 48.85).x == doctest::Approx(459.8466096).epsilon(1e-8));
  CHECK(at(2.35, 48.85).y == doctest::Approx(139.2507237).epsilon(1e-8));
  CHECK(at(9.45, 42.7).x == doctest::Approx(703.4009552).epsilon(1e-8));
  CHECK(at(9.45, 42.7).y == doctest::Approx(419.9021281).epsilon(1e-8));
}

TEST_CASE("the farthest places of France's territories are in their frames") {
  Projection const france({.type = T::France});
  struct Territory {
    std::string name;
    Position low, high;  ///< corners of a box round it
  };
  Territory const territories[] = {
      {"Guadeloupe", {-61.82, 15.82}, {-60.99, 16.52}}, {"Martinique", {-61.24, 14.38}, {-60.80, 14.89}},
      {"Guyane", {-54.61, 2.11}, {-51.60, 5.78}},       {"La Réunion", {55.21, -21.40}, {55.84, -20.86}},
      {"Mayotte", {45.01, -13.01}, {45.31, -12.63}},
  };
  for (Territory const& territory : territories) {
    CAPTURE(territory.name);
    CHECK(place_of(france, territory.low) == territory.name);
    CHECK(place_of(france, territory.high) == territory.name);
    CHECK(place_of(france, {territory.low.x, territory.high.y}) == territory.name);
    CHECK(place_of(france, {territory.high.x, territory.low.y}) == territory.name);
  }
  // Ushant, Bray-Dunes, Lauterbourg, Bonifacio and the Pyrenees.
  for (Position const place : {Position{-5.15, 48.46}, {2.55, 51.09}, {8.24, 48.97}, {9.22, 41.33}, {2.5, 42.33}})
    CHECK(place_of(france, place) == "in place");
  CHECK(place_of(france, {-73.6, 45.5}) == "nowhere");
}

TEST_CASE("places in metropolitan France are where Lambert 93 puts them") {
  Projection const france({.type = T::France, .scale = 1500});
  Projection const lambert({.type = T::Lambert93, .scale = 1500});
  CHECK(*france.project({2.35, 48.85}) == *lambert.project({2.35, 48.85}));
  auto const cayenne = france.invert(*france.project({-52.3, 4.9}));
  CHECK(cayenne->x == doctest::Approx(-52.3));
  CHECK(cayenne->y == doctest::Approx(4.9));
}

TEST_CASE("France is fitted with its frames, which do not overlap") {
  auto const hexagon =
      testing::polygon({{-4.8, 48.4}, {2.5, 51}, {8.2, 49}, {7.5, 43.8}, {3, 42.5}, {-1.7, 43.4}, {-4.8, 48.4}});
  Extent const page{20, 10, 420, 410};
  Projection const france({.type = T::France}, page, hexagon);
  auto const insets = france.insets();
  REQUIRE(insets.size() == 5);
  double bottom = page.y0 - 1e-6;
  for (Inset const& inset : insets) {
    CHECK(inset.frame.x0 >= page.x0 - 1e-6);
    CHECK(inset.frame.y0 > bottom);
    bottom = inset.frame.y1;
  }
  CHECK(bottom <= page.y1 + 1e-6);
  CHECK(map_bounds(hexagon, france)->x0 > insets[0].frame.x1);
  CHECK(inset_frames(france).size() == 5 * 5);
  CHECK(inset_frames(Projection({.type = T::Mercator})).empty());
}
