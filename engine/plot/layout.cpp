#include "plot/layout.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "plot/axis.hpp"
#include "plot/grid_layout.hpp"
#include "plot/layout_bounds.hpp"
#include "plot/legend.hpp"
#include "plot/title.hpp"

namespace livret::plot {

namespace {

bool is_part_of_grid(scene::Role role) {
  switch (role) {
    case scene::Role::Frame:
    case scene::Role::Scope:
    case scene::Role::RowHeader:
    case scene::Role::RowFooter:
    case scene::Role::RowTitle:
    case scene::Role::ColumnHeader:
    case scene::Role::ColumnFooter:
    case scene::Role::ColumnTitle:
      return true;
    default:
      return false;
  }
}

/// Where the guides of a group stand among its marks.
struct GuidePlaces {
  std::vector<std::size_t> legends;
  std::optional<std::size_t> title;
};

/// What a group shows, apart from legends and title: what its marks take up, and that with the axes that widen it
/// (`across` those at the sides, `down` those above and below).
struct Seen {
  scene::Bounds marks, across, down;
};

Seen look_at(GroupContent const& content, GroupPlan const& plan, GuidePlaces& guides) {
  auto const& group = content.item;
  auto const sides = scene::Bounds::of(0, 0, std::max(0.0, group.width), std::max(0.0, group.height));
  Seen seen{sides, sides, sides};
  std::size_t axis = 0;
  for (std::size_t i = 0; i < group.marks.size(); ++i) {
    auto const role = group.marks[i].role;
    auto const& bounds = content.extents[i].bounds;
    if (role == scene::Role::Axis) {
      base::check(axis < plan.axes.size(), "a group has axes that its plan lacks");
      (is_horizontal(plan.axes[axis++].orient) ? seen.down : seen.across).add(bounds);
    } else if (role == scene::Role::Legend) {
      guides.legends.push_back(i);
    } else if (role == scene::Role::Title) {
      guides.title = i;
    } else if (is_part_of_grid(role)) {
      seen.across.add(bounds);
      seen.down.add(bounds);
    } else {
      seen.marks.add(bounds);
    }
  }
  return seen;
}

}  // namespace

void GroupContent::add(scene::Mark mark, scene::Metrics& metrics) {
  scene::set_texts(mark, metrics);
  Extent extent;
  extent.bounds = scene::bounds_of(mark, item, metrics);
  if (auto const* groups = std::get_if<std::vector<scene::GroupItem>>(&mark.items))
    for (auto const& group : *groups) extent.members.push_back(scene::bounds_of(group, metrics));
  add(std::move(mark), std::move(extent));
}

void GroupContent::add(scene::Mark mark, Extent extent) {
  item.marks.push_back(std::move(mark));
  extents.push_back(std::move(extent));
}

Extent extent_of_groups(scene::Mark const& mark, std::vector<scene::Bounds> members, scene::GroupItem const& group) {
  Extent extent;
  extent.members = std::move(members);
  unite_members(extent);
  if (mark.clip) extent.bounds.intersect(scene::Bounds::of(0, 0, group.width, group.height));
  return extent;
}

GroupBounds layout_group(GroupContent& content, GroupPlan const& plan, LayoutContext const& context) {
  if (plan.grid) set_trellis(content, *plan.grid, context.columns);
  GuidePlaces guides;
  auto const seen = look_at(content, plan, guides);
  auto view = seen.marks;
  layout_legends(content, guides.legends, plan, {seen.across, seen.down, context}, view);
  view.add(seen.across).add(seen.down);
  if (guides.title && plan.title) view.add(layout_title(content, *guides.title, *plan.title, view, context.metrics));
  auto const& group = content.item;
  if (group.clip) view = scene::Bounds::of(0, 0, group.width, group.height);
  return {view, bounds_of_group(content)};
}

}  // namespace livret::plot
