#pragma once

#include "chart/chart.hpp"
#include "plot/plot.hpp"

namespace livret::chart {

/// Loads what `data` of a spec says and is no table of the project. `datasets` of the spec may be null.
table::TablePtr load_data(yaml::Node const& data, yaml::Node const* datasets, transform::Context const& context,
                          Files const& files, diag::Sink& sink);

/// Reads images within the project's folder, each once for all who draw the chart.
plot::ImageLoader image_loader(Files const& files);

}  // namespace livret::chart
