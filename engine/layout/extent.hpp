#pragma once

#include <vector>

#include "layout/break_pages.hpp"

namespace livret::layout {

/// What stands on pages beyond the budget.
struct Excess {
  base::Length height;
  std::size_t lines = 0;
};

/// How much of a document stands where, found before its strips are placed. Heights are those that pages lose: columns
/// beside one another count once.
struct Extent {
  std::vector<SectionReport> sections;
  Excess excess;
};

/// Sections start with the headings of the first two levels that stand in the text or in boxes in it, not beside it.
Extent measure_extent(content::Document const& document, MeasuredDocument const& measured,
                      std::vector<PagePlan> const& plans);

}  // namespace livret::layout
