#pragma once

#include <vector>

#include "yaml/node.hpp"

namespace livret::fuzz {

/// Values that a chart has to bear anywhere: of other types, beyond every bound, without end.
std::vector<yaml::Node> hostile_values();

}  // namespace livret::fuzz
