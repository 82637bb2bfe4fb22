#pragma once

#include <string>
#include <string_view>

#include "cli/options.hpp"
#include "diag/source_map.hpp"
#include "layout/report.hpp"

namespace livret::cli {

/// How a document is set, as text: its pages, sections and paragraphs, the worst first.
std::string print_report(std::string_view document, layout::Report const& report, diag::SourceMap const& sources,
                         ReportExtent extent);

}  // namespace livret::cli
