#pragma once

#include <string>
#include <vector>

#include "layout/break_pages.hpp"
#include "layout/report.hpp"

namespace livret::layout {

/// What page `index`, counted from 0, is called: prefix and number of its series (ISO 32000-1, 12.4.2). Roman numbers
/// end at 3999, decimal ones stand for those above.
std::string label_of_page(content::Document const& document, std::size_t index);

/// How each page is filled.
std::vector<PageReport> report_pages(content::Document const& document, std::vector<PagePlan> const& plans);

}  // namespace livret::layout
