#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "scale/colour_space.hpp"

namespace livret::scale {

namespace {

using Coordinates = std::array<double, 4>;  // as the space's type names them, opacity last

bool has_hue(ColourSpace space) { return space != ColourSpace::Rgb && space != ColourSpace::Lab; }

bool is_long(ColourSpace space) {
  return space == ColourSpace::HslLong || space == ColourSpace::HclLong || space == ColourSpace::CubehelixLong;
}

Coordinates coordinates_of(base::Colour colour, ColourSpace space) {
  Rgb const rgb = to_rgb(colour);
  switch (space) {
    case ColourSpace::Rgb:
      break;
    case ColourSpace::Hsl:
    case ColourSpace::HslLong: {
      auto const hsl = to_hsl(rgb);
      return {hsl.hue, hsl.saturation, hsl.lightness, hsl.opacity};
    }
    case ColourSpace::Hcl:
    case ColourSpace::HclLong: {
      auto const hcl = to_hcl(rgb);
      return {hcl.hue, hcl.chroma, hcl.lightness, hcl.opacity};
    }
    case ColourSpace::Lab: {
      auto const lab = to_lab(rgb);
      return {lab.lightness, lab.a, lab.b, lab.opacity};
    }
    case ColourSpace::Cubehelix:
    case ColourSpace::CubehelixLong: {
      auto const helix = to_cubehelix(rgb);
      return {helix.hue, helix.saturation, helix.lightness, helix.opacity};
    }
  }
  return {rgb.red, rgb.green, rgb.blue, rgb.opacity};
}

Rgb rgb_of(Coordinates const& at, ColourSpace space) {
  switch (space) {
    case ColourSpace::Rgb:
      break;
    case ColourSpace::Hsl:
    case ColourSpace::HslLong:
      return to_rgb(Hsl{at[0], at[1], at[2], at[3]});
    case ColourSpace::Hcl:
    case ColourSpace::HclLong:
      return to_rgb(Hcl{at[0], at[1], at[2], at[3]});
    case ColourSpace::Lab:
      return to_rgb(Lab{at[0], at[1], at[2], at[3]});
    case ColourSpace::Cubehelix:
    case ColourSpace::CubehelixLong:
      return to_rgb(Cubehelix{at[0], at[1], at[2], at[3]});
  }
  return {at[0], at[1], at[2], at[3]};
}

/// The way from one angle to another that is at most half a turn.
double short_way(double way) { return way > 180 || way < -180 ? way - 360 * std::floor(way / 360 + 0.5) : way; }

}  // namespace

std::optional<ColourSpace> find_colour_space(std::string_view name) {
  static constexpr std::pair<std::string_view, ColourSpace> spaces[] = {
      {"rgb", ColourSpace::Rgb},
      {"hsl", ColourSpace::Hsl},
      {"hsl-long", ColourSpace::HslLong},
      {"hcl", ColourSpace::Hcl},
      {"hcl-long", ColourSpace::HclLong},
      {"lab", ColourSpace::Lab},
      {"cubehelix", ColourSpace::Cubehelix},
      {"cubehelix-long", ColourSpace::CubehelixLong},
  };
  auto const* const found = std::ranges::find(spaces, name, &std::pair<std::string_view, ColourSpace>::first);
  return found == std::end(spaces) ? std::nullopt : std::optional(found->second);
}

ColourRamp::Stretch ColourRamp::stretch_between(base::Colour from, base::Colour to,
                                                Interpolation const& interpolation) {
  auto start = coordinates_of(from, interpolation.space);
  auto end = coordinates_of(to, interpolation.space);
  Stretch stretch;
  for (std::size_t i = 0; i < 4; ++i) {
    if (std::isnan(start[i])) start[i] = end[i];
    if (interpolation.space == ColourSpace::Rgb && interpolation.gamma != 1 && i < 3) {
      start[i] = std::pow(start[i], interpolation.gamma);
      end[i] = std::pow(end[i], interpolation.gamma);
    }
    double way = end[i] - start[i];
    if (i == 0 && has_hue(interpolation.space) && !is_long(interpolation.space)) way = short_way(way);
    stretch.channels[i] = {start[i], std::isnan(way) ? 0 : way};
  }
  return stretch;
}

ColourRamp::ColourRamp(std::span<base::Colour const> colours, Interpolation const& interpolation)
    : space_(interpolation.space), gamma_(interpolation.gamma) {
  base::Colour const first = colours.empty() ? base::Colour() : colours.front();
  if (colours.size() < 2) stretches_.push_back(stretch_between(first, first, interpolation));
  for (std::size_t i = 0; i + 1 < colours.size(); ++i)
    stretches_.push_back(stretch_between(colours[i], colours[i + 1], interpolation));
}

base::Colour ColourRamp::at(double t) const {
  auto const last = static_cast<double>(stretches_.size() - 1);
  double const place = t * static_cast<double>(stretches_.size());
  double const index = place >= 1 ? std::min(last, std::floor(place)) : 0;  // 0 for NaN too
  return at(static_cast<std::size_t>(index), place - index);
}

base::Colour ColourRamp::at(std::size_t index, double part) const {
  auto const& stretch = stretches_[std::min(index, stretches_.size() - 1)];
  Coordinates coordinates;
  for (std::size_t i = 0; i < 4; ++i) {
    auto const& [from, by] = stretch.channels[i];
    coordinates[i] = by == 0 ? from : from + part * by;
  }
  if (gamma_ != 1 && space_ == ColourSpace::Rgb) {
    for (std::size_t i = 0; i < 3; ++i) coordinates[i] = std::pow(coordinates[i], 1 / gamma_);
  } else if (gamma_ != 1 && (space_ == ColourSpace::Cubehelix || space_ == ColourSpace::CubehelixLong)) {
    auto const& [from, by] = stretch.channels[2];
    if (by != 0) coordinates[2] = from + std::pow(part, gamma_) * by;
  }
  return to_colour(rgb_of(coordinates, space_));
}

}  // namespace livret::scale
