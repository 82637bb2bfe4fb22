#pragma once

#include "chart/plot.hpp"
#include "chart/scene.hpp"

namespace livret::chart {

/// A timeline's items, its plot's top left corner as origin, and the height that its lanes came to.
struct Timeline {
  Scene scene;
  double height = 0;
};

/// The composite mark `timeline`, made of bars (periods from `x` to `x2`), points (events), rules (stems and axis) and
/// texts. Colour and shape are those of points; what is later than the mark's `today`, or has a fill opacity of 0, is
/// hollow; where the mark names a `precision` field (`day month season quarter year`), a pale bar shows the days that
/// are meant. Labels are set in lanes above and below so that no label touches another or the stem of another.
/// `plot.width` is the whole width.
Timeline make_timeline(Plot const& plot, Layer const& layer);

}  // namespace livret::chart
