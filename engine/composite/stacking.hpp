#pragma once

#include <optional>
#include <string>

#include "yaml/node.hpp"

namespace livret::composite {

/// How a mark is stacked by Vega-Lite's rules (`stack.ts`).
struct Stacking {
  std::string channel;  ///< of the values that are stacked: `x`, `y`, `theta` or `radius`
  std::string offset;   ///< `zero`, `center` or `normalize`
};

/// The stacking of an area (or line) with a full encoding; nothing where it is not stacked.
std::optional<Stacking> stacking_of(yaml::Node const& mark, yaml::Node const& encoding, yaml::Node const& config);

}  // namespace livret::composite
