#include "compile/axes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "compile/guides.hpp"
#include "compile/marks.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using plot::Orient;
using yaml::Node;

Orient opposite(Orient orient) {
  switch (orient) {
    case Orient::Left:
      return Orient::Right;
    case Orient::Right:
      return Orient::Left;
    case Orient::Top:
      return Orient::Bottom;
    default:
      return Orient::Top;
  }
}

std::string capitalised(std::string_view name) {
  std::string text(name);
  text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}

std::string_view name_of_orient(Orient orient) {
  switch (orient) {
    case Orient::Left:
      return "left";
    case Orient::Right:
      return "right";
    case Orient::Top:
      return "top";
    default:
      return "bottom";
  }
}

/// Names of the config's axes that hold for one, the strongest first: Vega-Lite's compile/axis/config.ts.
std::vector<std::string> config_names(ChannelId channel, scale::Type type, Orient orient) {
  std::vector<std::string> kinds;
  if (type == scale::Type::Band)
    kinds = {"Discrete", "Band"};
  else if (type == scale::Type::Point)
    kinds = {"Discrete", "Point"};
  else if (scale::is_temporal(type))
    kinds = {"Temporal"};
  else if (scale::is_continuous(type))
    kinds = {"Quantitative"};
  std::string const axis = channel == ChannelId::X ? "axisX" : "axisY";
  std::vector<std::string> names;
  for (auto kind = kinds.rbegin(); kind != kinds.rend(); ++kind) names.push_back(axis + *kind);
  for (auto kind = kinds.rbegin(); kind != kinds.rend(); ++kind) names.push_back("axis" + *kind);
  names.push_back(axis);
  names.push_back("axis" + capitalised(name_of_orient(orient)));
  names.emplace_back("axis");
  return names;
}

void add_styles(Properties& properties, Node const* style, Config const& config) {
  if (style == nullptr) return;
  if (style->kind == yaml::Kind::Scalar) properties.add(config.style(style->text));
  for (auto item = style->items.rbegin(); item != style->items.rend(); ++item) properties.add(config.style(item->text));
}

Properties standard_properties(ChannelId channel, scale::Type type, Orient orient, Node const* axis,
                               Config const& config) {
  Properties properties;
  add_styles(properties, find(axis, {"style"}), config);
  auto const names = config_names(channel, type, orient);
  for (auto const& name : names) properties.add(config.find(name));
  for (auto const& name : names) add_styles(properties, config.find(name, "style"), config);
  return properties;
}

Node const* axis_node(ChannelDef const& definition) {
  auto const* guide = definition.node->find("axis");
  return guide != nullptr && guide->kind == yaml::Kind::Mapping ? guide : nullptr;
}

GuideTitle title_of(Model const& unit, ChannelId channel, Node const* axis, Properties const& standard,
                    Compilation const& compilation) {
  GuideTitle title;
  auto const& values = compilation.values;
  auto const* own = find(axis, {"title"});
  auto const* first = unit.encoding.find(channel);
  auto const* second = unit.encoding.find(second_of(channel));
  if (own != nullptr) {
    title.is_explicit = true;
    title.lines = values.lines(own);
    return title;
  }
  for (auto const* definition : {first, second}) {
    if (definition == nullptr || definition->title == nullptr) continue;
    GuideTitle of_channel;
    of_channel.is_explicit = true;
    of_channel.lines = values.lines(definition->title);
    title = title.is_explicit ? merged_title(title, of_channel) : of_channel;
  }
  if (title.is_explicit) return title;
  if (auto const* configured = standard.find("title")) {
    title.defaults = values.lines(configured).value_or(std::vector<std::string>());
    return title;
  }
  for (auto const* definition : {first, second}) {
    if (definition == nullptr || !definition->is_field()) continue;
    auto name = default_title(*definition, compilation.config, values, unit.fields);
    if (std::find(title.defaults.begin(), title.defaults.end(), name) == title.defaults.end())
      title.defaults.push_back(std::move(name));
  }
  return title;
}

std::optional<AxisComponent> unit_axis(Compilation const& compilation, Model const& unit, ChannelId channel) {
  auto const* scale = unit.scale(channel);
  auto const* definition = unit.encoding.find(channel);
  if (definition == nullptr || !definition->is_data()) definition = unit.encoding.find(second_of(channel));
  if (scale == nullptr || definition == nullptr) return std::nullopt;
  auto const& values = compilation.values;
  AxisComponent axis;
  axis.channel = channel;
  axis.definition = definition;
  axis.unit = &unit;
  axis.scale = scale;
  auto const* said = definition->id == channel ? definition->node->find("axis") : nullptr;
  auto const* node = axis_node(*definition);
  if (definition->id != channel) node = nullptr;
  Orient orient = channel == ChannelId::X ? Orient::Bottom : Orient::Left;
  auto const names = config_names(channel, *scale->type.value, orient);
  for (auto name = names.rbegin(); name != names.rend(); ++name)
    if (auto const word = values.text(compilation.config.find(*name, "orient")))
      if (auto const known = find_orient(*word)) orient = *known;
  axis.orient = {orient, false};
  if (auto const word = values.text(find(node, {"orient"})))
    if (auto const known = find_orient(*word)) axis.orient = {*known, true};
  axis.standard = standard_properties(channel, *scale->type.value, *axis.orient.value, node, compilation.config);
  if (said != nullptr && node == nullptr)
    axis.disable = {is_null(said) || is_false(said), true};
  else
    axis.disable = {values.boolean(axis.standard.find("disable")).value_or(false), said != nullptr};
  if (said != nullptr && node != nullptr) axis.disable = {false, true};
  axis.given.add(node);
  axis.title = title_of(unit, channel, node, axis.standard, compilation);
  auto const* bin = definition->is_field() && definition->bin ? &*definition->bin : nullptr;
  bool const has_grid = scale->has_continuous_domain() && definition->is_field() && bin == nullptr;
  if (auto const grid = values.boolean(find(node, {"grid"})))
    axis.grid = {grid, true};
  else
    axis.grid = {values.boolean(axis.standard.find("grid")).value_or(has_grid), false};
  if (auto const* other = unit.scale(channel == ChannelId::X ? ChannelId::Y : ChannelId::X))
    axis.grid_scale = other->id;
  return axis;
}

