#pragma once

#include "chart/description_views.hpp"

namespace livret::chart {

/// The rows that stand for a chart: those of the view that shows most fields, with the fields that it encodes first. An
/// empty table where it shows none.
table::TablePtr shown_data(std::vector<ShownView> const& views);

}  // namespace livret::chart
