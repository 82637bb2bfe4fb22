#include "geo/topology_reader.hpp"

#include <cmath>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace livret::geo {

namespace {

expr::Value field_of(expr::Value const& value, std::string_view field) {
  auto const* object = value.as<expr::ObjectPtr>();
  return object == nullptr || *object == nullptr ? expr::Value() : (*object)->get(field);
}

/// Positions behind one another, which are differences in a quantised topology.
void add_up(Line& line) {
  Position sum;
  for (Position& at : line) {
    sum = {sum.x + at.x, sum.y + at.y};
    at = sum;
  }
}

}  // namespace

TopologyReader::TopologyReader(expr::Value const& topology, diag::Span span, diag::Sink& sink)
    : topology_(topology), positions_(span, sink) {
  expr::Value const type = field_of(topology, "type");
  std::string const* name = type.as<std::string>();
  if (name == nullptr || *name != "Topology") {
    positions_.error(fmt::format("a topology needs `type: Topology`, found {}", describe(type)));
    return;
  }
  read_transform(field_of(topology, "transform"));
  read_arcs(field_of(topology, "arcs"));
}

void TopologyReader::read_transform(expr::Value const& value) {
  if (value.is_null()) return;
  auto const scale = positions_.read_position(field_of(value, "scale"));
  auto const translate = positions_.read_position(field_of(value, "translate"));
  if (scale && translate) transform_ = Transform{*scale, *translate};
}

void TopologyReader::read_arcs(expr::Value const& value) {
  auto const* items = items_of(value);
  if (items == nullptr) return positions_.error(fmt::format("a topology needs `arcs`, found {}", describe(value)));
  arcs_.reserve(items->size());
  for (expr::Value const& item : *items) arcs_.push_back(read_arc(item));
}

Line TopologyReader::read_arc(expr::Value const& value) {
  Line arc = positions_.read_line(value);
  empty_.push_back(arc.size() < 2 || (arc.size() == 2 && arc[1] == Position{}));
  if (!transform_) return arc;
  add_up(arc);
  for (Position& at : arc) at = placed(at);
  return arc;
}

Position TopologyReader::placed(Position at) const {
  if (!transform_) return at;
  auto const& [scale, translate] = *transform_;
  return {at.x * scale.x + translate.x, at.y * scale.y + translate.y};
}

std::optional<Position> TopologyReader::read_point(expr::Value const& value) {
  auto const position = positions_.read_position(value);
  return position ? std::optional(placed(*position)) : std::nullopt;
}

expr::Value TopologyReader::object(std::string_view name) {
  expr::Value const objects = field_of(topology_, "objects");
  expr::Value found = field_of(objects, name);
  if (found.as<expr::ObjectPtr>() != nullptr) return found;
  std::string known;
  if (auto const* object = objects.as<expr::ObjectPtr>(); object != nullptr && *object != nullptr)
    for (std::string const& field : (*object)->fields())
      known += fmt::format("{}`{}`", known.empty() ? "" : ", ", field);
  positions_.error(fmt::format("the topology has no object `{}`", name),
                   known.empty() ? "" : fmt::format("it has {}", known));
  return {};
}

std::vector<ArcUse> TopologyReader::read_uses(expr::Value const& value) {
  auto const* items = items_of(value);
  std::vector<ArcUse> uses;
  if (items == nullptr) {
    positions_.error(fmt::format("a line of a topology needs an array of arcs, found {}", describe(value)));
    return uses;
  }
  auto const count = static_cast<double>(arcs_.size());
  for (expr::Value const& item : *items) {
    double const* number = item.as<double>();
    bool const is_there = number != nullptr && std::trunc(*number) == *number && *number < count && *number >= -count;
    if (!is_there) {
      ++missing_arcs_;
      continue;
    }
    // The arc `~n` of TopoJSON is `n` backwards.
    bool const is_backward = *number < 0;
    uses.push_back({static_cast<std::size_t>(is_backward ? -*number - 1 : *number), is_backward});
  }
  return uses;
}

Line TopologyReader::line(std::vector<ArcUse> const& uses) {
  Line line;
  for (ArcUse const& use : uses) {
    Line const& arc = arcs_[use.arc];
    if (!positions_.take_positions(arc.size())) break;
    // Each arc begins where the one before ends.
    if (!line.empty()) line.pop_back();
    if (use.is_backward)
      line.insert(line.end(), arc.rbegin(), arc.rend());
    else
      line.insert(line.end(), arc.begin(), arc.end());
  }
  if (line.size() == 1) line.push_back(line.front());
  return line;
}

Line TopologyReader::ring(std::vector<ArcUse> const& uses) {
  constexpr std::size_t fewest = 4;
  Line ring = line(uses);
  while (!ring.empty() && ring.size() < fewest) ring.push_back(ring.front());
  return ring;
}

std::vector<Line> TopologyReader::read_lines(expr::Value const& value) {
  std::vector<Line> lines;
  if (auto const* items = items_of(value))
    for (expr::Value const& item : *items) lines.push_back(line(read_uses(item)));
  return lines;
}

Rings TopologyReader::read_rings(expr::Value const& value) {
  Rings rings;
  if (auto const* items = items_of(value))
    for (expr::Value const& item : *items) rings.push_back(ring(read_uses(item)));
  return rings;
}

Geometry TopologyReader::read_collection(expr::Object const& object, int depth) {
  if (depth >= deepest_collection) {
    positions_.error(fmt::format("collections are more than `{}` deep", deepest_collection));
    return {};
  }
  GeometryCollection collection;
  expr::Value const members = object.get("geometries");
  if (auto const* items = items_of(members))
    for (expr::Value const& item : *items) collection.geometries.push_back(read_geometry(item, depth + 1));
  return {std::move(collection)};
}

Geometry TopologyReader::read_geometry(expr::Value const& value, int depth) {
  auto const* pointer = value.as<expr::ObjectPtr>();
  if (pointer == nullptr || *pointer == nullptr) return {};
  expr::Object const& object = **pointer;
  expr::Value const type_value = object.get("type");
  if (type_value.is_null()) return {};
  std::string const type = type_value.to_text();
  if (type == "GeometryCollection") return read_collection(object, depth);
  if (type == "Point") {
    auto const point = read_point(object.get("coordinates"));
    return point ? Geometry{Point{*point}} : Geometry{};
  }
  if (type == "MultiPoint") {
    MultiPoint points;
    expr::Value const coordinates = object.get("coordinates");
    if (auto const* items = items_of(coordinates))
      for (expr::Value const& item : *items)
        if (auto const point = read_point(item)) points.points.push_back(*point);
    return {std::move(points)};
  }
  expr::Value const arcs = object.get("arcs");
  if (type == "LineString") return {LineString{line(read_uses(arcs))}};
  if (type == "MultiLineString") return {MultiLineString{read_lines(arcs)}};
  if (type == "Polygon") return {Polygon{read_rings(arcs)}};
  if (type == "MultiPolygon") {
    MultiPolygon polygons;
    if (auto const* items = items_of(arcs))
      for (expr::Value const& item : *items) polygons.polygons.push_back(read_rings(item));
    return {std::move(polygons)};
  }
  positions_.error(fmt::format("an object of a topology needs a `type` of TopoJSON, found {}", describe(type_value)));
  return {};
}

void TopologyReader::report_faults() {
  if (missing_arcs_ > 0)
    positions_.error(fmt::format("`{}` arcs that lines of the topology name are not there", missing_arcs_));
  positions_.report_faults();
}

}  // namespace livret::geo
