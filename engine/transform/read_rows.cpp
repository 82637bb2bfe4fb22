#include <fmt/format.h>

#include "transform/build.hpp"
#include "transform/reading.hpp"

namespace livret::transform {
namespace {

constexpr double longest_sequence = 1'000'000;

/// `{start, stop, step}` as the numbers from start to before stop.
bool read_sequence(yaml::Node const& node, std::vector<expr::Value>& values, diag::Sink& sink) {
  yaml::Fields keys(node, "a sequence of keys", sink);
  double const start = keys.number("start").value_or(0);
  auto const* stop_node = keys.required("stop");
  auto const stop = stop_node != nullptr ? yaml::read_number(*stop_node, sink) : std::nullopt;
  double const step = keys.number("step").value_or(1);
  keys.finish();
  if (!stop) return false;
  double const count = (*stop - start) / step;
  if (step == 0 || !(count <= longest_sequence)) {
    sink.error(node.span, "a sequence of keys has at most 1,000,000 of them");
    return false;
  }
  for (double i = 0; i < count; ++i) values.emplace_back(start + i * step);
  return true;
}

bool read_key_values(yaml::Node const& node, table::Type type, std::vector<expr::Value>& values, diag::Sink& sink) {
  if (node.kind == yaml::Kind::Mapping) return read_sequence(node, values, sink);
  if (node.kind != yaml::Kind::Sequence) {
    sink.error(node.span, fmt::format("`keyvals` needs a list of keys, found {}", yaml::describe(node)),
               "write `[a, b]` or `{start: 0, stop: 10}`");
    return false;
  }
  for (yaml::Node const& item : node.items) {
    auto value = read_value(item, type, sink);
    if (!value) return false;
    values.push_back(std::move(*value));
  }
  return true;
}

enum class Fill { Value, Mean, Median, Min, Max };

/// What missing values become: 0 where nothing is said.
bool read_fill(yaml::Fields& keys, Impute& impute, table::Type type) {
  auto const* method_node = keys.optional("method");
  auto const* value_node = keys.optional("value");
  auto const method = method_node == nullptr ? Fill::Value
                                             : yaml::read_choice<Fill>(*method_node,
                                                                       {{"value", Fill::Value},
                                                                        {"mean", Fill::Mean},
                                                                        {"median", Fill::Median},
                                                                        {"min", Fill::Min},
                                                                        {"max", Fill::Max}},
                                                                       keys.sink());
  if (!method) return false;
  switch (*method) {
    case Fill::Mean:
      impute.fill = Operation::Mean;
      return true;
    case Fill::Median:
      impute.fill = Operation::Median;
      return true;
    case Fill::Min:
      impute.fill = Operation::Min;
      return true;
    case Fill::Max:
      impute.fill = Operation::Max;
      return true;
    case Fill::Value:
      break;
  }
  impute.fill = keys.node().find("value") != nullptr ? expr::Value() : expr::Value(0);
  if (value_node == nullptr) return true;
  auto value = read_value(*value_node, type, keys.sink());
  if (value) impute.fill = std::move(*value);
  return value.has_value();
}

}  // namespace

std::optional<Step> read_impute(yaml::Fields& keys, Schema& schema) {
  auto const* field_node = keys.required("impute");
  auto const* key_node = keys.required("key");
  auto field = field_node != nullptr ? schema.read_field(*field_node) : std::nullopt;
  auto key = key_node != nullptr ? schema.read_field(*key_node) : std::nullopt;
  auto group_by = read_group_by(keys, schema);
  Impute impute;
  bool correct = read_fill(keys, impute, field ? schema.operand_type(field->name) : table::Type::Any);
  if (auto const* node = keys.optional("keyvals"))
    correct = read_key_values(*node, key ? schema.operand_type(key->name) : table::Type::Any, impute.key_values,
                              schema.sink()) &&
              correct;
  if (auto const* node = keys.optional("frame")) {
    auto const frame = read_frame(*node, schema.sink());
    correct = correct && frame.has_value();
    impute.frame = frame.value_or(impute.frame);
  }
  if (!correct || !field || !key || !group_by) return std::nullopt;
  impute.field = std::move(*field);
  impute.key = std::move(*key);
  impute.group_by = std::move(*group_by);
  return Step{std::move(impute)};
}

std::optional<Step> read_stack(yaml::Fields& keys, Schema& schema) {
  auto const* node = keys.required("stack");
  auto field = node != nullptr ? schema.read_field(*node) : std::nullopt;
  auto group_by = read_group_by(keys, schema);
  Stack stack;
  bool correct = true;
  if (auto const* sort_node = keys.optional("sort")) {
    auto sort = read_sort_keys(*sort_node, schema);
    correct = sort.has_value();
    if (sort) stack.sort = std::move(*sort);
  }
  if (auto const* offset_node = keys.optional("offset")) {
    auto const offset = yaml::read_choice<StackOffset>(
        *offset_node,
        {{"zero", StackOffset::Zero}, {"center", StackOffset::Center}, {"normalize", StackOffset::Normalize}},
        schema.sink());
    correct = correct && offset.has_value();
    stack.offset = offset.value_or(stack.offset);
  }
  auto const names = read_interval_names(keys, field ? field->name + "_start" : "");
  if (!correct || !field || !group_by || !names) return std::nullopt;
  stack.field = std::move(*field);
  stack.group_by = std::move(*group_by);
  stack.start = field_named(names->first, table::Type::Number);
  stack.end = field_named(names->second, table::Type::Number);
  schema.put(stack.start);
  schema.put(stack.end);
  return Step{std::move(stack)};
}

std::optional<Step> read_flatten(yaml::Fields& keys, Schema& schema) {
  auto const* node = keys.required("flatten");
  auto fields = node != nullptr ? schema.read_fields(*node) : std::nullopt;
  auto const* as_node = keys.optional("as");
  auto const names = as_node != nullptr ? yaml::read_strings(*as_node, schema.sink()) : std::vector<std::string>{};
  if (!fields) return std::nullopt;
  if (fields->empty()) {
    schema.sink().error(node->span, "`flatten` needs at least one field");
    return std::nullopt;
  }
  Flatten flatten;
  for (std::size_t i = 0; i < fields->size(); ++i) {
    flatten.outputs.push_back(field_named(i < names.size() ? names[i] : (*fields)[i].name));
    schema.put(flatten.outputs.back());
  }
  if (auto index = keys.string("index")) {
    flatten.index = field_named(std::move(*index), table::Type::Integer);
    schema.put(*flatten.index);
  }
  flatten.fields = std::move(*fields);
  return Step{std::move(flatten)};
}

std::optional<Step> read_sample(yaml::Fields& keys, Schema& schema) {
  constexpr long long greatest_seed = 1'000'000'000;
  auto const* node = keys.required("sample");
  auto const* seed_node = keys.optional("seed");
  auto const size = node != nullptr ? yaml::read_integer(*node, 0, 100'000'000, schema.sink()) : std::nullopt;
  std::optional<long long> seed = 1;
  if (seed_node != nullptr) seed = yaml::read_integer(*seed_node, 0, greatest_seed, schema.sink());
  if (!size || !seed) return std::nullopt;
  return Step{Sample{static_cast<std::size_t>(*size), static_cast<std::uint64_t>(*seed)}};
}

std::optional<Step> read_extent(yaml::Fields& keys, Schema& schema) {
  auto const* node = keys.required("extent");
  auto const* param_node = keys.required("param");
  auto field = node != nullptr ? schema.read_field(*node) : std::nullopt;
  auto param = param_node != nullptr ? yaml::read_string(*param_node, schema.sink()) : std::nullopt;
  if (param) schema.add_variable(*param);
  if (!field || !param) return std::nullopt;
  return Step{Extent{std::move(*field), std::move(*param)}};
}

}  // namespace livret::transform
