#pragma once

#include <string>
#include <vector>

#include "chart/description_views.hpp"
#include "locale/locale.hpp"

namespace livret::chart {

/// The mark of a view that carries its data, rather than a ground, a reference or a label of it.
ShownMark const& main_mark(ShownView const& view);

/// The field of a mark whose extremes tell most: the length of bars, the size of bubbles, the colour of cells; null
/// where it measures nothing.
ShownField const* measured_field(ShownMark const& mark);

/// What is seen in a view, in sentences, before typography.
std::string view_text(ShownView const& view, locale::Locale const& locale);

}  // namespace livret::chart
