#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compile/format.hpp"
#include "compile/mark_encoder.hpp"
#include "compile/scales.hpp"

namespace livret::compile {

namespace {

using plot::Channel;
using plot::Rule;
using plot::Rules;
using yaml::Node;

/// Vega's properties of marks that the definition, styles and config may set.
constexpr auto mark_properties = std::to_array<std::pair<std::string_view, Channel>>({
    {"blend", Channel::Blend},
    {"opacity", Channel::Opacity},
    {"fill", Channel::Fill},
    {"fillOpacity", Channel::FillOpacity},
    {"stroke", Channel::Stroke},
    {"strokeCap", Channel::StrokeCap},
    {"strokeWidth", Channel::StrokeWidth},
    {"strokeOpacity", Channel::StrokeOpacity},
    {"strokeDash", Channel::StrokeDash},
    {"strokeDashOffset", Channel::StrokeDashOffset},
    {"strokeJoin", Channel::StrokeJoin},
    {"strokeMiterLimit", Channel::StrokeMiterLimit},
    {"startAngle", Channel::StartAngle},
    {"endAngle", Channel::EndAngle},
    {"padAngle", Channel::PadAngle},
    {"innerRadius", Channel::InnerRadius},
    {"outerRadius", Channel::OuterRadius},
    {"size", Channel::Size},
    {"shape", Channel::Shape},
    {"interpolate", Channel::Interpolate},
    {"tension", Channel::Tension},
    {"align", Channel::Align},
    {"baseline", Channel::Baseline},
    {"text", Channel::Text},
    {"dir", Channel::Direction},
    {"dx", Channel::Dx},
    {"dy", Channel::Dy},
    {"ellipsis", Channel::Ellipsis},
    {"limit", Channel::Limit},
    {"radius", Channel::Radius},
    {"theta", Channel::Theta},
    {"angle", Channel::Angle},
    {"font", Channel::Font},
    {"fontSize", Channel::FontSize},
    {"fontWeight", Channel::FontWeight},
    {"fontStyle", Channel::FontStyle},
    {"lineBreak", Channel::LineBreak},
    {"lineHeight", Channel::LineHeight},
    {"href", Channel::Href},
    {"cornerRadius", Channel::CornerRadius},
    {"cornerRadiusTopLeft", Channel::CornerRadiusTopLeft},
    {"cornerRadiusTopRight", Channel::CornerRadiusTopRight},
    {"cornerRadiusBottomLeft", Channel::CornerRadiusBottomLeft},
    {"cornerRadiusBottomRight", Channel::CornerRadiusBottomRight},
    {"aspect", Channel::Aspect},
    {"url", Channel::Url},
    {"smooth", Channel::Smooth},
});

bool is_paint(Channel channel) { return channel == Channel::Fill || channel == Channel::Stroke; }

/// What places rectangles is not taken as it stands: aligned marks say it by their channels.
bool suits(Channel channel, MarkKind kind) {
  bool const is_text = kind == MarkKind::Text;
  switch (channel) {
    case Channel::Align:
    case Channel::Baseline:
    case Channel::Radius:
    case Channel::Theta:
    case Channel::Text:
    case Channel::Dx:
    case Channel::Dy:
    case Channel::Limit:
      return is_text;
    case Channel::Size:
      return kind == MarkKind::Point || kind == MarkKind::Circle || kind == MarkKind::Square || kind == MarkKind::Trail;
    case Channel::Shape:
      return kind == MarkKind::Point;
    case Channel::StartAngle:
    case Channel::EndAngle:
    case Channel::InnerRadius:
    case Channel::OuterRadius:
    case Channel::PadAngle:
      return kind == MarkKind::Arc;
    case Channel::Interpolate:
    case Channel::Tension:
      return kind == MarkKind::Line || kind == MarkKind::Area;
    default:
      return true;
  }
}

}  // namespace

Rules const* MarkEncoder::rules_of(Channel channel) const {
  for (auto const& encode : encodes_)
    if (encode.channel == channel) return &encode.rules;
  return nullptr;
}

void MarkEncoder::set(Channel channel, Rules rules) {
  if (rules.empty()) return;
  for (auto& encode : encodes_)
    if (encode.channel == channel) {
      encode.rules = std::move(rules);
      return;
    }
  // The radii of single corners come after that of all of them.
  auto const place = channel == Channel::CornerRadius ? encodes_.begin() : encodes_.end();
  encodes_.insert(place, {channel, std::move(rules)});
}

std::optional<Rule> MarkEncoder::constant(Node const* node, Channel channel) const {
  if (node == nullptr) return std::nullopt;
  Rule rule;
  if (auto expression = values_->item_expression(*node)) {
    rule.source = plot::Formula{std::move(*expression)};
    return rule;
  }
  if (is_paint(channel)) {
    auto const paint = values_->paint(node);
    if (!paint) return std::nullopt;
    rule.source = *paint;
    return rule;
  }
  if (node->kind == yaml::Kind::Null) return std::nullopt;
  rule.source = values_->value(*node);
  return rule;
}

void MarkEncoder::add_property(std::string_view name, Channel to) {
  if (auto rule = constant(mark_->find(name), to)) set(to, std::move(*rule));
}

void MarkEncoder::add_base(Colours colours) {
  for (auto const& [name, channel] : mark_properties)
    if (!is_paint(channel) && suits(channel, mark_->kind)) add_property(name, channel);
  if (mark_->opacity) {
    Rule rule;
    rule.source = expr::Value(*mark_->opacity);
    set(Channel::Opacity, std::move(rule));
  }
  if (colours == Colours::Taken) add_colour();
  add_plain(ChannelId::Opacity, Channel::Opacity);
  add_plain(ChannelId::FillOpacity, Channel::FillOpacity);
  add_plain(ChannelId::StrokeOpacity, Channel::StrokeOpacity);
  add_plain(ChannelId::StrokeWidth, Channel::StrokeWidth);
  add_plain(ChannelId::StrokeDash, Channel::StrokeDash);
  auto const* order = unit_->encoding.find(ChannelId::Order);
  if (order != nullptr && (order->is_value() || !order->conditions.empty()) && !order->is_field() &&
      !is_path(mark_->kind))
    add_plain(ChannelId::Order, Channel::ZIndex);
  add_text(ChannelId::Href, Channel::Href);
  add_description();
}

/// The colour of marks that nothing encodes, as Vega-Lite's color.ts finds it: of styles it knows `color` alone, and
/// what paints nothing gives way.
Rules MarkEncoder::default_colour(bool filled) const {
  Channel const channel = filled ? Channel::Fill : Channel::Stroke;
  std::string_view const own = filled ? "fill" : "stroke";
  bool const takes_colour = filled == mark_->is_filled;
  std::vector<Node const*> nodes;
  auto const add = [&](Properties const& properties, bool by_own_name) {
    for (auto const* layer : properties.layers()) {
      if (by_own_name) nodes.push_back(layer->find(own));
      if (takes_colour) nodes.push_back(layer->find("color"));
    }
  };
  add(mark_->definition, true);
  add(mark_->styles, false);
  add(mark_->config, true);
  for (auto const* node : nodes)
    if (node != nullptr && !is_null(node))
      if (auto rule = constant(node, channel)) return {std::move(*rule)};
  bool const is_seen_through = mark_->kind == MarkKind::Bar || mark_->kind == MarkKind::Point ||
                               mark_->kind == MarkKind::Circle || mark_->kind == MarkKind::Square ||
                               mark_->kind == MarkKind::GeoShape;
  if (filled && is_seen_through) {
    Rule transparent;
    transparent.source = scene::Paint(base::Colour{0, 0, 0, 0});
    return {transparent};
  }
  auto rule = constant(mark_->styles.find(own), channel);
  return rule ? Rules{std::move(*rule)} : Rules();
}

/// A mark's own paint, which may be none.
void MarkEncoder::add_own_paint(ChannelId id, std::string_view name, Channel to) {
  auto const* own = mark_->definition.find(name);
  if (own == nullptr || unit_->encoding.has(id)) return;
  if (auto rule = constant(own, to))
    set(to, std::move(*rule));
  else if (is_null(own))
    std::erase_if(encodes_, [&](auto const& encode) { return encode.channel == to; });
}

void MarkEncoder::add_colour() {
  auto const fill = default_colour(true), stroke = default_colour(false);
  set(Channel::Fill, fill);
  set(Channel::Stroke, stroke);
  add_plain(ChannelId::Color, mark_->is_filled ? Channel::Fill : Channel::Stroke, mark_->is_filled ? &fill : &stroke);
  add_plain(ChannelId::Fill, Channel::Fill, &fill);
  add_plain(ChannelId::Stroke, Channel::Stroke, &stroke);
  // A mark's own `fill` and `stroke` are stronger than what its colour encodes.
  add_own_paint(ChannelId::Fill, "fill", Channel::Fill);
  add_own_paint(ChannelId::Stroke, "stroke", Channel::Stroke);
}

Rules MarkEncoder::wrapped(ChannelDef const* definition, ScaleComponent const* scale, ChannelId id, Channel to,
                           Rules const* fallback) const {
  Rules rules;
  if (definition == nullptr) return rules;
  auto const value_of = [&](Node const* node) { return constant(node, to); };
  for (auto const& condition : definition->conditions) {
    auto rule = condition.value != nullptr
                    ? value_of(condition.value)
                    : middle(condition.definition.get(), nullptr, scale, {}, std::nullopt, std::nullopt, id);
    if (!rule) continue;
    rule->test = condition.test;
    rules.push_back(std::move(*rule));
  }
  auto main = definition->is_data()    ? middle(definition, nullptr, scale, {}, std::nullopt, std::nullopt, id)
              : definition->is_value() ? value_of(definition->value)
                                       : std::nullopt;
  for (auto& rule : with_invalid(definition->is_data() ? definition : nullptr, scale, id, std::move(main)))
    rules.push_back(std::move(rule));
  bool const is_settled = definition->is_data() || definition->is_value();
  if (!is_settled && fallback != nullptr) rules.insert(rules.end(), fallback->begin(), fallback->end());
  return rules;
}

void MarkEncoder::add_plain(ChannelId id, Channel to, Rules const* fallback) {
  auto const* definition = unit_->encoding.find(id);
  if (definition == nullptr) return;
  auto const* before = rules_of(to);
  Rules const standing = fallback != nullptr ? *fallback : before != nullptr ? *before : Rules();
  auto const* data = definition->data();
  auto const* through = data != nullptr && !is_null(data->scale) ? scale(id) : nullptr;
  set(to, wrapped(definition, through, id, to, &standing));
}

void MarkEncoder::add_width() {
  add_property("size", Channel::StrokeWidth);
  if (mark_->definition.has("strokeWidth")) add_property("strokeWidth", Channel::StrokeWidth);
  add_plain(ChannelId::Size, Channel::StrokeWidth);
}

void MarkEncoder::add_text(ChannelId id, Channel to) {
  auto const* definition = unit_->encoding.find(id);
  if (definition == nullptr) return;
  auto const rule_of = [&](ChannelDef const& data) {
    Rule rule;
    rule.source =
        plot::Formula{own_expression(text_expression(data, *config_, *values_),
                                     data.format != nullptr ? data.format->span : data.span, values_->sink())};
    return rule;
  };
  Rules rules;
  for (auto const& condition : definition->conditions) {
    auto rule =
        condition.value != nullptr ? constant(condition.value, to) : std::optional(rule_of(*condition.definition));
    if (!rule) continue;
    rule->test = condition.test;
    rules.push_back(std::move(*rule));
  }
  if (definition->is_data())
    rules.push_back(rule_of(*definition));
  else if (auto rule = constant(definition->value, to))
    rules.push_back(std::move(*rule));
  else if (auto const* before = rules_of(to))
    rules.insert(rules.end(), before->begin(), before->end());
  set(to, std::move(rules));
}

void MarkEncoder::add_description() {
  if (unit_->encoding.has(ChannelId::Description)) return add_text(ChannelId::Description, Channel::Description);
  add_property("description", Channel::Description);
}

void MarkEncoder::add_defined() {
  auto const mode = values_->text(mark_->find("invalid"));
  bool const breaks = !is_null(mark_->find("invalid")) && mode != "show" && mode != "filter";
  if (!breaks) return;
  std::string text;
  std::vector<std::string> seen;
  for (auto const& definition : unit_->encoding.all()) {
    auto const* component = is_scaled(definition.id) ? scale(definition.id) : nullptr;
    bool const counts = definition.aggregate && definition.aggregate->operation == transform::Operation::Count;
    if (component == nullptr || !component->has_continuous_domain() || !definition.is_field() || counts) continue;
    if (shows_invalid(*config_, definition.id)) continue;
    Part part;
    if (unit_->stack && unit_->stack->impute && definition.is_binning()) part.bin_suffix = "mid";
    std::string column = column_of(definition, part);
    if (std::find(seen.begin(), seen.end(), column) != seen.end()) continue;
    seen.push_back(column);
    text += fmt::format("{0}isValid({1}) && isFinite(+{1})", text.empty() ? "" : " && ", datum_of(column));
  }
  if (text.empty()) return;
  Rule rule;
  rule.source = plot::Formula{own_expression(text)};
  set(Channel::Defined, std::move(rule));
}

std::vector<std::string> series_columns(Model const& unit) {
  std::vector<std::string> columns;
  for (auto const& definition : unit.encoding.all()) {
    switch (definition.id) {
      case ChannelId::Size:
        if (unit.mark.kind == MarkKind::Trail) continue;
        break;
      case ChannelId::Order:
        if (unit.mark.kind != MarkKind::Area) continue;
        break;
      case ChannelId::Color:
      case ChannelId::Fill:
      case ChannelId::Stroke:
      case ChannelId::Opacity:
      case ChannelId::FillOpacity:
      case ChannelId::StrokeOpacity:
      case ChannelId::StrokeDash:
      case ChannelId::StrokeWidth:
      case ChannelId::Detail:
      case ChannelId::Key:
        break;
      default:
        continue;
    }
    auto const* data = definition.data();
    if (data == nullptr || !data->is_field() || data->aggregate) continue;
    std::string column = column_of(*data);
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(std::move(column));
  }
  return columns;
}

}  // namespace livret::compile
