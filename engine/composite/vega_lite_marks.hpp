#pragma once

#include <optional>

#include "composite/surroundings.hpp"
#include "yaml/node.hpp"

namespace livret::composite {

/// Vega-Lite's own composite marks and short forms. Each takes a view and gives a layer (or a single view) that does
/// the same; nothing where the view cannot be drawn, which is reported.

/// `boxplot`: whiskers to the last value within `extent` times the interquartile range, or to the extremes.
std::optional<yaml::Node> expand_box_plot(yaml::Node unit, Surroundings const& surroundings);
/// `errorbar` and `errorband`, of raw values (`extent: ci | stderr | stdev | iqr`), of two ends (`x`, `x2`), or of a
/// value and errors (`xError`, `xError2`).
std::optional<yaml::Node> expand_error_bar(yaml::Node unit, Surroundings const& surroundings);
std::optional<yaml::Node> expand_error_band(yaml::Node unit, Surroundings const& surroundings);

/// Whether a line, area, rule or trail is to be drawn with points, or an area with a line. Whether the config may ask
/// for it is said by `of_config`, for it does so once only.
enum class OverlayConfig { Counts, IsDone };
bool has_overlay(yaml::Node const& unit, yaml::Node const& config, OverlayConfig of_config);
yaml::Node expand_overlay(yaml::Node unit, yaml::Node const& config, OverlayConfig of_config);

/// Whether a line has a second end and so has to be a rule.
bool is_ranged_line(yaml::Node const& unit);

}  // namespace livret::composite
