#pragma once

#include <vector>

#include "chart/prepare.hpp"

namespace livret::chart {

/// Whether any row has values for all positions of its mark.
bool shows_values(std::vector<Layer> const& layers);

/// Reports fields that are encoded as numbers or dates and have values, but none of that kind.
void check_measures(std::vector<Layer> const& layers, diag::Sink& sink);

}  // namespace livret::chart
