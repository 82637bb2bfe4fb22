#include <algorithm>
#include <string>
#include <utility>

#include "geo/projection_plan.hpp"

namespace livret::geo {

namespace {

constexpr std::pair<std::string_view, ProjectionType> named_types[] = {
    {"albers", ProjectionType::Albers},
    {"albersUsa", ProjectionType::AlbersUsa},
    {"azimuthalEqualArea", ProjectionType::AzimuthalEqualArea},
    {"azimuthalEquidistant", ProjectionType::AzimuthalEquidistant},
    {"conicConformal", ProjectionType::ConicConformal},
    {"conicEqualArea", ProjectionType::ConicEqualArea},
    {"conicEquidistant", ProjectionType::ConicEquidistant},
    {"equalEarth", ProjectionType::EqualEarth},
    {"equirectangular", ProjectionType::Equirectangular},
    {"france", ProjectionType::France},
    {"gnomonic", ProjectionType::Gnomonic},
    {"identity", ProjectionType::Identity},
    {"lambert93", ProjectionType::Lambert93},
    {"mercator", ProjectionType::Mercator},
    {"mollweide", ProjectionType::Mollweide},
    {"naturalEarth1", ProjectionType::NaturalEarth1},
    {"orthographic", ProjectionType::Orthographic},
    {"stereographic", ProjectionType::Stereographic},
    {"transverseMercator", ProjectionType::TransverseMercator},
};

bool is_same_name(std::string_view a, std::string_view b) {
  auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// Just short of the point opposite the centre, which is a circle on the map.
constexpr double nearly_all = 180 - 1e-3;

ProjectionSettings settings_of(ProjectionType type) {
  switch (type) {
    case ProjectionType::Albers:
      return {.scale = 1070, .center = {-0.6, 38.7}, .rotate = {96, 0, 0}, .parallels = {29.5, 45.5}};
    case ProjectionType::AlbersUsa:
      return {.scale = 1070};
    case ProjectionType::AzimuthalEqualArea:
      return {.scale = 124.75, .clip_angle = nearly_all};
    case ProjectionType::AzimuthalEquidistant:
      return {.scale = 79.4188, .clip_angle = nearly_all};
    case ProjectionType::ConicConformal:
      return {.scale = 109.5, .parallels = {30, 30}};
    case ProjectionType::ConicEqualArea:
      return {.scale = 155.424, .center = {0, 33.6442}};
    case ProjectionType::ConicEquidistant:
      return {.scale = 131.154, .center = {0, 13.9389}};
    case ProjectionType::EqualEarth:
      return {.scale = 177.158};
    case ProjectionType::Equirectangular:
      return {.scale = 152.63};
    case ProjectionType::Gnomonic:
      return {.scale = 144.049, .clip_angle = 60};
    case ProjectionType::Identity:
      return {.scale = 1, .translate = {0, 0}};
    case ProjectionType::Mercator:
      return {.scale = 152.94790031590526};  // 961 / 2π
    case ProjectionType::Mollweide:
      return {.scale = 169.529};
    case ProjectionType::NaturalEarth1:
      return {.scale = 175.295};
    case ProjectionType::Orthographic:
      return {.scale = 249.5, .clip_angle = 90 + 1e-6};
    case ProjectionType::Stereographic:
      return {.scale = 250, .clip_angle = 142};
    case ProjectionType::TransverseMercator:
      return {.scale = 159.155};
    case ProjectionType::Lambert93:
    case ProjectionType::France:
      // EPSG:2154, whose origin is the centre of what d3's maps of 960 × 500 show.
      return {.scale = 2700, .center = {0, 46.5}, .rotate = {-3, 0, 0}, .parallels = {44, 49}};
  }
  return {};
}

}  // namespace

std::optional<ProjectionType> projection_type(std::string_view name) {
  for (auto const& [known, type] : named_types)
    if (is_same_name(name, known)) return type;
  return std::nullopt;
}

std::vector<std::string_view> projection_names() {
  std::vector<std::string_view> names;
  for (auto const& [name, type] : named_types) names.push_back(name);
  return names;
}

ProjectionSettings usual_settings(ProjectionType type) {
  ProjectionSettings settings = settings_of(type);
  settings.type = type;
  return settings;
}

std::shared_ptr<ProjectionPlan const> plan_projection(ProjectionSettings const& settings) {
  switch (settings.type) {
    case ProjectionType::Identity:
      return plan_identity(settings);
    case ProjectionType::AlbersUsa:
    case ProjectionType::France:
      return plan_composite(settings);
    default:
      return plan_single(settings);
  }
}

}  // namespace livret::geo
