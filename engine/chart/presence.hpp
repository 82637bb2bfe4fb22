#pragma once

#include "chart/description_views.hpp"

namespace livret::chart {

/// Warns of a chart without rows, or none of whose rows has all that its place needs, and reports fields that are
/// encoded as numbers or dates, have values, and none of that kind.
void check_presence(std::vector<ShownView> const& views, locale::Locale const& locale, diag::Span chart,
                    diag::Sink& sink);

}  // namespace livret::chart
