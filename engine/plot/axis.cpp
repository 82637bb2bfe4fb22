#include "plot/axis.hpp"

#include <algorithm>
#include <cmath>

#include "plot/guides_lettering.hpp"
#include "plot/guides_override.hpp"

namespace livret::plot {

namespace {

std::array<double, 2> range_of(scale::Scale const& scale) {
  auto const& range = scale.range();
  if (range.empty()) return {0, 0};
  double const from = range.front().to_number(), to = range.back().to_number();
  return {std::isfinite(from) ? from : 0, std::isfinite(to) ? to : 0};
}

AxisCourse course_of(AxisPlan const& plan, GuideContext const& context, scale::Scale const& scale) {
  bool const is_first_side = plan.orient == Orient::Left || plan.orient == Orient::Top;
  return {plan, context, scale, is_horizontal(plan.orient), is_first_side ? -1.0 : 1.0, range_of(scale)};
}

/// Places the title beyond ticks and labels, which take up `extent`, and adds it to the bounds.
void place_title(AxisCourse const& axis, double extent, scene::TextItem& title, scene::Bounds& bounds) {
  auto const& plan = axis.plan;
  bool const is_automatic = axis.is_horizontal ? !plan.title_y : !plan.title_x;
  double const lines = plan.orient == Orient::Bottom ? 0 : further_lines(title);
  // Moved after they were turned, as in Vega: what is rounded up later depends on the last bit.
  auto own = scene::bounds_of(title, axis.context.metrics);
  if (is_automatic) {
    double const across = axis.outward * (extent + lines + plan.title_padding);
    auto& place = axis.is_horizontal ? title.y : title.x;
    axis.is_horizontal ? own.translate(0, across - place) : own.translate(across - place, 0);
    place = across;
  }
  bounds.add(own);
}

/// Widens the bounds of ticks and labels to the range and the extents that are asked for; gives what they take up
/// across the axis.
double fit_extent(AxisCourse const& axis, scene::Bounds& bounds) {
  auto const& plan = axis.plan;
  double const length = std::fabs(axis.range[1] - axis.range[0]);
  double const reach =
      axis.is_horizontal ? (axis.outward < 0 ? -bounds.y1 : bounds.y2) : (axis.outward < 0 ? -bounds.x1 : bounds.x2);
  double const extent = std::max(plan.min_extent, std::min(plan.max_extent, reach));
  double const across = axis.outward * extent;
  if (axis.is_horizontal)
    bounds.add(0, std::min(across, 0.0)).add(length, std::max(across, 0.0));
  else
    bounds.add(std::min(across, 0.0), 0).add(std::max(across, 0.0), length);
  return extent;
}

/// Where the axis stands at the sides of its group.
frame::Vertex place_of(AxisCourse const& axis, scene::GroupItem const& group) {
  auto const& plan = axis.plan;
  auto const given = axis.context.scope.resolve(plan.position, nullptr);
  double const position = given ? number_of(*given).value_or(0) : 0;
  switch (plan.orient) {
    case Orient::Top:
      return {position, -plan.offset};
    case Orient::Left:
      return {-plan.offset, position};
    case Orient::Right:
      return {std::max(0.0, group.width) + plan.offset, position};
    default:
      return {position, std::max(0.0, group.height) + plan.offset};
  }
}

void add_part(scene::GroupItem& group, AxisPart part) { group.marks.push_back(std::move(part.mark)); }

/// Fills the group of an axis and gives its bounds in its own coordinates.
scene::Bounds fill_axis(AxisCourse const& axis, scene::GroupItem& group) {
  auto const& plan = axis.plan;
  group.marks.reserve(5);
  auto const ticks = axis_ticks(axis);
  if (plan.has_grid) add_part(group, axis_grid(axis, ticks));
  scene::Bounds bounds;
  auto const add_counted = [&](AxisPart part) {
    bounds.add(part.bounds);
    add_part(group, std::move(part));
  };
  if (plan.has_ticks) add_counted(axis_tick_marks(axis, ticks));
  if (plan.has_labels) add_counted(axis_labels(axis, ticks));
  if (plan.has_domain) add_part(group, axis_domain(axis));
  double const extent = fit_extent(axis, bounds);
  if (!plan.title.empty()) {
    auto title = axis_title(axis);
    place_title(axis, extent, title, bounds);
    group.marks.push_back(guide_mark(scene::Role::AxisTitle, std::vector{std::move(title)}));
  }
  return bounds;
}

}  // namespace

bool is_horizontal(Orient orient) { return orient == Orient::Top || orient == Orient::Bottom; }

void append_axis(GroupContent& content, AxisPlan const& plan, GuideContext const& context) {
  scene::Mark mark;
  mark.role = scene::Role::Axis;
  mark.zindex = plan.zindex;
  mark.description = plan.description;
  mark.is_hidden = plan.is_aria_hidden;
  std::vector<scene::GroupItem> items;
  Extent extent;
  if (auto const* scale = plan.scale.is_none() ? nullptr : context.scope.scale(plan.scale)) {
    auto const axis = course_of(plan, context, *scale);
    auto& group = items.emplace_back();
    auto bounds = fill_axis(axis, group);
    auto const place = place_of(axis, content.item);
    bounds.translate(place.x, place.y);
    group.x = place.x + plan.translate;
    group.y = place.y + plan.translate;
    extent = {bounds, {bounds}};
  }
  mark.items = std::move(items);
  content.add(std::move(mark), std::move(extent));
}

}  // namespace livret::plot
