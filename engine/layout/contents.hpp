#pragma once

#include "layout/measure.hpp"

namespace livret::layout {

/// Adds a table of contents as TOC > TOCI > Reference > Link. Each entry is set in the width that the page numbers
/// leave, the number on its last line at the right edge, leaders in between at multiples of their width from the left
/// edge, as TeX's \leaders. Entries whose target is left out are not set.
void measure_contents(Measuring& measuring, content::Contents const& contents, frame::ElementId parent, Flow& flow,
                      base::Length width, diag::Span where);

}  // namespace livret::layout
