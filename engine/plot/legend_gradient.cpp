#include <algorithm>
#include <cmath>

#include "plot/guides_labels.hpp"
#include "plot/guides_lettering.hpp"
#include "plot/guides_overlap.hpp"
#include "plot/guides_override.hpp"
#include "plot/legend_course.hpp"
#include "scale/ticks.hpp"

namespace livret::plot {

namespace {

/// Stops that Vega asks a scale for; between them the gradient is straight.
constexpr double stop_count = 15;

std::vector<double> stop_values(scale::Scale const& scale) {
  auto const domain = scale.numeric_domain();
  double const low = domain.front(), high = domain.back();
  if (!scale::is_continuous(scale.type())) return {domain.begin(), domain.end()};
  auto stops =
      scale.is_logarithmic() ? scale::log_ticks(low, high, scale.definition().base, stop_count)
      : scale::is_temporal(scale.type())
          ? scale::time_ticks(low, high, stop_count,
                              scale.type() == scale::Type::Utc ? scale::TimeUnit::UnixDay : scale::TimeUnit::Day)
          : scale::ticks(low, high, stop_count);
  if (stops.empty() || stops.front() != low) stops.insert(stops.begin(), low);
  if (stops.back() != high) stops.push_back(high);
  return stops;
}

/// The scale's colours over 0 to 1, where its domain is a single value.
scale::Scale over_unit(scale::Scale const& scale) {
  scale::Definition definition = scale.definition();
  definition.type = scale::Type::Linear;
  definition.domain = {0.0, 1.0};
  definition.domain_raw.clear();
  definition.domain_min = definition.domain_max = definition.domain_mid = std::nullopt;
  definition.zero = false;
  definition.nice.reset();
  definition.padding = 0;
  definition.bins = {};
  return scale::Scale::make(definition);
}

void append_stop(std::vector<frame::GradientStop>& stops, double offset, std::optional<base::Colour> colour) {
  if (colour) stops.push_back({offset, *colour});
}

std::vector<frame::GradientStop> stops_of(scale::Scale const& scale) {
  std::vector<frame::GradientStop> stops;
  auto const domain = scale.numeric_domain();
  if (domain.empty()) return stops;
  if (!(domain.back() - domain.front() != 0)) {
    auto const unit = over_unit(scale);
    for (double const t : stop_values(unit)) append_stop(stops, t, unit.colour(t));
    return stops;
  }
  auto const fraction = scale.fraction(domain.front(), domain.back());
  for (double const value : stop_values(scale))
    if (auto const offset = fraction.number(value)) append_stop(stops, *offset, scale.colour(value));
  return stops;
}

scene::Paint gradient_of(LegendCourse const& legend) {
  scene::Gradient gradient;
  if (legend.is_upright_gradient()) {
    gradient.x2 = 0;
    gradient.y1 = 1;
  }
  gradient.stops = stops_of(legend.scale);
  return scene::shared(std::move(gradient));
}

scene::RectItem bar_of(LegendCourse const& legend) {
  auto const& plan = legend.plan;
  scene::RectItem item;
  item.width = legend.is_upright_gradient() ? legend.thickness : legend.length;
  item.height = legend.is_upright_gradient() ? legend.length : legend.thickness;
  if (plan.gradient_stroke) item.ink.stroke = *plan.gradient_stroke;
  item.ink.stroke_width = plan.gradient_stroke_width;
  item.ink.opacity = plan.gradient_opacity;
  return item;
}

/// A rectangle for each of the bins.
std::vector<scene::RectItem> bands_of(LegendCourse const& legend, std::vector<LegendEntry> const& entries) {
  std::vector<scene::RectItem> items;
  auto const whole = bar_of(legend);
  for (auto const& entry : entries) {
    auto& item = items.emplace_back(whole);
    double const low = std::min(entry.from, entry.to), high = std::max(entry.from, entry.to);
    if (legend.is_upright_gradient()) {
      item.y = (1 - high) * legend.length;
      item.height = (1 - low) * legend.length - item.y;
    } else {
      item.x = low * legend.length;
      item.width = high * legend.length - item.x;
    }
    auto const colour = legend.scale.colour(entry.value);
    item.ink.fill = colour ? scene::Paint(*colour) : scene::Paint();
  }
  return items;
}

/// Labels at the ends stay within the gradient's length.
void place_label(LegendCourse const& legend, double place, scene::TextItem& item) {
  double const across = legend.thickness + legend.plan.gradient_label_offset;
  if (legend.is_upright_gradient()) {
    item.x = across;
    item.y = (1 - place) * legend.length;
    item.align = scene::Align::Left;
    item.baseline = place <= 0 ? scene::Baseline::Bottom : place >= 1 ? scene::Baseline::Top : scene::Baseline::Middle;
  } else {
    item.x = place * legend.length;
    item.y = across;
    item.baseline = scene::Baseline::Top;
    item.align = place <= 0 ? scene::Align::Left : place >= 1 ? scene::Align::Right : scene::Align::Center;
  }
}

void add_labels(LegendCourse const& legend, std::vector<LegendEntry> const& entries, GroupContent& group) {
  auto const& plan = legend.plan;
  auto const& context = legend.context;
  auto look = text_of(plan.label, 0);
  look.limit = plan.gradient_label_limit;
  Overrides const overrides(plan.overrides, GuidePart::Labels, context.scope);
  bool const needs_datum = !overrides.is_empty() || plan.format.expression.has_value();
  std::vector<scene::TextItem> items;
  std::vector<scene::Bounds> bounds;
  Extent extent;
  items.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto const& entry = entries[i];
    auto const datum = needs_datum ? datum_of(entry.value, entry.label, static_cast<double>(i)) : nullptr;
    auto& item = items.emplace_back(look);
    item.text = label_lines(plan.format, entry.label, datum, context.scope);
    place_label(legend, entry.from, item);
    overrides.apply(item, datum);
    item.setting = context.metrics.set(item);
    bounds.push_back(scene::bounds_of(item, context.metrics));
    extent.bounds.add(bounds.back());
  }
  auto const overlap = plan.label_overlap.value_or(LabelOverlap::Parity);
  if (overlap != LabelOverlap::Keep && !items.empty())
    extent.bounds = thin_labels(items, bounds, {overlap, plan.label_separation, std::nullopt});
  group.add(guide_mark(scene::Role::LegendLabel, std::move(items)), std::move(extent));
}

}  // namespace

void fill_gradient(LegendCourse const& legend, std::vector<LegendEntry> const& entries, GroupContent& group) {
  auto& metrics = legend.context.metrics;
  if (legend.kind == scale::LegendKind::Gradient) {
    auto bar = bar_of(legend);
    bar.ink.fill = gradient_of(legend);
    group.add(guide_mark(scene::Role::LegendGradient, std::vector{std::move(bar)}), metrics);
  } else {
    group.add(guide_mark(scene::Role::LegendBand, bands_of(legend, entries)), metrics);
  }
  add_labels(legend, entries, group);
}

}  // namespace livret::plot
