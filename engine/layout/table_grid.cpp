#include "layout/table_grid.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace livret::layout {

namespace {

constexpr std::size_t most_columns = 256;

std::size_t clamp_span(int span, std::size_t room) {
  return std::min(static_cast<std::size_t>(std::max(span, 1)), room);
}

std::size_t widest_row(std::vector<content::Row> const& rows) {
  std::size_t widest = 0;
  for (content::Row const& row : rows) {
    std::size_t width = 0;
    for (content::Cell const& cell : row.cells) width += clamp_span(cell.column_span, most_columns);
    widest = std::max(widest, width);
  }
  return widest;
}

/// Places the cells of one row; `taken[c]` counts the rows that a span from above still covers in column c.
void place_row(content::Row const& row, std::size_t index, Grid& grid, std::vector<std::size_t>& taken,
               diag::Sink& sink) {
  std::size_t column = 0;
  std::vector<GridCell> placed;
  for (content::Cell const& cell : row.cells) {
    while (column < grid.columns && taken[column] > 0) ++column;
    if (column == grid.columns) {
      sink.error(cell.where, fmt::format("row has more cells than the table's {} columns", grid.columns),
                 "count the columns that cells of rows above span");
      break;
    }
    std::size_t free = 1;
    while (column + free < grid.columns && taken[column + free] == 0) ++free;
    placed.push_back(
        {&cell, index, column, clamp_span(cell.row_span, grid.rows - index), clamp_span(cell.column_span, free)});
    column = placed.back().end_column();
  }
  for (std::size_t& rows : taken) rows -= rows > 0 ? 1 : 0;
  for (GridCell const& cell : placed) {
    for (std::size_t c = cell.column; c < cell.end_column(); ++c) taken[c] = cell.row_span - 1;
    grid.cells.push_back(cell);
  }
}

}  // namespace

std::size_t column_count(content::Table const& table) {
  if (!table.columns.empty()) return std::min(table.columns.size(), most_columns);
  return std::min(std::max(widest_row(table.head), widest_row(table.body)), most_columns);
}

Grid grid_of(std::vector<content::Row> const& rows, std::size_t columns, diag::Sink& sink) {
  Grid grid;
  grid.rows = rows.size();
  grid.columns = columns;
  std::vector<std::size_t> taken(columns);
  for (std::size_t i = 0; i < rows.size(); ++i) place_row(rows[i], i, grid, taken, sink);
  return grid;
}

}  // namespace livret::layout
