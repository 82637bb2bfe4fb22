#pragma once

#include <algorithm>
#include <vector>

#include "scene/scene.hpp"

namespace livret::scene {

inline int zindex_of(Mark const& mark) { return mark.zindex; }
template <typename Item>
int zindex_of(Item const& item) {
  return item.details ? item.details->zindex : 0;
}

/// Calls `visit` in Vega's painting order: what has no zindex first, then by zindex; as they stand where it is the
/// same.
template <typename Item, typename Visit>
void visit_in_order(std::vector<Item> const& items, Visit const& visit) {
  std::vector<Item const*> raised;
  for (auto const& item : items) {
    if (zindex_of(item) == 0)
      visit(item);
    else
      raised.push_back(&item);
  }
  std::stable_sort(raised.begin(), raised.end(),
                   [](Item const* a, Item const* b) { return zindex_of(*a) < zindex_of(*b); });
  for (auto const* item : raised) visit(*item);
}

}  // namespace livret::scene
