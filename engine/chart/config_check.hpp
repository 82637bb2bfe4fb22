#pragma once

#include "diag/sink.hpp"
#include "yaml/node.hpp"

namespace livret::chart {

/// Warns of what a Vega-Lite config has that none has, each with the nearest word, and of what has no effect on paper.
/// That of a spec is checked with it; this is for a theme's.
void check_config(yaml::Node const& config, diag::Sink& sink);

}  // namespace livret::chart
