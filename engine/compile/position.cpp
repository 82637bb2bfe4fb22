#include <algorithm>

#include <fmt/format.h>

#include "compile/format.hpp"
#include "compile/mark_encoder.hpp"
#include "compile/projections.hpp"

namespace livret::compile {

namespace {

using plot::Channel;
using plot::Rule;
using plot::Rules;
using yaml::Node;

ChannelId first_of(ChannelId id) {
  switch (id) {
    case ChannelId::X2:
      return ChannelId::X;
    case ChannelId::Y2:
      return ChannelId::Y;
    case ChannelId::Theta2:
      return ChannelId::Theta;
    case ChannelId::Radius2:
      return ChannelId::Radius;
    default:
      return id;
  }
}

bool runs_across(ChannelId id) { return id == ChannelId::X || id == ChannelId::X2; }

/// Vega's name of a place, by which a mark may have it too.
std::string_view drawn_name(ChannelId id) {
  switch (id) {
    case ChannelId::Theta:
      return "startAngle";
    case ChannelId::Theta2:
      return "endAngle";
    case ChannelId::Radius:
      return "outerRadius";
    case ChannelId::Radius2:
      return "innerRadius";
    default:
      return name_of(id);
  }
}

/// A place that the layers of a mark's properties name.
Node const* find_place(Properties const& properties, ChannelId id) {
  for (auto const* layer : properties.layers()) {
    if (auto const* node = layer->find(drawn_name(id))) return node;
    if (auto const* node = layer->find(name_of(id))) return node;
  }
  return nullptr;
}

Rule value_rule(expr::Value value) {
  Rule rule;
  rule.source = std::move(value);
  return rule;
}

}  // namespace

Channel channel_of_place(ChannelId id, MarkKind kind) {
  bool const is_arc = kind == MarkKind::Arc;
  switch (id) {
    case ChannelId::X:
      return Channel::X;
    case ChannelId::X2:
      return Channel::X2;
    case ChannelId::Y:
      return Channel::Y;
    case ChannelId::Y2:
      return Channel::Y2;
    case ChannelId::Theta:
      return is_arc ? Channel::StartAngle : Channel::Theta;
    case ChannelId::Theta2:
      return Channel::EndAngle;
    case ChannelId::Radius:
      return is_arc ? Channel::OuterRadius : Channel::Radius;
    default:
      return Channel::InnerRadius;
  }
}

void MarkEncoder::shift(Rule& rule, Shift const& shift) {
  rule.offset += shift.constant;
  if (shift.rule) rule.further = shift.rule;
}

/// What `xOffset` and its like say: the channel, else the mark.
Shift MarkEncoder::shift_of(ChannelId id, double band) const {
  Shift result;
  std::string const name = std::string(name_of(id)) + "Offset";
  auto const* own = mark_->definition.find(name);
  if (id == ChannelId::X || id == ChannelId::Y) {
    auto const* definition = unit_->encoding.find(offset_of(id));
    if (definition != nullptr) {
      auto const* data = definition->data();
      auto rule = middle(definition, nullptr, data != nullptr ? scale(offset_of(id)) : nullptr, {}, band,
                         constant(own, Channel::X), offset_of(id));
      result.is_encoded = true;
      if (rule) result.rule = std::make_shared<Rule const>(std::move(*rule));
      return result;
    }
  }
  if (own == nullptr) return result;
  result.constant = values_->number(own).value_or(0);
  return result;
}

Rule MarkEncoder::field_rule(ChannelDef const& definition, ScaleComponent const* scale, Part part) const {
  Rule rule;
  if (scale != nullptr) rule.scale = scale->id;
  if (definition.is_field()) {
    rule.source = plot::FieldValue{column_of(definition, part)};
    return rule;
  }
  auto const* node = definition.node->find("datum");
  bool const is_time = definition.type == FieldType::Temporal || definition.time_unit;
  rule.source = node != nullptr && is_time ? values_->time_value(*node) : *definition.datum;
  return rule;
}

Rule MarkEncoder::between(ChannelDef const&, ScaleComponent const* scale, std::string from, std::string to,
                          double fraction) const {
  Rule rule;
  if (scale != nullptr) rule.scale = scale->id;
  if (fraction == 0)
    rule.source = plot::FieldValue{std::move(from)};
  else if (fraction == 1)
    rule.source = plot::FieldValue{std::move(to)};
  else
    rule.source = plot::Between{std::move(from), std::move(to), fraction};
  return rule;
}

std::optional<double> MarkEncoder::band_position(ChannelDef const& definition, ChannelDef const* second) const {
  if (definition.band_position) return definition.band_position;
  if (!definition.is_field()) return std::nullopt;
  if (definition.time_unit && second == nullptr) return values_->number(mark_->find_config("timeUnitBandPosition"));
  if (definition.is_binning()) return 0.5;
  return std::nullopt;
}

/// Vega-Lite's midPoint.
std::optional<Rule> MarkEncoder::middle(ChannelDef const* definition, ChannelDef const* second,
                                        ScaleComponent const* scale, Shift const& to, std::optional<double> band,
                                        std::optional<Rule> fallback, ChannelId id) const {
  if (definition == nullptr || (!definition->is_data() && !definition->is_value())) {
    if (fallback) shift(*fallback, to);
    return fallback;
  }
  if (definition->is_value()) {
    auto rule = width_or_height(id, definition->value);
    if (rule) shift(*rule, to);
    return rule;
  }
  Rule rule;
  bool const has_bands = scale != nullptr && scale->has_discrete_domain();
  if (!band) band = band_position(*definition, second);
  bool const is_unit = definition->time_unit && definition->type == FieldType::Temporal && band && *band != 0;
  // The second ends of ranges have no type of their own, and are taken as they stand.
  bool const is_second = first_of(definition->id) != definition->id;
  if (definition->is_field() && !is_second && (definition->is_binning() || is_unit)) {
    std::string const start = column_of(*definition);
    bool const is_binned_unit = definition->time_unit && definition->time_unit->is_binned;
    std::string const end = definition->is_binning() ? column_of(*definition, {{}, "end"})
                            : is_binned_unit         ? definition->field + "_end"
                                                     : column_of(*definition, {"end", {}});
    if (unit_->stack && unit_->stack->impute && definition->is_binning())
      rule = field_rule(*definition, scale, {{}, "mid"});
    else if (band && *band != 0 && !has_bands)
      rule = between(*definition, scale, start, end, *band);
    else
      rule = field_rule(*definition, scale,
                        definition->is_binning() && is_discrete(definition->type) ? Part{{}, "range"} : Part());
    if (has_bands && scale->type.value == scale::Type::Band) rule.band = band.value_or(0.5);
    shift(rule, to);
    return rule;
  }
  if (definition->is_field() && definition->bin && definition->bin->is_binned && second != nullptr &&
      second->is_field()) {
    rule = between(*definition, scale, column_of(*definition), column_of(*second), band.value_or(0.5));
    shift(rule, to);
    return rule;
  }
  rule =
      field_rule(*definition, scale,
                 has_bands && is_discrete(definition->type) && definition->is_binning() ? Part{{}, "range"} : Part());
  if (scale != nullptr && scale->type.value == scale::Type::Band)
    rule.band = band.value_or(definition->band_position.value_or(0.5));
  shift(rule, to);
  return rule;
}

/// Values in pt; `width` and `height` are the group's sides.
std::optional<Rule> MarkEncoder::width_or_height(ChannelId id, Node const* node) const {
  if (node == nullptr) return std::nullopt;
  bool const is_width = (id == ChannelId::X || id == ChannelId::X2) && node->text == "width";
  bool const is_height = (id == ChannelId::Y || id == ChannelId::Y2) && node->text == "height";
  if (!is_width && !is_height) return constant(node, Channel::X);
  Rule rule;
  rule.source = is_width ? plot::GroupSide::Width : plot::GroupSide::Height;
  return rule;
}

Rule MarkEncoder::scaled_end(ScaleComponent const& scale, DefaultPlace place) const {
  Rule rule;
  bool const is_zeroless =
      scale.type.value == scale::Type::Log || (scale.type.value && scale::is_temporal(*scale.type.value));
  if (!is_zeroless && scale.zero.value.value_or(false)) {
    rule.source = expr::Value(0.0);
    rule.scale = scale.id;
    return rule;
  }
  rule.source = plot::DomainEnd{scale.id, place == DefaultPlace::ZeroOrLeast ? plot::DomainEnd::End::ZeroOrLeast
                                                                             : plot::DomainEnd::End::ZeroOrMost};
  return rule;
}

std::optional<Rule> MarkEncoder::default_place(ChannelId id, DefaultPlace place) const {
  for (auto const* properties : {&mark_->definition, &mark_->styles, &mark_->config})
    if (auto rule = width_or_height(id, find_place(*properties, id))) return rule;
  ChannelId const first = first_of(id);
  Rule rule;
  switch (place) {
    case DefaultPlace::None:
      return std::nullopt;
    case DefaultPlace::Middle:
      rule.source = runs_across(id) ? plot::GroupSide::Width : plot::GroupSide::Height;
      rule.multiply = 0.5;
      return rule;
    case DefaultPlace::ZeroOrLeast:
    case DefaultPlace::ZeroOrMost:
      break;
  }
  if (auto const* component = scale(first)) return scaled_end(*component, place);
  bool const is_least = place == DefaultPlace::ZeroOrLeast;
  switch (first) {
    case ChannelId::Radius:
      if (is_least) return value_rule(0.0);
      rule.source = plot::GroupRadius{};
      return rule;
    case ChannelId::Theta:
      return value_rule(is_least ? 0.0 : 6.283185307179586);
    case ChannelId::X:
      if (is_least) return value_rule(0.0);
      rule.source = plot::GroupSide::Width;
      return rule;
    default:
      if (!is_least) return value_rule(0.0);
      rule.source = plot::GroupSide::Height;
      return rule;
  }
}

/// `invalid: show` puts what has no place at zero or the least place.
Rules MarkEncoder::with_invalid(ChannelDef const* definition, ScaleComponent const* scale, ChannelId id,
                                std::optional<Rule> rule) const {
  if (!rule) return {};
  auto const* mode = mark_->find("invalid");
  bool const shows = is_null(mode) || values_->text(mode) == "show" || config_->find("scale", "invalid") != nullptr;
  bool const counts =
      definition != nullptr && definition->aggregate && definition->aggregate->operation == transform::Operation::Count;
  if (!shows || definition == nullptr || !definition->is_field() || counts || scale == nullptr ||
      !scale->has_continuous_domain())
    return {std::move(*rule)};
  auto const* shown_as = find(config_->find("scale", "invalid"), {name_of(first_of(id))});
  auto const* value = find(shown_as, {"value"});
  bool const is_all = is_null(mode) || values_->text(mode) == "show";
  if (!is_all && shown_as == nullptr) return {std::move(*rule)};
  Rule instead = scaled_end(*scale, DefaultPlace::ZeroOrLeast);
  if (value != nullptr) {
    auto const of_value = constant(value, is_colour(id) ? Channel::Fill : Channel::X);
    if (of_value) instead = *of_value;
  }
  transform::Predicate is_valid{transform::ByValidity{column_of(*definition), false}};
  instead.test = std::make_shared<transform::Predicate const>(std::move(is_valid));
  return {std::move(instead), std::move(*rule)};
}

void MarkEncoder::add_point(ChannelId id, DefaultPlace place, std::optional<Channel> to) {
  Channel const channel = to ? *to : channel_of_place(id, mark_->kind);
  auto const* definition = unit_->encoding.find(id);
  auto const* second = unit_->encoding.find(second_of(id));
  auto const* component = scale(id);
  bool const is_geographic = unit_->encoding.has(ChannelId::Latitude) || unit_->encoding.has(ChannelId::Longitude);
  if (definition == nullptr && is_xy(id) && is_geographic) {
    Rule rule;
    auto const column = [&](ChannelId geographic) { return place_column(unit_->encoding.find(geographic)); };
    rule.source = plot::Projected{unit_->projection, column(ChannelId::Longitude), column(ChannelId::Latitude),
                                  id == ChannelId::X ? plot::Projected::Axis::X : plot::Projected::Axis::Y};
    set(channel, std::move(rule));
    return;
  }
  Shift const shifted = shift_of(id, 0.5);
  bool const is_stacked =
      unit_->stack && unit_->stack->channel == id && definition != nullptr && definition->is_field();
  if (is_stacked) {
    auto band = definition->band_position;
    if (!band && mark_->kind == MarkKind::Text && (id == ChannelId::Radius || id == ChannelId::Theta)) band = 0.5;
    Rule rule = band ? between(*definition, component, column_of(*definition, {"start", {}}),
                               column_of(*definition, {"end", {}}), *band)
                     : field_rule(*definition, component, {"end", {}});
    shift(rule, shifted);
    set(channel, std::move(rule));
    return;
  }
  std::optional<double> const band = shifted.is_encoded ? std::optional(0.0) : std::nullopt;
  auto const fallback = default_place(id, place);
  auto rule = middle(definition, second, component, shifted, band, fallback, id);
  set(channel, with_invalid(definition, component, id, std::move(rule)));
}

void MarkEncoder::add_point_or_range(ChannelId id, bool is_range, DefaultPlace first, DefaultPlace second) {
  is_range ? add_range(id, first, second) : add_point(id, first);
}

void MarkEncoder::add_range(ChannelId id, DefaultPlace first, DefaultPlace second) {
  bool has_size = false;
  add_second(second_of(id), second, has_size);
  add_point(id, first, has_size ? std::optional(aligned(id, false)) : std::nullopt);
}

/// The definition's or the config's own second end or size; whether there is one.
bool MarkEncoder::add_second_or_size(ChannelId second, Node const* of_second, Node const* of_size, bool& has_size) {
  if (auto rule = width_or_height(second, of_second)) {
    set(channel_of_place(second, mark_->kind), std::move(*rule));
    return true;
  }
  if (of_size == nullptr || of_size->kind == yaml::Kind::Mapping || !is_xy(first_of(second))) return false;
  auto rule = width_or_height(second, of_size);
  if (!rule) return false;
  set(second == ChannelId::X2 ? Channel::Width : Channel::Height, std::move(*rule));
  has_size = true;
  return true;
}

void MarkEncoder::add_second(ChannelId second, DefaultPlace place, bool& has_size) {
  ChannelId const first = first_of(second);
  auto const* definition = unit_->encoding.find(first);
  auto const* other = unit_->encoding.find(second);
  auto const* component = scale(first);
  bool const is_own = other != nullptr || mark_->definition.has(name_of(second));
  Shift const shifted = is_own ? shift_of(second, 0) : shift_of(first, 0);
  Channel const channel = channel_of_place(second, mark_->kind);

  bool const is_geographic = unit_->encoding.has(ChannelId::Latitude2) || unit_->encoding.has(ChannelId::Longitude2);
  if (definition == nullptr && is_xy(first) && is_geographic) {
    Rule rule;
    auto const column = [&](ChannelId id, ChannelId fallback) {
      auto const* place_def = unit_->encoding.find(id);
      return place_column(place_def != nullptr ? place_def : unit_->encoding.find(fallback));
    };
    rule.source = plot::Projected{unit_->projection, column(ChannelId::Longitude2, ChannelId::Longitude),
                                  column(ChannelId::Latitude2, ChannelId::Latitude),
                                  first == ChannelId::X ? plot::Projected::Axis::X : plot::Projected::Axis::Y};
    set(channel, std::move(rule));
    return;
  }
  bool const is_stacked =
      unit_->stack && unit_->stack->channel == first && definition != nullptr && definition->is_data();
  if (is_stacked) {
    Rule rule = field_rule(*definition, component, {"start", {}});
    shift(rule, shifted);
    set(channel, std::move(rule));
    return;
  }
  if (auto rule = middle(other, nullptr, component, shifted, std::nullopt, std::nullopt, second)) {
    set(channel, with_invalid(other, component, second, std::move(rule)));
    return;
  }
  std::string_view const size = first == ChannelId::X ? "width" : first == ChannelId::Y ? "height" : "";
  for (auto const* properties : {&mark_->definition, &mark_->styles, &mark_->config})
    if (add_second_or_size(second, find_place(*properties, second), size.empty() ? nullptr : properties->find(size),
                           has_size))
      return;
  if (definition != nullptr && definition->is_data() && is_ranged_offset(*unit_, first)) {
    Rule rule = field_rule(*definition, component, {});
    Rule zero = value_rule(0.0);
    if (auto const* offset = scale(offset_of(first))) zero.scale = offset->id;
    rule.further = std::make_shared<Rule const>(std::move(zero));
    set(channel, std::move(rule));
    return;
  }
  if (auto rule = default_place(second, place)) set(channel, std::move(*rule));
}

}  // namespace livret::compile
