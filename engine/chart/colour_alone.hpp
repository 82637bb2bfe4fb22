#pragma once

#include "chart/description_views.hpp"

namespace livret::chart {

/// Warns of categories that nothing but a hue tells apart (WCAG 2.1, 1.4.1): no place, shape, dash, size, label or
/// facet of the same field in their view. Parts of a stack stand in the order of their legend and are let pass, so are
/// ordinal fields, whose ramp goes from light to dark, and composite marks, which see to it themselves.
void check_colour_alone(std::vector<ShownView> const& views, locale::Locale const& locale, diag::Sink& sink);

}  // namespace livret::chart
