#include "composite/channel.hpp"
#include "composite/stacking.hpp"
#include "composite/tree.hpp"
#include "composite/vega_lite_marks.hpp"

namespace livret::composite {

namespace {

constexpr double reduced_opacity = 0.7;  ///< of an area under a line or points

/// What a mark or its config says of `point` or `line`: nothing where there is no overlay, otherwise its properties.
std::optional<yaml::Node> overlay_properties(yaml::Node const* wish) {
  if (!is_truthy(wish)) return std::nullopt;
  return is_mapping(wish) ? *wish : map({});
}

yaml::Node const* config_wish(yaml::Node const& mark, char const* name, yaml::Node const& config, OverlayConfig use) {
  if (use == OverlayConfig::IsDone) return nullptr;
  return find(&config, {text_of(mark.find("type")), name});
}

std::optional<yaml::Node> point_overlay(yaml::Node const& unit, yaml::Node const& mark, yaml::Node const& config,
                                        OverlayConfig use) {
  if (auto const* own = mark.find("point"))
    return is_text(own, "transparent") ? map({{"opacity", 0}}) : overlay_properties(own);
  auto const* of_config = config_wish(mark, "point", config, use);
  if (!is_truthy(of_config) && is_truthy(find(&unit, {"encoding", "shape"}))) return map({});
  return overlay_properties(of_config);
}

std::optional<yaml::Node> line_overlay(yaml::Node const& mark, yaml::Node const& config, OverlayConfig use) {
  if (!is_text(mark.find("type"), "area")) return std::nullopt;
  auto const* own = mark.find("line");
  return overlay_properties(own ? own : config_wish(mark, "line", config, use));
}

/// The mark itself, without what is drawn over it; an area is made paler.
yaml::Node mark_below(yaml::Node const& mark, yaml::Node const& config) {
  auto result = map({});
  result.span = mark.span;
  bool const is_area = is_text(mark.find("type"), "area");
  if (is_area && !mark_property(mark, "opacity", config) && !mark_property(mark, "fillOpacity", config))
    set(result, "opacity", *Value(reduced_opacity).node());
  lay_over(result, without(mark, {"point", "line"}));
  return result.entries.size() > 1 ? result : *mark.find("type");
}

/// The encoding of what is drawn over: stacked as the mark itself, on its outer edge only.
yaml::Node encoding_above(yaml::Node const& mark, yaml::Node const& encoding, yaml::Node const& config) {
  auto result = without(encoding, {"x2", "y2"});
  auto const stacking = stacking_of(mark, encoding, config);
  if (!stacking) return result;
  auto definition = *result.find(stacking->channel);
  set(definition, "stack", *Value(stacking->offset).node());
  set(result, stacking->channel, std::move(definition));
  return result;
}

yaml::Node layer_above(yaml::Node mark, yaml::Node const& encoding, std::optional<yaml::Node> const& projection) {
  return map({{"projection", projection}, {"mark", std::move(mark)}, {"encoding", encoding}});
}

}  // namespace

bool has_overlay(yaml::Node const& unit, yaml::Node const& config, OverlayConfig of_config) {
  auto const type = mark_type(unit);
  if (type != "line" && type != "rule" && type != "trail" && type != "area") return false;
  auto const mark = mark_definition(unit);
  return point_overlay(unit, mark, config, of_config) || line_overlay(mark, config, of_config);
}

yaml::Node expand_overlay(yaml::Node unit, yaml::Node const& config, OverlayConfig of_config) {
  auto const mark = mark_definition(unit);
  auto const point = point_overlay(unit, mark, config, of_config);
  auto const line = line_overlay(mark, config, of_config);
  auto const encoding = full_encoding(unit.find("encoding"));
  auto const projection = take(unit, "projection");
  auto layers = list({map({{"name", take(unit, "name")},
                           {"params", take(unit, "params")},
                           {"mark", mark_below(mark, config)},
                           {"encoding", without(encoding, {"shape"})}})});
  auto const above = encoding_above(mark, encoding, config);
  if (line) {
    auto definition = map({{"type", "line"},
                           {"clip", mark.find("clip")},
                           {"interpolate", mark.find("interpolate")},
                           {"tension", mark.find("tension")},
                           {"tooltip", mark.find("tooltip")}});
    lay_over(definition, *line);
    layers.items.push_back(layer_above(std::move(definition), above, projection));
  }
  if (point) {
    auto definition = map({{"type", "point"},
                           {"opacity", 1},
                           {"filled", true},
                           {"clip", mark.find("clip")},
                           {"tooltip", mark.find("tooltip")}});
    lay_over(definition, *point);
    layers.items.push_back(layer_above(std::move(definition), above, projection));
  }
  auto result = without(unit, {"mark", "encoding"});
  set(result, "layer", std::move(layers));
  return give_span(std::move(result), unit.find("mark")->span);
}

bool is_ranged_line(yaml::Node const& unit) {
  if (mark_type(unit) != "line") return false;
  auto const* encoding = unit.find("encoding");
  for (std::string_view const channel : {"x2", "y2", "latitude2", "longitude2", "theta2", "radius2"}) {
    if (!is_truthy(find(encoding, {channel}))) continue;
    auto const* main = find(encoding, {channel.substr(0, channel.size() - 1)});
    if (is_datum(main) || (is_field(main) && !is_binned(main->find("bin")))) return true;
  }
  return false;
}

}  // namespace livret::composite
