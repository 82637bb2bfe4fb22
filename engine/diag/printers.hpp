#pragma once

#include <span>
#include <string>

#include "diag/sink.hpp"

namespace livret::diag {

enum class Colouring { Plain, Ansi };

/// `file:line:column: error: …`, the line with carets under the span, and the hint, for each; then a line that counts
/// them when there are any. Long lines are cut round the span; tabs count as one column.
std::string print_text(std::span<Diagnostic const> diagnostics, SourceMap const& sources, Colouring colouring);

/// A JSON array of objects with `severity file line column endLine endColumn message hint`.
std::string print_json(std::span<Diagnostic const> diagnostics, SourceMap const& sources);

/// A SARIF 2.1.0 log of one run (OASIS, columns in Unicode code points).
std::string print_sarif(std::span<Diagnostic const> diagnostics, SourceMap const& sources);

}  // namespace livret::diag
