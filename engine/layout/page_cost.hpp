#pragma once

#include <cstdint>

#include "base/length.hpp"

namespace livret::layout {

/// What pages cost that are not full, besides the break that ends them. The unit is that of layout::cost.
using PageCost = std::int64_t;

/// Of any page: a document takes no more of them than it gains by.
inline constexpr PageCost each_page_cost = 100;

/// Of leaving part of a page empty: 100 for a tenth, growing with the cube as TeX's badness does; never as dear as an
/// orphan.
PageCost emptiness_cost(base::Length empty, base::Length height);
/// Of a last page that is filled less than a third.
PageCost short_page_cost(base::Length filled, base::Length height);

}  // namespace livret::layout
