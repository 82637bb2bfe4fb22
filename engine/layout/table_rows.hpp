#pragma once

#include <vector>

#include "layout/table_columns.hpp"

namespace livret::layout {

/// Whether pages may break within rows.
enum class RowBreaks { None, Inside };

/// The rows of a head or body with their cells measured.
struct MeasuredRows {
  std::vector<std::vector<Strip>> cells;  ///< of each cell of the grid, as wide as its columns less padding
  std::vector<base::Length> heights;      ///< of each row
  std::vector<bool> divides_span;         ///< whether a cell goes on from the row above
  std::vector<bool> has_span;             ///< whether a cell goes on into or from another row
};

/// Measures cells, making an element for each row and cell in `parent`, then finds heights: each row holds its cells,
/// and the last row of a span what the rows before it leave.
MeasuredRows measure_rows(Measuring& measuring, content::Table const& table, Grid const& grid,
                          ResolvedColumns const& columns, frame::ElementId parent, diag::Span where, RowBreaks breaks);

/// The strips of a row from top to bottom: one, or one for each part that pages may divide it into.
using RowStrips = std::vector<Strip>;

/// Each row with backgrounds, contents at their alignment, rules below except under cells that go on. Rows that may
/// divide and have no cell over several rows are cut, so that no part is taller than `room`; their cells start at the
/// top.
std::vector<RowStrips> emit_rows(content::Table const& table, std::vector<content::Row> const& rows, Grid const& grid,
                                 ResolvedColumns const& columns, MeasuredRows&& measured, RowBreaks breaks,
                                 base::Length room);

/// Draws a rule over the table's width at `y` of a strip.
void add_rule(Strip& strip, content::Edge const& edge, ResolvedColumns const& columns, base::Length y);

}  // namespace livret::layout
