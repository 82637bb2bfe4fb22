#include "compile/marks.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "compile/format.hpp"
#include "compile/mark_encoder.hpp"
#include "compile/rounded_stack.hpp"

namespace livret::compile {

namespace {

using plot::Channel;
using plot::MarkPlan;
using plot::MarkType;
using Colours = MarkEncoder::Colours;

void encode_area(MarkEncoder& encoder, Model const& unit) {
  encoder.add_base(Colours::Taken);
  bool const x_offset = is_ranged_offset(unit, ChannelId::X), y_offset = is_ranged_offset(unit, ChannelId::Y);
  bool const by_offset = x_offset || y_offset;
  bool const is_horizontal = unit.mark.orient == Orientation::Horizontal,
             is_vertical = unit.mark.orient == Orientation::Vertical;
  plot::Rule orient;
  orient.source = expr::Value(is_horizontal ? "horizontal" : "vertical");
  encoder.set(Channel::Orient, std::move(orient));
  encoder.add_point_or_range(ChannelId::X, x_offset || (!by_offset && is_horizontal), DefaultPlace::ZeroOrLeast,
                             DefaultPlace::ZeroOrLeast);
  encoder.add_point_or_range(
      ChannelId::Y, y_offset || (!by_offset && is_vertical),
      y_offset && !unit.encoding.has(ChannelId::Y) ? DefaultPlace::ZeroOrMost : DefaultPlace::ZeroOrLeast,
      DefaultPlace::ZeroOrLeast);
  encoder.add_defined();
}

void encode_line(MarkEncoder& encoder, bool is_trail) {
  encoder.add_base(Colours::Taken);
  encoder.add_point(ChannelId::X, DefaultPlace::Middle);
  encoder.add_point(ChannelId::Y, DefaultPlace::Middle);
  if (is_trail)
    encoder.add_plain(ChannelId::Size, Channel::Size);
  else
    encoder.add_width();
  encoder.add_defined();
}

void encode_point(MarkEncoder& encoder, MarkKind kind) {
  encoder.add_base(Colours::Taken);
  encoder.add_point(ChannelId::X, DefaultPlace::Middle);
  encoder.add_point(ChannelId::Y, DefaultPlace::Middle);
  encoder.add_plain(ChannelId::Size, Channel::Size);
  encoder.add_plain(ChannelId::Angle, Channel::Angle);
  if (kind == MarkKind::Point) return encoder.add_plain(ChannelId::Shape, Channel::Shape);
  plot::Rule shape;
  shape.source = expr::Value(kind == MarkKind::Square ? "square" : "circle");
  encoder.set(Channel::Shape, std::move(shape));
}

void encode_rule(MarkEncoder& encoder, Model const& unit) {
  encoder.add_base(Colours::Taken);
  auto const orient = unit.mark.orient;
  bool const is_horizontal = orient == Orientation::Horizontal, is_vertical = orient == Orientation::Vertical;
  encoder.add_point_or_range(ChannelId::X, !is_vertical,
                             is_horizontal ? DefaultPlace::ZeroOrMost : DefaultPlace::Middle,
                             DefaultPlace::ZeroOrLeast);
  encoder.add_point_or_range(ChannelId::Y, !is_horizontal,
                             is_vertical ? DefaultPlace::ZeroOrMost : DefaultPlace::Middle, DefaultPlace::ZeroOrLeast);
  encoder.add_width();
}

void encode_text(MarkEncoder& encoder, Model const& unit) {
  encoder.add_base(Colours::Taken);
  encoder.add_point(ChannelId::X, DefaultPlace::Middle);
  encoder.add_point(ChannelId::Y, DefaultPlace::Middle);
  encoder.add_text(ChannelId::Text, Channel::Text);
  encoder.add_property("size", Channel::FontSize);
  encoder.add_plain(ChannelId::Size, Channel::FontSize);
  encoder.add_plain(ChannelId::Angle, Channel::Angle);
  auto const set_default = [&](std::string_view name, Channel channel, char const* value) {
    if (unit.mark.find(name) != nullptr) return;
    plot::Rule rule;
    rule.source = expr::Value(value);
    encoder.set(channel, std::move(rule));
  };
  set_default("align", Channel::Align, "center");
  set_default("baseline", Channel::Baseline, "middle");
  encoder.add_point(ChannelId::Radius, DefaultPlace::None);
  encoder.add_point(ChannelId::Theta, DefaultPlace::None);
}

void encode_tick(MarkEncoder& encoder, Model const& unit) {
  encoder.add_base(Colours::Taken);
  bool const is_horizontal = unit.mark.orient == Orientation::Horizontal;
  encoder.add_rect(is_horizontal ? ChannelId::X : ChannelId::Y);
  encoder.add_point(is_horizontal ? ChannelId::Y : ChannelId::X, DefaultPlace::Middle,
                    is_horizontal ? Channel::Yc : Channel::Xc);
  encoder.add_property("thickness", is_horizontal ? Channel::Height : Channel::Width);
}

void encode_arc(MarkEncoder& encoder) {
  encoder.add_base(Colours::Taken);
  encoder.add_point(ChannelId::X, DefaultPlace::Middle);
  encoder.add_point(ChannelId::Y, DefaultPlace::Middle);
  encoder.add_rect(ChannelId::Radius);
  encoder.add_rect(ChannelId::Theta);
}

void encode(MarkEncoder& encoder, Model const& unit) {
  switch (unit.mark.kind) {
    case MarkKind::Area:
      return encode_area(encoder, unit);
    case MarkKind::Bar:
    case MarkKind::Rect:
      encoder.add_base(Colours::Taken);
      encoder.add_rect(ChannelId::X);
      encoder.add_rect(ChannelId::Y);
      return encoder.add_corner_ends();
    case MarkKind::Line:
    case MarkKind::Trail:
      return encode_line(encoder, unit.mark.kind == MarkKind::Trail);
    case MarkKind::Point:
    case MarkKind::Circle:
    case MarkKind::Square:
      return encode_point(encoder, unit.mark.kind);
    case MarkKind::Rule:
      return encode_rule(encoder, unit);
    case MarkKind::Text:
      return encode_text(encoder, unit);
    case MarkKind::Tick:
      return encode_tick(encoder, unit);
    case MarkKind::Arc:
      return encode_arc(encoder);
    case MarkKind::Image:
      encoder.add_base(Colours::Ignored);
      encoder.add_rect(ChannelId::X);
      encoder.add_rect(ChannelId::Y);
      return encoder.add_text(ChannelId::Url, Channel::Url);
    case MarkKind::GeoShape:
      return encoder.add_base(Colours::Taken);
  }
}

MarkType type_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::Arc:
      return MarkType::Arc;
    case MarkKind::Area:
      return MarkType::Area;
    case MarkKind::Bar:
    case MarkKind::Rect:
    case MarkKind::Tick:
      return MarkType::Rect;
    case MarkKind::Line:
      return MarkType::Line;
    case MarkKind::Trail:
      return MarkType::Trail;
    case MarkKind::Rule:
      return MarkType::Rule;
    case MarkKind::Text:
      return MarkType::Text;
    case MarkKind::Image:
      return MarkType::Image;
    case MarkKind::GeoShape:
      return MarkType::Shape;
    default:
      return MarkType::Symbol;
  }
}

