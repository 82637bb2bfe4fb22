#pragma once

#include <variant>

#include "frame/page.hpp"

namespace livret::frame {

/// Calls `visit(item, origin)` for each item that is no group, in painting order, groups opened. `origin` is the place,
/// from the outermost frame's top left corner, of the frame that holds the item.
template <typename Visit>
void walk(Frame const& frame, base::Point origin, Visit const& visit) {
  for (Item const& item : frame.items) {
    if (auto const* group = std::get_if<GroupItem>(&item)) {
      walk(*group->frame, origin + group->origin, visit);
    } else {
      visit(item, origin);
    }
  }
}

}  // namespace livret::frame
