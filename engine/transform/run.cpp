#include <algorithm>

#include <fmt/format.h>

#include "transform/row_environment.hpp"
#include "transform/running.hpp"
#include "transform/schema.hpp"

namespace livret::transform {
std::optional<std::size_t> Running::column_of(FieldName const& field) const {
  auto const column = input->column_index(field.name);
  if (column) return column;
  std::vector<std::string> known;
  for (auto const& one : input->fields()) known.push_back(one.name);
  report_unknown(field.span, "field", field.name, known, sink);
  return std::nullopt;
}

std::vector<std::size_t> Running::columns_of(std::vector<FieldName> const& fields) const {
  std::vector<std::size_t> columns;
  for (FieldName const& field : fields)
    if (auto const column = column_of(field)) columns.push_back(*column);
  return columns;
}

RowOrder::RowOrder(std::vector<SortKey> const& keys, Running const& running) : rows_(running.input) {
  for (SortKey const& key : keys)
    if (auto const column = running.column_of(key.field)) columns_.push_back({*column, key.order});
}

int RowOrder::compare(std::size_t a, std::size_t b) const {
  for (Key const& key : columns_) {
    auto const& column = rows_->column(key.column);
    if (column.is_missing(a) != column.is_missing(b)) return column.is_missing(a) ? 1 : -1;
    int const order = expr::compare(column.value(a), column.value(b));
    if (order != 0) return key.order == Order::Ascending ? order : -order;
  }
  return 0;
}

void RowOrder::sort(std::vector<std::size_t>& rows) const {
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) { return compare(a, b) < 0; });
}

MutableTable run_step(Filter const& filter, Running const& running) {
  RowEnvironment environment(running.input, running.context);
  std::vector<std::size_t> kept;
  for (std::size_t row = 0; row < running.input->row_count(); ++row) {
    environment.move_to(row);
    if (holds(filter.predicate, environment.datum(), environment)) kept.push_back(row);
  }
  return select_rows(*running.input, kept);
}

MutableTable run_step(Calculate const& calculate, Running const& running) {
  RowEnvironment environment(running.input, running.context);
  NewColumn column{calculate.output, {}};
  column.values.reserve(running.input->row_count());
  for (std::size_t row = 0; row < running.input->row_count(); ++row) {
    environment.move_to(row);
    column.values.push_back(calculate.expression.evaluate(environment));
  }
  std::vector<NewColumn> columns;
  columns.push_back(std::move(column));
  return with_columns(*running.input, std::move(columns));
}

MutableTable run_step(Sort const& sort, Running const& running) {
  std::vector<std::size_t> rows(running.input->row_count());
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = i;
  RowOrder(sort.keys, running).sort(rows);
  return select_rows(*running.input, rows);
}

table::TablePtr run(Pipeline const& pipeline, table::TablePtr input, std::string name, Context const& context,
                    diag::Sink& sink) {
  table::TablePtr current = std::move(input);
  for (auto const& step : pipeline.steps)
    current = std::visit([&](auto const& what) { return run_step(what, Running{current, context, sink}); }, step->what);
  return current->name() == name ? current : renamed(*current, std::move(name));
}

}  // namespace livret::transform
