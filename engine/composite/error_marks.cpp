#include "composite/channel.hpp"
#include "composite/error_extent.hpp"
#include "composite/parts.hpp"
#include "composite/surroundings.hpp"
#include "composite/tree.hpp"
#include "composite/vega_lite_marks.hpp"

namespace livret::composite {

namespace {

yaml::Node with_full_encoding(yaml::Node unit) {
  set(unit, "encoding", full_encoding(unit.find("encoding")));
  return unit;
}

yaml::Node with_layers(ErrorExtent extent, yaml::Node layers) {
  auto result = std::move(extent.outer);
  set(result, "transform", std::move(extent.transform));
  set(result, "layer", std::move(layers));
  return give_span(std::move(result), extent.composite.mark.span);
}

}  // namespace

std::optional<yaml::Node> expand_error_bar(yaml::Node unit, Surroundings const& surroundings) {
  check_mark(mark_definition(unit), {"center", "rule", "size", "thickness", "ticks"}, surroundings.sink);
  auto extent = find_error_extent(with_full_encoding(std::move(unit)), surroundings);
  if (!extent) return std::nullopt;
  auto const& composite = extent->composite;
  auto const shared = without(extent->encoding, {"size"});
  auto const* thickness = composite.mark.find("thickness");
  auto const tick = map({{"type", "tick"},
                         {"orient", extent->orientation == Orientation::Vertical ? "horizontal" : "vertical"},
                         {"aria", false},
                         {"thickness", thickness},
                         {"size", composite.mark.find("size")}});
  auto const rule = map({{"type", "rule"}, {"ariaRoleDescription", "errorbar"}, {"size", thickness}});
  auto layers = list({make_part(composite, {"ticks", tick, "lower"}, shared),
                      make_part(composite, {"ticks", tick, "upper"}, shared),
                      make_part(composite, {"rule", rule, "lower", "upper"}, shared)});
  if (layers.items.size() != 1) return with_layers(std::move(*extent), std::move(layers));
  auto result = std::move(extent->outer);
  set(result, "transform", std::move(extent->transform));
  lay_over(result, layers.items.front());
  return give_span(std::move(result), composite.mark.span);
}

std::optional<yaml::Node> expand_error_band(yaml::Node unit, Surroundings const& surroundings) {
  check_mark(mark_definition(unit), {"band", "borders", "center", "interpolate", "tension"}, surroundings.sink);
  bool const is_plane = find(&unit, {"encoding", "x"}) && find(&unit, {"encoding", "y"});
  auto extent = find_error_extent(with_full_encoding(std::move(unit)), surroundings);
  if (!extent) return std::nullopt;
  auto const& composite = extent->composite;
  auto band = map({{"type", is_plane ? "area" : "rect"}});
  auto border = map({{"type", is_plane ? "line" : "rule"}});
  auto const* interpolate = composite.mark.find("interpolate");
  auto const* tension = composite.mark.find("tension");
  if (is_plane) {
    auto const curve = map({{"interpolate", is_truthy(interpolate) ? interpolate : nullptr},
                            {"tension", is_truthy(interpolate) && is_truthy(tension) ? tension : nullptr}});
    lay_over(band, curve);
    lay_over(border, curve);
    lay_over(band, map({{"ariaRoleDescription", "errorband"}}));
    lay_over(border, map({{"aria", false}}));
  } else if (interpolate || tension) {
    surroundings.sink.warning((interpolate ? interpolate : tension)->span,
                              "a band along one axis has no curve: `interpolate` and `tension` are ignored");
  }
  auto layers = list({make_part(composite, {"band", band, "lower", "upper"}, extent->encoding),
                      make_part(composite, {"borders", border, "lower"}, extent->encoding),
                      make_part(composite, {"borders", border, "upper"}, extent->encoding)});
  return with_layers(std::move(*extent), std::move(layers));
}

}  // namespace livret::composite
