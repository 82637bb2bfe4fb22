#include "chart/prepare.hpp"

#include <cmath>
#include <set>

#include <fmt/format.h>

#include "chart/reading.hpp"
#include "chart/row_environment.hpp"

namespace livret::chart {

namespace {

/// Beyond this, sums and differences of values might not be finite.
constexpr double largest_magnitude = 1e300;

yaml::Node scalar_node(std::string text, diag::Span span) {
  yaml::Node node;
  node.kind = yaml::Kind::Scalar;
  node.style = yaml::ScalarStyle::Quoted;
  node.text = std::move(text);
  node.span = span;
  return node;
}

yaml::Node sequence_node(std::vector<yaml::Node> items, diag::Span span) {
  yaml::Node node;
  node.kind = yaml::Kind::Sequence;
  node.items = std::move(items);
  node.span = span;
  return node;
}

yaml::Node mapping_node(std::vector<std::pair<std::string, yaml::Node>> fields, diag::Span span) {
  yaml::Node node;
  node.kind = yaml::Kind::Mapping;
  node.span = span;
  for (auto& [key, value] : fields) node.entries.push_back({scalar_node(key, span), std::move(value)});
  return node;
}

table::TablePtr run_transforms(std::vector<yaml::Node> steps, table::TablePtr const& rows, Context const& context,
                               diag::Sink& sink) {
  if (steps.empty()) return rows;
  auto const span = steps.front().span;
  static table::Tables const none;
  auto const& tables = context.data.tables ? *context.data.tables : none;
  auto const pipeline =
      transform::read_pipeline(sequence_node(std::move(steps), span), rows->fields(), tables, {"params"}, sink);
  auto const result = transform::run(pipeline, rows, rows->name(), context.data, sink);
  return result ? result : rows;
}

yaml::Node aggregate_node(std::string const& operation, std::string const& field, std::string const& as,
                          diag::Span span) {
  std::vector<std::pair<std::string, yaml::Node>> fields{{"op", scalar_node(operation, span)},
                                                         {"as", scalar_node(as, span)}};
  if (!field.empty()) fields.emplace_back("field", scalar_node(field, span));
  return mapping_node(std::move(fields), span);
}

/// What an aggregate is called where the spec gives no title.
std::string aggregate_title(std::string const& operation, std::string const& field, Context const& context) {
  bool const french = context.data.locale && context.data.locale->tag.starts_with("fr");
  if (operation == "count") return french ? "effectif" : "count";
  static std::map<std::string, std::pair<std::string, std::string>> const words{
      {"mean", {"moyenne", "mean"}}, {"average", {"moyenne", "mean"}}, {"median", {"médiane", "median"}},
      {"sum", {"total", "total"}},   {"min", {"minimum", "minimum"}},  {"max", {"maximum", "maximum"}}};
  auto const word = words.find(operation);
  if (word == words.end()) return fmt::format("{} ({})", field, operation);
  return fmt::format("{} ({})", field, french ? word->second.first : word->second.second);
}

std::string title_of_field(table::Table const& rows, std::string const& name) {
  auto const index = rows.column_index(name);
  if (!index) return name;
  auto const& field = rows.fields()[*index];
  return field.title.empty() ? field.name : field.title;
}

/// Bins become fields of their own, and the other end of a bin the second position where the mark has room for it.
std::vector<yaml::Node> take_bins(Encoding& encoding, table::Table const& rows) {
  std::vector<yaml::Node> steps;
  std::vector<Channel> ends;
  for (auto& [id, channel] : encoding.channels) {
    if (!channel.bin || channel.field.empty()) continue;
    std::string const start = "bin_" + channel.field, end = start + "_end";
    auto const span = channel.bin->span;
    steps.push_back(mapping_node({{"bin", *channel.bin},
                                  {"field", scalar_node(channel.field, span)},
                                  {"as", sequence_node({scalar_node(start, span), scalar_node(end, span)}, span)}},
                                 span));
    if (!channel.title && !channel.guide.title) channel.title = title_of_field(rows, channel.field);
    channel.field = start;
    if (id != ChannelId::X && id != ChannelId::Y) continue;
    Channel other = channel;
    other.id = id == ChannelId::X ? ChannelId::X2 : ChannelId::Y2;
    other.field = end;
    if (!encoding.find(other.id)) ends.push_back(std::move(other));
  }
  for (auto& end : ends) encoding.channels.emplace(end.id, std::move(end));
  return steps;
}

std::vector<yaml::Node> take_aggregates(Encoding& encoding, table::Table const& rows, Context const& context) {
  std::vector<yaml::Node> operations;
  std::vector<yaml::Node> groups;
  std::set<std::string> grouped, made;
  diag::Span span;
  auto const group = [&](std::string const& field) {
    if (!field.empty() && grouped.insert(field).second) groups.push_back(scalar_node(field, span));
  };
  for (auto& [id, channel] : encoding.channels) {
    if (channel.aggregate.empty()) {
      group(channel.field);
      continue;
    }
    span = channel.span;
    std::string const as = channel.field.empty() ? channel.aggregate : channel.aggregate + "_" + channel.field;
    if (made.insert(as).second) operations.push_back(aggregate_node(channel.aggregate, channel.field, as, span));
    if (!channel.title && !channel.guide.title)
      channel.title = aggregate_title(channel.aggregate, title_of_field(rows, channel.field), context);
    channel.field = as;
  }
  for (auto const& field : encoding.detail) group(field);
  if (operations.empty()) return {};
  return {mapping_node(
      {{"aggregate", sequence_node(std::move(operations), span)}, {"groupby", sequence_node(std::move(groups), span)}},
      span)};
}

bool is_continuous(Channel const* channel) { return channel && channel->has_data() && !is_discrete(channel->measure); }

Orientation orientation_of(MarkKind kind, Encoding const& encoding) {
  auto const* x = encoding.find(ChannelId::X);
  auto const* y = encoding.find(ChannelId::Y);
  bool const x_runs = is_continuous(x), y_runs = is_continuous(y);
  if (kind == MarkKind::Rule)
    return x && !y && !encoding.find(ChannelId::X2) ? Orientation::Vertical : Orientation::Horizontal;
  if (kind == MarkKind::Tick) return x_runs && !y_runs ? Orientation::Horizontal : Orientation::Vertical;
  if (x_runs != y_runs) return x_runs ? Orientation::Horizontal : Orientation::Vertical;
  if (encoding.find(ChannelId::X2) && !encoding.find(ChannelId::Y2)) return Orientation::Horizontal;
  bool const over_time = y_runs && y->measure == Measure::Temporal && x->measure != Measure::Temporal;
  return over_time ? Orientation::Horizontal : Orientation::Vertical;
}

void evaluate_conditions(Layer& layer, Context const& context) {
  for (auto const& [id, channel] : layer.encoding.channels) {
    if (channel.conditions.empty()) continue;
    std::vector<std::size_t> branches;
    for (std::size_t row = 0; row < layer.row_count(); ++row) {
      RowEnvironment const environment(context.data, table::row_object(layer.table, row));
      std::size_t branch = 0;
      while (branch < channel.conditions.size() && !channel.conditions[branch].test.evaluate(environment).truthy())
        ++branch;
      branches.push_back(branch);
    }
    layer.branches.emplace(id, std::move(branches));
  }
}

Channel const* stacked_channel(Layer const& layer) {
  if (layer.mark.kind != MarkKind::Bar && layer.mark.kind != MarkKind::Area) return nullptr;
  bool const along_x = layer.orientation == Orientation::Horizontal;
  auto const* length = layer.encoding.find(along_x ? ChannelId::X : ChannelId::Y);
  auto const* color = layer.encoding.find(ChannelId::Color);
  bool const ranged = layer.encoding.find(along_x ? ChannelId::X2 : ChannelId::Y2) != nullptr;
  if (!length || length->field.empty() || length->measure != Measure::Quantitative || ranged) return nullptr;
  if (length->stack == Channel::Stack::None) return nullptr;
  bool const split = (color && !color->field.empty() && is_discrete(color->measure)) || !layer.encoding.detail.empty();
  return split || length->stack != Channel::Stack::Automatic ? length : nullptr;
}

/// Rows in the order in which they are stacked: by the `order` channel, or as they come.
std::vector<std::size_t> stacking_order(Layer const& layer) {
  std::vector<std::size_t> rows(layer.row_count());
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = i;
  auto const* order = layer.encoding.find(ChannelId::Order);
  if (!order || order->field.empty()) return rows;
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    int const sign = expr::compare(value_at(layer, *order, a), value_at(layer, *order, b));
    return order->sort.direction == Direction::Ascending ? sign < 0 : sign > 0;
  });
  return rows;
}