/// Rows by the order channel; points of a line along the dimension, unless the author wants them as they come.
void find_order(MarkPlan& plan, Model const& unit) {
  auto const orders = unit.encoding.all_of(ChannelId::Order);
  bool const is_value = !orders.empty() && orders.front()->is_value();
  auto const* own = unit.mark.find("order");
  if ((is_value && (is_null(orders.front()->value) || is_false(orders.front()->value))) ||
      (orders.empty() && (is_null(own) || is_false(own))))
    return;
  bool const by_field = !orders.empty() && orders.front()->is_field();
  if (by_field && !unit.stack) {
    for (auto const* order : orders)
      if (order->is_field()) plan.sort.push_back({{column_of(*order), order->span}, order->sort.order});
    return;
  }
  if (!is_path(unit.mark.kind)) return;
  auto const* dimension =
      unit.encoding.field(unit.mark.orient == Orientation::Horizontal ? ChannelId::Y : ChannelId::X);
  if (dimension != nullptr) plan.sort_by = unit.mark.orient == Orientation::Horizontal ? Channel::Y : Channel::X;
}

/// Whether a selection may move the domain away from some of the marks.
bool follows_selection(Model const& unit) {
  auto const follows = [&](ChannelId channel) {
    auto const* scale = unit.scale(channel);
    return scale != nullptr && scale->follows_selection;
  };
  return follows(ChannelId::X) || follows(ChannelId::Y);
}

}  // namespace

std::vector<std::variant<MarkPlan, std::shared_ptr<plot::GroupPlan>>> compile_marks(Model const& unit,
                                                                                    Config const& config,
                                                                                    Values const& values) {
  MarkEncoder encoder(unit, config, values);
  bool const is_placeless = unit.mark.kind == MarkKind::Rule && !unit.encoding.has(ChannelId::X) &&
                            !unit.encoding.has(ChannelId::Y) && !unit.encoding.has(ChannelId::Latitude) &&
                            !unit.encoding.has(ChannelId::Longitude);
  if (!is_placeless) encode(encoder, unit);
  MarkPlan plan;
  plan.type = type_of(unit.mark.kind);
  plan.name = unit.name + "marks";
  plan.data = unit.drawn;
  plan.encodes = encoder.take();
  plan.clip = values.boolean(unit.mark.find("clip")).value_or(follows_selection(unit));
  plan.projection = unit.projection;
  plan.role_description = std::string(name_of(unit.mark.kind));
  plan.span = unit.mark.span;
  if (auto const* url = unit.encoding.find(ChannelId::Url); url != nullptr && unit.mark.kind == MarkKind::Image)
    plan.span = url->span;
  if (auto const* shape = unit.encoding.field(ChannelId::Shape); shape != nullptr && shape->type == FieldType::GeoJson)
    plan.geometry = column_of(*shape);
  if (is_path(unit.mark.kind)) plan.series = series_columns(unit);
  find_order(plan, unit);
  std::vector<std::variant<MarkPlan, std::shared_ptr<plot::GroupPlan>>> marks;
  if (unit.stack_extremes.is_none())
    marks.emplace_back(std::move(plan));
  else
    marks.emplace_back(wrap_in_stacks(std::move(plan), unit, config, values));
  return marks;
}

}  // namespace livret::compile
