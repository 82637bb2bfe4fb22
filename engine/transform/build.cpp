#include "transform/build.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace livret::transform {
namespace {

table::Type type_of_one(expr::Value const& value) {
  if (value.as<double>() != nullptr) return table::Type::Number;
  if (value.as<std::string>() != nullptr) return table::Type::String;
  if (value.as<bool>() != nullptr) return table::Type::Boolean;
  return value.as<expr::Moment>() != nullptr ? table::Type::Date : table::Type::Any;
}

/// The type of a column of `values` that was declared as `declared`: the closer one where they agree.
table::Type settle_type(std::vector<expr::Value> const& values, table::Type declared) {
  using table::Type;
  auto const found = transform::type_of(values, declared);
  auto const is_whole = [](expr::Value const& value) {
    return value.is_null() || std::floor(value.to_number()) == value.to_number();
  };
  bool const stays_integer =
      declared == Type::Integer && found == Type::Number && std::all_of(values.begin(), values.end(), is_whole);
  bool const stays_period = (declared == Type::Year || declared == Type::YearMonth) && found == Type::Date;
  return stays_integer || stays_period ? declared : found;
}

void copy_places(table::Table const& input, std::vector<std::size_t> const& rows, table::Table& output) {
  if (input.row_count() == 0 || input.row_span(0).source.is_none()) return;
  std::vector<diag::Span> spans;
  spans.reserve(rows.size());
  for (std::size_t row : rows) spans.push_back(input.row_span(row));
  output.set_row_spans(std::move(spans));
}

std::vector<std::size_t> all_rows(table::Table const& table) {
  std::vector<std::size_t> rows(table.row_count());
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = i;
  return rows;
}

}  // namespace

void append_cell(table::Column& target, table::Column const& source, std::size_t row) {
  if (source.is_missing(row))
    target.append_missing(source.missing(row));
  else
    target.append(source.value(row));
}

MutableTable make_like(table::Table const& input, std::vector<table::Field> fields) {
  auto output = std::make_shared<table::Table>(input.name(), std::move(fields));
  output->title = input.title;
  output->source = input.source;
  output->fictional = input.fictional;
  return output;
}

MutableTable renamed(table::Table const& input, std::string name) {
  auto output = std::make_shared<table::Table>(std::move(name), input.fields());
  output->title = input.title;
  output->source = input.source;
  output->fictional = input.fictional;
  output->primary_key = input.primary_key;
  for (std::size_t column = 0; column < input.fields().size(); ++column) output->column(column) = input.column(column);
  copy_places(input, all_rows(input), *output);
  return output;
}

MutableTable select_rows(table::Table const& input, std::vector<std::size_t> const& rows) {
  auto output = make_like(input, input.fields());
  output->primary_key = input.primary_key;
  for (std::size_t column = 0; column < input.fields().size(); ++column)
    for (std::size_t row : rows) append_cell(output->column(column), input.column(column), row);
  copy_places(input, rows, *output);
  return output;
}

table::Type type_of(std::vector<expr::Value> const& values, table::Type fallback) {
  std::optional<table::Type> common;
  for (expr::Value const& value : values) {
    if (value.is_null()) continue;
    auto const type = type_of_one(value);
    if (common && *common != type) return table::Type::Any;
    common = type;
  }
  return common.value_or(fallback);
}

MutableTable with_columns(table::Table const& input, std::vector<NewColumn> columns) {
  auto fields = input.fields();
  std::vector<std::size_t> places;
  for (NewColumn& column : columns) {
    column.field.type = settle_type(column.values, column.field.type);
    auto const found =
        std::find_if(fields.begin(), fields.end(), [&](auto const& field) { return field.name == column.field.name; });
    places.push_back(static_cast<std::size_t>(found - fields.begin()));
    if (found == fields.end())
      fields.push_back(column.field);
    else
      *found = column.field;
  }
  auto output = make_like(input, fields);
  output->primary_key = input.primary_key;
  for (std::size_t i = 0; i < input.fields().size(); ++i)
    if (std::find(places.begin(), places.end(), i) == places.end()) output->column(i) = input.column(i);
  for (std::size_t i = 0; i < columns.size(); ++i)
    for (expr::Value const& value : columns[i].values) output->column(places[i]).append(value);
  copy_places(input, all_rows(input), *output);
  return output;
}

table::Field field_named(std::string name, table::Type type) {
  table::Field field;
  field.title = name;
  field.name = std::move(name);
  field.type = type;
  return field;
}

}  // namespace livret::transform
