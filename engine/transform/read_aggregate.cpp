#include <fmt/format.h>

#include "transform/build.hpp"
#include "transform/reading.hpp"

namespace livret::transform {
namespace {

/// The description of what an operation makes of a field: its values stay in the field's order where they are its
/// values.
table::Field field_of_measure(std::string name, Operation operation, table::Field const* input) {
  auto const type = type_of_result(operation, input != nullptr ? input->type : table::Type::Any);
  table::Field field = field_named(std::move(name), type);
  bool const keeps_categories = operation == Operation::Min || operation == Operation::Max;
  if (input != nullptr && keeps_categories) field.categories = input->categories;
  return field;
}

/// An operation as `op` says it: a word, or `{exponential: 0.5}`.
struct NamedOperation {
  std::string word;
  Operation operation = Operation::Count;
  double parameter = 0;
};

std::optional<NamedOperation> read_operation(yaml::Node const& node, diag::Sink& sink) {
  NamedOperation named;
  bool const is_weighted = node.kind == yaml::Kind::Mapping && node.entries.size() == 1;
  yaml::Node const& name = is_weighted ? node.entries.front().key : node;
  auto const word = yaml::read_string(name, sink);
  if (!word) return std::nullopt;
  auto const operation = find_operation(*word);
  bool const takes_weight = operation == Operation::Exponential || operation == Operation::ExponentialB;
  if (!operation || is_weighted != takes_weight) {
    if (takes_weight)
      sink.error(name.span, fmt::format("`{}` needs a weight", *word), fmt::format("write `op: {{{}: 0.5}}`", *word));
    else
      report_unknown(name.span, "aggregate operation", *word, operation_names(), sink);
    return std::nullopt;
  }
  named.word = *word;
  named.operation = *operation;
  if (!is_weighted) return named;
  auto const weight = yaml::read_number(node.entries.front().value, sink);
  if (!weight) return std::nullopt;
  named.parameter = *weight;
  return named;
}

std::optional<Measure> read_measure(yaml::Node const& node, Schema const& schema) {
  yaml::Fields keys(node, "an aggregate", schema.sink());
  auto const* op = keys.required("op");
  auto const* field_node = keys.optional("field");
  auto const named = op != nullptr ? read_operation(*op, schema.sink()) : std::nullopt;
  // Vega-Lite's own transforms write `*` for rows.
  bool const counts_rows =
      field_node != nullptr && field_node->text == "*" && named && named->operation == Operation::Count;
  auto field = field_node != nullptr && !counts_rows ? schema.read_field(*field_node) : std::nullopt;
  auto name = read_output_name(keys, name_of_measure(named ? named->word : "", field));
  keys.finish();
  if (!named || !name || (field_node != nullptr && !field && !counts_rows)) return std::nullopt;
  if (!field && named->operation != Operation::Count && named->operation != Operation::Values) {
    schema.sink().error(node.span, fmt::format("`{}` needs a `field`", named->word),
                        "only `count` counts rows without one");
    return std::nullopt;
  }
  auto output = field_of_measure(std::move(*name), named->operation, field ? schema.find(field->name) : nullptr);
  return Measure{named->operation, std::move(field), std::move(output), named->parameter};
}

std::optional<std::vector<Measure>> read_measures(yaml::Node const& node, Schema const& schema) {
  std::vector<Measure> measures;
  bool correct = true;
  if (node.kind != yaml::Kind::Sequence) {
    schema.sink().error(node.span, fmt::format("needed a list of aggregates, found {}", yaml::describe(node)),
                        "write `- {op: mean, field: share, as: mean_share}`");
    return std::nullopt;
  }
  for (yaml::Node const& item : node.items) {
    auto measure = read_measure(item, schema);
    correct = correct && measure.has_value();
    if (measure) measures.push_back(std::move(*measure));
  }
  return correct ? std::optional(std::move(measures)) : std::nullopt;
}

struct Parts {
  std::vector<FieldName> group_by;
  std::vector<Measure> measures;
};

std::optional<Parts> read_parts(yaml::Fields& keys, std::string_view kind, Schema const& schema) {
  auto const* node = keys.required(kind);
  auto measures = node != nullptr ? read_measures(*node, schema) : std::nullopt;
  auto group_by = read_group_by(keys, schema);
  if (!measures || !group_by) return std::nullopt;
  return Parts{std::move(*group_by), std::move(*measures)};
}

}  // namespace

std::optional<Step> read_aggregate(yaml::Fields& keys, Schema& schema) {
  auto parts = read_parts(keys, "aggregate", schema);
  if (!parts) return std::nullopt;
  Schema result = schema;
  result.replace(fields_of_groups(parts->group_by, schema));
  for (Measure const& measure : parts->measures) result.put(measure.output);
  schema = std::move(result);
  return Step{Aggregate{std::move(parts->group_by), std::move(parts->measures)}};
}

std::optional<Step> read_join_aggregate(yaml::Fields& keys, Schema& schema) {
  auto parts = read_parts(keys, "joinaggregate", schema);
  if (!parts) return std::nullopt;
  for (Measure const& measure : parts->measures) schema.put(measure.output);
  return Step{JoinAggregate{std::move(parts->group_by), std::move(parts->measures)}};
}

}  // namespace livret::transform
