#pragma once

#include "spec/project.hpp"

namespace livret::spec {

/// Reads `typography` of a project, whose language is known: `mode` (`correct`, `report`, `verbatim`), and where its
/// language leaves a choice `colon-space`, `guillemet-space` and `high-space` (`narrow`: U+202F, `wide`: U+00A0).
void read_typography(yaml::Node const& node, Project& project, diag::Sink& sink);

}  // namespace livret::spec
