#pragma once

#include "spec/project.hpp"

namespace livret::spec {

/// Reads `hyphenation` of a project, whose language is known: words with their hyphens, and words of other languages.
void read_hyphenation(yaml::Node const& node, Project& project, diag::Sink& sink);

}  // namespace livret::spec
