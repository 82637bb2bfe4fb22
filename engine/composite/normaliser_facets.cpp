#include <fmt/format.h>

#include "composite/channel.hpp"
#include "composite/field_name.hpp"
#include "composite/normaliser.hpp"
#include "composite/tree.hpp"

namespace livret::composite {

namespace {

/// A facet mapping and what of its definitions belongs to the layout of the grid.
struct Facets {
  yaml::Node mapping;
  yaml::Node layout = map({});
};

Facets facets_of_grid(yaml::Node const* row, yaml::Node const* column) {
  Facets result{map({})};
  for (auto const& [name, definition] : {std::pair("row", row), std::pair("column", column)}) {
    if (!definition) continue;
    set(result.mapping, name, without(*definition, {"align", "center", "spacing", "columns"}));
    for (auto const* property : {"align", "center", "spacing"})
      if (auto const* value = definition->find(property)) {
        auto const* present = result.layout.find(property);
        auto sides = present ? *present : map({});
        set(sides, name, *value);
        set(result.layout, property, std::move(sides));
      }
  }
  return result;
}

Facets facets_of_list(yaml::Node const& definition) {
  Facets result{without(definition, {"align", "center", "spacing", "columns"})};
  for (auto const* property : {"align", "center", "spacing", "columns"})
    if (auto const* value = definition.find(property); is_truthy(value)) set(result.layout, property, *value);
  return result;
}

yaml::Node const* as_list(yaml::Node const* values) {
  return is_sequence(values) && !values->items.empty() ? values : nullptr;
}

std::string cell_name(yaml::Node const& child, std::string const& prefix) {
  auto const* name = child.find("name");
  return (is_truthy(name) ? name->text + "_" : "") + prefix + "child__";
}

void name_view(yaml::Node& view, std::string const& name) {
  set(view, "name", give_span(*Value(name).node(), view.span));
}

}  // namespace

std::optional<yaml::Node> Normaliser::faceted_unit(yaml::Node view, Inherited const& inherited) {
  auto encoding = *take(view, "encoding");
  auto const row = take(encoding, "row"), column = take(encoding, "column"), facet_channel = take(encoding, "facet");
  if (facet_channel && (row || column))
    surroundings_->sink.warning(facet_channel->span, "`facet` is ignored beside `row` and `column`");
  auto facets = row || column ? facets_of_grid(row ? &*row : nullptr, column ? &*column : nullptr)
                              : facets_of_list(*facet_channel);
  if (inherited.repeater) {
    if (row || column)
      facets.mapping = replace_repeated(facets.mapping, *inherited.repeater, surroundings_->sink);
    else if (auto replaced = replace_repeated_in_definition(facets.mapping, *inherited.repeater, surroundings_->sink))
      facets.mapping = std::move(*replaced);
  }
  auto inner = map({});
  inner.span = view.span;
  for (auto const* property : {"width", "height", "view", "projection", "mark", "params"})
    if (auto value = take(view, property)) set(inner, property, std::move(*value));
  set(inner, "encoding", std::move(encoding));
  lay_over(view, facets.layout);
  set(view, "facet", std::move(facets.mapping));
  set(view, "spec", std::move(inner));
  return facet(give_span(std::move(view), inner.span), inherited);
}

std::optional<yaml::Node> Normaliser::repeat(yaml::Node view, Inherited const& inherited) {
  if (!admits(view)) return std::nullopt;
  auto const* repeat = view.find("repeat");
  bool const has_list = as_list(repeat) || as_list(find(repeat, {"row"})) || as_list(find(repeat, {"column"})) ||
                        as_list(find(repeat, {"layer"}));
  if (!has_list)
    surroundings_->sink.error(repeat->span,
                              "`repeat` needs a list of fields, or lists under `row`, `column` or `layer`");
  else if (!is_mapping(view.find("spec")))
    surroundings_->sink.error(view.span, "a repetition needs `spec`, the view that is repeated");
  else
    return find(repeat, {"layer"}) ? repeat_in_layers(std::move(view), inherited)
                                   : repeat_in_cells(std::move(view), inherited);
  return std::nullopt;
}

std::optional<yaml::Node> Normaliser::repeat_in_layers(yaml::Node view, Inherited const& inherited) {
  auto lists = *take(view, "repeat");
  auto child = *take(view, "spec");
  if (lists.find("row") || lists.find("column")) {
    auto layers = *take(lists, "layer");
    set(view, "repeat", lists);
    set(view, "spec",
        give_span(map({{"repeat", map({{"layer", std::move(layers)}})}, {"spec", std::move(child)}}), lists.span));
    return repeat_in_cells(std::move(view), inherited);
  }
  auto layers = list(std::vector<yaml::Node>());
  for (auto const& value : lists.find("layer")->items) {
    auto inner = inherited;
    inner.repeater = inherited.repeater.value_or(Repeater());
    inner.repeater->insert_or_assign("layer", value);
    auto const name = cell_name(child, inherited.name_prefix) + "layer_" + identifier(text_of(&value));
    inner.name_prefix = name;
    inner.place = Inherited::Place::InLayer;
    auto layer = layer_or_unit(child, inner);
    if (!layer) continue;
    name_view(*layer, name);
    layers.items.push_back(std::move(*layer));
  }
  if (layers.items.empty()) return std::nullopt;
  set(view, "layer", std::move(layers));
  return view;
}

std::optional<yaml::Node> Normaliser::repeat_in_cells(yaml::Node view, Inherited const& inherited) {
  auto const lists = *take(view, "repeat");
  auto child = *take(view, "spec");
  auto const own_data = take(view, "data");
  auto data = take(child, "data");
  if (!data) data = own_data;
  auto const columns = take(view, "columns");
  if (columns && !is_sequence(&lists))
    surroundings_->sink.warning(columns->span, "`columns` is ignored: `row` and `column` make the grid");

  yaml::Node const nothing = list({null()});
  auto const* values = is_sequence(&lists) ? &lists : &nothing;
  auto const* rows = as_list(lists.find("row"));
  auto const* across = as_list(lists.find("column"));
  auto cells = list(std::vector<yaml::Node>());
  for (auto const& value : values->items)
    for (auto const& row : (rows ? rows : &nothing)->items)
      for (auto const& column : (across ? across : &nothing)->items) {
        auto inner = inherited;
        inner.repeater = inherited.repeater.value_or(Repeater());
        auto name = cell_name(child, inherited.name_prefix);
        if (is_sequence(&lists)) {
          inner.repeater->insert_or_assign("repeat", value);
          name += identifier(text_of(&value));
        }
        if (rows) {
          inner.repeater->insert_or_assign("row", row);
          name += "row_" + identifier(text_of(&row));
        }
        if (across) {
          inner.repeater->insert_or_assign("column", column);
          name += "column_" + identifier(text_of(&column));
        }
        inner.name_prefix = name;
        auto cell = any_view(child, std::move(inner));
        if (views_ > most_views) return std::nullopt;
        if (!cell) continue;
        name_view(*cell, name);
        cells.items.push_back(std::move(*cell));
      }
  if (cells.items.empty()) return std::nullopt;
  auto result = map({{"data", data}, {"align", "all"}});
  lay_over(result, view);
  result.span = view.span;
  if (is_sequence(&lists) ? columns.has_value() : true)
    set(result, "columns",
        is_sequence(&lists) ? *columns : *Value(across ? static_cast<double>(across->items.size()) : 1.0).node());
  set(result, "concat", std::move(cells));
  return give_span(std::move(result), lists.span);
}

}  // namespace livret::composite
