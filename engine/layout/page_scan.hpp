#pragma once

#include <vector>

#include "layout/page_cost.hpp"
#include "layout/page_list.hpp"

namespace livret::layout {

/// A way to end a page: where the next one starts, and what this one costs.
struct PageEnd {
  PageStart next;
  PageCost cost = 0;
  int break_cost = 0;   ///< part of it: of the break in the text
  base::Length filled;  ///< how much of the page's height holds something
};

/// The ways to end the page that starts at `from`, in ascending order of `next` for each number of floats. At least
/// one; each leaves less to set than `from`. Notes stand at the foot of the page of their call with their first line at
/// least; floats on the page of their place in the text or on a later one, at most 16 on a page. What is taller than
/// the page sticks out. Of ends that leave more than three tenths of the page empty, and that nothing forces, only the
/// best and the last are given; of the others the last 200. Floats left of the text before a forced break stand before
/// it.
std::vector<PageEnd> page_ends(PageList const& list, PageStart const& from);

}  // namespace livret::layout
