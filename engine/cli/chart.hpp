#pragma once

#include <filesystem>

#include "cli/options.hpp"

namespace livret::cli {

/// `livret chart`: one specification as SVG, PNG or PDF, or written out as YAML.
ExitStatus run_chart(ChartOptions const& options, std::filesystem::path const& library_folder);

}  // namespace livret::cli
