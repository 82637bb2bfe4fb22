#pragma once

#include <string>
#include <vector>

#include "plot/guides.hpp"
#include "scale/format.hpp"
#include "scale/ticks.hpp"

namespace livret::plot {

/// About how many ticks a plan asks for along `length` pt, or `fallback` of them.
scale::TickCount asked_count(TickCount const& count, double length, double fallback);

/// One of equal values that follow each other: Vega joins ticks to items by their values.
void drop_repeated(std::vector<expr::Value>& values);

scale::LabelRequest request_of(LabelFormat const& format, scale::LabelRequest::LogLabels log_labels);

/// The lines of a label whose text is `label`: what the format's expression makes of it, or itself.
std::vector<std::string> label_lines(LabelFormat const& format, std::string const& label, expr::ObjectPtr const& datum,
                                     GuideScope const& scope);

}  // namespace livret::plot
