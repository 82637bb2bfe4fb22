#include "geo/geometry_value.hpp"

#include <string_view>
#include <utility>

namespace livret::geo {

namespace {

expr::Value coordinates(Position at) { return expr::make_array({at.x, at.y}); }

template <typename T>
expr::Value coordinates(std::vector<T> const& items) {
  std::vector<expr::Value> values;
  values.reserve(items.size());
  for (T const& item : items) values.push_back(coordinates(item));
  return expr::make_array(std::move(values));
}

struct TypeName {
  std::string_view operator()(Nowhere const&) const { return ""; }
  std::string_view operator()(Sphere const&) const { return "Sphere"; }
  std::string_view operator()(Point const&) const { return "Point"; }
  std::string_view operator()(MultiPoint const&) const { return "MultiPoint"; }
  std::string_view operator()(LineString const&) const { return "LineString"; }
  std::string_view operator()(MultiLineString const&) const { return "MultiLineString"; }
  std::string_view operator()(Polygon const&) const { return "Polygon"; }
  std::string_view operator()(MultiPolygon const&) const { return "MultiPolygon"; }
  std::string_view operator()(GeometryCollection const&) const { return "GeometryCollection"; }
};

struct Coordinates {
  expr::Value operator()(Nowhere const&) const { return {}; }
  expr::Value operator()(Sphere const&) const { return {}; }
  expr::Value operator()(Point const& point) const { return coordinates(point.at); }
  expr::Value operator()(MultiPoint const& points) const { return coordinates(points.points); }
  expr::Value operator()(LineString const& line) const { return coordinates(line.line); }
  expr::Value operator()(MultiLineString const& lines) const { return coordinates(lines.lines); }
  expr::Value operator()(Polygon const& polygon) const { return coordinates(polygon.rings); }
  expr::Value operator()(MultiPolygon const& polygons) const { return coordinates(polygons.polygons); }
  expr::Value operator()(GeometryCollection const&) const { return {}; }
};

}  // namespace

expr::Value GeometryObject::get(std::string_view field) const {
  if (field == "type") return std::visit(TypeName{}, geometry_.shape);
  if (field == "coordinates") return std::visit(Coordinates{}, geometry_.shape);
  auto const* collection = std::get_if<GeometryCollection>(&geometry_.shape);
  if (field != "geometries" || collection == nullptr) return {};
  std::vector<expr::Value> values;
  for (Geometry const& member : collection->geometries) values.push_back(to_value(member));
  return expr::make_array(std::move(values));
}

std::vector<std::string> GeometryObject::fields() const {
  if (std::holds_alternative<Sphere>(geometry_.shape)) return {"type"};
  if (std::holds_alternative<GeometryCollection>(geometry_.shape)) return {"type", "geometries"};
  return {"type", "coordinates"};
}

expr::Value to_value(Geometry geometry) {
  if (std::holds_alternative<Nowhere>(geometry.shape)) return {};
  return expr::ObjectPtr(std::make_shared<GeometryObject>(std::move(geometry)));
}

expr::Value to_value(Feature feature) {
  std::vector<std::pair<std::string, expr::Value>> fields;
  fields.emplace_back("type", "Feature");
  if (!feature.id.is_null()) fields.emplace_back("id", std::move(feature.id));
  fields.emplace_back("properties", std::move(feature.properties));
  fields.emplace_back("geometry", to_value(std::move(feature.geometry)));
  return expr::make_object(std::move(fields));
}

Geometry collect(std::vector<Geometry> geometries) { return {GeometryCollection{std::move(geometries)}}; }

}  // namespace livret::geo
