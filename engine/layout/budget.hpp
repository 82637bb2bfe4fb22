#pragma once

#include <vector>

#include "layout/break_pages.hpp"

namespace livret::layout {

/// What stands on pages beyond the budget.
struct Excess {
  base::Length height;
  std::size_t lines = 0;
};

/// How much of a document stands where, found before its strips are placed.
struct Extent {
  std::vector<SectionReport> sections;
  Excess excess;
};

Extent measure_extent(content::Document const& document, MeasuredDocument const& measured,
                      std::vector<PagePlan> const& plans);

bool is_over(content::Document const& document, std::size_t pages);

/// Reports a document that has not as many pages as it must; where it has too many, by how many lines each section is
/// over.
void check_budget(content::Document const& document, std::size_t pages, Extent const& extent, diag::Sink& sink);

}  // namespace livret::layout
