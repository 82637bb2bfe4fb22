#include <array>

#include <fmt/format.h>

#include "chart/named_colour.hpp"
#include "chart/reading.hpp"

namespace livret::chart {

namespace {

struct ChannelName {
  std::string_view name;
  ChannelId id;
};
constexpr std::array<ChannelName, 15> channel_names{{{"x", ChannelId::X},
                                                     {"x2", ChannelId::X2},
                                                     {"y", ChannelId::Y},
                                                     {"y2", ChannelId::Y2},
                                                     {"xOffset", ChannelId::XOffset},
                                                     {"yOffset", ChannelId::YOffset},
                                                     {"color", ChannelId::Color},
                                                     {"opacity", ChannelId::Opacity},
                                                     {"fillOpacity", ChannelId::FillOpacity},
                                                     {"size", ChannelId::Size},
                                                     {"shape", ChannelId::Shape},
                                                     {"text", ChannelId::Text},
                                                     {"order", ChannelId::Order},
                                                     {"detail", ChannelId::Detail},
                                                     {"row", ChannelId::Row}}};

std::optional<ChannelId> channel_of(std::string_view name) {
  for (auto const& channel : channel_names)
    if (channel.name == name) return channel.id;
  return std::nullopt;
}

Measure measure_of(table::Type type) {
  switch (type) {
    case table::Type::Integer:
    case table::Type::Number:
      return Measure::Quantitative;
    case table::Type::Date:
    case table::Type::Year:
    case table::Type::YearMonth:
      return Measure::Temporal;
    default:
      return Measure::Nominal;
  }
}

Direction read_direction(yaml::Node const& node, diag::Sink& sink) {
  return yaml::read_choice<Direction>(
             node, {{"ascending", Direction::Ascending}, {"descending", Direction::Descending}}, sink)
      .value_or(Direction::Ascending);
}

Sort read_sort_mapping(yaml::Node const& node, Reading const& reading) {
  Sort sort;
  yaml::Fields fields(node, "a field of a sort", *reading.sink);
  if (auto const* order = fields.optional("order")) sort.direction = read_direction(*order, *reading.sink);
  sort.operation = fields.string_or("op", "");
  if (auto const* encoding = fields.optional("encoding")) {
    if (auto const channel = channel_of(encoding->text)) {
      sort.by = Sort::By::Channel;
      sort.channel = *channel;
    } else {
      reading.sink->error(encoding->span, fmt::format("needs a channel, found {}", yaml::describe(*encoding)));
    }
  } else if (auto const* field = fields.optional("field")) {
    if (reading.check_field(*field)) {
      sort.by = Sort::By::Field;
      sort.field = field->text;
    }
  }
  fields.finish();
  return sort;
}

Sort read_sort(yaml::Node const& node, Reading const& reading) {
  Sort sort;
  if (node.kind == yaml::Kind::Sequence) {
    sort.by = Sort::By::List;
    sort.list = scalar_values(node, *reading.sink);
    return sort;
  }
  if (node.kind == yaml::Kind::Mapping) return read_sort_mapping(node, reading);
  std::string_view word = node.text;
  if (word.starts_with('-')) {
    sort.direction = Direction::Descending;
    word.remove_prefix(1);
  }
  if (auto const channel = channel_of(word)) {
    sort.by = Sort::By::Channel;
    sort.channel = *channel;
    return sort;
  }
  sort.direction = read_direction(node, *reading.sink);
  return sort;
}

/// Reads what a field definition says of its data: field, aggregate, bin, datum, type.
void read_data(yaml::Fields& fields, Reading const& reading, Channel& channel) {
  auto const* field = fields.optional("field");
  if (field && reading.check_field(*field)) channel.field = field->text;
  channel.aggregate = fields.string_or("aggregate", "");
  if (auto const* bin = fields.optional("bin"))
    if (bin->text != "false") channel.bin = *bin;
  if (auto const* datum = fields.optional("datum")) channel.datum = scalar_value(*datum);
  auto const* column = reading.field(channel.field);
  channel.measure = column ? measure_of(column->type) : Measure::Nominal;
  if (!channel.aggregate.empty() || channel.bin) channel.measure = Measure::Quantitative;
  if (channel.datum && channel.datum->as<double>()) channel.measure = Measure::Quantitative;
  if (auto const* type = fields.optional("type"))
    channel.measure = yaml::read_choice<Measure>(*type,
                                                 {{"nominal", Measure::Nominal},
                                                  {"ordinal", Measure::Ordinal},
                                                  {"quantitative", Measure::Quantitative},
                                                  {"temporal", Measure::Temporal}},
                                                 *reading.sink)
                          .value_or(channel.measure);
}

/// A visual value of a channel; colours by name are looked up.
expr::Value read_visual_value(yaml::Node const& node, ChannelId id, Reading const& reading) {
  auto value = scalar_value(node);
  if (id != ChannelId::Color || value.is_null()) return value;
  auto const colour = named_colour(value.to_text(), node.span, reading.context->config, *reading.sink);
  return colour ? expr::Value(base::to_hex(*colour)) : expr::Value();
}

void read_condition(yaml::Node const& node, Reading const& reading, Channel& channel) {
  yaml::Fields fields(node, "a field of a condition", *reading.sink);
  Condition condition;
  auto const* test = fields.required("test");
  auto const expression = test ? reading.expression(*test) : std::nullopt;
  if (auto const* value = fields.optional("value"))
    condition.value = read_visual_value(*value, channel.id, reading);
  else
    read_data(fields, reading, channel);
  report_without_effect(fields, {"param", "empty", "selection"}, "a page is not interactive");
  for (auto const name : {"title", "scale", "legend", "sort"}) fields.optional(name);
  fields.finish();
  if (!expression) return;
  condition.test = *expression;
  channel.conditions.push_back(std::move(condition));
}

void read_guides(yaml::Fields& fields, Reading const& reading, Channel& channel) {
  for (auto const name : {"axis", "legend", "header"}) {
    auto const* raw = fields.node().find(name);
    auto const* guide = fields.optional(name);
    if (raw && raw->kind == yaml::Kind::Null) channel.guide.presence = GuideSpec::Presence::Hidden;
    if (guide)
      channel.guide = std::string_view(name) == "axis" ? read_axis(*guide, reading) : read_legend(*guide, reading);
  }
}

Channel::Stack read_stack(yaml::Fields& fields) {
  auto const* raw = fields.node().find("stack");
  auto const* node = fields.optional("stack");
  if (!node) return raw ? Channel::Stack::None : Channel::Stack::Automatic;
  return yaml::read_choice<Channel::Stack>(*node,
                                           {{"zero", Channel::Stack::Zero},
                                            {"true", Channel::Stack::Zero},
                                            {"normalize", Channel::Stack::Normalize},
                                            {"false", Channel::Stack::None}},
                                           fields.sink())
      .value_or(Channel::Stack::Automatic);
}

/// Reports a format that means nothing, and forgets it.
void check_format(std::string& format, Channel const& channel, diag::Sink& sink) {
  if (format.empty()) return;
  bool const temporal = channel.measure == Measure::Temporal;
  bool const known = temporal ? locale::format_time(0, format, *locale::find_locale("en")).has_value()
                              : locale::parse_number_format(format).has_value();
  if (known) return;
  sink.error(channel.span, fmt::format("`{}` is no {} specifier", format, temporal ? "d3-time-format" : "d3-format"),
             temporal ? "write `%B %Y` for month and year" : "write `.1f` for one decimal, `.0%` for a percentage");
  format.clear();
}

std::optional<Channel> read_channel(ChannelId id, yaml::Node const& node, Reading const& reading) {
  Channel channel;
  channel.id = id;
  channel.span = node.span;
  yaml::Fields fields(node, fmt::format("a field of the channel `{}`", name_of(id)), *reading.sink);
  read_data(fields, reading, channel);
  if (auto const* condition = fields.optional("condition")) {
    if (condition->kind == yaml::Kind::Sequence)
      for (auto const& item : condition->items) read_condition(item, reading, channel);
    else
      read_condition(*condition, reading, channel);
  }
  if (auto const* value = fields.optional("value")) channel.value = read_visual_value(*value, id, reading);
  channel.title = read_title(fields);
  channel.format = fields.string_or("format", "");
  auto const* raw_sort = node.find("sort");
  auto const* sort = fields.optional("sort");
  if (sort) channel.sort = read_sort(*sort, reading);
  if (!sort && raw_sort) channel.sort.by = Sort::By::Data;
  channel.stack = read_stack(fields);
  if (auto const* scale = fields.optional("scale")) channel.scale = read_scale(*scale, reading);
  read_guides(fields, reading, channel);
  report_without_effect(fields, {"formatType"}, "the type of the channel decides it");
  report_unsupported(fields, {"timeUnit", "impute", "bandPosition", "band", "spacing"});
  fields.finish();
  check_format(channel.format, channel, *reading.sink);
  check_format(channel.guide.format, channel, *reading.sink);
  bool const counts = channel.aggregate == "count";
  if (channel.field.empty() && !counts && !channel.value && !channel.datum && channel.conditions.empty()) {
    if (!node.find("field"))
      reading.sink->error(node.span,
                          fmt::format("the channel `{}` needs a `field`, a `value` or a `datum`", name_of(id)));
    return std::nullopt;
  }
  return channel;
}

void read_detail(yaml::Node const& node, Reading const& reading, Encoding& encoding) {
  auto const add = [&](yaml::Node const& definition) {
    if (auto channel = read_channel(ChannelId::Detail, definition, reading)) encoding.detail.push_back(channel->field);
  };
  if (node.kind != yaml::Kind::Sequence) return add(node);
  for (auto const& item : node.items) add(item);
}

}  // namespace

std::string_view name_of(ChannelId id) {
  for (auto const& channel : channel_names)
    if (channel.id == id) return channel.name;
  return "";
}

void read_encoding(yaml::Node const& node, Reading const& reading, Encoding& encoding) {
  yaml::Fields fields(node, "a channel", *reading.sink);
  for (auto const& [name, id] : channel_names) {
    auto const* definition = fields.optional(name);
    if (!definition) continue;
    if (id == ChannelId::Detail) {
      read_detail(*definition, reading, encoding);
      continue;
    }
    bool const listed =
        id == ChannelId::Order && definition->kind == yaml::Kind::Sequence && !definition->items.empty();
    if (auto channel = read_channel(id, listed ? definition->items.front() : *definition, reading))
      encoding.channels.insert_or_assign(id, std::move(*channel));
  }
  // The second end of a mark has the type of the first.
  for (auto const& [first, second] : {std::pair(ChannelId::X, ChannelId::X2), std::pair(ChannelId::Y, ChannelId::Y2)})
    if (encoding.find(first) && encoding.find(second))
      encoding.channels.at(second).measure = encoding.find(first)->measure;
  report_without_effect(fields, {"tooltip", "href", "url", "description", "key"}, "a page is not interactive");
  report_unsupported(fields,
                     {"fill",      "stroke",     "strokeWidth", "strokeDash", "strokeOpacity", "angle",    "theta",
                      "theta2",    "radius",     "radius2",     "facet",      "column",        "latitude", "longitude",
                      "latitude2", "longitude2", "xError",      "xError2",    "yError",        "yError2"});
  fields.finish();
}

}  // namespace livret::chart
