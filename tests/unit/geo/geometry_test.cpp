#include "geo/geometry.hpp"

#include <limits>

#include <doctest/doctest.h>

#include "fixture.hpp"

using namespace livret;
using namespace livret::geo;
using testing::array;
using testing::geojson;
using testing::messages;
using testing::object;

namespace {

expr::Value ring() { return array({array({0, 0}), array({0, 2}), array({2, 2}), array({0, 0})}); }

Geometry read(expr::Value const& value, diag::Sink& sink) { return read_geometry(value, {}, sink); }

}  // namespace

TEST_CASE("each geometry of GeoJSON is read") {
  diag::Sink sink;
  CHECK(std::get<Point>(read(geojson("Point", array({1, 2, 3})), sink).shape).at == Position{1, 2});
  CHECK(std::get<MultiPoint>(read(geojson("MultiPoint", ring()), sink).shape).points.size() == 4);
  CHECK(std::get<LineString>(read(geojson("LineString", ring()), sink).shape).line[1] == Position{0, 2});
  CHECK(std::get<MultiLineString>(read(geojson("MultiLineString", array({ring()})), sink).shape).lines.size() == 1);
  CHECK(std::get<Polygon>(read(geojson("Polygon", array({ring()})), sink).shape).rings[0].size() == 4);
  CHECK(std::get<MultiPolygon>(read(geojson("MultiPolygon", array({array({ring()})})), sink).shape).polygons.size() ==
        1);
  CHECK(std::holds_alternative<Sphere>(read(object({{"type", "Sphere"}}), sink).shape));
  CHECK(messages(sink).empty());
}

TEST_CASE("features and collections are read through to their geometries") {
  diag::Sink sink;
  auto const feature = object({{"type", "Feature"}, {"geometry", geojson("Point", array({1, 2}))}});
  auto const empty = object({{"type", "Feature"}, {"geometry", {}}});
  CHECK(std::holds_alternative<Point>(read(feature, sink).shape));
  CHECK(std::holds_alternative<Nowhere>(read(empty, sink).shape));
  auto const collection = object({{"type", "FeatureCollection"}, {"features", array({feature, empty})}});
  CHECK(std::get<GeometryCollection>(read(collection, sink).shape).geometries.size() == 2);
  CHECK(messages(sink).empty());
}

TEST_CASE("positions that are not two finite numbers are told once and left out") {
  diag::Sink sink;
  double const nan = std::numeric_limits<double>::quiet_NaN();
  auto const value =
      geojson("LineString", array({array({0, 0}), array({nan, 1}), array({1}), "x", array({"a", 2}), array({3, 4})}));
  CHECK(std::get<LineString>(read(value, sink).shape).line == Line{{0, 0}, {3, 4}});
  CHECK(messages(sink) ==
        std::vector<std::string>{"a position needs two finite numbers, found `[NaN, 1]`, and 3 more such positions"});
}

TEST_CASE("what is no geometry is told") {
  diag::Sink sink;
  CHECK(std::holds_alternative<Nowhere>(read(geojson("Circle", {}), sink).shape));
  CHECK(std::holds_alternative<Nowhere>(read("France", sink).shape));
  CHECK(std::holds_alternative<Polygon>(read(geojson("Polygon", 3), sink).shape));
  CHECK(std::holds_alternative<GeometryCollection>(
      read(object({{"type", "GeometryCollection"}, {"geometries", array({5})}}), sink).shape));
  CHECK(messages(sink) == std::vector<std::string>{"a geometry needs a `type` of GeoJSON, found `Circle`",
                                                   "a geometry needs an object with a `type`, found `5`",
                                                   "a geometry needs an object with a `type`, found `France`",
                                                   "lines and rings need an array of them, found `3`"});
}

TEST_CASE("a ring that is not closed is closed") {
  diag::Sink sink;
  auto const open = geojson("Polygon", array({array({array({0, 0}), array({0, 2}), array({2, 2})})}));
  CHECK(std::get<Polygon>(read(open, sink).shape).rings[0] == Line{{0, 0}, {0, 2}, {2, 2}, {0, 0}});
  CHECK(messages(sink) == std::vector<std::string>{"a ring ends elsewhere than at the first position, and was closed"});
}

TEST_CASE("collections in collections have an end") {
  diag::Sink sink;
  expr::Value value = geojson("Point", array({1, 2}));
  for (int i = 0; i < 1000; ++i)
    value = object({{"type", "GeometryCollection"}, {"geometries", array({std::move(value)})}});
  read(value, sink);
  CHECK(messages(sink) == std::vector<std::string>{"collections are more than `32` deep"});
}

TEST_CASE("a geometry is a value with GeoJSON's fields, and is read back as it was") {
  diag::Sink sink;
  Geometry const line = testing::line({{1, 2}, {3, 4}});
  expr::Value const value = to_value(Feature{.id = "a", .properties = {}, .geometry = line});
  auto const field = [](expr::Value const& of, std::string_view name) {
    return (*of.as<expr::ObjectPtr>())->get(name);
  };
  CHECK(field(value, "type").to_text() == "Feature");
  CHECK(field(value, "id").to_text() == "a");
  CHECK(field(field(value, "geometry"), "type").to_text() == "LineString");
  CHECK(field(field(value, "geometry"), "coordinates").to_text() == "1,2,3,4");
  CHECK(std::get<LineString>(read(value, sink).shape).line == Line{{1, 2}, {3, 4}});
  CHECK(to_value(Geometry{}).is_null());
}