void stack_rows(Layer& layer) {
  auto const* length = stacked_channel(layer);
  if (!length) return;
  bool const along_x = layer.orientation == Orientation::Horizontal;
  auto const* other = layer.encoding.find(along_x ? ChannelId::Y : ChannelId::X);
  auto const* offset = layer.encoding.find(along_x ? ChannelId::YOffset : ChannelId::XOffset);
  struct Sums {
    double above = 0, below = 0, total = 0;
  };
  struct PairLess {
    bool operator()(std::pair<expr::Value, expr::Value> const& a, std::pair<expr::Value, expr::Value> const& b) const {
      int const first = expr::compare(a.first, b.first);
      return first != 0 ? first < 0 : expr::compare(a.second, b.second) < 0;
    }
  };
  std::map<std::pair<expr::Value, expr::Value>, Sums, PairLess> sums;
  auto const sums_of = [&](std::size_t row) -> Sums& {
    return sums[{other ? value_at(layer, *other, row) : expr::Value(),
                 offset ? value_at(layer, *offset, row) : expr::Value()}];
  };
  for (std::size_t row = 0; row < layer.row_count(); ++row)
    sums_of(row).total += std::fabs(number_at(layer, *length, row).value_or(0));
  layer.stack.resize(layer.row_count());
  for (std::size_t const row : stacking_order(layer)) {
    auto& sum = sums_of(row);
    double value = number_at(layer, *length, row).value_or(0);
    if (length->stack == Channel::Stack::Normalize && sum.total > 0) value /= sum.total;
    double& end = value < 0 ? sum.below : sum.above;
    layer.stack[row] = {end, end + value};
    end += value;
  }
}

}  // namespace

