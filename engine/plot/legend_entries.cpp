#include <algorithm>
#include <cmath>

#include "plot/guides_labels.hpp"
#include "plot/guides_override.hpp"
#include "plot/legend_course.hpp"

namespace livret::plot {

namespace {

constexpr double default_entry_count = 5;

scale::TickCount entry_count(LegendCourse const& legend) {
  auto const& plan = legend.plan;
  bool const is_gradient = legend.kind == scale::LegendKind::Gradient;
  double const fallback = is_gradient ? std::max(2.0, 2 * std::floor(legend.length / 100)) : default_entry_count;
  double const side = plan.direction == Direction::Vertical ? legend.context.height : legend.context.width;
  auto asked = asked_count(plan.tick_count, is_gradient ? legend.length : side, fallback);
  if (is_gradient && asked == scale::TickCount(0.0)) asked = fallback;
  return scale::tick_count(legend.scale, asked, plan.tick_min_step);
}

scale::LegendValues values_of(LegendCourse const& legend, scale::TickCount const& count) {
  if (legend.plan.values) {
    auto values = *legend.plan.values;
    drop_repeated(values);
    return {std::move(values), std::nullopt};
  }
  auto values = scale::legend_values(legend.scale, count);
  auto const& domain = legend.scale.domain();
  bool const needs_ends = legend.kind == scale::LegendKind::Gradient && values.values.size() < 3 && !domain.empty() &&
                          !expr::strictly_equal(domain.front(), domain.back());
  if (needs_ends) values.values = {domain.front(), domain.back()};
  return values;
}

std::vector<std::string> labels_of(LegendCourse const& legend, scale::LegendValues const& values,
                                   scale::TickCount const& count) {
  using LogLabels = scale::LabelRequest::LogLabels;
  bool const shows_all = legend.plan.values || legend.kind == scale::LegendKind::Symbol;
  auto const request = request_of(legend.plan.format, shows_all ? LogLabels::All : LogLabels::Sparse);
  return scale::legend_labels(legend.scale, values, legend.kind, count, request, legend.context.scope.locale());
}

std::string further_entries(std::size_t count, locale::Locale const& locale) {
  bool const is_french = locale.tag.starts_with("fr");
  return "…" + std::to_string(count) + (is_french ? " autres" : " entries");
}

double size_of(LegendCourse const& legend, expr::Value const& value) {
  auto const symbol = symbol_for(legend, value);
  Overrides const overrides(legend.plan.overrides, GuidePart::Symbols, legend.context.scope);
  double const size =
      legend.plan.size.is_none() ? overrides.constant(Channel::Size).value_or(symbol.size) : symbol.size;
  double const stroke = legend.plan.stroke_width.is_none()
                            ? overrides.constant(Channel::StrokeWidth).value_or(symbol.ink.stroke_width)
                            : symbol.ink.stroke_width;
  return std::max(std::ceil(std::sqrt(std::max(0.0, size)) + stroke), legend.plan.label.size);
}

std::vector<LegendEntry> symbol_entries(LegendCourse const& legend, scale::LegendValues values,
                                        scale::TickCount const& count) {
  auto const all = values.values;
  double const limit = std::floor(legend.plan.symbol_limit);
  bool const is_limited = limit >= 1 && static_cast<double>(all.size()) > limit;
  if (is_limited) {
    values.values.resize(static_cast<std::size_t>(limit) - 1);
    values.most.reset();
  }
  if (!legend.plan.values && !values.values.empty() && legend.scale.number(values.values.front()) == 0.0) {
    values.values.erase(values.values.begin());
    values.most.reset();
  }
  auto labels = labels_of(legend, values, count);
  std::vector<LegendEntry> entries;
  for (std::size_t i = 0; i < values.values.size(); ++i)
    entries.push_back({values.values[i], std::move(labels[i]), size_of(legend, values.values[i])});
  if (is_limited) {
    auto const& next = all[entries.size()];
    entries.push_back({next, further_entries(all.size() - entries.size(), legend.context.scope.locale()),
                       size_of(legend, next), 0, 0, true});
  }
  return entries;
}

std::vector<LegendEntry> gradient_entries(LegendCourse const& legend, scale::LegendValues const& values,
                                          scale::TickCount const& count) {
  auto labels = labels_of(legend, values, count);
  auto const ends = legend.scale.numeric_domain();
  auto const fraction = ends.empty() ? scale::Scale() : legend.scale.fraction(ends.front(), ends.back());
  std::vector<LegendEntry> entries;
  for (std::size_t i = 0; i < values.values.size(); ++i)
    if (auto const place = fraction.number(values.values[i]))
      entries.push_back({values.values[i], std::move(labels[i]), 0, *place, *place});
  return entries;
}

std::vector<LegendEntry> band_entries(LegendCourse const& legend, scale::LegendValues const& values,
                                      scale::TickCount const& count) {
  auto labels = labels_of(legend, values, count);
  auto const place = [&](expr::Value const& value) { return scale::legend_fraction(legend.scale, value.to_number()); };
  std::vector<LegendEntry> entries;
  auto const n = values.values.size();
  for (std::size_t i = 0; i < n; ++i) {
    double const from = i == 0 ? 0 : place(values.values[i]);
    double const to = i + 1 == n ? 1 : place(values.values[i + 1]);
    if (std::isfinite(from) && std::isfinite(to))
      entries.push_back({values.values[i], std::move(labels[i]), 0, from, to});
  }
  return entries;
}

}  // namespace

std::vector<LegendEntry> legend_entries(LegendCourse const& legend) {
  auto const count = entry_count(legend);
  auto const values = values_of(legend, count);
  switch (legend.kind) {
    case scale::LegendKind::Symbol:
      return symbol_entries(legend, values, count);
    case scale::LegendKind::Gradient:
      return gradient_entries(legend, values, count);
    case scale::LegendKind::Discrete:
      return band_entries(legend, values, count);
  }
  return {};
}

}  // namespace livret::plot
