#include "composite/channel.hpp"

#include <algorithm>
#include <array>

#include "composite/tree.hpp"

namespace livret::composite {

namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, std::array<std::string_view, N> const& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 6> secondary_channels = {"x2",         "y2",     "latitude2",
                                                                "longitude2", "theta2", "radius2"};
constexpr std::array<std::string_view, 8> position_scale_channels = {"x",      "y",       "theta",   "theta2",
                                                                     "radius", "radius2", "xOffset", "yOffset"};
constexpr std::array<std::string_view, 12> property_channels = {
    "color",         "fill",        "stroke",     "time", "opacity", "fillOpacity",
    "strokeOpacity", "strokeWidth", "strokeDash", "size", "angle",   "shape"};
constexpr std::array<std::string_view, 12> sort_channels = {
    "x",    "y",     "color",       "fill",          "stroke",  "strokeWidth",
    "size", "shape", "fillOpacity", "strokeOpacity", "opacity", "text"};

bool is_discrete(yaml::Node const& definition) {
  auto const type = text_of(definition.find("type"));
  if (type == "quantitative") return is_field(&definition) && is_truthy(definition.find("bin"));
  return type != "temporal";
}

int default_bins(std::string_view channel) {
  if (channel == "strokeDash") return 4;
  constexpr std::array<std::string_view, 11> few = {"row",         "column",        "size",        "color",
                                                    "fill",        "stroke",        "strokeWidth", "opacity",
                                                    "fillOpacity", "strokeOpacity", "shape"};
  return is_one_of(channel, few) ? 6 : 10;
}

yaml::Node full_bin(yaml::Node const& bin, std::string_view channel) {
  auto const bins = map({{"maxbins", default_bins(channel)}});
  if (!is_mapping(&bin)) return give_span(bins, bin.span);
  yaml::Node result = bin;
  if (!is_truthy(bin.find("maxbins")) && !is_truthy(bin.find("step"))) lay_over(result, give_span(bins, bin.span));
  return result;
}

yaml::Node full_unit(yaml::Node const& unit) {
  yaml::Node result = unit;
  if (!is_mapping(&unit)) {
    std::string_view text = unit.text;
    result = map({{"unit", text}});
    if (text.starts_with("binned")) result = map({{"unit", text.substr(6)}, {"binned", true}});
  }
  auto const name = text_of(result.find("unit"));
  if (name.starts_with("utc")) {
    set(result, "utc", *Value(true).node());
    set(result, "unit", *Value(name.substr(3)).node());
  }
  return give_span(std::move(result), unit.span);
}

std::string full_type(std::string const& type) {
  std::string lower = type;
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  for (std::string_view const name : {"quantitative", "temporal", "ordinal", "nominal"})
    if (lower == name || lower == name.substr(0, 1)) return std::string(name);
  return lower;
}

/// The type of a field without one, from what is done with it and where.
std::string_view default_type(yaml::Node const& definition, std::string_view channel) {
  constexpr std::array<std::string_view, 5> nominal = {"row", "column", "facet", "shape", "strokeDash"};
  if (channel == "latitude" || channel == "longitude") return "quantitative";
  if (is_one_of(channel, nominal)) return "nominal";
  if (channel == "order" || is_sequence(definition.find("sort"))) return "ordinal";
  if (is_truthy(definition.find("timeUnit"))) return "temporal";
  auto const* aggregate = definition.find("aggregate");
  bool const picks_row = is_mapping(aggregate) && (aggregate->find("argmax") || aggregate->find("argmin"));
  if (is_truthy(definition.find("bin")) || (is_truthy(aggregate) && !picks_row)) return "quantitative";
  auto const scale = text_of(find(&definition, {"scale", "type"}));
  constexpr std::array<std::string_view, 10> numeric = {"linear",   "log",        "pow",      "sqrt",     "symlog",
                                                        "identity", "sequential", "quantile", "quantize", "threshold"};
  if (is_one_of(scale, numeric)) return "quantitative";
  return scale == "time" || scale == "utc" ? "temporal" : "nominal";
}

void fill_type(yaml::Node& definition, std::string_view channel) {
  constexpr std::array<std::string_view, 4> counting = {"count", "valid", "missing", "distinct"};
  auto const* type = definition.find("type");
  if (!type && is_secondary_channel(channel)) return;
  std::string name = type ? full_type(text_of(type)) : std::string(default_type(definition, channel));
  if (type && is_one_of(text_of(definition.find("aggregate")), counting)) name = "quantitative";
  if (type && name == type->text) return;
  set(definition, "type", give_span(*Value(name).node(), definition.span));
}

/// `sort: -y` as `{encoding: y, order: descending}`.
void fill_sort(yaml::Node& definition) {
  auto const* sort = definition.find("sort");
  if (!is_string(sort)) return;
  auto const span = sort->span;
  std::string_view const text = sort->text;
  if (is_one_of(text, sort_channels))
    set(definition, "sort", give_span(map({{"encoding", text}}), span));
  else if (text.starts_with('-') && is_one_of(text.substr(1), sort_channels))
    set(definition, "sort", give_span(map({{"encoding", text.substr(1)}, {"order", "descending"}}), span));
}

void fill_header(yaml::Node& definition) {
  auto const* header = definition.find("header");
  auto const* orient = is_mapping(header) ? header->find("orient") : nullptr;
  if (!is_truthy(orient)) return;
  auto result = without(*header, {"orient"});
  for (auto const* name : {"labelOrient", "titleOrient"})
    if (!is_truthy(header->find(name))) set(result, name, *orient);
  set(definition, "header", std::move(result));
}

yaml::Node full_field(yaml::Node definition, std::string_view channel) {
  if (auto const* unit = definition.find("timeUnit"); is_truthy(unit)) set(definition, "timeUnit", full_unit(*unit));
  if (auto const* bin = definition.find("bin"); is_binning(bin)) set(definition, "bin", full_bin(*bin, channel));
  fill_type(definition, channel);
  fill_sort(definition);
  fill_header(definition);
  return definition;
}

yaml::Node full_datum(yaml::Node definition) {
  if (definition.find("type")) return definition;
  auto const* datum = definition.find("datum");
  std::string_view const type = number_of(datum)    ? "quantitative"
                                : is_string(datum)  ? "nominal"
                                : is_mapping(datum) ? "temporal"
                                                    : "";
  if (!type.empty()) set(definition, "type", give_span(*Value(type).node(), definition.span));
  return definition;
}

}  // namespace

