#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

#include "diag/source_map.hpp"

namespace livret::diag {

enum class Severity { Note, Warning, Error };

/// What to tell the author: message and hint in lower case, no full stop, things in backticks.
struct Diagnostic {
  Severity severity = Severity::Error;
  Span span;
  std::string message;
  std::string hint;  ///< what to do, may be empty
};

/// Collects diagnostics from any thread. The same one twice is kept once. At most `limit_of_a_kind` errors of the same
/// wording (the message with what stands in backticks taken out) in one source are kept; the rest are counted.
class Sink {
 public:
  static constexpr std::size_t limit_of_a_kind = 20;

  void report(Diagnostic diagnostic);
  void error(Span span, std::string message, std::string hint = {});
  void warning(Span span, std::string message, std::string hint = {});

  std::size_t error_count() const;
  bool has_errors() const { return error_count() > 0; }

  /// All of them, by source (in order of reading), place and message, each kind that was cut off ending with a count.
  std::vector<Diagnostic> sorted() const;

 private:
  struct Kind {
    SourceId source;
    std::string wording;
    std::size_t count = 0;
    Diagnostic last;
  };
  Kind& kind_of(Diagnostic const& diagnostic);

  mutable std::mutex mutex_;
  std::vector<Diagnostic> diagnostics_;
  std::vector<Kind> kinds_;
  std::size_t errors_ = 0;
};

}  // namespace livret::diag
