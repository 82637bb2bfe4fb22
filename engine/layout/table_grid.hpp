#pragma once

#include <cstddef>
#include <vector>

#include "content/document.hpp"
#include "diag/sink.hpp"

namespace livret::layout {

/// A cell at its place; spans end with the grid.
struct GridCell {
  content::Cell const* cell = nullptr;
  std::size_t row = 0;
  std::size_t column = 0;
  std::size_t row_span = 1;
  std::size_t column_span = 1;

  std::size_t end_row() const { return row + row_span; }
  std::size_t end_column() const { return column + column_span; }
};

/// The rows of a head or body with each cell at its column: cells fill the columns that spans from above leave free.
struct Grid {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<GridCell> cells;  ///< by row, then column
};

/// Reports rows that have more cells than there are columns; those cells are left out.
Grid grid_of(std::vector<content::Row> const& rows, std::size_t columns, diag::Sink& sink);

/// How many columns a table has: those it declares, else those that its widest row fills, at most 256.
std::size_t column_count(content::Table const& table);

}  // namespace livret::layout
