#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "canvas/canvas.hpp"
#include "chart/chart.hpp"

namespace livret::fuzz {

/// What all trials have in common.
struct Surroundings {
  diag::SourceMap sources;
  diag::Sink sink;
  text::FontBook fonts;
  chart::Config config;
  table::Tables tables;
  transform::Context data;
  std::filesystem::path project;
};

/// What a chart may take.
struct Limits {
  double seconds = 5;  ///< of processor time
  std::size_t megabytes = 1024;
};

/// What became of a specification.
struct Trial {
  bool is_drawn = false;
  std::string fault;  ///< empty: it was drawn, or refused with a reason
};

/// Draws a specification, written as YAML, in a process of its own. `log` gets what the process says.
Trial try_chart(std::string const& specification, std::filesystem::path const& folder, Surroundings& around,
                Limits limits, std::filesystem::path const& log);

}  // namespace livret::fuzz
