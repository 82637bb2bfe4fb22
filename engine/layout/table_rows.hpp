#pragma once

#include <vector>

#include "layout/table_columns.hpp"

namespace livret::layout {

/// The rows of a head or body with their cells measured.
struct MeasuredRows {
  std::vector<Strip> cells;           ///< content of each cell of the grid, as wide as its columns less padding
  std::vector<base::Length> heights;  ///< of each row
  std::vector<bool> divides_span;     ///< whether a cell goes on from the row above
};

/// Measures cells, making an element for each row and cell in `parent`, then finds heights: each row holds its cells,
/// and the last row of a span what the rows before it leave.
MeasuredRows measure_rows(Measuring& measuring, content::Table const& table, Grid const& grid,
                          ResolvedColumns const& columns, frame::ElementId parent, diag::Span where);

/// A strip for each row: backgrounds, contents at their alignment, rules below except under cells that go on.
std::vector<Strip> emit_rows(content::Table const& table, std::vector<content::Row> const& rows, Grid const& grid,
                             ResolvedColumns const& columns, MeasuredRows&& measured);

/// Draws a rule over the table's width at `y` of a strip.
void add_rule(Strip& strip, content::Edge const& edge, ResolvedColumns const& columns, base::Length y);

}  // namespace livret::layout
