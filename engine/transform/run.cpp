#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "expr/field_path.hpp"
#include "transform/row_environment.hpp"
#include "transform/running.hpp"
#include "transform/schema.hpp"

namespace livret::transform {
namespace {

/// The values that a path leads to, where the table has the column that it starts with.
std::optional<InputField> follow_path(std::string const& name, table::Table const& input) {
  auto const parts = expr::split_field_path(name);
  auto const column = parts.empty() ? std::nullopt : input.column_index(parts[0]);
  if (!column) return std::nullopt;
  if (parts.size() == 1) return InputField{input.fields()[*column], input.shared_column(*column)};
  std::vector<expr::Value> values;
  values.reserve(input.row_count());
  for (std::size_t row = 0; row < input.row_count(); ++row) {
    expr::Value value = input.column(*column).value(row);
    for (std::size_t i = 1; i < parts.size(); ++i) value = expr::value_at(value, parts[i]);
    values.push_back(std::move(value));
  }
  auto found = make_column(field_named(name), values);
  return InputField{std::move(found.field), std::move(found.cells)};
}

int compare_cells(table::Column const& column, std::size_t a, std::size_t b) {
  if (column.type() == table::Type::Any) return expr::compare(column.value(a), column.value(b));
  if (column.type() == table::Type::String) return column.text(a).compare(column.text(b));
  double const left = column.number(a);
  double const right = column.number(b);
  return left < right ? -1 : right < left ? 1 : 0;
}

/// The place of a cell before values are compared.
enum class Rank { Missing, NotANumber, Value };

Rank rank_of(table::Column const& column, std::size_t row) {
  if (column.is_missing(row)) return Rank::Missing;
  bool const is_text = column.type() == table::Type::String;
  auto const value = column.type() == table::Type::Any ? column.value(row) : expr::Value();
  bool const may_be_nan = !is_text && (value.is_null() || value.as<double>() != nullptr);
  return may_be_nan && std::isnan(column.number(row)) ? Rank::NotANumber : Rank::Value;
}

}  // namespace

std::optional<InputField> Running::find(FieldName const& name) const {
  if (auto const column = input->column_index(name.name))
    return InputField{input->fields()[*column], input->shared_column(*column)};
  if (auto found = follow_path(name.name, *input)) return found;
  if (input->fields().empty()) return std::nullopt;
  std::vector<std::string> known;
  for (auto const& one : input->fields()) known.push_back(one.name);
  report_unknown(name.span, "field", name.name, known, sink);
  return std::nullopt;
}

std::vector<InputField> Running::find(std::vector<FieldName> const& names) const {
  std::vector<InputField> fields;
  for (FieldName const& name : names)
    if (auto found = find(name)) fields.push_back(std::move(*found));
  return fields;
}

std::vector<double> Running::numbers_of(FieldName const& name) const {
  std::vector<double> numbers(input->row_count(), std::nan(""));
  auto const found = find(name);
  for (std::size_t row = 0; found && row < numbers.size(); ++row) numbers[row] = number_at(*found->cells, row);
  return numbers;
}

Groups group_rows(std::vector<InputField> const& fields, std::size_t row_count) {
  std::vector<table::Column const*> columns;
  for (InputField const& field : fields) columns.push_back(field.cells.get());
  return group_rows(columns, row_count);
}

std::vector<NewColumn> columns_of_groups(std::vector<InputField> const& fields, Groups const& groups,
                                         std::vector<std::size_t> const& groups_of_rows) {
  std::vector<NewColumn> columns;
  for (InputField const& field : fields) {
    auto cells = std::make_shared<table::Column>(field.field.type);
    cells->reserve(groups_of_rows.size());
    for (std::size_t group : groups_of_rows) append_cell(*cells, *field.cells, groups.first_rows[group]);
    columns.push_back({field.field, std::move(cells)});
  }
  return columns;
}

std::vector<NewColumn> columns_of_groups(std::vector<InputField> const& fields, Groups const& groups) {
  std::vector<std::size_t> each(groups.count);
  std::iota(each.begin(), each.end(), std::size_t{0});
  return columns_of_groups(fields, groups, each);
}

double number_at(table::Column const& column, std::size_t row) {
  if (column.type() != table::Type::String && column.type() != table::Type::Any) return column.number(row);
  auto const value = column.value(row);
  bool const is_empty = value.as<std::string>() != nullptr && value.as<std::string>()->empty();
  return is_empty ? std::nan("") : value.to_number();
}

std::optional<std::pair<double, double>> extent_of(std::vector<double> const& numbers) {
  std::optional<std::pair<double, double>> extent;
  for (double number : numbers) {
    if (!std::isfinite(number)) continue;
    if (!extent) extent = {number, number};
    extent = {std::min(extent->first, number), std::max(extent->second, number)};
  }
  return extent;
}

RowOrder::RowOrder(std::vector<SortKey> const& keys, MissingPlace missing, Running const& running) : missing_(missing) {
  for (SortKey const& key : keys)
    if (auto found = running.find(key.field)) keys_.push_back({std::move(found->cells), key.order});
}

int RowOrder::compare(std::size_t a, std::size_t b) const {
  for (Key const& key : keys_) {
    table::Column const& column = *key.cells;
    int const sign = key.order == Order::Ascending ? 1 : -1;
    if (missing_ == MissingPlace::Last) {
      if (column.is_missing(a) != column.is_missing(b)) return column.is_missing(a) ? 1 : -1;
    } else if (auto const left = rank_of(column, a), right = rank_of(column, b); left != right) {
      return left < right ? -sign : sign;
    }
    if (int const order = compare_cells(column, a, b); order != 0) return sign * order;
  }
  return 0;
}

void RowOrder::sort(std::vector<std::size_t>& rows) const {
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) { return compare(a, b) < 0; });
}

