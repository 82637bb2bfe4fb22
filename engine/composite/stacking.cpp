#include "composite/stacking.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "composite/channel.hpp"
#include "composite/field_name.hpp"
#include "composite/surroundings.hpp"
#include "composite/tree.hpp"

namespace livret::composite {

namespace {

bool has_measure_offset(yaml::Node const& encoding, char const* axis) {
  return is_unbinned_quantitative(encoding.find(std::string(axis) + "Offset"));
}

bool is_binned_field(yaml::Node const* definition) {
  return is_field(definition) && is_binned(definition->find("bin"));
}

/// The direction of an area, line, rule or trail; empty where there is none.
std::string orientation_of(yaml::Node const& mark, yaml::Node const& encoding, yaml::Node const& config) {
  auto const type = text_of(mark.find("type"));
  auto const given = text_of(mark_property(mark, "orient", config));
  auto const* x = encoding.find("x");
  auto const* y = encoding.find("y");
  if (type == "area" || type == "rule") {
    if (!y && has_measure_offset(encoding, "y")) return given.empty() ? "vertical" : given;
    if (!x && has_measure_offset(encoding, "x")) return given.empty() ? "horizontal" : given;
    if (encoding.find("y2")) return is_binned_field(y) ? "horizontal" : "vertical";
    if (encoding.find("x2")) return is_binned_field(x) ? "vertical" : "horizontal";
    if (type == "rule" && (!x || !y)) return x ? "vertical" : "horizontal";
  }
  if (!given.empty()) return given;
  bool const x_is_measure = is_unbinned_quantitative(x), y_is_measure = is_unbinned_quantitative(y);
  if (x_is_measure != y_is_measure) return x_is_measure ? "horizontal" : "vertical";
  if (x_is_measure) return "vertical";
  bool const x_is_time = has_type(x, "temporal"), y_is_time = has_type(y, "temporal");
  if (x_is_time != y_is_time) return x_is_time ? "vertical" : "horizontal";
  return {};
}

bool is_measure(yaml::Node const* definition) { return is_field(definition) && is_unbinned_quantitative(definition); }

std::optional<std::string> stacked_of_two(yaml::Node const& x, yaml::Node const& y, std::string const& orientation) {
  if (is_truthy(x.find("stack"))) return "x";
  if (is_truthy(y.find("stack"))) return "y";
  bool const x_aggregate = is_truthy(x.find("aggregate")), y_aggregate = is_truthy(y.find("aggregate"));
  if (x_aggregate != y_aggregate) return x_aggregate ? "x" : "y";
  if (orientation == "vertical") return "y";
  if (orientation == "horizontal") return "x";
  return std::nullopt;
}

/// The channel whose values may be stacked.
std::optional<std::string> stacked_channel(yaml::Node const& mark, yaml::Node const& encoding,
                                           yaml::Node const& config) {
  bool const is_area = is_text(mark.find("type"), "area");
  auto const orientation = is_area ? orientation_of(mark, encoding, config) : std::string();
  auto const* x = encoding.find("x");
  auto const* y = encoding.find("y");
  if (is_field(x) && is_field(y)) {
    if (is_measure(x) && is_measure(y)) return stacked_of_two(*x, *y, orientation);
    if (is_measure(x)) return "x";
    if (is_measure(y)) return "y";
    return std::nullopt;
  }
  if (is_measure(x)) return is_area && orientation == "vertical" ? std::nullopt : std::optional<std::string>("x");
  if (is_measure(y)) return is_area && orientation == "horizontal" ? std::nullopt : std::optional<std::string>("y");
  return std::nullopt;
}

/// The fields by which values on one spot are told apart.
bool has_fields_to_stack_by(yaml::Node const& encoding, std::string const& dimension) {
  constexpr std::array<std::string_view, 18> channels = {
      "color",       "fill",       "stroke", "opacity", "fillOpacity", "strokeOpacity",
      "strokeWidth", "strokeDash", "size",   "angle",   "shape",       "order",
      "text",        "detail",     "key",    "href",    "url",         "description"};
  std::set<std::string> grouped;
  for (auto const& channel : {dimension, dimension + "Offset"})
    if (is_field(encoding.find(channel))) grouped.insert(output_path(*encoding.find(channel), {}));
  auto const tells_apart = [&](yaml::Node const& definition) {
    auto const* field = is_field(&definition) ? &definition : condition_with_field(&definition);
    return is_field(field) && !is_truthy(field->find("aggregate")) && !grouped.contains(output_path(*field, {}));
  };
  return std::any_of(channels.begin(), channels.end(), [&](std::string_view channel) {
    auto const* definition = encoding.find(channel);
    if (!has_field(definition)) return false;
    if (is_sequence(definition)) return std::any_of(definition->items.begin(), definition->items.end(), tells_apart);
    return tells_apart(*definition);
  });
}

bool has_aggregate(yaml::Node const& encoding) {
  return std::any_of(encoding.entries.begin(), encoding.entries.end(), [](yaml::Entry const& entry) {
    auto const& definition = entry.value;
    if (is_sequence(&definition))
      return std::any_of(definition.items.begin(), definition.items.end(),
                         [](yaml::Node const& item) { return is_truthy(item.find("aggregate")); });
    return is_truthy(definition.find("aggregate"));
  });
}

}  // namespace

std::optional<Stacking> stacking_of(yaml::Node const& mark, yaml::Node const& encoding, yaml::Node const& config) {
  auto const type = text_of(mark.find("type"));
  if (type != "area" && type != "line" && type != "rule") return std::nullopt;
  auto const channel = stacked_channel(mark, encoding, config);
  if (!channel) return std::nullopt;
  std::string const dimension = *channel == "x" ? "y" : "x";
  auto const* stack = encoding.find(*channel)->find("stack");
  if (!stack && !encoding.find(dimension) && has_measure_offset(encoding, dimension.c_str())) return std::nullopt;

  std::string offset = type == "area" ? "zero" : "";
  if (stack) offset = boolean_of(stack) ? (is_truthy(stack) ? "zero" : "") : text_of(stack);
  if (offset != "zero" && offset != "center" && offset != "normalize") return std::nullopt;
  if (has_aggregate(encoding) && !has_fields_to_stack_by(encoding, dimension)) return std::nullopt;
  if (is_field_or_datum(encoding.find(*channel + "2"))) return std::nullopt;
  return Stacking{*channel, offset};
}

}  // namespace livret::composite
