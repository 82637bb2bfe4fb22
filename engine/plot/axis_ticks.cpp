#include <algorithm>

#include "plot/axis.hpp"
#include "plot/guides_labels.hpp"

namespace livret::plot {

namespace {

constexpr double default_tick_count = 10;

std::vector<expr::Value> tick_values_of(AxisCourse const& axis, scale::TickCount const& count) {
  auto const& plan = axis.plan;
  auto values =
      plan.values ? scale::valid_ticks(axis.scale, *plan.values, count) : scale::tick_values(axis.scale, count);
  drop_repeated(values);
  return values;
}

bool has_extra_tick(AxisPlan const& plan) { return plan.tick_band_extent || plan.tick_extra; }

}  // namespace

std::vector<AxisTick> axis_ticks(AxisCourse const& axis) {
  auto const& plan = axis.plan;
  double const length = axis.is_horizontal ? axis.context.width : axis.context.height;
  double const fallback = plan.values ? static_cast<double>(plan.values->size()) : default_tick_count;
  auto const count = scale::tick_count(axis.scale, asked_count(plan.tick_count, length, fallback), plan.tick_min_step);
  auto values = tick_values_of(axis, count);
  std::vector<std::string> labels(values.size());
  if (plan.has_labels) {
    using LogLabels = scale::LabelRequest::LogLabels;
    auto const request = request_of(plan.format, plan.values ? LogLabels::All : LogLabels::Sparse);
    labels = scale::LabelFormat(axis.scale, count, request, axis.context.scope.locale()).texts(values);
  }

  std::vector<AxisTick> ticks;
  ticks.reserve(values.size() + 1);
  double const last = values.size() > 1 ? static_cast<double>(values.size() - 1) : 1;
  for (std::size_t i = 0; i < values.size(); ++i) {
    auto const place = axis.scale.number(values[i]);
    if (place) ticks.push_back({std::move(values[i]), std::move(labels[i]), static_cast<double>(i) / last, *place});
  }
  if (has_extra_tick(plan) && !ticks.empty()) ticks.push_back({{}, {}, -1, ticks.front().place});
  return ticks;
}

}  // namespace livret::plot
