#pragma once

#include "chart/description_views.hpp"

namespace livret::chart {

/// Warns of colours that are too near to the ground to be made out: below 3:1 of marks that carry data, below 4.5:1 of
/// texts (WCAG 2.1, 1.4.11 and 1.4.3). Looked at are the constant colours of the spec and of the configs, each once.
/// Texts over filled marks are left alone: what they stand on is not known.
void check_contrast(std::vector<ShownView> const& views, yaml::Node const& spec, Config const& config,
                    diag::Sink& sink);

}  // namespace livret::chart
