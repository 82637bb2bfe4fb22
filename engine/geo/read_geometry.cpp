#include <string>
#include <utility>

#include <fmt/format.h>

#include "geo/geometry.hpp"
#include "geo/geometry_value.hpp"
#include "geo/position_reader.hpp"

namespace livret::geo {

namespace {

class GeometryReader {
 public:
  GeometryReader(diag::Span span, diag::Sink& sink) : positions_(span, sink) {}

  Geometry read(expr::Value const& value) {
    Geometry geometry = read_object(value, 0);
    if (open_rings_ > 0) {
      std::string const subject = open_rings_ == 1 ? "a ring ends" : fmt::format("{} rings end", open_rings_);
      positions_.warning(fmt::format("{} elsewhere than at the first position, and was closed", subject));
    }
    positions_.report_faults();
    return geometry;
  }

 private:
  Geometry read_object(expr::Value const& value, int depth) {
    if (value.is_null()) return {};
    auto const* object = value.as<expr::ObjectPtr>();
    if (object == nullptr || *object == nullptr) {
      positions_.error(fmt::format("a geometry needs an object with a `type`, found {}", describe(value)));
      return {};
    }
    if (auto const* made = dynamic_cast<GeometryObject const*>(object->get())) return made->geometry();
    return read_typed(**object, depth);
  }

  Geometry read_typed(expr::Object const& object, int depth) {
    expr::Value const type_value = object.get("type");
    std::string const* name = type_value.as<std::string>();
    std::string const type = name == nullptr ? "" : *name;
    if (type == "Feature") return read_object(object.get("geometry"), depth);
    if (type == "FeatureCollection") return read_members(object.get("features"), type, depth);
    if (type == "GeometryCollection") return read_members(object.get("geometries"), type, depth);
    if (type == "Sphere") return {Sphere{}};
    expr::Value const coordinates = object.get("coordinates");
    if (type == "Point") return read_point(coordinates);
    if (type == "MultiPoint") return {MultiPoint{positions_.read_line(coordinates)}};
    if (type == "LineString") return {LineString{positions_.read_line(coordinates)}};
    if (type == "MultiLineString") return {MultiLineString{read_lines(coordinates)}};
    if (type == "Polygon") return {Polygon{read_rings(coordinates)}};
    if (type == "MultiPolygon") return read_polygons(coordinates);
    positions_.error(fmt::format("a geometry needs a `type` of GeoJSON, found {}", describe(type_value)),
                     "`Point`, `LineString`, `Polygon`, their `Multi…`, `Feature`, `Sphere` or a collection");
    return {};
  }

  Geometry read_members(expr::Value const& value, std::string const& type, int depth) {
    auto const* items = items_of(value);
    if (items == nullptr) {
      positions_.error(fmt::format("a `{}` needs an array of members, found {}", type, describe(value)));
      return {};
    }
    if (depth >= deepest_collection) {
      positions_.error(fmt::format("collections are more than `{}` deep", deepest_collection));
      return {};
    }
    GeometryCollection collection;
    for (expr::Value const& item : *items) collection.geometries.push_back(read_object(item, depth + 1));
    return {std::move(collection)};
  }

  Geometry read_point(expr::Value const& value) {
    auto const position = positions_.read_position(value);
    return position ? Geometry{Point{*position}} : Geometry{};
  }

  std::vector<Line> read_lines(expr::Value const& value) {
    auto const* items = items_of(value);
    if (items == nullptr) {
      positions_.error(fmt::format("lines and rings need an array of them, found {}", describe(value)));
      return {};
    }
    std::vector<Line> lines;
    lines.reserve(items->size());
    for (expr::Value const& item : *items) lines.push_back(positions_.read_line(item));
    return lines;
  }

  Rings read_rings(expr::Value const& value) {
    Rings rings = read_lines(value);
    for (Line& ring : rings) {
      if (ring.empty() || ring.front() == ring.back()) continue;
      ring.push_back(ring.front());
      ++open_rings_;
    }
    return rings;
  }

  Geometry read_polygons(expr::Value const& value) {
    auto const* items = items_of(value);
    if (items == nullptr) {
      positions_.error(fmt::format("polygons need an array of them, found {}", describe(value)));
      return {};
    }
    MultiPolygon polygons;
    for (expr::Value const& item : *items) polygons.polygons.push_back(read_rings(item));
    return {std::move(polygons)};
  }

  PositionReader positions_;
  std::size_t open_rings_ = 0;
};

}  // namespace

Geometry read_geometry(expr::Value const& value, diag::Span span, diag::Sink& sink) {
  return GeometryReader(span, sink).read(value);
}

}  // namespace livret::geo
