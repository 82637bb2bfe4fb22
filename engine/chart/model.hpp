#pragma once

#include <string>
#include <vector>

#include "chart/chart.hpp"
#include "chart/domain.hpp"

namespace livret::chart {

/// All that drawing needs, except the width. Holds what it was given by value or by shared pointer; locales live for
/// ever.
struct Chart::Model {
  std::vector<Layer> layers;
  Domains domains;
  Config config;
  transform::Context context;
  locale::Profile typography;
  Extent width, height;
  std::string alternative_text;
  table::TablePtr data;
  bool fictional = false;
  diag::Span span;
};

/// The drawing of a model at a width: scales sized, axes and legends planned, marks made, all painted.
frame::Drawing compose(Chart::Model const& model, double width, text::FontBook const& fonts, diag::Sink& sink);

/// A description for those who cannot see the chart, in the locale's language (French or English), before typography:
/// kind, number of marks, axes, the highest and the lowest value, and all values where there are at most twelve (of a
/// timeline: forty).
std::string describe_chart(Chart::Model const& model);

}  // namespace livret::chart
