#include "compile/legends.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compile/guides.hpp"
#include "compile/layout_size.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using plot::LegendKind;
using plot::Orient;
using yaml::Node;

/// Channels with legends, in Vega-Lite's order.
constexpr std::array<ChannelId, 8> legend_channels = {ChannelId::Color,       ChannelId::Size,   ChannelId::Shape,
                                                      ChannelId::Fill,        ChannelId::Stroke, ChannelId::StrokeDash,
                                                      ChannelId::StrokeWidth, ChannelId::Opacity};

LegendRole role_of(ChannelId channel, MarkDef const& mark) {
  switch (channel) {
    case ChannelId::Color:
      return mark.kind != MarkKind::Trail && mark.is_filled ? LegendRole::Fill : LegendRole::Stroke;
    case ChannelId::Fill:
      return LegendRole::Fill;
    case ChannelId::Stroke:
      return LegendRole::Stroke;
    case ChannelId::Size:
      return mark.kind == MarkKind::Trail ? LegendRole::StrokeWidth : LegendRole::Size;
    case ChannelId::Shape:
      return LegendRole::Shape;
    case ChannelId::StrokeWidth:
      return LegendRole::StrokeWidth;
    case ChannelId::StrokeDash:
      return LegendRole::StrokeDash;
    default:
      return LegendRole::Opacity;
  }
}

/// The symbol that stands for a mark.
std::string symbol_of(Model const& unit, ChannelId channel, Values const& values) {
  if (channel != ChannelId::Shape) {
    auto const* shape = unit.encoding.find(ChannelId::Shape);
    if (shape != nullptr && shape->is_value()) return values.text(shape->value).value_or("circle");
    if (shape != nullptr && !shape->conditions.empty() && shape->conditions.front().value != nullptr)
      return values.text(shape->conditions.front().value).value_or("circle");
    if (auto const own = values.text(unit.mark.definition.find("shape"))) return *own;
  }
  switch (unit.mark.kind) {
    case MarkKind::Bar:
    case MarkKind::Rect:
    case MarkKind::Image:
    case MarkKind::Square:
      return "square";
    case MarkKind::Line:
    case MarkKind::Trail:
    case MarkKind::Rule:
      return "stroke";
    default:
      return "circle";
  }
}

bool is_of_few_units(ChannelDef const& definition) {
  if (!definition.time_unit) return false;
  auto const name = definition.time_unit->units.name();
  return name == "quarter" || name == "month" || name == "day";
}

Explicit<LegendKind> kind_of(ChannelId channel, ChannelDef const& definition, ScaleComponent const& scale,
                             Node const* node, Values const& values) {
  auto const word = values.text(find(node, {"type"}));
  if (word == "symbol") return {LegendKind::Symbol, true};
  if (word == "gradient") return {LegendKind::Gradient, true};
  bool const is_gradient =
      is_colour(channel) && scale::is_continuous(*scale.type.value) && !is_of_few_units(definition);
  return {is_gradient ? LegendKind::Gradient : LegendKind::Symbol, false};
}

std::optional<LegendComponent> unit_legend(Compilation const& compilation, Model const& unit, ChannelId channel) {
  auto const* definition = unit.encoding.data(channel);
  auto const* scale = unit.scale(channel);
  if (definition == nullptr || scale == nullptr || definition->type == FieldType::GeoJson) return std::nullopt;
  auto const& values = compilation.values;
  LegendComponent legend;
  legend.channel = channel;
  legend.definition = definition;
  legend.unit = &unit;
  legend.scale = scale;
  legend.roles[role_of(channel, unit.mark)] = scale->id;
  auto const* said = definition->node->find("legend");
  auto const* node = said != nullptr && said->kind == yaml::Kind::Mapping ? said : nullptr;
  auto const disable = values.boolean(compilation.config.find("legend", "disable")).value_or(false);
  legend.disable = {said != nullptr ? is_null(said) || is_false(said) : disable, said != nullptr};
  legend.given.add(node);
  auto const orient = values.text(find(node, {"orient"}));
  if (orient && find_orient(*orient))
    legend.orient = {find_orient(*orient), true};
  else
    legend.orient = {find_orient(values.text(compilation.config.find("legend", "orient")).value_or("right")), false};
  legend.kind = kind_of(channel, *definition, *scale, node, values);
  if (legend.kind.value == LegendKind::Symbol) legend.symbol = symbol_of(unit, channel, values);
  legend.encode = encode_legend(legend, compilation);
  if (auto const* own = find(node, {"title"})) {
    legend.title.is_explicit = true;
    legend.title.lines = values.lines(own);
  } else if (definition->title != nullptr) {
    legend.title.is_explicit = true;
    legend.title.lines = values.lines(definition->title);
  } else if (auto const* configured = compilation.config.find("legend", "title")) {
    legend.title.defaults = values.lines(configured).value_or(std::vector<std::string>());
  } else if (definition->is_field()) {
    legend.title.defaults.push_back(default_title(*definition, compilation.config, values, unit.fields));
  }
  return legend;
}

