#pragma once

#include <string>
#include <vector>

#include "yaml/node.hpp"

namespace livret::composite {

/// An encoding taken apart into the transforms that it implies and the encoding of their results. Nodes are sequences,
/// but for `encoding`.
struct EncodingTransforms {
  yaml::Node bins, time_units, aggregate, group_by, encoding;
};

/// As Vega-Lite's `extractTransformsFromEncoding`, which composite marks need before they aggregate. Definitions must
/// be full.
EncodingTransforms extract_transforms(yaml::Node const& encoding, yaml::Node const& config);

}  // namespace livret::composite
