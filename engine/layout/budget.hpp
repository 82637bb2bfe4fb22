#pragma once

#include <vector>

#include "layout/break_pages.hpp"

namespace livret::layout {

/// Reports a document that has not as many pages as it must, and by how many lines and points it is over.
void check_budget(content::Document const& document, MeasuredDocument const& measured,
                  std::vector<PagePlan> const& plans, diag::Sink& sink);

}  // namespace livret::layout
