#pragma once

#include "layout/measure.hpp"

namespace livret::layout {

/// Adds a table: caption, head, a strip for each row, notes. Pages break between rows, and within those that may divide
/// at two lines of each cell or more; the caption and the head stand again above the first row of a later page.
void measure_table(Measuring& measuring, content::Table const& table, frame::ElementId parent, Flow& flow,
                   base::Length width, diag::Span where);

}  // namespace livret::layout
