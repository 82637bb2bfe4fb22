#include "geo/projection.hpp"

#include <algorithm>
#include <cmath>

#include "geo/map_measures.hpp"
#include "geo/projection_plan.hpp"

namespace livret::geo {

namespace {

template <std::size_t N>
void take(std::optional<std::array<double, N>> const& given, std::array<double, N>& setting) {
  if (!given) return;
  for (double const number : *given)
    if (!std::isfinite(number)) return;
  setting = *given;
}

void take(std::optional<Position> const& given, Position& setting) {
  if (given && std::isfinite(given->x) && std::isfinite(given->y)) setting = *given;
}

void take(std::optional<double> const& given, double& setting) {
  if (given && std::isfinite(*given)) setting = *given;
}

bool is_box(Extent const& extent) {
  return std::isfinite(extent.x0) && std::isfinite(extent.y0) && std::isfinite(extent.x1) && std::isfinite(extent.y1) &&
         extent.x0 <= extent.x1 && extent.y0 <= extent.y1;
}

ProjectionSettings settings_of(ProjectionDefinition const& definition) {
  ProjectionSettings settings = usual_settings(definition.type);
  take(definition.scale, settings.scale);
  take(definition.translate, settings.translate);
  take(definition.center, settings.center);
  take(definition.rotate, settings.rotate);
  take(definition.parallels, settings.parallels);
  take(definition.clip_angle, settings.clip_angle);
  if (settings.clip_angle < 0 || settings.clip_angle >= 180) settings.clip_angle = 0;
  take(definition.precision, settings.precision);
  if (definition.clip_extent && is_box(*definition.clip_extent)) settings.clip_extent = definition.clip_extent;
  settings.reflect_x = definition.reflect_x;
  settings.reflect_y = definition.reflect_y;
  return settings;
}

/// The box on the map at this scale with the centre at the origin.
std::optional<Extent> bounds_at(ProjectionSettings settings, double scale, Geometry const& geometry) {
  settings.scale = scale;
  settings.translate = {0, 0};
  settings.clip_extent = std::nullopt;
  auto const plan = plan_projection(settings);
  BoundsStream bounds;
  plan->stream(geometry, bounds);
  if (settings.type == ProjectionType::France) {
    for (Inset const& inset : plan->insets()) {
      bounds.point({inset.frame.x0, inset.frame.y0});
      bounds.point({inset.frame.x1, inset.frame.y1});
    }
  }
  return bounds.result();
}

ProjectionSettings fitted(ProjectionSettings settings, Extent const& extent, Geometry const& geometry) {
  // d3 measures at this scale, which with resampling is not quite as at another.
  constexpr double measured_scale = 150;
  auto const bounds = bounds_at(settings, measured_scale, geometry);
  if (!bounds) return settings;
  double const width = extent.x1 - extent.x0;
  double const height = extent.y1 - extent.y0;
  double const k = std::min(width / (bounds->x1 - bounds->x0), height / (bounds->y1 - bounds->y0));
  Position const translate{extent.x0 + (width - k * (bounds->x1 + bounds->x0)) / 2,
                           extent.y0 + (height - k * (bounds->y1 + bounds->y0)) / 2};
  if (!std::isfinite(k) || !std::isfinite(translate.x) || !std::isfinite(translate.y)) return settings;
  settings.scale = measured_scale * k;
  settings.translate = translate;
  return settings;
}

std::optional<Position> finite(std::optional<Position> at) {
  return at && std::isfinite(at->x) && std::isfinite(at->y) ? at : std::nullopt;
}

}  // namespace

Projection::Projection(ProjectionDefinition const& definition) : plan_(plan_projection(settings_of(definition))) {}

Projection::Projection(ProjectionDefinition const& definition, Extent extent, Geometry const& geometry)
    : plan_(plan_projection(fitted(settings_of(definition), extent, geometry))) {}

std::optional<Position> Projection::project(Position degrees) const { return finite(plan_->project(degrees)); }
std::optional<Position> Projection::invert(Position point) const { return finite(plan_->invert(point)); }
ProjectionType Projection::type() const { return plan_->type(); }
double Projection::scale() const { return plan_->scale(); }
Position Projection::translate() const { return plan_->translate(); }
std::vector<Inset> Projection::insets() const { return plan_->insets(); }
void Projection::stream(Geometry const& geometry, Stream& sink) const { plan_->stream(geometry, sink); }

}  // namespace livret::geo
