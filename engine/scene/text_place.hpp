#pragma once

#include <cmath>
#include <numbers>

#include "scene/scene.hpp"

namespace livret::scene {

/// Where the text's place is, once its polar part is added.
inline frame::Vertex anchor_of(TextItem const& item) {
  if (item.radius == 0) return {item.x, item.y};
  double const angle = item.theta - std::numbers::pi / 2;
  return {item.x + item.radius * std::cos(angle), item.y + item.radius * std::sin(angle)};
}

/// How far left of its place something of `width` begins.
inline double align_shift(Align align, double width) {
  return align == Align::Center ? width / 2 : align == Align::Right ? width : 0;
}
inline double baseline_shift(Baseline baseline, double height) {
  return baseline == Baseline::Middle ? height / 2 : baseline == Baseline::Bottom ? height : 0;
}

/// ECMAScript's rounding: halves upward.
inline double rounded(double value) { return std::floor(value + 0.5); }

}  // namespace livret::scene
