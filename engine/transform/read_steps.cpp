#include <array>

#include <fmt/format.h>

#include "transform/build.hpp"
#include "transform/reading.hpp"

namespace livret::transform {
namespace {

/// The type that several fields share, Any where they differ.
table::Type common_type(std::vector<FieldName> const& fields, Schema const& schema) {
  auto const first = schema.type_of(fields.front().name);
  for (FieldName const& field : fields)
    if (schema.type_of(field.name) != first) return table::Type::Any;
  return first;
}

bool is_numeric(table::Type type) { return type == table::Type::Integer || type == table::Type::Number; }

bool is_time(table::Type type) {
  return type == table::Type::Date || type == table::Type::Year || type == table::Type::YearMonth;
}

/// Whether values of two types can ever be the same.
bool may_match(table::Type a, table::Type b) {
  bool const unknown = a == table::Type::Any || b == table::Type::Any;
  return unknown || a == b || (is_numeric(a) && is_numeric(b)) || (is_time(a) && is_time(b));
}

/// What `from` of a lookup says.
struct Source {
  table::TablePtr rows;
  FieldName key;
  std::vector<FieldName> values;

  table::Field field(FieldName const& field, std::string name) const {
    auto const column = rows->column_index(field.name);
    if (!column) return field_named(std::move(name));
    auto result = rows->fields()[*column];
    result.name = std::move(name);
    return result;
  }
};

/// A table by its name, or what can be loaded.
std::optional<table::TablePtr> read_source_table(yaml::Node const& node, Schema const& schema) {
  if (auto const* load = schema.loader()) {
    auto const* name = node.find("name");
    auto const found = name != nullptr ? schema.tables().find(name->text) : schema.tables().end();
    if (found != schema.tables().end() && node.entries.size() == 1) return found->second;
    auto loaded = (*load)(node);
    return loaded != nullptr ? std::optional(std::move(loaded)) : std::nullopt;
  }
  yaml::Fields keys(node, "the data of a lookup", schema.sink());
  auto const* name_node = keys.required("name");
  auto const name = name_node != nullptr ? yaml::read_string(*name_node, schema.sink()) : std::nullopt;
  keys.finish();
  if (!name) return std::nullopt;
  if (auto const found = schema.tables().find(*name); found != schema.tables().end()) return found->second;
  std::vector<std::string> known;
  for (auto const& [table_name, rows] : schema.tables()) known.push_back(table_name);
  report_unknown(name_node->span, "table", *name, known, schema.sink());
  return std::nullopt;
}

std::optional<Source> read_source(yaml::Node const& node, Schema const& schema) {
  static std::vector<std::string> const no_variables;
  if (auto const* selection = node.find("param")) {
    schema.sink().error(selection->span, "a lookup needs `data`, found what is selected in a parameter",
                        "nothing can be selected on paper: look up in the rows of a table");
    return std::nullopt;
  }
  yaml::Fields keys(node, "the source of a lookup", schema.sink());
  auto const* data = keys.required("data");
  auto const* key_node = keys.required("key");
  auto const* fields_node = keys.optional("fields");
  keys.finish();
  auto const rows = data != nullptr ? read_source_table(*data, schema) : std::nullopt;
  if (!rows || key_node == nullptr) return std::nullopt;
  Schema const source((*rows)->fields(), schema.tables(), no_variables, schema.sink());
  auto key = source.read_field(*key_node);
  auto fields = fields_node != nullptr ? source.read_fields(*fields_node) : std::vector<FieldName>{};
  if (!key || !fields) return std::nullopt;
  return Source{*rows, std::move(*key), std::move(*fields)};
}

std::optional<std::vector<table::Field>> read_lookup_outputs(yaml::Fields& keys, Source const& source) {
  std::vector<std::string> names;
  for (FieldName const& value : source.values) names.push_back(value.name);
  if (source.values.empty()) {
    if (keys.optional("as") == nullptr) {
      keys.sink().error(keys.node().span, "a lookup without `fields` needs a name for the row after `as`");
      return std::nullopt;
    }
    names.emplace_back();
  }
  auto const outputs = read_output_names(keys, std::move(names));
  if (!outputs) return std::nullopt;
  std::vector<table::Field> fields;
  for (std::size_t i = 0; i < outputs->size(); ++i) {
    fields.push_back(source.values.empty() ? field_named((*outputs)[i])
                                           : source.field(source.values[i], (*outputs)[i]));
  }
  return fields;
}

bool read_positive_list(yaml::Fields& keys, std::string_view name, std::vector<double>& numbers) {
  auto const* node = keys.optional(name);
  if (node == nullptr) return true;
  if (!read_numbers(*node, numbers, keys.sink())) return false;
  for (double number : numbers) {
    if (number > 0) continue;
    keys.sink().error(node->span, fmt::format("`{}` needs numbers above 0, found {}", name, number));
    return false;
  }
  return true;
}

/// `[low, high]`, or `{param: name}` of an `extent` step.
bool read_bin_extent(yaml::Fields& keys, BinParameters& parameters, std::optional<std::string>& param) {
  auto const* node = keys.optional("extent");
  if (node == nullptr || node->kind != yaml::Kind::Mapping) return read_extent_pair(keys, parameters.extent);
  yaml::Fields reference(*node, "the extent of bins", keys.sink());
  auto const* name = reference.required("param");
  if (name != nullptr) param = yaml::read_string(*name, keys.sink());
  reference.finish();
  return param.has_value();
}

std::optional<BinParameters> read_bin_parameters(yaml::Node const& node, std::optional<std::string>& param,
                                                 diag::Sink& sink) {
  BinParameters parameters;
  if (node.kind == yaml::Kind::Scalar) {
    auto const on = yaml::read_bool(node, sink);
    if (on && !*on) sink.error(node.span, "`bin: false` makes no bins", "leave the step out");
    return on.value_or(false) ? std::optional(parameters) : std::nullopt;
  }
  yaml::Fields keys(node, "the parameters of bins", sink);
  std::optional<double> base, maxbins, minstep;
  bool correct = read_bounded(keys, "maxbins", 1, Bound::Included, maxbins);
  correct = read_bounded(keys, "base", 1, Bound::Excluded, base) && correct;
  correct = read_bounded(keys, "minstep", 0, Bound::Included, minstep) && correct;
  correct = read_bounded(keys, "step", 0, Bound::Excluded, parameters.step) && correct;
  correct = read_positive_list(keys, "steps", parameters.steps) && correct;
  correct = read_positive_list(keys, "divide", parameters.divide) && correct;
  correct = read_bin_extent(keys, parameters, param) && correct;
  if (auto const* anchor = keys.optional("anchor")) parameters.anchor = yaml::read_number(*anchor, sink);
  parameters.nice = keys.boolean("nice").value_or(true);
  keys.finish();
  parameters.base = base.value_or(parameters.base);
  parameters.maxbins = maxbins.value_or(parameters.maxbins);
  parameters.minstep = minstep.value_or(parameters.minstep);
  return correct ? std::optional(parameters) : std::nullopt;
}

}  // namespace

std::optional<Step> read_calculate(yaml::Fields& keys, Schema& schema) {
  auto const* node = keys.required("calculate");
  auto expression = node != nullptr ? schema.read_expression(*node) : std::nullopt;
  auto const* name_node = keys.required("as");
  auto name = name_node != nullptr ? yaml::read_string(*name_node, schema.sink()) : std::nullopt;
  if (name) schema.put(field_named(*name));
  if (!expression || !name) return std::nullopt;
  return Step{Calculate{std::move(*expression), field_named(std::move(*name))}};
}

std::optional<Step> read_lookup(yaml::Fields& keys, Schema& schema) {
  auto const* field_node = keys.required("lookup");
  auto const* from = keys.required("from");
  auto const* fallback_node = keys.optional("default");
  auto field = field_node != nullptr ? schema.read_field(*field_node) : std::nullopt;
  auto source = from != nullptr ? read_source(*from, schema) : std::nullopt;
  auto outputs = source ? read_lookup_outputs(keys, *source) : std::nullopt;
  if (!source) keys.optional("as");
  if (!field || !source || !outputs) return std::nullopt;
  auto const key_type = source->field(source->key, source->key.name).type;
  bool const is_declared = schema.is_declared(field->name) || schema.type_of(field->name) == table::Type::Date;
  if (is_declared && !may_match(schema.type_of(field->name), key_type)) {
    schema.sink().error(field_node->span,
                        fmt::format("`{}` is a field of type `{}`, and the key that it is looked up by is of type `{}`",
                                    field->name, table::name_of(schema.type_of(field->name)), table::name_of(key_type)),
                        "no row would ever be found");
    return std::nullopt;
  }
  std::optional<expr::Value> fallback = expr::Value();
  if (fallback_node != nullptr) fallback = read_value(*fallback_node, table::Type::Any, schema.sink());
  if (!fallback) return std::nullopt;
  for (auto const& output : *outputs) schema.put(output);
  return Step{Lookup{std::move(*field), source->rows, std::move(source->key), std::move(source->values),
                     std::move(*outputs), std::move(*fallback)}};
}

std::optional<Step> read_fold(yaml::Fields& keys, Schema& schema) {
  auto const* node = keys.required("fold");
  auto fields = node != nullptr ? schema.read_fields(*node) : std::nullopt;
  auto const names = read_output_names(keys, {"key", "value"});
  if (!fields || !names) return std::nullopt;
  if (fields->empty()) {
    schema.sink().error(node->span, "`fold` needs at least one field");
    return std::nullopt;
  }
  table::Field key = field_named((*names)[0], table::Type::String);
  for (FieldName const& field : *fields) key.categories.push_back(field.name);
  table::Field const value = field_named((*names)[1], common_type(*fields, schema));
  schema.put(key);
  schema.put(value);
  return Step{Fold{std::move(*fields), std::move(key), value}};
}

std::optional<Step> read_pivot(yaml::Fields& keys, Schema& schema) {
  auto const* field_node = keys.required("pivot");
  auto const* value_node = keys.required("value");
  auto const* op_node = keys.optional("op");
  auto const* limit_node = keys.optional("limit");
  auto group_by = read_group_by(keys, schema);
  auto field = field_node != nullptr ? schema.read_field(*field_node) : std::nullopt;
  auto value = value_node != nullptr ? schema.read_field(*value_node) : std::nullopt;
  std::optional<Operation> operation = op_node != nullptr ? find_operation(op_node->text) : Operation::Sum;
  if (!operation) report_unknown(op_node->span, "aggregate operation", op_node->text, operation_names(), schema.sink());
  std::optional<long long> limit = 0;
  if (limit_node != nullptr) limit = yaml::read_integer(*limit_node, 0, 1'000'000, schema.sink());
  if (!field || !value || !group_by || !operation || !limit) return std::nullopt;
  if (gives_rows(*operation)) {
    schema.sink().error(op_node->span, fmt::format("a pivot cannot take `{}`, which gives no value", op_node->text));
    return std::nullopt;
  }
  auto fields = fields_of_groups(*group_by, schema);
  auto const* pivoted = schema.find(field->name);
  bool const is_closed = pivoted != nullptr && !pivoted->categories.empty() && *limit == 0;
  if (is_closed)
    for (auto const& category : pivoted->categories)
      fields.push_back(field_named(category, type_of_result(*operation, schema.type_of(value->name))));
  schema.replace(std::move(fields));
  if (!is_closed) schema.leave_open();
  return Step{
      Pivot{std::move(*field), std::move(*value), std::move(*group_by), *operation, static_cast<std::size_t>(*limit)}};
}

std::optional<Step> read_bin(yaml::Fields& keys, Schema& schema) {
  auto const* node = keys.required("bin");
  auto const* field_node = keys.required("field");
  std::optional<std::string> extent_param;
  auto const parameters = node != nullptr ? read_bin_parameters(*node, extent_param, schema.sink()) : std::nullopt;
  auto field = field_node != nullptr ? schema.read_field(*field_node) : std::nullopt;
  auto const names = read_interval_names(keys, "bin_" + (field ? field->name : ""));
  if (!parameters || !field || !names) return std::nullopt;
  auto const type = schema.type_of(field->name);
  bool const may_be_numbers = type == table::Type::String && !schema.is_declared(field->name);
  if (!may_be_numbers && !may_match(type, table::Type::Number)) {
    schema.sink().error(field_node->span, fmt::format("bins need a field of numbers, `{}` is of type `{}`", field->name,
                                                      table::name_of(type)));
    return std::nullopt;
  }
  Bin bin{std::move(*field), *parameters, field_named(names->first, table::Type::Number),
          field_named(names->second, table::Type::Number), std::move(extent_param)};
  schema.put(bin.start);
  schema.put(bin.end);
  return Step{std::move(bin)};
}

std::optional<Step> read_sort(yaml::Fields& keys, Schema& schema) {
  auto const* node = keys.required("sort");
  auto sort = node != nullptr ? read_sort_keys(*node, schema) : std::nullopt;
  return sort ? std::optional(Step{Sort{std::move(*sort)}}) : std::nullopt;
}

}  // namespace livret::transform