bool is_field(yaml::Node const* definition) {
  return is_mapping(definition) && (definition->find("field") || is_text(definition->find("aggregate"), "count"));
}
bool is_datum(yaml::Node const* definition) { return is_mapping(definition) && definition->find("datum"); }
bool is_field_or_datum(yaml::Node const* definition) { return is_field(definition) || is_datum(definition); }

yaml::Node const* condition_with_field(yaml::Node const* definition) {
  auto const* condition = is_mapping(definition) ? definition->find("condition") : nullptr;
  return is_field_or_datum(condition) ? condition : nullptr;
}

bool has_field(yaml::Node const* definition) {
  if (!definition) return false;
  if (is_sequence(definition))
    return std::any_of(definition->items.begin(), definition->items.end(),
                       [](yaml::Node const& item) { return is_truthy(item.find("field")); });
  return is_field(definition) || is_field(condition_with_field(definition));
}

bool is_continuous(yaml::Node const* definition) {
  if (is_field(definition) && definition->find("type")) return !is_discrete(*definition);
  return is_datum(definition) && number_of(definition->find("datum"));
}

bool is_unbinned_quantitative(yaml::Node const* definition) {
  if (is_field(definition) && has_type(definition, "quantitative")) return !is_truthy(definition->find("bin"));
  return is_datum(definition) && number_of(definition->find("datum"));
}

bool has_type(yaml::Node const* definition, std::string_view type) {
  return is_mapping(definition) && is_text(definition->find("type"), type);
}

bool is_binning(yaml::Node const* bin) {
  if (is_mapping(bin)) return !is_truthy(bin->find("binned"));
  return boolean_of(bin).value_or(false);
}

bool is_binned(yaml::Node const* bin) {
  return is_text(bin, "binned") || (is_mapping(bin) && boolean_of(bin->find("binned")).value_or(false));
}

bool is_binned_unit(yaml::Node const* unit) {
  if (is_mapping(unit)) return is_truthy(unit->find("binned"));
  return text_of(unit).starts_with("binned");
}

bool is_secondary_channel(std::string_view channel) { return is_one_of(channel, secondary_channels); }
bool is_property_channel(std::string_view channel) { return is_one_of(channel, property_channels); }
bool is_scale_channel(std::string_view channel) {
  return is_one_of(channel, position_scale_channels) || is_property_channel(channel);
}

yaml::Node full_definition(yaml::Node const& definition, std::string_view channel) {
  if (definition.kind == yaml::Kind::Scalar) return give_span(map({{"value", definition}}), definition.span);
  if (is_field(&definition)) return full_field(definition, channel);
  if (is_datum(&definition)) return full_datum(definition);
  auto const* condition = condition_with_field(&definition);
  if (!condition) return definition;
  auto result = definition;
  set(result, "condition", full_definition(*condition, channel));
  return result;
}

yaml::Node full_encoding(yaml::Node const* encoding) {
  auto result = map({});
  if (!is_mapping(encoding)) return result;
  result.span = encoding->span;
  for (auto const& entry : encoding->entries)
    result.entries.push_back({entry.key, full_definition(entry.value, entry.key.text)});
  return result;
}

}  // namespace livret::composite
