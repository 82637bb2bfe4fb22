#pragma once

#include <vector>

#include "layout/page_scan.hpp"

namespace livret::layout {

/// One page of a way through the whole list.
struct PageStep {
  PageStart from;
  PageEnd end;
};

/// The cheapest way through the list; where the document says how many pages it may have, the cheapest of those with a
/// number of pages nearest to that, unless more pages than the cheapest way has would be nearly empty. Empty for an
/// empty list.
///
/// Dynamic programming over the places where pages start, in ascending order. What is left out to keep it linear:
/// places from which the same strip follows with no fewer notes and floats left, at no less cost; of one strip's places
/// all but the first 32; and numbers of pages more than 4 away from that of the cheapest way to a place.
std::vector<PageStep> cheapest_pages(PageList const& list, std::optional<content::PageBudget> const& budget);

}  // namespace livret::layout
