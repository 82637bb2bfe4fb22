#pragma once

#include <cstdio>
#include <string>

#include "cli/options.hpp"
#include "diag/sink.hpp"
#include "diag/source_map.hpp"

namespace livret::cli {

void print(std::FILE* stream, std::string const& text);

/// Each says what is wrong on standard error and gives the status to end with.
ExitStatus misuse(std::string const& message);
ExitStatus fail(std::string const& message);

/// Text goes to standard error, JSON and SARIF to standard output.
void print_diagnostics(diag::Sink const& sink, diag::SourceMap const& sources, DiagnosticFormat format);

/// Whether no error is about a file: they are about what the command line asks for and is not there.
bool names_no_source(diag::Sink const& sink);

}  // namespace livret::cli
