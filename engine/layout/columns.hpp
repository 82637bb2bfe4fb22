#pragma once

#include "layout/measure.hpp"

namespace livret::layout {

/// The parts of `columns` beside one another. Reported: a part too narrow to read; nothing is set then.
Strip measure_side_by_side(Measuring& measuring, content::Columns const& columns, frame::ElementId parent,
                           base::Length width, diag::Span where);

/// Adds the blocks of a box as strips of a column set. Reported: columns too narrow to read; nothing is set then.
void measure_in_columns(Measuring& measuring, content::Box const& box, frame::ElementId element, Flow& flow,
                        base::Length width, diag::Span where);

}  // namespace livret::layout
