#pragma once

#include "yaml/node.hpp"

namespace livret::fill {

/// Mappings are joined at every depth; of all else, the upper one counts.
void lay_config_over(yaml::Node& under, yaml::Node const& over);

}  // namespace livret::fill
