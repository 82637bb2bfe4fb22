#include "cli/terminal.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <unistd.h>

#include "diag/printers.hpp"

namespace livret::cli {

void print(std::FILE* stream, std::string const& text) { std::fwrite(text.data(), 1, text.size(), stream); }

ExitStatus misuse(std::string const& message) {
  print(stderr, fmt::format("livret: error: {}\n", message));
  return ExitStatus::WrongUsage;
}

ExitStatus fail(std::string const& message) {
  print(stderr, fmt::format("livret: error: {}\n", message));
  return ExitStatus::SurroundingsFailed;
}

void print_diagnostics(diag::Sink const& sink, diag::SourceMap const& sources, DiagnosticFormat format) {
  auto const diagnostics = sink.sorted();
  switch (format) {
    case DiagnosticFormat::Text: {
      auto const colouring = isatty(STDERR_FILENO) ? diag::Colouring::Ansi : diag::Colouring::Plain;
      return print(stderr, diag::print_text(diagnostics, sources, colouring));
    }
    case DiagnosticFormat::Json:
      return print(stdout, diag::print_json(diagnostics, sources));
    case DiagnosticFormat::Sarif:
      return print(stdout, diag::print_sarif(diagnostics, sources));
  }
}

bool names_no_source(diag::Sink const& sink) {
  auto const diagnostics = sink.sorted();
  return std::all_of(diagnostics.begin(), diagnostics.end(), [](diag::Diagnostic const& diagnostic) {
    return diagnostic.severity != diag::Severity::Error || diagnostic.span.source.is_none();
  });
}

}  // namespace livret::cli