table::TablePtr run_step(Filter const& filter, Running const& running) {
  RowEnvironment environment(running.input, running.context);
  std::vector<std::size_t> kept;
  for (std::size_t row = 0; row < running.input->row_count(); ++row) {
    environment.move_to(row);
    if (holds(filter.predicate, environment.datum(), environment)) kept.push_back(row);
  }
  return kept.size() == running.input->row_count() ? running.input : select_rows(*running.input, kept);
}

table::TablePtr run_step(Calculate const& calculate, Running const& running) {
  RowEnvironment environment(running.input, running.context);
  std::vector<expr::Value> values;
  values.reserve(running.input->row_count());
  for (std::size_t row = 0; row < running.input->row_count(); ++row) {
    environment.move_to(row);
    values.push_back(calculate.expression.evaluate(environment));
  }
  return with_columns(*running.input, {make_column(calculate.output, values)});
}

table::TablePtr run_step(Sort const& sort, Running const& running) {
  std::vector<std::size_t> rows(running.input->row_count());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  RowOrder(sort.keys, MissingPlace::Last, running).sort(rows);
  return select_rows(*running.input, rows);
}

table::TablePtr run_step(Extent const& extent, Running const& running) {
  auto const found = extent_of(running.numbers_of(extent.field));
  running.result.params[extent.param] =
      found ? expr::make_array({found->first, found->second}) : expr::make_array({expr::Value(), expr::Value()});
  return running.input;
}

table::TablePtr run_step(Convert const& convert, Running const& running) {
  auto const found = running.find(convert.field);
  if (!found) return running.input;
  std::vector<expr::Value> values;
  values.reserve(running.input->row_count());
  for (std::size_t row = 0; row < running.input->row_count(); ++row)
    values.push_back(table::parse_value(found->cells->value(row), convert.parse));
  return with_columns(*running.input, {make_column(convert.output, values)});
}

Result run_steps(std::vector<std::shared_ptr<Step const>> const& steps, table::TablePtr input, Context const& context,
                 diag::Sink& sink) {
  Result result;
  result.table = std::move(input);
  Context seen = context;
  for (auto const& step : steps) {
    result.table = std::visit(
        [&](auto const& what) {
          return run_step(what, Running{result.table, seen, sink, result});
        },
        step->what);
    if (auto const* extent = std::get_if<Extent>(&step->what))
      seen.variables.insert(seen.variables.begin(), {extent->param, result.params[extent->param]});
  }
  return result;
}

table::TablePtr run(Pipeline const& pipeline, table::TablePtr input, std::string name, Context const& context,
                    diag::Sink& sink) {
  auto const result = run_steps(pipeline.steps, std::move(input), context, sink).table;
  return result->name() == name ? result : renamed(*result, std::move(name));
}

}  // namespace livret::transform
