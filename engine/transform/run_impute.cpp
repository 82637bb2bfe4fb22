#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "transform/running.hpp"

namespace livret::transform {
namespace {

/// The keys that every group has to have, in the order of the step and then of the rows.
struct KeyDomain {
  std::vector<expr::Value> keys;
  std::vector<std::size_t> of_row;
};

KeyDomain find_keys(Impute const& impute, table::Column const& cells) {
  KeyDomain domain;
  // Only looked up in.
  std::unordered_map<std::string, std::size_t> places;
  std::string text;
  auto const place_of = [&](expr::Value const& key) {
    text.clear();
    append_key(text, key);
    auto const [place, is_new] = places.try_emplace(text, domain.keys.size());
    if (is_new) domain.keys.push_back(key);
    return place->second;
  };
  for (expr::Value const& key : impute.key_values) place_of(key);
  for (std::size_t row = 0; row < cells.size(); ++row) domain.of_row.push_back(place_of(cells.value(row)));
  return domain;
}

/// A row that is added: the group and the key that it is for.
struct Addition {
  std::size_t group = 0;
  std::size_t key = 0;
};

std::vector<Addition> find_additions(KeyDomain const& domain, Groups const& groups) {
  std::vector<Addition> additions;
  std::vector<std::size_t> seen_in(domain.keys.size());
  auto const rows = groups.rows();
  for (std::size_t group = 0; group < groups.first_rows.size(); ++group) {
    for (std::size_t row : rows[group]) seen_in[domain.of_row[row]] = group + 1;
    for (std::size_t key = 0; key < domain.keys.size(); ++key)
      if (seen_in[key] != group + 1) additions.push_back({group, key});
  }
  return additions;
}

/// Cells with values after them. Where these are of another type, the column takes any.
NewColumn extend_column(table::Field field, table::Column const& cells, std::vector<expr::Value> const& values) {
  auto const type = type_of(values, cells.type());
  bool const is_whole = cells.type() == table::Type::Integer && type == table::Type::Number;
  field.type = is_whole || type == cells.type() ? type : table::Type::Any;
  auto extended = std::make_shared<table::Column>(field.type);
  extended->reserve(cells.size() + values.size());
  for (std::size_t row = 0; row < cells.size(); ++row) append_cell(*extended, cells, row);
  for (expr::Value const& value : values) extended->append(value);
  return {std::move(field), std::move(extended)};
}

/// The table with rows added that have the fields of groups, the key and the value, and nothing else.
MutableTable add_rows(Impute const& impute, Running const& running, KeyDomain const& domain, Groups const& groups,
                      std::vector<Addition> const& additions) {
  table::Table const& input = *running.input;
  auto const* constant = std::get_if<expr::Value>(&impute.fill);
  std::vector<NewColumn> columns;
  for (std::size_t i = 0; i < input.fields().size(); ++i) {
    table::Field const& field = input.fields()[i];
    table::Column const& cells = input.column(i);
    bool const is_group = std::any_of(impute.group_by.begin(), impute.group_by.end(),
                                      [&](FieldName const& name) { return name.name == field.name; });
    std::vector<expr::Value> values;
    values.reserve(additions.size());
    for (Addition const& addition : additions) {
      expr::Value value;
      if (is_group) value = cells.value(groups.first_rows[addition.group]);
      if (field.name == impute.key.name) value = domain.keys[addition.key];
      if (field.name == impute.field.name && constant != nullptr) value = *constant;
      values.push_back(std::move(value));
    }
    columns.push_back(extend_column(field, cells, values));
  }
  return make_table_of(input, std::move(columns));
}

/// Missing values of the field, taken from the operation over a window of their group.
table::TablePtr fill_missing(Impute const& impute, Operation operation, MutableTable const& rows,
                             Running const& running) {
  Window window;
  auto const output = field_named("imputed " + impute.field.name);
  window.measures.push_back({operation, impute.field, 1, output});
  window.group_by = impute.group_by;
  window.frame = impute.frame;
  Running const with_rows{rows, running.context, running.sink, running.result};
  auto const windowed = run_step(window, with_rows);
  auto const field = rows->column_index(impute.field.name);
  auto const filled = windowed->column_index(output.name);
  if (!field || !filled) return rows;
  std::vector<expr::Value> values;
  for (std::size_t row = 0; row < rows->row_count(); ++row) {
    auto value = rows->column(*field).value(row);
    values.push_back(value.is_null() ? windowed->column(*filled).value(row) : std::move(value));
  }
  return with_columns(*rows, {make_column(rows->fields()[*field], values)});
}

}  // namespace

table::TablePtr run_step(Impute const& impute, Running const& running) {
  constexpr std::size_t most_rows = 1'000'000;
  auto const key = running.find(impute.key);
  if (!key || !running.find(impute.field)) return running.input;
  auto const domain = find_keys(impute, *key->cells);
  auto const groups = group_rows(running.find(impute.group_by), running.input->row_count());
  if (groups.count > most_rows / std::max<std::size_t>(1, domain.keys.size())) {
    running.sink.error(impute.key.span, fmt::format("`impute` gives at most 1,000,000 rows, found {} groups of {} keys",
                                                    groups.count, domain.keys.size()));
    return running.input;
  }
  auto const rows = add_rows(impute, running, domain, groups, find_additions(domain, groups));
  auto const* operation = std::get_if<Operation>(&impute.fill);
  return operation != nullptr ? fill_missing(impute, *operation, rows, running) : rows;
}

}  // namespace livret::transform
