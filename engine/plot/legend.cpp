#include "plot/legend.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "plot/guides_lettering.hpp"
#include "plot/guides_override.hpp"
#include "plot/layout_bounds.hpp"
#include "plot/legend_course.hpp"
#include "plot/legend_title.hpp"

namespace livret::plot {

namespace {

constexpr double default_thickness = 16;

/// In Vega's order: the first is what the entries are values of.
std::array<ScaleId, 7> scales_of(LegendPlan const& plan) {
  return {plan.size, plan.shape, plan.fill, plan.stroke, plan.stroke_width, plan.stroke_dash, plan.opacity};
}

scale::Scale const* canonical_scale(LegendPlan const& plan, GuideScope const& scope) {
  for (auto const id : scales_of(plan))
    if (!id.is_none()) return scope.scale(id);
  return nullptr;
}

scale::LegendKind kind_of(LegendPlan const& plan, scale::Type type) {
  auto const ids = scales_of(plan);
  auto const count = std::count_if(ids.begin(), ids.end(), [](ScaleId id) { return !id.is_none(); });
  bool const is_colour_alone = count == 1 && (!plan.fill.is_none() || !plan.stroke.is_none());
  bool const asks_for_bar = plan.kind ? *plan.kind == LegendKind::Gradient
                                      : is_colour_alone && (scale::is_continuous(type) || scale::is_discretizing(type));
  if (!asks_for_bar) return scale::LegendKind::Symbol;
  return scale::is_discretizing(type) ? scale::LegendKind::Discrete : scale::LegendKind::Gradient;
}

double gradient_length(LegendPlan const& plan, GuideContext const& context) {
  if (plan.gradient_length) return *plan.gradient_length;
  bool const is_upright = plan.direction == Direction::Vertical;
  bool const runs_along_group = is_upright || plan.orient == Orient::Top || plan.orient == Orient::Bottom;
  if (!runs_along_group) return plan.gradient_least;
  double const side = is_upright ? context.height : context.width;
  return std::max(plan.gradient_least, std::min(plan.gradient_most, side));
}

LegendCourse course_of(LegendPlan const& plan, GuideContext const& context, scale::Scale const& scale) {
  return {plan,
          context,
          scale,
          kind_of(plan, scale.type()),
          gradient_length(plan, context),
          plan.gradient_thickness.value_or(default_thickness),
          std::nullopt};
}

/// What a page leaves to entries that follow each other along it; nothing where the author gave their columns.
std::optional<double> width_of_entries(LegendCourse const& legend, std::optional<double> title) {
  auto const& plan = legend.plan;
  bool const runs_along_page = plan.orient == Orient::Top || plan.orient == Orient::Bottom;
  if (!legend.context.page_width || !runs_along_page || plan.columns || plan.direction == Direction::Vertical)
    return std::nullopt;
  bool const is_beside = plan.title_orient == Orient::Left || plan.title_orient == Orient::Right;
  double const taken = title && is_beside ? std::ceil(*title) + plan.title_padding : 0;
  return *legend.context.page_width - 2 * plan.padding - taken;
}

scene::GroupItem frame_of(LegendPlan const& plan) {
  scene::GroupItem item;
  item.corner_radius = scene::Corners::all(plan.corner_radius);
  if (plan.fill_colour) item.ink.fill = *plan.fill_colour;
  if (plan.stroke_colour) item.ink.stroke = *plan.stroke_colour;
  item.ink.stroke_width = plan.stroke_width_of_frame;
  item.ink.stroke_style = dash_of(plan.stroke_dash_of_frame, 0);
  return item;
}

/// The group of all entries, at (0, 0).
LegendBody body_of(LegendCourse const& legend) {
  auto const entries = legend_entries(legend);
  GroupContent group;
  if (legend.kind == scale::LegendKind::Symbol)
    fill_symbols(legend, entries, group);
  else
    fill_gradient(legend, entries, group);
  LegendBody body;
  body.bounds = bounds_of_group(group);
  body.first_mark = group.extents.front().bounds;
  body.item = std::move(group.item);
  return body;
}

/// What a legend shows, within its padding.
scene::Bounds fill_legend(LegendCourse legend, scene::GroupItem& item) {
  auto const& plan = legend.plan;
  std::optional<LegendTitle> title;
  if (!plan.title.empty()) title = legend_title(legend);
  legend.width = width_of_entries(legend, title ? std::optional(title->bounds.width()) : std::nullopt);
  auto body = body_of(legend);
  if (title)
    place_legend_title(legend, body, *title);
  else
    body.move(plan.padding, plan.padding);
  auto bounds = body.bounds;
  item.marks.push_back(guide_mark(scene::Role::LegendEntry, std::vector{std::move(body.item)}));
  if (!title) return bounds;
  bounds.add(title->bounds);
  item.marks.push_back(guide_mark(scene::Role::LegendTitle, std::vector{std::move(title->item)}));
  return bounds;
}

/// The size of a legend follows from what it shows, from its padding on.
void size_legend(LegendPlan const& plan, scene::Bounds const& shown, scene::GroupItem& item) {
  auto const length = [&](double from, double to) { return std::ceil(std::max(0.0, to - from) + 2 * plan.padding); };
  bool const is_empty = shown.is_empty();
  item.width = length(plan.padding, is_empty ? plan.padding : shown.x2);
  item.height = length(plan.padding, is_empty ? plan.padding : shown.y2);
}

}  // namespace

void append_legend(GroupContent& content, LegendPlan const& plan, GuideContext const& context) {
  scene::Mark mark;
  mark.role = scene::Role::Legend;
  mark.zindex = plan.zindex;
  mark.is_hidden = plan.is_aria_hidden;
  std::vector<scene::GroupItem> items;
  Extent extent;
  if (auto const* scale = canonical_scale(plan, context.scope)) {
    auto const legend = course_of(plan, context, *scale);
    auto& item = items.emplace_back(frame_of(plan));
    size_legend(plan, fill_legend(legend, item), item);
    if (plan.orient == Orient::None) {
      item.x = plan.x.value_or(0);
      item.y = plan.y.value_or(0);
    }
    auto bounds = scene::Bounds::of(item.x, item.y, item.x + item.width, item.y + item.height);
    widen_by_stroke(bounds, item);
    extent = {bounds, {bounds}};
  }
  mark.items = std::move(items);
  content.add(std::move(mark), std::move(extent));
}

}  // namespace livret::plot
