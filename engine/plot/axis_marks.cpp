#include <cmath>

#include "plot/axis.hpp"
#include "plot/guides_labels.hpp"
#include "plot/guides_lettering.hpp"
#include "plot/guides_overlap.hpp"
#include "plot/guides_override.hpp"
#include "plot/layout_bounds.hpp"

namespace livret::plot {

namespace {

double tick_offset(AxisPlan const& plan) { return plan.tick_band_extent ? 0 : plan.tick_offset; }

bool is_extra(AxisTick const& tick) { return tick.index < 0; }

/// Where the line of a tick stands along the axis.
double line_place(AxisCourse const& axis, AxisTick const& tick) {
  double const band = axis.plan.tick_band_extent ? 1 : axis.plan.band_position.value_or(0.5);
  if (is_extra(tick) && band == 0) return 0;
  double const within = is_extra(tick) ? 0 : axis.scale.bandwidth() * band;
  double const place = tick.place + within + tick_offset(axis.plan);
  return axis.plan.tick_round ? rounded(place) : place;
}

/// One rule a tick, from `from` to `to` across the axis.
AxisPart rules_at_ticks(AxisCourse const& axis, std::vector<AxisTick> const& ticks, GuidePart part, double from,
                        double to) {
  auto const is_grid = part == GuidePart::Grid;
  auto const ink = ink_of(is_grid ? axis.plan.grid : axis.plan.ticks);
  Overrides const overrides(axis.plan.overrides, part, axis.context.scope);
  AxisPart result;
  std::vector<scene::RuleItem> items;
  items.reserve(ticks.size());
  for (auto const& tick : ticks) {
    double const place = line_place(axis, tick);
    scene::RuleItem item;
    item.ink = ink;
    if (axis.is_horizontal) {
      item.x = item.x2 = place;
      item.y = from, item.y2 = to;
    } else {
      item.y = item.y2 = place;
      item.x = from, item.x2 = to;
    }
    if (!overrides.is_empty()) overrides.apply(item, datum_of(tick.value, tick.label, tick.index));
    result.bounds.add(scene::bounds_of(item));
    items.push_back(std::move(item));
  }
  result.mark = guide_mark(is_grid ? scene::Role::AxisGrid : scene::Role::AxisTick, std::move(items));
  return result;
}

std::optional<double> tolerance_of(std::variant<bool, double> const& setting) {
  if (auto const* number = std::get_if<double>(&setting)) return *number;
  return std::get<bool>(setting) ? std::optional(1.0) : std::nullopt;
}

enum class End { Neither, Low, High };

/// Which end of the range a label is so near to that it is set flush with it.
End near_end(AxisCourse const& axis, double place) {
  auto const tolerance = tolerance_of(axis.plan.label_flush);
  if (!tolerance) return End::Neither;
  double const low = std::fabs(place - std::min(axis.range[0], axis.range[1]));
  double const high = std::fabs(std::max(axis.range[0], axis.range[1]) - place);
  if (low < high && low <= *tolerance) return End::Low;
  return high <= *tolerance ? End::High : End::Neither;
}

void align_label(AxisCourse const& axis, End end, scene::TextItem& item) {
  auto const& plan = axis.plan;
  double const flush = end == End::Low ? -plan.label_flush_offset : end == End::High ? plan.label_flush_offset : 0;
  if (axis.is_horizontal) {
    if (!plan.label.align) {
      item.align = end == End::Low ? scene::Align::Left : end == End::High ? scene::Align::Right : scene::Align::Center;
      item.dx = flush;
    }
    if (!plan.label.baseline) item.baseline = axis.outward < 0 ? scene::Baseline::Bottom : scene::Baseline::Top;
    return;
  }
  if (!plan.label.align) item.align = axis.outward > 0 ? scene::Align::Left : scene::Align::Right;
  if (plan.label.baseline) return;
  item.baseline = end == End::Low    ? scene::Baseline::Top
                  : end == End::High ? scene::Baseline::Bottom
                                     : scene::Baseline::Middle;
  item.dy = flush;
}

void place_label(AxisCourse const& axis, AxisTick const& tick, scene::TextItem& item) {
  auto const& plan = axis.plan;
  double const along =
      is_extra(tick) ? 0 : tick.place + axis.scale.bandwidth() * 0.5 + tick_offset(plan) + plan.label_offset;
  double const across = axis.outward * ((plan.has_ticks ? plan.tick_size : 0) + plan.label_padding);
  (axis.is_horizontal ? item.x : item.y) = along;
  (axis.is_horizontal ? item.y : item.x) = across;
  align_label(axis, is_extra(tick) ? End::Neither : near_end(axis, tick.place), item);
}

/// What labels have to be in, where they are bound to the range.
std::optional<scene::Bounds> label_room(AxisCourse const& axis) {
  auto tolerance = tolerance_of(axis.plan.label_bound);
  if (!tolerance || *tolerance == 0 || *tolerance < 0) return std::nullopt;
  constexpr double everywhere = std::numeric_limits<double>::infinity();
  auto const [from, to] = axis.range;
  auto room = axis.is_horizontal ? scene::Bounds::of(from, -everywhere, to, everywhere)
                                 : scene::Bounds::of(-everywhere, from, everywhere, to);
  return room.expand(*tolerance);
}

}  // namespace

AxisPart axis_grid(AxisCourse const& axis, std::vector<AxisTick> const& ticks) {
  auto const& context = axis.context;
  double const inward = -axis.outward;
  double const offset = 0 - axis.outward * axis.plan.offset;
  double from = 0, to = (axis.is_horizontal ? context.height : context.width);
  if (auto const* across = axis.plan.grid_scale.is_none() ? nullptr : context.scope.scale(axis.plan.grid_scale);
      across != nullptr && !across->range().empty()) {
    from = across->range().front().to_number();
    to = across->range().back().to_number();
  }
  return rules_at_ticks(axis, ticks, GuidePart::Grid, from * inward + offset, to * inward + offset);
}

AxisPart axis_tick_marks(AxisCourse const& axis, std::vector<AxisTick> const& ticks) {
  return rules_at_ticks(axis, ticks, GuidePart::Ticks, 0, axis.plan.tick_size * axis.outward);
}

AxisPart axis_labels(AxisCourse const& axis, std::vector<AxisTick> const& ticks) {
  auto const& plan = axis.plan;
  auto const& context = axis.context;
  auto const look = text_of(plan.label, 0);
  Overrides const overrides(plan.overrides, GuidePart::Labels, context.scope);
  bool const needs_datum = !overrides.is_empty() || plan.format.expression.has_value();
  AxisPart result;
  std::vector<scene::TextItem> items;
  std::vector<scene::Bounds> bounds;
  items.reserve(ticks.size());
  bounds.reserve(ticks.size());
  for (auto const& tick : ticks) {
    auto const datum = needs_datum ? datum_of(tick.value, tick.label, tick.index) : nullptr;
    auto& item = items.emplace_back(look);
    item.text = label_lines(plan.format, tick.label, datum, context.scope);
    place_label(axis, tick, item);
    if (!overrides.is_empty()) overrides.apply(item, datum);
    item.setting = context.metrics.set(item);
    bounds.push_back(scene::bounds_of(item, context.metrics));
    result.bounds.add(bounds.back());
  }
  if (plan.label_overlap != LabelOverlap::Keep) {
    auto const order = !ticks.empty() && is_extra(ticks.back()) ? ThinningOrder::LastFirst : ThinningOrder::AsTheyStand;
    result.bounds = thin_labels(items, bounds, {plan.label_overlap, plan.label_separation, label_room(axis), order});
  }
  result.mark = guide_mark(scene::Role::AxisLabel, std::move(items));
  return result;
}

AxisPart axis_domain(AxisCourse const& axis) {
  scene::RuleItem item;
  item.ink = ink_of(axis.plan.domain);
  (axis.is_horizontal ? item.x : item.y) = axis.range[0];
  (axis.is_horizontal ? item.x2 : item.y2) = axis.range[1];
  Overrides(axis.plan.overrides, GuidePart::Domain, axis.context.scope).apply(item, nullptr);
  AxisPart result;
  result.bounds = scene::bounds_of(item);
  result.mark = guide_mark(scene::Role::AxisDomain, std::vector{std::move(item)});
  return result;
}

scene::TextItem axis_title(AxisCourse const& axis) {
  auto const& plan = axis.plan;
  auto const anchor = plan.title_anchor.value_or(Anchor::Middle);
  auto item = text_of(plan.title_lettering, axis.is_horizontal ? 0 : axis.outward * 90);
  item.text = plan.title;
  if (!plan.title_lettering.align) item.align = align_at(anchor);
  if (!plan.title_lettering.baseline)
    item.baseline = axis.is_horizontal && axis.outward > 0 ? scene::Baseline::Top : scene::Baseline::Bottom;
  auto const [from, to] = axis.range;
  double const along = anchor == Anchor::Start ? from : anchor == Anchor::End ? to : from + 0.5 * (to - from);
  item.x = plan.title_x.value_or(axis.is_horizontal ? along : 0);
  item.y = plan.title_y.value_or(axis.is_horizontal ? 0 : along);
  Overrides(plan.overrides, GuidePart::Title, axis.context.scope).apply(item, nullptr);
  item.setting = axis.context.metrics.set(item);
  return item;
}

}  // namespace livret::plot
