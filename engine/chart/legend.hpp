#pragma once

#include <vector>

#include "chart/plot.hpp"
#include "chart/scene.hpp"

namespace livret::chart {

/// All legends of a chart, laid out from (0, 0).
struct Legends {
  Scene scene;
  double width = 0, height = 0;
  Orient orient = Orient::Top;
};

/// Legends of the visual channels that need one: not those that the spec hides, and not a colour that repeats what an
/// axis or a row already writes. Channels of the same field share one. Beside the plot they are stacked, above and
/// below it they flow in lines of at most `widest` pt.
Legends make_legends(Plot const& plot, std::vector<Layer> const& layers, double widest);

}  // namespace livret::chart
