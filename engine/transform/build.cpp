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

void copy_places(table::Table const& input, table::Table& output) {
  if (input.row_count() == 0 || input.row_span(0).source.is_none()) return;
  std::vector<diag::Span> spans;
  for (std::size_t row = 0; row < input.row_count(); ++row) spans.push_back(input.row_span(row));
  output.set_row_spans(std::move(spans));
}

}  // namespace

NewColumn make_column(table::Field field, std::vector<expr::Value> const& values) {
  field.type = settle_type(values, field.type);
  auto cells = std::make_shared<table::Column>(field.type);
  cells->reserve(values.size());
  for (expr::Value const& value : values) cells->append(value);
  return {std::move(field), std::move(cells)};
}

NewColumn make_number_column(table::Field field, std::vector<double> const& numbers) {
  auto cells = std::make_shared<table::Column>(field.type);
  cells->reserve(numbers.size());
  for (double number : numbers) cells->append_number(number);
  return {std::move(field), std::move(cells)};
}

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
  for (std::size_t i = 0; i < input.fields().size(); ++i) output->share_column(i, input.shared_column(i));
  output->set_bare_rows(input.row_count());
  copy_places(input, *output);
  return output;
}

MutableTable select_rows(table::Table const& input, std::vector<std::size_t> const& rows) {
  auto output = make_like(input, input.fields());
  output->primary_key = input.primary_key;
  output->set_bare_rows(rows.size());
  for (std::size_t i = 0; i < input.fields().size(); ++i) {
    table::Column& column = output->column(i);
    column.reserve(rows.size());
    for (std::size_t row : rows) append_cell(column, input.column(i), row);
  }
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
  std::vector<std::shared_ptr<table::Column const>> cells;
  for (std::size_t i = 0; i < fields.size(); ++i) cells.push_back(input.shared_column(i));
  for (NewColumn& column : columns) {
    auto const found =
        std::find_if(fields.begin(), fields.end(), [&](auto const& field) { return field.name == column.field.name; });
    if (found == fields.end()) {
      fields.push_back(std::move(column.field));
      cells.push_back(std::move(column.cells));
    } else {
      *found = std::move(column.field);
      cells[static_cast<std::size_t>(found - fields.begin())] = std::move(column.cells);
    }
  }
  auto output = make_like(input, std::move(fields));
  output->primary_key = input.primary_key;
  output->set_bare_rows(input.row_count());
  for (std::size_t i = 0; i < cells.size(); ++i) output->share_column(i, std::move(cells[i]));
  copy_places(input, *output);
  return output;
}

MutableTable make_table_of(table::Table const& input, std::vector<NewColumn> columns) {
  auto const bare = make_like(input, {});
  if (!columns.empty()) bare->set_bare_rows(columns.front().cells->size());
  return with_columns(*bare, std::move(columns));
}

table::Field field_named(std::string name, table::Type type) {
  table::Field field;
  field.title = name;
  field.name = std::move(name);
  field.type = type;
  return field;
}

}  // namespace livret::transform
