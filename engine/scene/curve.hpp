#pragma once

#include <optional>
#include <span>

#include "scene/scene.hpp"

namespace livret::scene {

/// How points become a curve.
struct Curve {
  Interpolate interpolate = Interpolate::Linear;
  Orient orient = Orient::Vertical;
  std::optional<double> tension;
};

/// Which part of an outline a curve is: an open line, or the upper side of an area, or its lower side, which goes back
/// to where the upper one began.
enum class Leg { Line, AreaTop, AreaBase };

/// The curve through `points`, or near them, as d3-shape draws it.
void append_curve(frame::Path& path, Curve const& curve, std::span<frame::Vertex const> points, Leg leg);

}  // namespace livret::scene
