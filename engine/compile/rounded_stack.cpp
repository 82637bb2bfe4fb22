#include "compile/rounded_stack.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compile/format.hpp"

namespace livret::compile {

namespace {

using plot::Channel;
using plot::GroupSide;
using plot::Rule;

constexpr auto corner_properties = std::to_array<std::pair<std::string_view, Channel>>(
    {{"cornerRadius", Channel::CornerRadius},
     {"cornerRadiusTopLeft", Channel::CornerRadiusTopLeft},
     {"cornerRadiusTopRight", Channel::CornerRadiusTopRight},
     {"cornerRadiusBottomLeft", Channel::CornerRadiusBottomLeft},
     {"cornerRadiusBottomRight", Channel::CornerRadiusBottomRight}});

constexpr std::array outline_channels = {Channel::Stroke,           Channel::StrokeWidth,  Channel::StrokeJoin,
                                         Channel::StrokeCap,        Channel::StrokeDash,   Channel::StrokeDashOffset,
                                         Channel::StrokeMiterLimit, Channel::StrokeOpacity};

// Columns of a stack's extremes.
constexpr std::string_view least_start = "min_start", most_start = "max_start", least_end = "min_end",
                           most_end = "max_end";

/// What lies along and across the stacks.
struct Sides {
  Channel start, end;
  std::array<Channel, 3> across;  ///< the places that the whole stack takes from its bars
  Channel size;
  GroupSide own_place, own_size;
};

Sides sides_of(ChannelId measure) {
  if (measure == ChannelId::X)
    return {Channel::X,      Channel::X2,  {Channel::Y, Channel::Yc, Channel::Y2},
            Channel::Height, GroupSide::X, GroupSide::Height};
  return {Channel::Y,     Channel::Y2,  {Channel::X, Channel::Xc, Channel::X2},
          Channel::Width, GroupSide::Y, GroupSide::Width};
}

bool contains(std::array<Channel, 3> const& channels, Channel channel) {
  return std::find(channels.begin(), channels.end(), channel) != channels.end();
}

bool is_corner(Channel channel) {
  return std::any_of(corner_properties.begin(), corner_properties.end(),
                     [&](auto const& corner) { return corner.second == channel; });
}

std::string place_of(std::string const& scale, std::string_view column) {
  return fmt::format("scale('{}', {})", scale, datum_of(std::string(column)));
}

Rule extreme_place(std::string_view function, std::string const& scale) {
  Rule rule;
  rule.source = plot::Formula{
      own_expression(fmt::format("{}({}, {}, {}, {})", function, place_of(scale, least_start),
                                 place_of(scale, most_start), place_of(scale, least_end), place_of(scale, most_end)))};
  return rule;
}

Rule side_rule(GroupSide side, double multiply = 1) {
  Rule rule;
  rule.source = side;
  rule.multiply = multiply;
  return rule;
}

Rule constant_rule(expr::Value value) {
  Rule rule;
  rule.source = std::move(value);
  return rule;
}

std::string name_of_scale(Model const& unit) {
  auto const* scale = unit.scale(unit.stack->channel);
  return scale != nullptr ? scale->name : std::string();
}

/// Place, size, corners and outline of a whole stack.
plot::Encodes encode_stack(plot::Encodes const& bars, Model const& unit, Config const& config, Values const& values) {
  MarkEncoder stack(unit, config, values);
  auto const sides = sides_of(unit.stack->channel);
  for (auto const& encode : bars) {
    bool const is_outline =
        std::find(outline_channels.begin(), outline_channels.end(), encode.channel) != outline_channels.end();
    if (contains(sides.across, encode.channel) || encode.channel == sides.size || is_corner(encode.channel) ||
        is_outline)
      stack.set(encode.channel, encode.rules);
  }
  std::string const scale = name_of_scale(unit);
  stack.set(sides.start, extreme_place("min", scale));
  stack.set(sides.end, extreme_place("max", scale));
  stack.set(Channel::Clip, constant_rule(true));
  if (unit.stack->channel == ChannelId::X)
    stack.round_ends(Orientation::Horizontal,
                     {fmt::format("{} > {}", place_of(scale, most_end), place_of(scale, most_start)),
                      fmt::format("{} < {}", place_of(scale, least_end), place_of(scale, least_start))});
  else
    stack.round_ends(Orientation::Vertical,
                     {fmt::format("{} < {}", place_of(scale, most_end), place_of(scale, most_start)),
                      fmt::format("{} > {}", place_of(scale, least_end), place_of(scale, least_start))});
  if (stack.rules_of(Channel::Stroke) != nullptr) {
    stack.set(Channel::StrokeForeground, constant_rule(true));
    stack.set(Channel::StrokeOffset, constant_rule(0.0));
  }
  return stack.take();
}

std::vector<std::string> dimension_columns(Model const& unit) {
  auto columns = unit.stack->group_columns;
  for (auto const id : unit.stack->group_channels) {
    auto const* dimension = unit.encoding.field(id);
    if (dimension == nullptr) continue;
    if (dimension->is_binning()) columns.push_back(column_of(*dimension, {{}, "end"}));
    if (dimension->time_unit && !dimension->time_unit->is_binned) columns.push_back(column_of(*dimension, {"end", {}}));
  }
  return columns;
}

}  // namespace

bool is_rounded_stack(Model const& unit, Values const& values) {
  if (unit.mark.kind != MarkKind::Bar || !unit.stack || unit.encoding.field(ChannelId::Size) != nullptr) return false;
  auto const rounds = [&](std::string_view name) { return values.number(unit.mark.find(name)).value_or(0) != 0; };
  return rounds("cornerRadiusEnd") || std::any_of(corner_properties.begin(), corner_properties.end(),
                                                  [&](auto const& corner) { return rounds(corner.first); });
}

transform::Step stack_extremes(Model const& unit) {
  transform::Aggregate aggregate;
  for (auto const& column : dimension_columns(unit)) aggregate.group_by.push_back({column, {}});
  auto const& measure = *unit.encoding.find(unit.stack->channel);
  auto const add = [&](transform::Operation operation, std::string_view end, std::string_view output) {
    transform::Measure extreme;
    extreme.operation = operation;
    extreme.field = transform::FieldName{column_of(measure, {end, {}}), measure.span};
    extreme.output.name = std::string(output);
    extreme.output.type = table::Type::Number;
    aggregate.measures.push_back(std::move(extreme));
  };
  add(transform::Operation::Min, "start", least_start);
  add(transform::Operation::Max, "start", most_start);
  add(transform::Operation::Min, "end", least_end);
  add(transform::Operation::Max, "end", most_end);
  return transform::Step{std::move(aggregate)};
}

std::shared_ptr<plot::GroupPlan> wrap_in_stacks(plot::MarkPlan bars, Model const& unit, Config const& config,
                                                Values const& values) {
  auto const sides = sides_of(unit.stack->channel);
  auto stack = std::make_shared<plot::GroupPlan>();
  stack->role = scene::Role::Scope;
  stack->facet = plot::FacetPlan{unit.stack_extremes, dimension_columns(unit), {}, false, std::nullopt};
  stack->encodes = encode_stack(bars.encodes, unit, config, values);

  std::erase_if(bars.encodes, [&](plot::Encode const& encode) {
    return contains(sides.across, encode.channel) || encode.channel == sides.size || is_corner(encode.channel);
  });
  bars.encodes.push_back({sides.size, {side_rule(sides.own_size)}});

  // The scale's places count from the view: the bars stand in a group that takes back the stack's own place.
  auto origin = std::make_shared<plot::GroupPlan>();
  origin->role = scene::Role::Scope;
  origin->encodes.push_back({sides.start, {side_rule(sides.own_place, -1)}});
  origin->encodes.push_back({sides.size, {side_rule(sides.own_size)}});
  origin->marks.emplace_back(std::move(bars));
  stack->marks.emplace_back(std::move(origin));
  return stack;
}

}  // namespace livret::compile
