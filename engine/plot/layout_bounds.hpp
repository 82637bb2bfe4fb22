#pragma once

#include "plot/layout.hpp"

namespace livret::plot {

/// As ECMAScript rounds, and so Vega's layout: halves upward.
double rounded(double value);

/// Widens bounds by half of the group's stroke, where it has one.
scene::Bounds& widen_by_stroke(scene::Bounds& bounds, scene::GroupItem const& group);

/// Vega's bound of a group, from the extents of its marks, in its parent's coordinates.
scene::Bounds bounds_of_group(GroupContent const& content);

/// Makes a mark's bounds those of its members again.
void unite_members(Extent& extent);

}  // namespace livret::plot