/// Whether the other could be taken in.
bool merge(LegendComponent& all, LegendComponent const& other) {
  if (all.orient.is_explicit && other.orient.is_explicit && all.orient.value != other.orient.value) return false;
  all.disable = merged(all.disable, other.disable);
  all.orient = merged(all.orient, other.orient);
  if (all.kind.value != other.kind.value) all.kind = {LegendKind::Symbol, false};
  if (other.symbol == "circle" || all.symbol.empty()) all.symbol = other.symbol;
  if (all.encode.is_empty()) all.encode = other.encode;
  all.title = merged_title(std::move(all.title), other.title);
  for (auto const* layer : other.given.layers()) all.given.add(layer);
  for (auto const& [role, id] : other.roles) all.roles.try_emplace(role, id);
  return true;
}

Resolve legend_resolve(Model const& model, ChannelId channel) {
  auto const scale = model.resolve.scale.find(channel);
  if (scale != model.resolve.scale.end() && scale->second == Resolve::Independent) return Resolve::Independent;
  auto const legend = model.resolve.legend.find(channel);
  return legend != model.resolve.legend.end() ? legend->second : Resolve::Shared;
}

template <typename Legends>
auto of_channel(Legends& legends, ChannelId channel) {
  return std::find_if(legends.begin(), legends.end(), [&](auto const& legend) { return legend.channel == channel; });
}

/// The one field that a channel of a view and all below it shows; nothing where there are several, or none.
std::string field_of(Model const& view, ChannelId channel) {
  if (view.kind == Model::Kind::Unit) {
    auto const* definition = view.encoding.data(channel);
    return definition != nullptr ? definition->field : std::string();
  }
  std::string field;
  for (auto const& child : view.children) {
    auto found = field_of(*child, channel);
    if (found.empty()) continue;
    if (!field.empty() && field != found) return {};
    field = std::move(found);
  }
  return field;
}

/// The legends of one field, one where they can be joined.
struct FieldLegends {
  std::string field;  ///< empty: the legend stands alone
  LegendComponents legends;

  void add(LegendComponent const& legend) {
    for (auto& other : legends)
      if (other.scale->has_discrete_domain() == legend.scale->has_discrete_domain() && merge(other, legend)) return;
    legends.push_back(legend);
  }
};

/// A ramp of a view among others is as long as that view.
void set_ramp_length(plot::LegendPlan& plan, LegendComponent const& legend, LayoutSizes const& sizes) {
  bool const is_upright = plan.direction == plot::Direction::Vertical;
  if (plan.gradient_length || (!is_upright && plan.orient != Orient::Top && plan.orient != Orient::Bottom)) return;
  auto const side = sizes.find(*legend.unit, is_upright ? ChannelId::Y : ChannelId::X);
  auto const* fixed = side ? std::get_if<plot::FixedSize>(&*side) : nullptr;
  if (fixed != nullptr) plan.gradient_length = std::max(plan.gradient_least, std::min(plan.gradient_most, fixed->pt));
}

}  // namespace

