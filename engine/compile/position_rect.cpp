#include <algorithm>

#include <fmt/format.h>

#include "compile/format.hpp"
#include "compile/mark_encoder.hpp"

namespace livret::compile {

namespace {

using plot::Channel;
using plot::Rule;
using plot::Rules;
using yaml::Kind;
using yaml::Node;

std::string_view size_name(ChannelId id) { return id == ChannelId::X ? "width" : id == ChannelId::Y ? "height" : ""; }
Channel size_channel(ChannelId id) { return id == ChannelId::X ? Channel::Width : Channel::Height; }

bool is_band_share(Node const* node) {
  return node != nullptr && node->kind == Kind::Mapping && node->find("band") != nullptr;
}

/// The text of the place that a rule gives, for comparisons; nothing where it is of another kind.
std::optional<std::string> place_text(Rules const* rules, std::string const& scale_name) {
  if (rules == nullptr || rules->empty()) return std::nullopt;
  auto const& rule = rules->back();
  std::string text;
  if (auto const* field = std::get_if<plot::FieldValue>(&rule.source))
    text = datum_of(field->field);
  else if (auto const* value = std::get_if<expr::Value>(&rule.source);
           value != nullptr && value->as<double>() != nullptr)
    text = fmt::format("{}", *value->as<double>());
  else if (std::holds_alternative<plot::DomainEnd>(rule.source))
    return fmt::format("scale('{0}', inrange(0, domain('{0}')) ? 0 : domain('{0}')[0])", scale_name);
  else
    return std::nullopt;
  return rule.scale.is_none() ? text : fmt::format("scale('{}', {})", scale_name, text);
}

}  // namespace

bool is_moved_unit(Model const& unit, ChannelDef const& definition, Values const& values) {
  if (!definition.time_unit || !is_rect_based(unit.mark.kind) || !is_xy(definition.id)) return false;
  if (unit.encoding.has(second_of(definition.id))) return false;
  auto const of_mark = values.number(unit.mark.find_config("timeUnitBandPosition"));
  return definition.band_position.value_or(of_mark.value_or(0.5)) != 0.5;
}

std::string moved_unit_column(ChannelDef const& definition, std::string_view end) {
  return fmt::format("{}_offsetted_rect_{}", column_of(definition), end);
}

/// Whether bars or ticks stand side by side along the channel.
bool MarkEncoder::is_along_band(ChannelId id) const {
  bool const is_vertical = mark_->orient == Orientation::Vertical;
  if (mark_->kind == MarkKind::Bar)
    return id == ChannelId::X ? is_vertical : id == ChannelId::Y && mark_->orient == Orientation::Horizontal;
  if (mark_->kind == MarkKind::Tick)
    return id == ChannelId::Y ? is_vertical : id == ChannelId::X && mark_->orient == Orientation::Horizontal;
  return false;
}

/// Vega-Lite's getBandSize.
MarkEncoder::BandSize MarkEncoder::band_size(ChannelId id, ChannelDef const* definition,
                                             std::optional<scale::Type> type, bool of_size) const {
  auto const* node = mark_->find(of_size ? "size" : size_name(id));
  if (of_size && node == nullptr) node = mark_->find(size_name(id));
  if (node != nullptr && is_band_share(node)) return {values_->number(node->find("band")), std::nullopt};
  if (node != nullptr && node->kind != Kind::Mapping) return {std::nullopt, values_->number(node)};
  if (definition != nullptr && definition->is_field()) {
    bool const is_time = definition->time_unit && type != scale::Type::Band && type != scale::Type::Point;
    if (is_time || definition->is_binning()) {
      if (definition->time_unit && second_of(id) != id && unit_->encoding.find(second_of(id)) == nullptr) {
        auto const* share = mark_->find_config("timeUnitBandSize");
        return {values_->number(share).value_or(1), std::nullopt};
      }
      if (!(type && scale::is_discrete(*type))) return {1.0, std::nullopt};
    }
  }
  if (type && scale::is_discrete(*type)) {
    if (*type != scale::Type::Band) {
      auto const* discrete = mark_->find("discreteBandSize");
      if (is_band_share(discrete)) return {values_->number(discrete->find("band")), std::nullopt};
      return {std::nullopt, values_->number(discrete)};
    }
    auto const* discrete = mark_->find("discreteBandSize");
    if (is_band_share(discrete)) return {values_->number(discrete->find("band")), std::nullopt};
    if (auto const constant = values_->number(discrete)) return {std::nullopt, constant};
    return {1.0, std::nullopt};
  }
  if (!type) return {std::nullopt, values_->number(mark_->find("discreteBandSize"))};
  auto const* continuous = mark_->find("continuousBandSize");
  if (mark_->kind == MarkKind::Tick && of_size) {
    auto const size = values_->number(mark_->find("bandSize"));
    if (size) return {std::nullopt, size};
  }
  return {std::nullopt, values_->number(continuous)};
}

Channel MarkEncoder::aligned(ChannelId id, bool starts) const {
  if (!is_xy(id)) return channel_of_place(id, mark_->kind);
  auto const word = values_->text(mark_->find(id == ChannelId::X ? "align" : "baseline"));
  if (id == ChannelId::X) {
    if (word == "left") return Channel::X;
    if (word == "right") return Channel::X2;
    if (word == "center") return Channel::Xc;
    return starts ? Channel::X : Channel::Xc;
  }
  if (word == "top") return Channel::Y;
  if (word == "bottom") return Channel::Y2;
  if (word == "middle") return Channel::Yc;
  return starts ? Channel::Y : Channel::Yc;
}

void MarkEncoder::add_rect(ChannelId id) {
  auto const* definition = unit_->encoding.find(id);
  auto const* second = unit_->encoding.find(second_of(id));
  auto const* component = scale(id);
  bool const has_bands = component != nullptr && component->has_discrete_domain();
  bool const is_field = definition != nullptr && definition->is_field();
  auto const* size = mark_->find("size");
  if (auto const* own = is_xy(id) ? mark_->find(size_name(id)) : nullptr) size = own;
  bool const has_size = unit_->encoding.has(ChannelId::Size) || (size != nullptr && !is_band_share(size));
  bool const has_offset = is_xy(id) && unit_->encoding.has(offset_of(id));
  bool const is_binned = is_field && (definition->bin.has_value() || (definition->time_unit && second == nullptr));

  if (is_binned && !has_size && !has_offset && !has_bands && component != nullptr)
    return add_bin_rect(id, *definition, second);
  if (definition != nullptr && definition->is_data() && is_ranged_offset(*unit_, id))
    return add_range(id, DefaultPlace::ZeroOrMost, DefaultPlace::ZeroOrLeast);
  if (mark_->kind == MarkKind::Image && definition != nullptr && !has_size && second == nullptr) {
    add_point(id, DefaultPlace::Middle);
    Channel const channel = id == ChannelId::X ? Channel::Align : Channel::Baseline;
    auto rule = constant(mark_->find(id == ChannelId::X ? "align" : "baseline"), channel);
    if (!rule) {
      rule.emplace();
      rule->source = expr::Value(id == ChannelId::X ? "center" : "middle");
    }
    return set(channel, std::move(*rule));
  }
  bool const is_banded = definition != nullptr && definition->is_data() && has_bands;
  if ((is_banded || is_along_band(id)) && second == nullptr) return add_place_and_size(id, definition);
  add_range(id, DefaultPlace::ZeroOrMost, DefaultPlace::ZeroOrLeast);
}

/// Bins and units of time: from their start to their end, less the spacing between bars.
void MarkEncoder::add_bin_rect(ChannelId id, ChannelDef const& definition, ChannelDef const* second) {
  auto const* component = scale(id);
  bool const is_polar = !is_xy(id);
  double const spacing = is_polar ? 0 : values_->number(mark_->find("binSpacing")).value_or(0);
  double const least = is_polar ? 0 : values_->number(mark_->find_config("minBandSize")).value_or(0);
  auto const translate = find(definition.guide, {"translate"});
  double const half = is_polar ? 0 : values_->number(translate).value_or(0.5);
  bool const reverse = component->reverse.value.value_or(false);
  auto const size = band_size(id, &definition, component->type.value, false);
  bool const is_given = definition.bin && definition.bin->is_binned;
  double const share = is_given ? 0 : size.share ? (1 - *size.share) / 2 : 0.5;
  bool const is_binned_unit = definition.time_unit && definition.time_unit->is_binned;
  std::string const start = column_of(definition);
  std::string const end = is_given && second != nullptr && second->is_field() ? column_of(*second)
                          : definition.is_binning()                           ? column_of(definition, {{}, "end"})
                          : is_binned_unit                                    ? definition.field + "_end"
                                                                              : column_of(definition, {"end", {}});
  if (is_given && (second == nullptr || !second->is_field())) {
    values_->sink().warning(definition.span, fmt::format("binned data of channel `{}` need channel `{}` too",
                                                         name_of(id), name_of(second_of(id))));
    return;
  }
  auto const shift_first = shift_of(id, 0);
  auto shift_second = shift_of(second_of(id), 0);
  if (shift_second.constant == 0 && !shift_second.rule) shift_second = shift_first;

  bool const is_moved = is_moved_unit(*unit_, definition, *values_);
  auto const from = is_moved ? moved_unit_column(definition, "start") : start;
  auto const to = is_moved ? moved_unit_column(definition, "end") : end;

  auto const make = [&](double fraction, bool is_end, Shift const& shifted) {
    Rule rule = between(definition, component, from, to, fraction);
    double const direction = reverse ? -1 : 1;
    // X and y2 lie at the end of the bin's run; spacing is taken from both sides.
    rule.offset = half + direction * shifted.constant;
    bool const is_whole = fraction == 0 || fraction == 1;
    if (!is_whole)
      rule.offset += direction * (is_end ? -0.5 : 0.5) * spacing;
    else if (least > 0 || spacing > 0)
      rule.least = Rule::Least{fraction > 0.5 ? start : end, least, spacing, is_end};
    rule.further = shifted.rule;
    return rule;
  };
  bool const is_x = id == ChannelId::X;
  Channel const first = channel_of_place(id, mark_->kind), other = channel_of_place(second_of(id), mark_->kind);
  set(other, make(share, !is_x, shift_second));
  set(first, make(1 - share, is_x, shift_first));
}

Rule MarkEncoder::default_size(ChannelId id, bool has_field) const {
  Rule rule;
  auto const* component = scale(id);
  auto const* offset = is_xy(id) ? scale(offset_of(id)) : nullptr;
  if (offset != nullptr) component = offset;
  if (component != nullptr && component->range.value) {
    if (auto const* step = std::get_if<plot::RangeStep>(&*component->range.value);
        step != nullptr && step->offset_scale.is_none()) {
      rule.source = expr::Value(step->step - 2);
      return rule;
    }
  }
  if (!has_field) {
    auto const* padding = config_->find("scale", "bandPaddingInner");
    if (padding == nullptr)
      padding = config_->find("scale", mark_->kind == MarkKind::Tick  ? "tickBandPaddingInner"
                                       : mark_->kind == MarkKind::Bar ? "barBandPaddingInner"
                                                                      : "rectBandPaddingInner");
    rule.source = id == ChannelId::X ? plot::GroupSide::Width : plot::GroupSide::Height;
    rule.multiply = 1 - values_->number(padding).value_or(0);
    return rule;
  }
  auto const* view = config_->find("view", id == ChannelId::X ? "discreteWidth" : "discreteHeight");
  double const step =
      values_->number(find(view, {"step"})).value_or(values_->number(config_->find("view", "step")).value_or(20));
  rule.source = expr::Value(step - 2);
  return rule;
}

/// The size across the channel: of the size channel, of the mark, or of the band.
std::optional<Rules> MarkEncoder::size_rules(ChannelId id, ChannelDef const* definition, BandSize const& size) const {
  auto const* component = scale(id);
  if (is_xy(id))
    if (auto const* offset = scale(offset_of(id))) component = offset;
  Rule rule;
  if (size.share) {
    if (component == nullptr) {
      rule.source = id == ChannelId::X ? plot::GroupSide::Width : plot::GroupSide::Height;
      rule.multiply = *size.share;
      return Rules{rule};
    }
    if (component->type.value == scale::Type::Band) {
      plot::Bandwidth width;
      width.scale = component->id;
      width.least = values_->number(mark_->find_config("minBandSize")).value_or(0);
      rule.source = width;
      rule.multiply = *size.share;
      return Rules{rule};
    }
  } else if (size.constant) {
    rule.source = expr::Value(*size.constant);
    return Rules{rule};
  }
  return Rules{default_size(id, definition != nullptr)};
}

void MarkEncoder::add_place_and_size(ChannelId id, ChannelDef const* definition) {
  auto const* component = scale(id);
  auto const* offset = is_xy(id) ? scale(offset_of(id)) : nullptr;
  auto const* either = component != nullptr ? component : offset;
  auto const type = either != nullptr ? either->type.value : std::nullopt;
  bool const of_size = mark_->kind == MarkKind::Tick ||
                       (mark_->orient == Orientation::Horizontal && id == ChannelId::Y) ||
                       (mark_->orient == Orientation::Vertical && id == ChannelId::X);
  auto const size = band_size(id, definition, type, of_size);
  std::optional<Rules> rules;
  auto const* own = mark_->definition.find("size");
  if ((unit_->encoding.has(ChannelId::Size) || own != nullptr) && of_size && !is_band_share(own)) {
    auto const fallback = constant(own, Channel::Width);
    Rules const standing = fallback ? Rules{*fallback} : Rules();
    auto const* encoded = unit_->encoding.find(ChannelId::Size);
    rules = encoded != nullptr ? wrapped(encoded, scale(ChannelId::Size), ChannelId::Size, Channel::Size, &standing)
                               : standing;
  }
  bool const is_said = rules.has_value() && !rules->empty();
  if (!is_said) rules = size_rules(id, definition, size);
  bool const starts = type == scale::Type::Band && size.share && !is_said;
  Channel const channel = aligned(id, starts);
  bool const is_centre = channel == Channel::Xc || channel == Channel::Yc;
  auto const shifted = shift_of(id, is_centre ? 0.5 : 0);
  std::optional<double> band;
  if (is_centre && !shifted.is_encoded && definition != nullptr && definition->is_field() && definition->time_unit &&
      !unit_->encoding.has(second_of(id)))
    band = band_position(*definition, nullptr);
  if (!band) band = is_centre ? (shifted.is_encoded ? 0.0 : 0.5) : size.share ? (1 - *size.share) / 2 : 0.0;
  auto rule = middle(definition, nullptr, component, shifted, band, default_place(id, DefaultPlace::Middle), id);
  if (!rule) return;
  if (is_xy(id)) {
    set(channel, with_invalid(definition, component, id, std::move(rule)));
    set(size_channel(id), std::move(*rules));
    return;
  }
  Rule second = *rule;
  second.further = std::make_shared<Rule const>(rules->front());
  set(channel, std::move(*rule));
  set(channel_of_place(second_of(id), mark_->kind), std::move(second));
}

/// `cornerRadiusEnd` rounds the end that is away from the base line.
void MarkEncoder::add_corner_ends() {
  auto const* radius = mark_->find("cornerRadiusEnd");
  if (mark_->kind != MarkKind::Bar || radius == nullptr || mark_->orient == Orientation::None) return;
  bool const is_horizontal = mark_->orient == Orientation::Horizontal;
  bool const is_said = mark_->definition.has("cornerRadiusEnd");
  if (unit_->encoding.has(is_horizontal ? ChannelId::X2 : ChannelId::Y2)) {
    if (is_said || !mark_->definition.has("cornerRadius"))
      set(Channel::CornerRadius, *constant(radius, Channel::CornerRadius));
    return;
  }
  auto const* along = scale(is_horizontal ? ChannelId::X : ChannelId::Y);
  std::string const name = along != nullptr ? along->name : std::string();
  auto const first = place_text(rules_of(is_horizontal ? Channel::X : Channel::Y), name);
  auto const second = place_text(rules_of(is_horizontal ? Channel::X2 : Channel::Y2), name);
  if (!first || !second) return;
  auto const test = [&](std::string_view comparison) { return fmt::format("{} {} {}", *first, comparison, *second); };
  if (is_horizontal)
    round_ends(mark_->orient, {test(">"), test("<")});
  else
    round_ends(mark_->orient, {test("<"), test(">")});
}

void MarkEncoder::round_ends(Orientation orient, EndTests const& tests) {
  auto const size = values_->number(mark_->find("cornerRadiusEnd"));
  if (!size) return;
  bool const is_said = mark_->definition.has("cornerRadiusEnd");
  auto const round = [&](Channel channel, std::string_view property, std::string const& test) {
    if (!is_said && (mark_->definition.has(property) || mark_->definition.has("cornerRadius"))) return;
    double const other =
        values_->number(mark_->find(property)).value_or(values_->number(mark_->find("cornerRadius")).value_or(0));
    Rule rule;
    rule.source = plot::Formula{own_expression(fmt::format("{} ? {} : {}", test, *size, other))};
    set(channel, std::move(rule));
  };
  bool const is_horizontal = orient == Orientation::Horizontal;
  round(Channel::CornerRadiusTopRight, "cornerRadiusTopRight", tests.far);
  round(Channel::CornerRadiusBottomRight, "cornerRadiusBottomRight", is_horizontal ? tests.far : tests.near);
  round(Channel::CornerRadiusTopLeft, "cornerRadiusTopLeft", is_horizontal ? tests.near : tests.far);
  round(Channel::CornerRadiusBottomLeft, "cornerRadiusBottomLeft", tests.near);
}

}  // namespace livret::compile
