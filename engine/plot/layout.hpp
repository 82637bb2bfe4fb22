#pragma once

#include <array>
#include <optional>
#include <vector>

#include "plot/plan.hpp"
#include "scene/bounds.hpp"
#include "scene/scene.hpp"
#include "scene/text_metrics.hpp"

namespace livret::plot {

/// What a mark takes up in its group. Kept beside the scene, which has no bounds: those of axes and legends are not the
/// bounds of their items.
struct Extent {
  scene::Bounds bounds;                ///< of the whole mark, within the group's sides where the mark is clipped
  std::vector<scene::Bounds> members;  ///< of each item, where they are groups
};

/// A group while it is filled: its item, and an extent for each of its marks.
struct GroupContent {
  scene::GroupItem item;
  std::vector<Extent> extents;

  /// Appends a mark; `extent` is found from its items where it is not given.
  void add(scene::Mark mark, scene::Metrics& metrics);
  void add(scene::Mark mark, Extent extent);
};

/// The extent of a mark of groups that are laid out already, from the bounds that layout_group gave for each; cut off
/// at the sides of `group` where the mark is clipped.
Extent extent_of_groups(scene::Mark const& mark, std::vector<scene::Bounds> members, scene::GroupItem const& group);

/// What the layout of a group needs besides its plan.
struct LayoutContext {
  scene::Metrics& metrics;
  std::array<LegendLayout, 9> const& legend_layout;  ///< by Orient: Plan::legend_layout
  std::optional<double> columns;                     ///< of the grid, where the plan counts them by a table
  Autosize autosize = Autosize::None;                ///< of the root; other groups have none
};

struct GroupBounds {
  scene::Bounds view;  ///< in the group's coordinates: sides, marks and guides; what the root's size comes from
  scene::Bounds item;  ///< in its parent's coordinates, at its x and y: what its parent lays out
};

/// Vega's ViewLayout for one group: sets child groups in a grid with their headers and titles, then legends, then the
/// title. Called from the innermost groups outward, when all marks and guides of a group are there.
GroupBounds layout_group(GroupContent& content, GroupPlan const& plan, LayoutContext const& context);

/// How large the whole is, in pt.
struct ViewSize {
  double width = 0, height = 0;              ///< of the root group; where they are not what it was built for, it has
                                             ///< to be built again for them
  double total_width = 0, total_height = 0;  ///< padding included
  double origin_x = 0, origin_y = 0;         ///< of the root group
};
/// `view` is of the root group, which was built for `group`; `asked` is the size that was asked for, of the whole plot
/// where autosize fits and of the group where it pads. Once a plot that fits was built again, its size is `kept`.
ViewSize size_view(Plan const& plan, scene::Bounds const& view, scene::GroupItem const& group,
                   std::array<double, 2> asked);

}  // namespace livret::plot
