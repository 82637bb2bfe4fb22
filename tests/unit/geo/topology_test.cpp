#include "geo/topology.hpp"

#include <doctest/doctest.h>

#include "fixture.hpp"

// Figures: topojson-client 3.1.0 in node 20.
using namespace livret;
using namespace livret::geo;
using testing::array;
using testing::messages;
using testing::object;

namespace {

/// Two areas side by side with a boundary between them, in steps of half and a quarter of a degree.
expr::Value topology() {
  auto const west = object(
      {{"type", "Polygon"}, {"id", "w"}, {"properties", object({{"name", "West"}})}, {"arcs", array({array({0, 1})})}});
  auto const east = object({{"type", "Polygon"}, {"arcs", array({array({2, -1})})}});
  auto const town = testing::geojson("Point", array({4, 8}));
  auto const areas =
      object({{"type", "GeometryCollection"}, {"geometries", array({west, east, town, object({{"type", {}}})})}});
  auto const road = object({{"type", "LineString"}, {"arcs", array({-2, -1})}});
  auto const lost = object({{"type", "LineString"}, {"arcs", array({1, 7, "x", 0.5})}});
  return object({{"type", "Topology"},
                 {"transform", object({{"scale", array({0.5, 0.25})}, {"translate", array({-10, 40})}})},
                 {"objects", object({{"areas", areas}, {"road", road}, {"lost", lost}})},
                 {"arcs", array({array({array({4, 0}), array({0, 8})}),
                                 array({array({4, 8}), array({-4, 0}), array({0, -8}), array({4, 0})}),
                                 array({array({4, 0}), array({4, 0}), array({0, 8}), array({-4, 0})})})}});
}

std::vector<Line> mesh(MeshFilter filter) {
  diag::Sink sink;
  auto const found = topology_mesh(topology(), "areas", filter, {}, sink);
  CHECK(messages(sink).empty());
  return std::get<MultiLineString>(found.value().shape).lines;
}

}  // namespace

TEST_CASE("an object's members become features with their arcs joined") {
  diag::Sink sink;
  auto const features = topology_features(topology(), "areas", {}, sink);
  REQUIRE(features.size() == 4);
  CHECK(features[0].id.to_text() == "w");
  CHECK((*features[0].properties.as<expr::ObjectPtr>())->get("name").to_text() == "West");
  CHECK(std::get<Polygon>(features[0].geometry.shape).rings[0] ==
        Line{{-8, 40}, {-8, 42}, {-10, 42}, {-10, 40}, {-8, 40}});
  CHECK(std::get<Polygon>(features[1].geometry.shape).rings[0] ==
        Line{{-8, 40}, {-6, 40}, {-6, 42}, {-8, 42}, {-8, 40}});
  CHECK(std::get<Point>(features[2].geometry.shape).at == Position{-8, 42});
  CHECK(std::holds_alternative<Nowhere>(features[3].geometry.shape));
  CHECK(messages(sink).empty());
}

TEST_CASE("a single object is one feature, and negative arcs go backwards") {
  diag::Sink sink;
  auto const features = topology_features(topology(), "road", {}, sink);
  REQUIRE(features.size() == 1);
  CHECK(std::get<LineString>(features[0].geometry.shape).line ==
        Line{{-8, 40}, {-10, 40}, {-10, 42}, {-8, 42}, {-8, 40}});
}

TEST_CASE("a mesh has each boundary once, and those within or without") {
  CHECK(mesh(MeshFilter::All) ==
        std::vector<Line>{{{-8, 40}, {-8, 42}, {-10, 42}, {-10, 40}, {-8, 40}, {-6, 40}, {-6, 42}, {-8, 42}}});
  CHECK(mesh(MeshFilter::Interior) == std::vector<Line>{{{-8, 40}, {-8, 42}}});
  CHECK(mesh(MeshFilter::Exterior) ==
        std::vector<Line>{{{-8, 42}, {-10, 42}, {-10, 40}, {-8, 40}, {-6, 40}, {-6, 42}, {-8, 42}}});
}

TEST_CASE("an object that is not there is told with those that are") {
  diag::Sink sink;
  CHECK(topology_features(topology(), "land", {}, sink).empty());
  REQUIRE(sink.sorted().size() == 1);
  CHECK(sink.sorted()[0].message == "the topology has no object `land`");
  CHECK(sink.sorted()[0].hint == "it has `areas`, `road`, `lost`");
  CHECK_FALSE(topology_mesh(topology(), "land", MeshFilter::All, {}, sink));
}

TEST_CASE("arcs that are not there are told and left out") {
  diag::Sink sink;
  auto const features = topology_features(topology(), "lost", {}, sink);
  CHECK(std::get<LineString>(features[0].geometry.shape).line.size() == 4);
  CHECK(messages(sink) == std::vector<std::string>{"`3` arcs that lines of the topology name are not there"});
}

TEST_CASE("what is no topology is told") {
  diag::Sink sink;
  CHECK(topology_features(testing::geojson("Point", array({1, 2})), "a", {}, sink).empty());
  CHECK(messages(sink) ==
        std::vector<std::string>{"a topology needs `type: Topology`, found `Point`", "the topology has no object `a`"});
}

TEST_CASE("one long arc named again and again does not fill the memory") {
  std::vector<expr::Value> positions(100'000, array({1, 1}));
  std::vector<expr::Value> uses(100'000, 0.0);
  auto const line = object({{"type", "LineString"}, {"arcs", array(std::move(uses))}});
  auto const topology = object(
      {{"type", "Topology"}, {"objects", object({{"a", line}})}, {"arcs", array({array(std::move(positions))})}});
  diag::Sink sink;
  auto const features = topology_features(topology, "a", {}, sink);
  CHECK(std::get<LineString>(features[0].geometry.shape).line.size() <= most_positions);
  CHECK(messages(sink) == std::vector<std::string>{"the geometry has more than `4000000` positions"});
}
