#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "diag/sink.hpp"
#include "yaml/node.hpp"

namespace livret::chart {

/// The scene of a spec as JSON, as Vega makes it without a screen: Vega-Lite's default config, English, widths of texts
/// estimated. For comparisons with Vega. `{scene, width, height, scales}`.
std::optional<std::string> scene_json(yaml::Node const& spec, std::filesystem::path const& folder,
                                      diag::SourceMap& sources, diag::Sink& sink);

}  // namespace livret::chart
