#pragma once

#include <string>

#include "yaml/node.hpp"

namespace livret::composite {

/// A tree as YAML: block style, short collections of scalars in flow style on one line, texts plain where YAML reads
/// them back as texts and in double quotes otherwise. Reading it gives a tree that means the same.
std::string to_yaml(yaml::Node const& node);

}  // namespace livret::composite
