// geo: places on the sphere and their maps. In: GeoJSON and TopoJSON as expression values, and how to project them.
// Out: paths in pt, projected or spherical measures, and geometries as values again.
//
// The results are those of d3-geo 3 and topojson-client 3. Boundaries are the project's input: livret ships none.
//
// Not yet: the projections that d3-geo-projection adds but for Mollweide; merging of TopoJSON areas; tests whether a
// place is in a geometry.
#pragma once

#include <cstddef>
#include <variant>
#include <vector>

#include "diag/sink.hpp"
#include "expr/value.hpp"

namespace livret::geo {

/// Longitude and latitude in degrees, or x and y where a geometry is planar or projected. Always finite once read.
struct Position {
  double x = 0;
  double y = 0;
  auto operator<=>(Position const&) const = default;
};

/// Open, or a ring whose last position is its first. Rings are clockwise seen from outside the sphere: a ring the other
/// way round is everything but its inside.
using Line = std::vector<Position>;
using Rings = std::vector<Line>;

struct Geometry;

struct Nowhere {};  ///< a feature whose geometry is null
struct Sphere {};
struct Point {
  Position at;
};
struct MultiPoint {
  Line points;
};
struct LineString {
  Line line;
};
struct MultiLineString {
  std::vector<Line> lines;
};
struct Polygon {
  Rings rings;
};
struct MultiPolygon {
  std::vector<Rings> polygons;
};
struct GeometryCollection {
  std::vector<Geometry> geometries;
};

struct Geometry {
  std::variant<Nowhere, Sphere, Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon,
               GeometryCollection>
      shape;
};

struct Feature {
  expr::Value id;  ///< null where it has none
  expr::Value properties;
  Geometry geometry;
};

/// What one value may hold; what goes beyond is reported and left out.
constexpr std::size_t most_positions = 4'000'000;
constexpr int deepest_collection = 32;

/// The geometry of a GeoJSON object: a geometry, a Feature's (Nowhere where it is null), or that of a FeatureCollection
/// as a collection. Positions that are not two finite numbers, and what has no known type, are reported at `span` and
/// left out. A value that `to_value` made costs nothing to read but the copy.
Geometry read_geometry(expr::Value const& value, diag::Span span, diag::Sink& sink);

/// All geometries in one: what a projection is fitted to.
Geometry collect(std::vector<Geometry> geometries);

/// The GeoJSON object: `type` and `coordinates` (made when they are asked for) or `geometries`; null of Nowhere.
expr::Value to_value(Geometry geometry);
/// `type`, `id` where there is one, `properties` and `geometry`: a row of a table of features.
expr::Value to_value(Feature feature);

}  // namespace livret::geo
