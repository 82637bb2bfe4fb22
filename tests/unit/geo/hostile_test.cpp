#include <cmath>

#include <doctest/doctest.h>

#include "fixture.hpp"
#include "geo/path.hpp"
#include "geo/sphere.hpp"

using namespace livret;
using namespace livret::geo;

namespace {

bool is_finite(frame::Path const& path) {
  auto const holds = [](frame::Vertex at) { return std::isfinite(at.x) && std::isfinite(at.y); };
  for (frame::Segment const& segment : path) {
    if (auto const* move = std::get_if<frame::MoveTo>(&segment); move != nullptr && !holds(move->to)) return false;
    if (auto const* line = std::get_if<frame::LineTo>(&segment); line != nullptr && !holds(line->to)) return false;
  }
  return true;
}

/// Rings and lines at the poles, on the antimeridian, of one place and of none, and far off the sphere.
std::vector<Geometry> awkward() {
  std::vector<Line> const lines = {{},
                                   {{0, 0}},
                                   {{5, 5}, {5, 5}, {5, 5}, {5, 5}},
                                   {{0, 90}, {90, 90}, {180, 90}, {0, 90}},
                                   {{0, -90}, {10, 90}, {20, -90}, {0, -90}},
                                   {{180, -90}, {180, 0}, {180, 90}, {-180, 0}, {180, -90}},
                                   {{-180, 10}, {180, 10}, {180, -10}, {-180, -10}, {-180, 10}},
                                   {{0, 0}, {180, 0}, {0, 0}},
                                   {{0, 0}, {90, 0}, {180, 0}, {-90, 0}, {0, 0}},
                                   {{1e9, 1e9}, {-1e9, 7e8}, {1e300, -1e300}, {1e9, 1e9}}};
  std::vector<Geometry> geometries = {{}, {Sphere{}}, {MultiPoint{{{0, 90}, {180, 0}, {-180, -90}}}}};
  for (Line const& line : lines) {
    geometries.push_back({LineString{line}});
    geometries.push_back({Polygon{{line}}});
    geometries.push_back({Polygon{{line, line, {}}}});
  }
  return geometries;
}

/// A ring that goes over the antimeridian and back with each position.
Line zigzag(int count) {
  Line ring;
  for (int i = 0; i < count; ++i) {
    double const y = -80 + 160.0 * i / count;
    ring.push_back({i % 2 == 0 ? 175.0 : -175.0, y});
  }
  ring.push_back(ring.front());
  return ring;
}

}  // namespace

TEST_CASE("no projection of awkward geometries has points that are not finite") {
  for (auto const name : projection_names()) {
    CAPTURE(name);
    auto const type = *projection_type(name);
    for (double const scale : {0.0, 1e-9, 150.0, 1e9}) {
      Projection const projection({.type = type,
                                   .scale = scale,
                                   .rotate = std::array{12.0, 34.0, 56.0},
                                   .clip_extent = Extent{0, 0, 300, 200},
                                   .precision = scale > 1000 ? 0 : 1});
      for (Geometry const& geometry : awkward()) CHECK(is_finite(map_path(geometry, projection)));
    }
    for (Geometry const& geometry : awkward()) {
      Projection const projection({.type = type, .precision = 0}, {0, 0, 300, 200}, geometry);
      CHECK(std::isfinite(projection.scale()));
      CHECK(is_finite(map_path(geometry, projection)));
    }
  }
}

TEST_CASE("awkward geometries have finite measures or none") {
  for (Geometry const& geometry : awkward()) {
    CHECK(std::isfinite(sphere_area(geometry)));
    if (auto const centroid = sphere_centroid(geometry)) CHECK(std::isfinite(centroid->x + centroid->y));
    if (auto const bounds = sphere_bounds(geometry)) CHECK(std::isfinite(bounds->west + bounds->east));
  }
}

TEST_CASE("a ring cut at every position takes time in proportion to them") {
  // With time in proportion to their square, 2e5 cuts would take a minute.
  Geometry const ring = testing::polygon(zigzag(200'000));
  Projection const projection({.type = ProjectionType::Equirectangular, .precision = 0});
  CHECK(map_path(ring, projection).size() >= 400'000);
}

TEST_CASE("a huge scale does not add points without end") {
  Geometry const ring = testing::polygon(zigzag(2'000));
  Projection const projection({.type = ProjectionType::EqualEarth, .scale = 1e12});
  CHECK(map_path(ring, projection).size() < 600'000);
}
