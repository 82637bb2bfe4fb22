#include "geo/topology.hpp"

#include <string>
#include <utility>

#include "geo/topology_reader.hpp"

namespace livret::geo {

namespace {

Feature read_feature(TopologyReader& reader, expr::Object const& object, expr::Value const& value) {
  Feature feature{.id = object.get("id"), .properties = object.get("properties"), .geometry = {}};
  if (feature.properties.is_null()) feature.properties = expr::make_object({});
  feature.geometry = reader.read_geometry(value);
  return feature;
}

}  // namespace

std::vector<Feature> topology_features(expr::Value const& topology, std::string_view object, diag::Span span,
                                       diag::Sink& sink) {
  TopologyReader reader(topology, span, sink);
  std::vector<Feature> features;
  auto const add = [&](expr::Value const& value) {
    auto const* member = value.as<expr::ObjectPtr>();
    if (member != nullptr && *member != nullptr) features.push_back(read_feature(reader, **member, value));
  };
  expr::Value const found = reader.object(object);
  if (auto const* collection = found.as<expr::ObjectPtr>()) {
    expr::Value const type = (*collection)->get("type");
    std::string const* name = type.as<std::string>();
    if (name != nullptr && *name == "GeometryCollection") {
      expr::Value const members = (*collection)->get("geometries");
      if (auto const* items = items_of(members))
        for (expr::Value const& item : *items) add(item);
    } else {
      add(found);
    }
  }
  reader.report_faults();
  return features;
}

}  // namespace livret::geo
