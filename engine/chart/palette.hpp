#pragma once

#include <vector>

#include "chart/domain.hpp"

namespace livret::chart {

/// The colours of a colour channel: one for each value of a discrete one, stops of a ramp for a continuous one. They
/// come from the scale's `range` (colours), its `scheme` (`category10`, `tableau10`, `blues`, `greens`, `greys`,
/// `oranges`, `viridis`), or the theme: its categories for nominal values, its ramp for all others.
std::vector<base::Colour> palette_for(VisualDomain const& visual, Config const& config, diag::Sink& sink);

/// The colour at `t`, 0 to 1, along the stops.
base::Colour along_ramp(std::vector<base::Colour> const& stops, double t);

}  // namespace livret::chart
