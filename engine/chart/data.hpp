#pragma once

#include "chart/chart.hpp"

namespace livret::chart {

/// The table that a `data` names (`name`), or the one that it holds (`values`). Nothing where there is none, which is
/// reported.
table::TablePtr read_data_source(yaml::Node const& node, Context const& context, diag::Sink& sink);

/// `rows` after the `transform` of `node`, if it has one.
table::TablePtr run_spec_transform(yaml::Node const* transforms, table::TablePtr rows, Context const& context,
                                   diag::Sink& sink);

/// `table` with the columns of `first` before the others.
table::TablePtr with_columns_first(table::TablePtr const& table, std::vector<std::string> const& first);

}  // namespace livret::chart