/// Nothing where the two cannot be one.
bool can_merge(std::vector<AxisComponent> const& a, std::vector<AxisComponent> const& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i].orient.is_explicit && b[i].orient.is_explicit && a[i].orient.value != b[i].orient.value) return false;
  return true;
}

void merge(AxisComponent& all, AxisComponent const& other) {
  all.disable = merged(all.disable, other.disable);
  all.orient = merged(all.orient, other.orient);
  all.grid = merged(all.grid, other.grid);
  all.title = merged_title(std::move(all.title), other.title);
  for (auto const* layer : other.given.layers()) all.given.add(layer);
  if (!all.grid_scale) all.grid_scale = other.grid_scale;
  // A layer whose units of time are columns already leaves format and steps to one that still has them.
  if (!all.definition->time_unit && other.definition->time_unit && all.definition->type == other.definition->type)
    all.definition = other.definition;
}

Resolve axis_resolve(Model const& model, ChannelId channel) {
  auto const scale = model.resolve.scale.find(channel);
  if (scale != model.resolve.scale.end() && scale->second == Resolve::Independent) return Resolve::Independent;
  auto const axis = model.resolve.axis.find(channel);
  return axis != model.resolve.axis.end() ? axis->second : Resolve::Shared;
}

AxisComponents layer_axes(Compilation const& compilation, Model const& layer) {
  std::vector<AxisComponents> children;
  for (auto const& child : layer.children) children.push_back(collect_axes(compilation, *child));
  AxisComponents result;
  for (auto const channel : {ChannelId::X, ChannelId::Y}) {
    bool is_shared = axis_resolve(layer, channel) == Resolve::Shared;
    std::vector<AxisComponent> all;
    for (auto const& child : children) {
      auto const found = child.find(channel);
      if (!is_shared || found == child.end()) continue;
      if (all.empty())
        all = found->second;
      else if (can_merge(all, found->second))
        for (std::size_t i = 0; i < all.size(); ++i) merge(all[i], found->second[i]);
      else
        is_shared = false;
    }
    if (!is_shared) {
      all.clear();
      std::map<Orient, int> count;
      for (auto const& child : children) {
        auto const found = child.find(channel);
        if (found == child.end()) continue;
        for (auto axis : found->second) {
          auto& orient = axis.orient;
          if (count[*orient.value] > 0 && !orient.is_explicit && count[*orient.value] > count[opposite(*orient.value)])
            orient.value = opposite(*orient.value);
          ++count[*orient.value];
          // The grid of the first only.
          if (!all.empty() && !axis.grid.is_explicit) axis.grid.value = false;
          all.push_back(std::move(axis));
        }
      }
    }
    if (!all.empty()) result[channel] = std::move(all);
  }
  return result;
}

}  // namespace

AxisComponents collect_axes(Compilation const& compilation, Model const& view) {
  if (view.kind == Model::Kind::Layer) return layer_axes(compilation, view);
  AxisComponents axes;
  if (view.kind != Model::Kind::Unit) return axes;
  for (auto const channel : {ChannelId::X, ChannelId::Y})
    if (auto axis = unit_axis(compilation, view, channel)) axes[channel].push_back(std::move(*axis));
  return axes;
}

bool shares_axis(Model const& facet, ChannelId channel) { return axis_resolve(facet, channel) == Resolve::Shared; }

std::vector<plot::AxisPlan> compile_axes(Compilation const& compilation, Model const& view) {
  auto const axes = collect_axes(compilation, view);
  std::vector<plot::AxisPlan> plans;
  for (auto const part : {AxisPart::Grid, AxisPart::Main})
    for (auto const channel : {ChannelId::X, ChannelId::Y}) {
      auto const found = axes.find(channel);
      if (found == axes.end()) continue;
      bool const is_extracted = part == AxisPart::Main && view.parent != nullptr &&
                                view.parent->kind == Model::Kind::Facet && shares_axis(*view.parent, channel);
      if (is_extracted) continue;
      for (auto const& axis : found->second)
        if (auto plan = plan_axis(axis, part, compilation)) plans.push_back(std::move(*plan));
    }
  return plans;
}

std::vector<plot::AxisPlan> compile_shared_axes(Compilation const& compilation, Model const& facet, ChannelId channel) {
  std::vector<plot::AxisPlan> plans;
  if (!shares_axis(facet, channel)) return plans;
  auto const axes = collect_axes(compilation, *facet.children.front());
  auto const found = axes.find(channel);
  if (found == axes.end()) return plans;
  for (auto const& axis : found->second)
    if (auto plan = plan_axis(axis, AxisPart::Main, compilation)) plans.push_back(std::move(*plan));
  return plans;
}

}  // namespace livret::compile
