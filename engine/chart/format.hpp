#pragma once

#include <string>
#include <vector>

#include "chart/domain.hpp"
#include "locale/locale.hpp"

namespace livret::chart {

/// A value as a label shows it: by `format` (d3-format, or d3-time-format where temporal), else numbers with at most
/// two decimals and dates by their day.
std::string format_value(expr::Value const& value, Measure measure, std::string const& format,
                         locale::Locale const& locale);

/// A value of a scale and what its tick says.
struct TickText {
  expr::Value value;
  std::string text;
};

/// The values that a continuous scale is marked at, about `count`, with as many decimals as their distance needs.
std::vector<TickText> continuous_ticks(ContinuousDomain const& domain, GuideSpec const& guide, double count,
                                       locale::Locale const& locale);

}  // namespace livret::chart
