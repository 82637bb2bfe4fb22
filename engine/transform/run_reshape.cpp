#include <unordered_map>

#include <fmt/format.h>

#include "transform/groups.hpp"
#include "transform/running.hpp"

namespace livret::transform {
namespace {

/// The row of each key; of several with one key the last, as in Vega.
using RowsByKey = std::unordered_map<std::string, std::size_t>;

RowsByKey index_rows(table::Table const& rows, std::size_t column) {
  RowsByKey index;
  for (std::size_t row = 0; row < rows.row_count(); ++row) {
    if (rows.column(column).is_missing(row)) continue;
    std::string key;
    append_key(key, rows.column(column).value(row));
    index[key] = row;
  }
  return index;
}

constexpr std::size_t most_rows = 1'000'000;

/// Whether a fold of so many columns gives a table of a size that can be worked on; reports it where not.
bool has_room(Fold const& fold, std::size_t columns, Running const& running) {
  auto const rows = running.input->row_count();
  if (columns == 0 || rows <= most_rows / columns) return true;
  running.sink.error(
      fold.fields.front().span,
      fmt::format("`fold` gives at most 1,000,000 rows, found {} fields for each of {} rows", columns, rows),
      "`filter` or `aggregate` before it");
  return false;
}

}  // namespace

MutableTable run_step(Lookup const& lookup, Running const& running) {
  auto const column = running.column_of(lookup.field);
  auto const index = index_rows(*lookup.from, lookup.key);
  std::vector<NewColumn> columns;
  for (auto const& field : lookup.outputs) columns.push_back({field, {}});
  for (std::size_t row = 0; row < running.input->row_count(); ++row) {
    std::string key;
    if (column) append_key(key, running.input->column(*column).value(row));
    auto const found = index.find(key);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      expr::Value value = lookup.fallback;
      if (found != index.end() && lookup.values.empty())
        value = table::row_object(lookup.from, found->second);
      else if (found != index.end())
        value = lookup.from->column(lookup.values[i]).value(found->second);
      columns[i].values.push_back(std::move(value));
    }
  }
  return with_columns(*running.input, std::move(columns));
}

MutableTable run_step(Fold const& fold, Running const& running) {
  table::Table const& input = *running.input;
  auto const columns = running.columns_of(fold.fields);
  std::vector<std::size_t> repeated;
  NewColumn keys{fold.key, {}};
  NewColumn values{fold.value, {}};
  auto const row_count = has_room(fold, columns.size(), running) ? input.row_count() : 0;
  for (std::size_t row = 0; row < row_count; ++row) {
    for (std::size_t column : columns) {
      repeated.push_back(row);
      keys.values.emplace_back(input.fields()[column].name);
      values.values.push_back(input.column(column).value(row));
    }
  }
  auto const rows = select_rows(input, repeated);
  rows->primary_key.clear();
  std::vector<NewColumn> added;
  added.push_back(std::move(keys));
  added.push_back(std::move(values));
  return with_columns(*rows, std::move(added));
}

}  // namespace livret::transform
