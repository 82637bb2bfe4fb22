#include <fmt/format.h>

#include "base/number_text.hpp"
#include "base/text.hpp"
#include "expr/moment_text.hpp"
#include "transform/build.hpp"
#include "transform/reading.hpp"

namespace livret::transform {
namespace {

using expr::Value;

/// Booleans and numbers as YAML's core schema has them.
Value read_any(yaml::Node const& node) {
  if (node.style != yaml::ScalarStyle::Plain) return node.text;
  if (node.text == "true" || node.text == "false") return node.text == "true";
  auto const number = base::parse_number(node.text);
  return number ? Value(*number) : Value(node.text);
}

std::optional<Value> read_typed(std::string const& text, table::Type type) {
  switch (type) {
    case table::Type::Integer:
    case table::Type::Number: {
      auto const number = base::parse_number(text);
      return number ? std::optional<Value>(*number) : std::nullopt;
    }
    case table::Type::Boolean:
      return text == "true" || text == "false" ? std::optional<Value>(text == "true") : std::nullopt;
    case table::Type::Date:
    case table::Type::Year:
    case table::Type::YearMonth: {
      double const moment = expr::parse_iso_text(text);
      return moment == moment ? std::optional<Value>(expr::Moment{moment}) : std::nullopt;
    }
    default:
      return Value(text);
  }
}

std::string_view needed_for(table::Type type) {
  switch (type) {
    case table::Type::Integer:
    case table::Type::Number:
      return "a number";
    case table::Type::Boolean:
      return "`true` or `false`";
    default:
      return "a date such as `2024-03-01`";
  }
}

}  // namespace

std::optional<Value> read_value(yaml::Node const& node, table::Type type, diag::Sink& sink) {
  if (node.kind == yaml::Kind::Null) return Value();
  if (node.kind != yaml::Kind::Scalar) {
    sink.error(node.span, fmt::format("needed one value, found {}", yaml::describe(node)));
    return std::nullopt;
  }
  if (type == table::Type::Any) return read_any(node);
  auto value = read_typed(node.text, type);
  if (!value) sink.error(node.span, fmt::format("needed {}, found `{}`", needed_for(type), node.text));
  return value;
}

std::optional<std::string> read_output_name(yaml::Fields& keys, std::string fallback) {
  auto const* node = keys.optional("as");
  if (node == nullptr) return fallback;
  auto name = yaml::read_string(*node, keys.sink());
  if (name && name->empty()) {
    keys.sink().error(node->span, "a field needs a name");
    return std::nullopt;
  }
  return name;
}

std::optional<std::vector<FieldName>> read_group_by(yaml::Fields& keys, Schema const& schema) {
  auto const* node = keys.optional("groupby");
  return node != nullptr ? schema.read_fields(*node) : std::vector<FieldName>{};
}

std::string name_of_measure(std::string const& operation, std::optional<FieldName> const& field) {
  return field ? operation + "_" + field->name : operation;
}

std::optional<std::vector<SortKey>> read_sort_keys(yaml::Node const& node, Schema const& schema) {
  std::vector<SortKey> list;
  bool correct = true;
  auto const read_one = [&](yaml::Node const& item) {
    std::optional<FieldName> field;
    Order order = Order::Ascending;
    if (item.kind == yaml::Kind::Mapping) {
      yaml::Fields keys(item, "a sort field", schema.sink());
      if (auto const* name = keys.required("field")) field = schema.read_field(*name);
      if (auto const* word = keys.optional("order")) {
        auto const read = yaml::read_choice<Order>(
            *word, {{"ascending", Order::Ascending}, {"descending", Order::Descending}}, schema.sink());
        correct = correct && read.has_value();
        order = read.value_or(order);
      }
      keys.finish();
    } else {
      field = schema.read_field(item);
    }
    correct = correct && field.has_value();
    if (field) list.push_back({std::move(*field), order});
  };
  if (node.kind == yaml::Kind::Sequence)
    for (yaml::Node const& item : node.items) read_one(item);
  else
    read_one(node);
  return correct ? std::optional(std::move(list)) : std::nullopt;
}

}  // namespace livret::transform
