#pragma once

#include <source_location>
#include <stdexcept>
#include <string_view>

namespace livret::base {

/// A broken invariant of ours, never the author's fault. Caught once per document, so the others go on.
class BrokenInvariant : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] void fail_check(std::string_view what, std::source_location where);

/// Throws BrokenInvariant with file and line when `holds` is false, in release builds too.
inline void check(bool holds, std::string_view what, std::source_location where = std::source_location::current()) {
  if (!holds) [[unlikely]]
    fail_check(what, where);
}

}  // namespace livret::base
