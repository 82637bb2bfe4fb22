#include "plot/layout_bounds.hpp"

#include <cmath>

namespace livret::plot {

double rounded(double value) { return std::floor(value + 0.5); }

scene::Bounds& widen_by_stroke(scene::Bounds& bounds, scene::GroupItem const& group) {
  auto const& ink = group.ink;
  if (ink.has_stroke() && ink.opacity != 0 && ink.stroke_opacity != 0) bounds.expand(ink.stroke_width / 2);
  return bounds;
}

scene::Bounds bounds_of_group(GroupContent const& content) {
  auto const& group = content.item;
  scene::Bounds bounds;
  if (!group.clip)
    for (auto const& extent : content.extents) bounds.add(extent.bounds);
  if ((group.clip || group.width != 0 || group.height != 0) && !group.no_bound)
    bounds.add(0, 0).add(group.width, group.height);
  return widen_by_stroke(bounds, group).translate(group.x, group.y);
}

void unite_members(Extent& extent) {
  extent.bounds = {};
  for (auto const& member : extent.members) extent.bounds.add(member);
}

}  // namespace livret::plot