/// The legends that a view and all below it would share with its parent.
LegendComponents Legends::collect(Model const& view) {
  LegendComponents legends;
  if (view.kind == Model::Kind::Unit) {
    for (auto const channel : legend_channels)
      if (auto legend = unit_legend(*compilation_, view, channel)) legends.push_back(std::move(*legend));
    return legends;
  }
  std::vector<ChannelId> independent;
  for (auto const& child : view.children)
    for (auto const& legend : shared_by(*child)) {
      if (legend_resolve(view, legend.channel) == Resolve::Independent) continue;
      auto const before = of_channel(legends, legend.channel);
      if (before == legends.end())
        legends.push_back(legend);
      else if (!merge(*before, legend))
        independent.push_back(legend.channel);
    }
  for (auto const channel : independent)
    std::erase_if(legends, [&](auto const& legend) { return legend.channel == channel; });
  return legends;
}

LegendComponents const& Legends::shared_by(Model const& view) {
  auto const known = shared_.find(&view);
  return known != shared_.end() ? known->second : shared_.emplace(&view, collect(view)).first->second;
}

/// Whether the parent of a view takes a legend of it: one that is there and merged above.
bool Legends::is_taken(Model const& view, ChannelId channel) {
  if (view.parent == nullptr || legend_resolve(*view.parent, channel) == Resolve::Independent) return false;
  auto const& taken = shared_by(*view.parent);
  return of_channel(taken, channel) != taken.end();
}

void Legends::collect_own(Model const& view, LegendComponents& own) {
  std::vector<FieldLegends> fields;
  for (auto const& legend : shared_by(view)) {
    if (is_taken(view, legend.channel)) continue;
    auto field = field_of(view, legend.channel);
    auto const same = std::find_if(fields.begin(), fields.end(),
                                   [&](auto const& other) { return !field.empty() && other.field == field; });
    if (same != fields.end())
      same->add(legend);
    else
      fields.push_back({std::move(field), {legend}});
  }
  for (auto& [field, legends] : fields)
    for (auto& legend : legends) own.push_back(std::move(legend));
  // A layer's children have no group of their own: what they do not share is the layer's.
  if (view.kind == Model::Kind::Layer)
    for (auto const& child : view.children) collect_own(*child, own);
}

std::vector<plot::LegendPlan> Legends::plans_of(Model const& view, LayoutSizes const& sizes) {
  LegendComponents own;
  collect_own(view, own);
  std::vector<plot::LegendPlan> plans;
  bool const has_views = view.kind == Model::Kind::Concat || view.kind == Model::Kind::Facet;
  for (auto const& legend : own) {
    if (legend.disable.value.value_or(false)) continue;
    plans.push_back(plan_legend(legend, *compilation_));
    if (has_views) set_ramp_length(plans.back(), legend, sizes);
  }
  return plans;
}

std::array<plot::LegendLayout, 9> compile_legend_layout(Compilation const& compilation) {
  auto const& values = compilation.values;
  auto const* layout = compilation.config.find("legend", "layout");
  constexpr std::array<std::string_view, 9> names = {"left",      "right",       "top",          "bottom", "top-left",
                                                     "top-right", "bottom-left", "bottom-right", "none"};
  std::array<plot::LegendLayout, 9> result;
  for (std::size_t i = 0; i < names.size(); ++i) {
    Properties properties{find(layout, {names[i]}), layout};
    GuideReader const reader(properties, values);
    reader.number("offset", result[i].offset);
    reader.number("margin", result[i].margin);
    std::optional<plot::Anchor> anchor;
    reader.anchor("anchor", anchor);
    if (anchor) result[i].anchor = *anchor;
    std::string word;
    reader.text("bounds", word);
    if (!word.empty()) result[i].flush_bounds = word == "flush";
    word.clear();
    reader.text("frame", word);
    result[i].frame_is_bounds = word == "bounds";
    reader.boolean("center", result[i].centre);
    word.clear();
    reader.text("direction", word);
    if (!word.empty())
      result[i].direction = word == "horizontal" ? plot::Direction::Horizontal : plot::Direction::Vertical;
    word.clear();
    reader.text("clears", word);
    if (word == "all-axes") result[i].clears = plot::LegendLayout::Clears::AllAxes;
  }
  return result;
}

}  // namespace livret::compile
