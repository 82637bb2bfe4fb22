// diag: what the author is told. A SourceMap holds every text that was read, a Span is a stretch of one, a Diagnostic
// says what is wrong there and what to do, a Sink collects the diagnostics of a run, printers show them as text, JSON
// or SARIF 2.1.0. In: texts and complaints. Out: printed diagnostics, ordered by file and place.
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"

namespace livret::diag {

struct SourceTag;
using SourceId = base::Id<SourceTag>;

/// Bytes [begin, end) of a source. A span without a source (`source.is_none()`) belongs to the run as a whole.
struct Span {
  SourceId source;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  constexpr auto operator<=>(Span const&) const = default;
};

/// Line and column, both from 1; the column counts code points.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// The texts read in a run, each under the name that messages show. Names and texts keep their addresses. Adding is
/// safe from several threads.
class SourceMap {
 public:
  SourceId add(std::string name, std::string text);

  std::string const& name(SourceId source) const;
  std::string const& text(SourceId source) const;
  Position position(SourceId source, std::uint32_t offset) const;
  /// Line `line` (from 1) without its end.
  std::string_view line(SourceId source, std::uint32_t line) const;
  std::size_t size() const;

 private:
  struct Source {
    std::string name;
    std::string text;
    std::vector<std::uint32_t> line_starts;
  };
  Source const& source(SourceId id) const;

  mutable std::mutex mutex_;
  std::deque<Source> sources_;
};

}  // namespace livret::diag
