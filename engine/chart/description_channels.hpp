#pragma once

#include <string>
#include <vector>

#include "chart/description_genre.hpp"

namespace livret::chart {

/// Columns of a table that the expansion of a composite mark computed and that stand for what it shows.
std::vector<std::string> computed_columns(CompositeView const& view, table::Table const& table);

/// The channels of a composite mark that a table has, and what was computed in place of them or beside them.
std::vector<ShownField> shown_channels(CompositeView const& view, table::Table const& table,
                                       locale::Locale const& locale);

}  // namespace livret::chart
