#pragma once

#include "diag/sink.hpp"
#include "yaml/node.hpp"

namespace livret::fill {

/// Warns of properties of a Vega-Lite config that it does not have, each with the nearest one.
void report_unknown_config(yaml::Node const& config, diag::Sink& sink);

/// Mappings are joined at every depth; of all else, the upper one counts.
void lay_config_over(yaml::Node& under, yaml::Node const& over);

}  // namespace livret::fill
