#pragma once

#include <string>

#include "yaml/node.hpp"

namespace livret::yaml {

/// What to do about an unknown field of `mapping` that comes from a comma within the value before it, as in
/// `{share: 3,5}` and `{text: one, two}`; empty where it does not.
std::string stray_comma_hint(Node const& mapping, Entry const& field);

}  // namespace livret::yaml
