#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "transform/groups.hpp"
#include "transform/running.hpp"

namespace livret::transform {
namespace {

using GroupedRows = std::vector<std::vector<std::size_t>>;

/// The results of a measure, one a group.
std::vector<expr::Value> measure_groups(Measure const& measure, Groups const& groups, GroupedRows const& rows,
                                        Running const& running) {
  auto const found = measure.field ? running.find(*measure.field) : std::nullopt;
  std::vector<expr::Value> results;
  results.reserve(groups.count);
  if (gives_rows(measure.operation)) {
    for (auto const& of_group : rows)
      results.push_back(
          aggregate_rows(measure.operation, running.input, found ? found->cells.get() : nullptr, of_group));
    return results;
  }
  std::vector<Accumulator> accumulators(groups.count, Accumulator(measure.operation, measure.parameter));
  for (std::size_t row = 0; row < groups.of_row.size(); ++row) {
    if (found)
      accumulators[groups.of_row[row]].update(*found->cells, row);
    else
      accumulators[groups.of_row[row]].update(expr::Value());
  }
  for (Accumulator const& accumulator : accumulators) results.push_back(accumulator.finalise());
  return results;
}

/// The rows of each group, where one of the measures needs them.
GroupedRows rows_for(std::vector<Measure> const& measures, Groups const& groups) {
  bool const needed = std::any_of(measures.begin(), measures.end(),
                                  [](Measure const& measure) { return gives_rows(measure.operation); });
  return needed ? groups.rows() : GroupedRows{};
}

MutableTable make_group_table(std::vector<InputField> const& fields, Groups const& groups,
                              std::vector<NewColumn> results, table::Table const& input) {
  auto columns = columns_of_groups(fields, groups);
  std::vector<std::string> key;
  for (InputField const& field : fields) key.push_back(field.field.name);
  for (NewColumn& result : results) columns.push_back(std::move(result));
  auto output = make_table_of(input, std::move(columns));
  output->primary_key = std::move(key);
  return output;
}

/// The fields that a pivot makes: declared categories in their order, then whatever else the data hold by name.
std::vector<std::string> names_of(Pivot const& pivot, InputField const& field) {
  std::vector<std::string> names = field.field.categories;
  auto const is_before = [](expr::Value const& a, expr::Value const& b) { return expr::compare(a, b) < 0; };
  std::vector<expr::Value> values;
  auto const numbers = number_values(*field.cells);
  std::uint32_t seen = 0;
  for (std::size_t row = 0; row < field.cells->size(); ++row) {
    if (numbers[row] < seen) continue;
    ++seen;
    values.push_back(field.cells->value(row));
  }
  std::stable_sort(values.begin(), values.end(), is_before);
  std::set<std::string, std::less<>> known(names.begin(), names.end());
  for (expr::Value const& value : values) {
    auto name = value.is_null() ? "null" : value.to_text();
    if (known.insert(name).second) names.push_back(std::move(name));
  }
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

table::TablePtr run_step(Aggregate const& aggregate, Running const& running) {
  auto const fields = running.find(aggregate.group_by);
  auto const groups = group_rows(fields, running.input->row_count());
  auto const rows = rows_for(aggregate.measures, groups);
  std::vector<NewColumn> results;
  for (Measure const& measure : aggregate.measures)
    results.push_back(make_column(measure.output, measure_groups(measure, groups, rows, running)));
  return make_group_table(fields, groups, std::move(results), *running.input);
}

table::TablePtr run_step(JoinAggregate const& aggregate, Running const& running) {
  auto const groups = group_rows(running.find(aggregate.group_by), running.input->row_count());
  auto const rows = rows_for(aggregate.measures, groups);
  std::vector<NewColumn> results;
  for (Measure const& measure : aggregate.measures) {
    auto const of_group = measure_groups(measure, groups, rows, running);
    std::vector<expr::Value> values;
    values.reserve(groups.of_row.size());
    for (std::size_t group : groups.of_row) values.push_back(of_group[group]);
    results.push_back(make_column(measure.output, values));
  }
  return with_columns(*running.input, std::move(results));
}

table::TablePtr run_step(Pivot const& pivot, Running const& running) {
  auto const fields = running.find(pivot.group_by);
  auto const field = running.find(pivot.field);
  auto const value = running.find(pivot.value);
  table::Table const& input = *running.input;
  if (!field || !value) return select_rows(input, {});
  auto const groups = group_rows(fields, input.row_count());
  auto const names = names_of(pivot, *field);
  if (!has_room(pivot, names.size(), groups.count, running.sink)) return select_rows(input, {});
  std::map<std::string, std::vector<Accumulator>, std::less<>> cells;
  for (auto const& name : names) cells.try_emplace(name, groups.count, Accumulator(pivot.operation));
  for (std::size_t row = 0; row < input.row_count(); ++row) {
    bool const is_missing = field->cells->is_missing(row);
    auto const of_name = cells.find(is_missing ? "null" : field->cells->value(row).to_text());
    if (of_name != cells.end()) of_name->second[groups.of_row[row]].update(*value->cells, row);
  }
  std::vector<NewColumn> results;
  auto const type = type_of_result(pivot.operation, value->field.type);
  for (auto const& name : names) {
    std::vector<expr::Value> values;
    for (Accumulator const& accumulator : cells.find(name)->second) values.push_back(accumulator.finalise());
    results.push_back(make_column(field_named(name, type), values));
  }
  return make_group_table(fields, groups, std::move(results), input);
}

}  // namespace livret::transform
