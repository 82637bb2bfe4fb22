#pragma once

#include <optional>
#include <vector>

#include "layout/measure.hpp"
#include "layout/table_grid.hpp"
#include "text/paragraph.hpp"

namespace livret::layout {

/// How wide numbers are before and after the place on which they are aligned.
struct DecimalWidths {
  base::Length before;
  base::Length after;
};

/// A table's columns from left to right.
struct ResolvedColumns {
  std::vector<base::Length> edges;      ///< one more than there are columns; the first is 0
  std::vector<DecimalWidths> decimals;  ///< of each column

  base::Length width(GridCell const& cell) const { return edges[cell.end_column()] - edges[cell.column]; }
};

/// Widths of columns: fixed ones first, then automatic ones between the widths of their longest word and of their
/// longest line, then shares of the rest. Automatic columns of a table without shares fill the width. A table that is
/// too narrow for its words is reported and sticks out.
ResolvedColumns resolve_columns(Measuring& measuring, content::Table const& table, Grid const& head, Grid const& body,
                                base::Length width, diag::Span where);

/// Least and best widths of a table within another.
text::IntrinsicWidths table_widths(Measuring& measuring, content::Table const& table);

/// Whether a cell holds paragraphs only, so that a number in it can be aligned.
bool is_text(content::Cell const& cell);

/// The x at which a strip's first line is aligned: before its decimal separator (the comma, or the full stop of
/// English), else behind its last digit; nothing where it has no digit.
std::optional<base::Length> decimal_point(Strip const& strip);

/// Least and best widths of blocks, margins and padding included.
text::IntrinsicWidths intrinsic_widths(Measuring& measuring, content::Blocks const& blocks);

}  // namespace livret::layout
