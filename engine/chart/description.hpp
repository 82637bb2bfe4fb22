#pragma once

#include <string>

#include "chart/model.hpp"

namespace livret::chart {

/// What a chart says to those who cannot see it.
struct Described {
  std::string text;      ///< before typography
  table::TablePtr data;  ///< the rows of the view that shows most fields, those that it encodes first
  bool is_fictional = false;
};

/// `description` of the spec, or a text computed from the data in the locale's language, French or English: kind, axes,
/// trends, extremes, what is suppressed or missing, values of small data. Reports what cannot be seen: charts without
/// values, measures that are no numbers, colours too near to the ground.
Described describe_chart(Ready const& ready, yaml::Node const& spec, Config const& config, locale::Locale const& locale,
                         diag::Sink& sink);

}  // namespace livret::chart