expr::Value value_at(Layer const& layer, Channel const& channel, std::size_t row) {
  if (channel.datum) return *channel.datum;
  return channel.field.empty() ? expr::Value() : layer.table->value(row, channel.field);
}

std::optional<double> number_of(expr::Value const& value, Measure measure) {
  std::optional<double> number;
  if (auto const* moment = value.as<expr::Moment>()) number = moment->milliseconds;
  if (auto const* plain = value.as<double>()) {
    number = *plain;
    // Milliseconds this near to 1970 are never meant: a bare 2008 is the year.
    if (measure == Measure::Temporal && *plain >= 1000 && *plain <= 9999 && *plain == std::floor(*plain))
      number = locale::milliseconds_of(static_cast<int>(*plain), 1, 1);
  }
  if (auto const* truth = value.as<bool>()) number = *truth ? 1 : 0;
  if (auto const* text = value.as<std::string>(); text && measure == Measure::Temporal) number = parse_date(*text);
  if (number && !(std::fabs(*number) <= largest_magnitude)) return std::nullopt;
  return number;
}

std::optional<double> number_at(Layer const& layer, Channel const& channel, std::size_t row) {
  return number_of(value_at(layer, channel, row), channel.measure);
}

Seen seen_at(Layer const& layer, Channel const& channel, std::size_t row) {
  auto const branches = layer.branches.find(channel.id);
  bool data = channel.has_data();
  if (branches != layer.branches.end()) {
    std::size_t const branch = branches->second[row];
    if (branch < channel.conditions.size()) {
      if (channel.conditions[branch].value) return {Seen::Kind::Visual, *channel.conditions[branch].value};
    } else if (channel.value) {
      data = false;
    }
  }
  if (data) return {Seen::Kind::Data, value_at(layer, channel, row)};
  if (channel.value) return {Seen::Kind::Visual, *channel.value};
  return {};
}

Layer prepare_layer(MarkSpec mark, Encoding encoding, table::TablePtr rows, Context const& context, diag::Sink& sink) {
  Layer layer;
  layer.mark = std::move(mark);
  layer.raw = rows;
  layer.table = run_transforms(take_bins(encoding, *rows), rows, context, sink);
  layer.table = run_transforms(take_aggregates(encoding, *rows, context), layer.table, context, sink);
  layer.encoding = std::move(encoding);
  layer.orientation = orientation_of(layer.mark.kind, layer.encoding);
  evaluate_conditions(layer, context);
  stack_rows(layer);
  return layer;
}

std::vector<std::pair<expr::Value, expr::Value>> aggregate_by(table::TablePtr const& rows, std::string const& operation,
                                                              std::string const& value_field,
                                                              std::string const& group_field, Context const& context,
                                                              diag::Sink& sink) {
  diag::Span const nowhere;
  std::string const as = "sort of " + group_field;
  auto const table = run_transforms(
      {mapping_node({{"aggregate", sequence_node({aggregate_node(operation, value_field, as, nowhere)}, nowhere)},
                     {"groupby", sequence_node({scalar_node(group_field, nowhere)}, nowhere)}},
                    nowhere)},
      rows, context, sink);
  std::vector<std::pair<expr::Value, expr::Value>> result;
  for (std::size_t row = 0; row < table->row_count(); ++row)
    result.emplace_back(table->value(row, group_field), table->value(row, as));
  return result;
}

std::vector<expr::Value> distinct_values(Layer const& layer, Channel const& channel) {
  std::vector<expr::Value> values;
  std::set<expr::Value, ValueLess> seen;
  for (std::size_t row = 0; row < layer.row_count(); ++row) {
    auto const value = value_at(layer, channel, row);
    if (!value.is_null() && seen.insert(value).second) values.push_back(value);
  }
  return values;
}

}  // namespace livret::chart
