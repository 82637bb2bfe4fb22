#pragma once

#include <optional>
#include <string_view>

#include "chart/chart.hpp"

namespace livret::chart {

/// The colour that `text` names: one of the theme's, else a CSS colour. What is neither is reported at `where` with the
/// nearest name.
std::optional<base::Colour> named_colour(std::string_view text, diag::Span where, Config const& config,
                                         diag::Sink& sink);

}  // namespace livret::chart
