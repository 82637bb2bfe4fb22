#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "transform/groups.hpp"
#include "transform/running.hpp"

namespace livret::transform {
namespace {

/// The results of a measure, one a group.
std::vector<expr::Value> measure_groups(Measure const& measure, Groups const& groups, Running const& running) {
  std::vector<Accumulator> accumulators(groups.rows.size(), Accumulator(measure.operation));
  auto const column = measure.field ? running.column_of(*measure.field) : std::nullopt;
  for (std::size_t row = 0; row < groups.of_row.size(); ++row)
    accumulators[groups.of_row[row]].update(column ? running.input->column(*column).value(row) : expr::Value());
  std::vector<expr::Value> results;
  results.reserve(accumulators.size());
  for (Accumulator const& accumulator : accumulators) results.push_back(accumulator.finalise());
  return results;
}

/// A table of the first row of each group, with the columns that rows are grouped by.
MutableTable make_group_table(Groups const& groups, std::vector<std::size_t> const& columns,
                              table::Table const& input) {
  std::vector<table::Field> fields;
  for (std::size_t column : columns) fields.push_back(input.fields()[column]);
  auto output = make_like(input, fields);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    output->primary_key.push_back(fields[i].name);
    for (auto const& rows : groups.rows) append_cell(output->column(i), input.column(columns[i]), rows.front());
  }
  return output;
}

/// Columns of one row a group, where there is nothing that rows are grouped by.
MutableTable make_table_of(std::vector<NewColumn> columns, table::Table const& input) {
  std::vector<table::Field> fields;
  for (NewColumn const& column : columns) fields.push_back(column.field);
  auto output = make_like(input, std::move(fields));
  for (std::size_t i = 0; i < columns.size(); ++i)
    for (expr::Value const& value : columns[i].values) output->column(i).append(value);
  return output;
}

/// The fields that a pivot makes: declared categories in their order, then whatever else the data hold by name.
std::vector<std::string> names_of(Pivot const& pivot, table::Table const& input, std::size_t field) {
  std::vector<std::string> names = input.fields()[field].categories;
  std::set<std::string, std::less<>> found;
  for (std::size_t row = 0; row < input.row_count(); ++row)
    if (!input.column(field).is_missing(row)) found.insert(input.column(field).value(row).to_text());
  for (auto const& name : names) found.erase(name);
  names.insert(names.end(), found.begin(), found.end());
  if (pivot.limit > 0 && names.size() > pivot.limit) names.resize(pivot.limit);
  return names;
}

/// Whether a pivot gives a table of a size that can be worked on; reports it where not.
bool has_room(Pivot const& pivot, std::size_t fields, std::size_t rows, diag::Sink& sink) {
  constexpr std::size_t most_fields = 1'000;
  constexpr std::size_t most_cells = 1'000'000;
  if (fields > most_fields) {
    sink.error(pivot.field.span,
               fmt::format("`pivot` gives at most 1,000 fields, found {} values of `{}`", fields, pivot.field.name),
               "`filter` before it, or a `limit` beside it");
    return false;
  }
  if (fields == 0 || rows <= most_cells / fields) return true;
  sink.error(pivot.field.span,
             fmt::format("`pivot` gives at most 1,000,000 cells, found {} rows of {} fields", rows, fields),
             "`filter` before it, or group by fewer fields");
  return false;
}

}  // namespace

MutableTable run_step(Aggregate const& aggregate, Running const& running) {
  auto const columns = running.columns_of(aggregate.group_by);
  auto const groups = group_rows(*running.input, columns);
  std::vector<NewColumn> results;
  for (Measure const& measure : aggregate.measures)
    results.push_back({measure.output, measure_groups(measure, groups, running)});
  if (columns.empty()) return make_table_of(std::move(results), *running.input);
  return with_columns(*make_group_table(groups, columns, *running.input), std::move(results));
}

MutableTable run_step(JoinAggregate const& aggregate, Running const& running) {
  auto const groups = group_rows(*running.input, running.columns_of(aggregate.group_by));
  std::vector<NewColumn> results;
  for (Measure const& measure : aggregate.measures) {
    auto const of_group = measure_groups(measure, groups, running);
    NewColumn column{measure.output, {}};
    for (std::size_t group : groups.of_row) column.values.push_back(of_group[group]);
    results.push_back(std::move(column));
  }
  return with_columns(*running.input, std::move(results));
}

MutableTable run_step(Pivot const& pivot, Running const& running) {
  auto const columns = running.columns_of(pivot.group_by);
  auto const field = running.column_of(pivot.field);
  auto const value = running.column_of(pivot.value);
  if (!field || !value) return select_rows(*running.input, {});
  table::Table const& input = *running.input;
  auto const groups = group_rows(input, columns);
  auto const names = names_of(pivot, input, *field);
  if (!has_room(pivot, names.size(), groups.rows.size(), running.sink)) return select_rows(input, {});
  std::map<std::string, std::vector<Accumulator>, std::less<>> cells;
  for (auto const& name : names) cells.try_emplace(name, groups.rows.size(), Accumulator(pivot.operation));
  for (std::size_t row = 0; row < input.row_count(); ++row) {
    if (input.column(*field).is_missing(row)) continue;
    auto const of_name = cells.find(input.column(*field).value(row).to_text());
    if (of_name != cells.end()) of_name->second[groups.of_row[row]].update(input.column(*value).value(row));
  }
  std::vector<NewColumn> results;
  auto const type = type_of_result(pivot.operation, input.fields()[*value].type);
  for (auto const& name : names) {
    NewColumn column{field_named(name, type), {}};
    for (Accumulator const& accumulator : cells.find(name)->second) column.values.push_back(accumulator.finalise());
    results.push_back(std::move(column));
  }
  if (columns.empty()) return make_table_of(std::move(results), input);
  return with_columns(*make_group_table(groups, columns, input), std::move(results));
}

}  // namespace livret::transform
