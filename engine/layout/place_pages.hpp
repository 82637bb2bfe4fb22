#pragma once

#include <vector>

#include "layout/break_pages.hpp"

namespace livret::layout {

/// Gives each strip, note, margin block, header and footer its place; fills in destinations and bounding boxes.
frame::PagedDocument place_pages(Setting const& setting, MeasuredDocument&& measured,
                                 std::vector<PagePlan> const& plans);

}  // namespace livret::layout
