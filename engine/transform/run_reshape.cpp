#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "expr/random_numbers.hpp"
#include "transform/groups.hpp"
#include "transform/running.hpp"

namespace livret::transform {
namespace {

/// The row of each key; of several with one key the last, as in Vega. Keys are texts there: 1 and `1` are the same.
using RowsByKey = std::unordered_map<std::string, std::size_t>;

RowsByKey index_rows(table::Column const& keys, std::size_t row_count) {
  RowsByKey index;
  for (std::size_t row = 0; row < row_count; ++row)
    if (auto const key = keys.value(row); !key.is_null()) index[key.to_text()] = row;
  return index;
}

constexpr std::size_t most_rows = 1'000'000;

/// Whether a step that repeats each row has a result of a size that can be worked on; reports it where not.
bool has_room(std::vector<FieldName> const& fields, std::string_view step, std::size_t times, Running const& running) {
  auto const rows = running.input->row_count();
  if (times == 0 || rows <= most_rows / times) return true;
  running.sink.error(
      fields.front().span,
      fmt::format("`{}` gives at most 1,000,000 rows, found {} fields for each of {} rows", step, times, rows),
      "`filter` or `aggregate` before it");
  return false;
}

}  // namespace

table::TablePtr run_step(Lookup const& lookup, Running const& running) {
  auto const found = running.find(lookup.field);
  Running const source{lookup.from, running.context, running.sink, running.result};
  auto const key = source.find(lookup.key);
  auto const values = source.find(lookup.values);
  auto const index = key ? index_rows(*key->cells, lookup.from->row_count()) : RowsByKey();
  std::vector<std::vector<expr::Value>> columns(lookup.outputs.size());
  for (std::size_t row = 0; row < running.input->row_count(); ++row) {
    auto const wanted = found ? found->cells->value(row) : expr::Value();
    auto const match = wanted.is_null() ? index.end() : index.find(wanted.to_text());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      expr::Value value = lookup.fallback;
      if (match != index.end() && lookup.values.empty())
        value = table::row_object(lookup.from, match->second);
      else if (match != index.end() && i < values.size())
        value = values[i].cells->value(match->second);
      columns[i].push_back(std::move(value));
    }
  }
  std::vector<NewColumn> added;
  for (std::size_t i = 0; i < columns.size(); ++i) added.push_back(make_column(lookup.outputs[i], columns[i]));
  return with_columns(*running.input, std::move(added));
}

table::TablePtr run_step(Fold const& fold, Running const& running) {
  table::Table const& input = *running.input;
  auto const fields = running.find(fold.fields);
  std::vector<std::size_t> repeated;
  std::vector<expr::Value> keys, values;
  auto const row_count = has_room(fold.fields, "fold", fields.size(), running) ? input.row_count() : 0;
  for (std::size_t row = 0; row < row_count; ++row) {
    for (InputField const& field : fields) {
      repeated.push_back(row);
      keys.emplace_back(field.field.name);
      values.push_back(field.cells->value(row));
    }
  }
  auto const rows = select_rows(input, repeated);
  rows->primary_key.clear();
  return with_columns(*rows, {make_column(fold.key, keys), make_column(fold.value, values)});
}

table::TablePtr run_step(Flatten const& flatten, Running const& running) {
  auto const fields = running.find(flatten.fields);
  std::vector<std::size_t> repeated;
  std::vector<expr::Value> places;
  std::vector<std::vector<expr::Value>> values(fields.size());
  for (std::size_t row = 0; row < running.input->row_count(); ++row) {
    std::vector<expr::Array> arrays;
    std::size_t longest = 0;
    for (InputField const& field : fields) {
      auto const value = field.cells->value(row);
      auto const* array = value.as<expr::Array>();
      arrays.push_back(array != nullptr ? *array : std::make_shared<std::vector<expr::Value> const>());
      longest = std::max(longest, arrays.back()->size());
    }
    if (repeated.size() + longest > most_rows) {
      running.sink.error(flatten.fields.front().span, "`flatten` gives at most 1,000,000 rows");
      break;
    }
    for (std::size_t place = 0; place < longest; ++place) {
      repeated.push_back(row);
      places.emplace_back(static_cast<double>(place));
      for (std::size_t i = 0; i < arrays.size(); ++i)
        values[i].push_back(place < arrays[i]->size() ? (*arrays[i])[place] : expr::Value());
    }
  }
  auto const rows = select_rows(*running.input, repeated);
  rows->primary_key.clear();
  std::vector<NewColumn> added;
  for (std::size_t i = 0; i < fields.size(); ++i) added.push_back(make_column(flatten.outputs[i], values[i]));
  if (flatten.index) added.push_back(make_column(*flatten.index, places));
  return with_columns(*rows, std::move(added));
}

/// Vitter's algorithm R (1985), drawing as vega-transforms does.
table::TablePtr run_step(Sample const& sample, Running const& running) {
  expr::RandomNumbers random(static_cast<double>(sample.seed));
  std::vector<std::size_t> kept;
  for (std::size_t row = 0; row < running.input->row_count(); ++row) {
    if (kept.size() < sample.size) {
      kept.push_back(row);
      continue;
    }
    auto const place = static_cast<std::size_t>(static_cast<double>(row + 1) * random.next());
    if (place < kept.size()) kept[place] = row;
  }
  return select_rows(*running.input, kept);
}

}  // namespace livret::transform
