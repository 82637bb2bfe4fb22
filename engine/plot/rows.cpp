#include "plot/rows.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "expr/field_path.hpp"
#include "transform/build.hpp"
#include "transform/groups.hpp"

namespace livret::plot {
namespace {

Cells follow_path(table::TablePtr const& table, std::string const& path) {
  auto const parts = expr::split_field_path(path);
  auto const start = parts.empty() ? std::nullopt : table->column_index(parts.front());
  if (!start) return nullptr;
  if (parts.size() == 1) return table->shared_column(*start);
  std::vector<expr::Value> values;
  values.reserve(table->row_count());
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    expr::Value value = table->column(*start).value(row);
    for (std::size_t part = 1; part < parts.size(); ++part) value = expr::value_at(value, parts[part]);
    values.push_back(std::move(value));
  }
  return transform::make_column(transform::field_named(path), values).cells;
}

int sign_of(double a, double b) { return a < b ? -1 : a > b ? 1 : 0; }

/// Null before NaN before all else.
int rank_of(expr::Value const& value) {
  if (value.is_null()) return 0;
  auto const* number = value.as<double>();
  return number != nullptr && std::isnan(*number) ? 1 : 2;
}

/// One key of an order with its cells.
struct OrderKey {
  Cells cells;
  int direction;

  int compare(std::size_t a, std::size_t b) const {
    if (cells->type() == table::Type::Any || cells->type() == table::Type::String || cells->is_missing(a) ||
        cells->is_missing(b))
      return direction * compare_as_vega(cells->value(a), cells->value(b));
    double const left = cells->number(a);
    double const right = cells->number(b);
    if (std::isnan(left) || std::isnan(right)) return direction * (int(std::isnan(right)) - int(std::isnan(left)));
    return direction * sign_of(left, right);
  }
};

}  // namespace

std::size_t Rows::size() const {
  if (picked != nullptr) return picked->size();
  return table != nullptr ? table->row_count() : 1;
}

Cells CellFinder::find(table::TablePtr const& table, std::string const& field) {
  if (table == nullptr) return nullptr;
  if (auto const column = table->column_index(field)) return table->shared_column(*column);
  auto const [known, is_new] = paths_.try_emplace({table.get(), field});
  if (is_new) known->second = follow_path(table, field);
  return known->second;
}

RowNumbers const& CellFinder::numbers_of(Cells const& cells) {
  auto const [known, is_new] = numbers_.try_emplace(cells.get());
  if (is_new) known->second = {cells, transform::number_values(*cells)};
  return known->second.second;
}

std::vector<Part> partition(Rows const& rows, std::vector<Cells> const& by, CellFinder& finder) {
  std::vector<RowNumbers> picks;
  std::unordered_map<std::string, std::size_t> known;
  std::vector<RowNumbers const*> numbers;
  for (Cells const& cells : by) numbers.push_back(&finder.numbers_of(cells));
  std::string key;
  for (std::size_t place = 0; place < rows.size(); ++place) {
    std::size_t const row = rows[place];
    key.clear();
    for (RowNumbers const* column : numbers)
      key.append(reinterpret_cast<char const*>(&(*column)[row]), sizeof(std::uint32_t));
    auto const [found, is_new] = known.try_emplace(key, picks.size());
    if (is_new) picks.emplace_back();
    picks[found->second].push_back(static_cast<std::uint32_t>(row));
  }
  std::vector<Part> parts;
  for (RowNumbers& picked : picks) {
    Part part;
    for (Cells const& cells : by) transform::append_key(part.key, cells->value(picked.front()));
    part.rows = {rows.table, std::make_shared<RowNumbers const>(std::move(picked))};
    parts.push_back(std::move(part));
  }
  return parts;
}

int compare_as_vega(expr::Value const& a, expr::Value const& b) {
  int const left = rank_of(a);
  int const right = rank_of(b);
  if (left != right) return left < right ? -1 : 1;
  return left < 2 ? 0 : expr::compare(a, b);
}

Rows sorted(Rows rows, std::vector<transform::SortKey> const& keys, CellFinder& finder) {
  std::vector<OrderKey> order;
  for (auto const& key : keys)
    if (Cells cells = finder.find(rows.table, key.field.name))
      order.push_back({std::move(cells), key.order == transform::Order::Ascending ? 1 : -1});
  if (order.empty()) return rows;
  RowNumbers picked(rows.size());
  for (std::size_t place = 0; place < picked.size(); ++place) picked[place] = static_cast<std::uint32_t>(rows[place]);
  std::stable_sort(picked.begin(), picked.end(), [&](std::uint32_t a, std::uint32_t b) {
    for (OrderKey const& key : order)
      if (int const sign = key.compare(a, b); sign != 0) return sign < 0;
    return false;
  });
  rows.picked = std::make_shared<RowNumbers const>(std::move(picked));
  return rows;
}

double number_of(table::Column const& cells, std::size_t row) {
  if (cells.is_missing(row)) return std::nan("");
  if (cells.type() == table::Type::String || cells.type() == table::Type::Any) {
    auto const value = cells.value(row);
    auto const* text = value.as<std::string>();
    return text != nullptr && text->empty() ? std::nan("") : value.to_number();
  }
  return cells.number(row);
}

}  // namespace livret::plot
