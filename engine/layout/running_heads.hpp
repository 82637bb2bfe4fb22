#pragma once

#include <vector>

#include "layout/break_pages.hpp"

namespace livret::layout {

/// What headers and footers of each page show: its number and label, how many pages there are, and the current heading
/// of each level: the first that starts on the page, else the last one before it. A heading ends those of the levels
/// below it, so that what is shown of a level stands under what is shown above it.
std::vector<PageNumbers> number_pages(content::Document const& document, MeasuredDocument const& measured,
                                      std::vector<PagePlan> const& plans);

}  // namespace livret::layout
