#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "composite/encoding_transforms.hpp"
#include "composite/parts.hpp"
#include "composite/surroundings.hpp"
#include "yaml/node.hpp"

namespace livret::composite {

/// What `errorbar` and `errorband` share: the transform that computes `lower_…` and `upper_…` of the measure, and what
/// is left of the view.
struct ErrorExtent {
  Composite composite;
  Orientation orientation = Orientation::Vertical;
  yaml::Node outer;      ///< the view without mark, encoding and transform
  yaml::Node transform;  ///< the view's own, then what computes the extent
  yaml::Node encoding;   ///< without the measure's axis
};

/// As Vega-Lite's `errorBarParams`. The encoding of `unit` must be full. Reports what does not go together.
std::optional<ErrorExtent> find_error_extent(yaml::Node unit, Surroundings const& surroundings);

}  // namespace livret::composite
