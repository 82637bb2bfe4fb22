#include "scene/ink.hpp"

#include <algorithm>
#include <cmath>

namespace livret::scene {

base::Colour faded(base::Colour colour, double opacity) {
  if (opacity == 1) return colour;
  if (!(opacity > 0)) opacity = 0;
  colour.alpha = static_cast<std::uint8_t>(std::lround(colour.alpha * std::min(opacity, 1.0)));
  return colour;
}

std::optional<base::Colour> solid_colour(Paint const& paint) {
  if (auto const* colour = std::get_if<base::Colour>(&paint)) return *colour;
  if (auto const* gradient = std::get_if<GradientPtr>(&paint)) {
    auto const& stops = (*gradient)->stops;
    return stops.empty() ? std::nullopt : std::optional(stops.front().colour);
  }
  if (auto const* hatch = std::get_if<HatchPtr>(&paint)) return (*hatch)->line;
  return std::nullopt;
}

std::optional<base::Colour> solid_fill(Ink const& ink) {
  auto const colour = solid_colour(ink.fill);
  if (!colour) return std::nullopt;
  return faded(*colour, ink.opacity * ink.fill_opacity);
}

}  // namespace livret::scene
