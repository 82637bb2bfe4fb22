#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compile/marks.hpp"

namespace livret::compile {

namespace {

bool is_field(ChannelDef const* definition) { return definition != nullptr && definition->is_field(); }

bool is_unbinned_quantitative(ChannelDef const* definition) {
  return is_field(definition) && definition->type == FieldType::Quantitative && !definition->bin;
}

bool is_stacked(ChannelDef const& definition) {
  return definition.stack != StackMode::Default && definition.stack != StackMode::None;
}

/// The measure that could be stacked, of the pair that starts with `x`.
std::optional<ChannelId> stackable_channel(Encoding const& encoding, ChannelId x, MarkDef const& mark) {
  ChannelId const y = x == ChannelId::X ? ChannelId::Y : ChannelId::Radius;
  bool const is_cartesian_bar = x == ChannelId::X && is_bar_or_area(mark.kind);
  auto const* x_def = encoding.find(x);
  auto const* y_def = encoding.find(y);
  bool const x_measure = is_unbinned_quantitative(x_def), y_measure = is_unbinned_quantitative(y_def);
  if (is_field(x_def) && is_field(y_def)) {
    if (x_measure && y_measure) {
      if (is_stacked(*x_def)) return x;
      if (is_stacked(*y_def)) return y;
      bool const x_aggregate = x_def->aggregate.has_value(), y_aggregate = y_def->aggregate.has_value();
      if (x_aggregate != y_aggregate) return x_aggregate ? x : y;
      if (is_cartesian_bar && mark.orient == Orientation::Vertical) return y;
      if (is_cartesian_bar && mark.orient == Orientation::Horizontal) return x;
      return std::nullopt;
    }
    if (x_measure) return x;
    if (y_measure) return y;
    return std::nullopt;
  }
  if (x_measure) return is_cartesian_bar && mark.orient == Orientation::Vertical ? std::nullopt : std::optional(x);
  if (y_measure) return is_cartesian_bar && mark.orient == Orientation::Horizontal ? std::nullopt : std::optional(y);
  return std::nullopt;
}

ChannelId dimension_of(ChannelId measure) {
  switch (measure) {
    case ChannelId::X:
      return ChannelId::Y;
    case ChannelId::Y:
      return ChannelId::X;
    case ChannelId::Theta:
      return ChannelId::Radius;
    default:
      return ChannelId::Theta;
  }
}

bool can_stack(MarkKind kind) {
  switch (kind) {
    case MarkKind::Arc:
    case MarkKind::Bar:
    case MarkKind::Area:
    case MarkKind::Rule:
    case MarkKind::Point:
    case MarkKind::Circle:
    case MarkKind::Square:
    case MarkKind::Line:
    case MarkKind::Text:
    case MarkKind::Tick:
      return true;
    default:
      return false;
  }
}

void add_dimension(StackSpec& stack, Encoding const& encoding, ChannelId id, std::string const& measure) {
  auto const* definition = encoding.find(id);
  if (!is_field(definition)) return;
  std::string column = column_of(*definition);
  if (column == measure) return;
  stack.group_channels.push_back(id);
  stack.group_columns.push_back(std::move(column));
}

void add_levels(StackSpec& stack, Encoding const& encoding) {
  for (auto const& definition : encoding.all()) {
    switch (definition.id) {
      case ChannelId::X:
      case ChannelId::Y:
      case ChannelId::X2:
      case ChannelId::Y2:
      case ChannelId::XOffset:
      case ChannelId::YOffset:
      case ChannelId::Theta:
      case ChannelId::Theta2:
      case ChannelId::Radius:
      case ChannelId::Radius2:
      case ChannelId::Longitude:
      case ChannelId::Latitude:
      case ChannelId::Longitude2:
      case ChannelId::Latitude2:
      case ChannelId::Tooltip:
        continue;
      default:
        break;
    }
    auto const* data = definition.data();
    if (data == nullptr || !data->is_field() || data->aggregate) continue;
    std::string column = column_of(*data);
    auto const& groups = stack.group_columns;
    if (std::find(groups.begin(), groups.end(), column) == groups.end())
      stack.by.push_back({definition.id, std::move(column)});
  }
}

std::optional<transform::StackOffset> offset_of_stack(ChannelDef const& measure, MarkKind kind) {
  bool const by_default = kind == MarkKind::Bar || kind == MarkKind::Area || kind == MarkKind::Arc;
  switch (measure.stack) {
    case StackMode::None:
      return std::nullopt;
    case StackMode::Zero:
      return transform::StackOffset::Zero;
    case StackMode::Center:
      return transform::StackOffset::Center;
    case StackMode::Normalize:
      return transform::StackOffset::Normalize;
    case StackMode::Default:
      break;
  }
  return by_default ? std::optional(transform::StackOffset::Zero) : std::nullopt;
}

}  // namespace

std::optional<StackSpec> stack_of(MarkDef const& mark, Encoding const& encoding, diag::Sink& sink) {
  if (!can_stack(mark.kind)) return std::nullopt;
  auto channel = stackable_channel(encoding, ChannelId::X, mark);
  if (!channel) channel = stackable_channel(encoding, ChannelId::Theta, mark);
  if (!channel) return std::nullopt;
  auto const& measure = *encoding.find(*channel);
  std::string const column = column_of(measure);
  bool const is_offset_only =
      (*channel == ChannelId::X && !encoding.has(ChannelId::Y) && has_quantitative_offset(encoding, ChannelId::Y)) ||
      (*channel == ChannelId::Y && !encoding.has(ChannelId::X) && has_quantitative_offset(encoding, ChannelId::X));
  if (measure.stack == StackMode::Default && is_offset_only) return std::nullopt;

  StackSpec stack;
  stack.channel = *channel;
  ChannelId const dimension = dimension_of(*channel);
  add_dimension(stack, encoding, dimension, column);
  if (is_xy(dimension)) add_dimension(stack, encoding, offset_of(dimension), column);
  if (dimension == ChannelId::Theta || dimension == ChannelId::Radius)
    add_dimension(stack, encoding, ChannelId::YOffset, column);
  add_levels(stack, encoding);
  auto const offset = offset_of_stack(measure, mark.kind);
  if (!offset) return std::nullopt;
  if (encoding.is_aggregate() && stack.by.empty()) return std::nullopt;
  auto const* second = encoding.find(second_of(*channel));
  if (second != nullptr && second->is_data()) {
    if (measure.stack != StackMode::Default)
      sink.warning(measure.span, fmt::format("`{}` has a second end, so it is not stacked", name_of(*channel)));
    return std::nullopt;
  }
  stack.offset = *offset;
  stack.impute = is_path(mark.kind) && !is_null(measure.impute);
  return stack;
}

}  // namespace livret::compile
