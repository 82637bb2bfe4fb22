#pragma once

#include <stdexcept>
#include <string_view>

namespace livret::base {

/// A broken invariant of ours, never the author's fault. Caught once per document, so the others go on.
class BrokenInvariant : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] void fail_check(std::string_view what, std::string_view file, int line);

/// Throws BrokenInvariant with file and line of the caller when `holds` is false, in release builds too. (clang 14 has no
/// std::source_location; the builtins are those it is made of.)
inline void check(bool holds, std::string_view what, char const* file = __builtin_FILE(), int line = __builtin_LINE()) {
  if (!holds) [[unlikely]]
    fail_check(what, file, line);
}

}  // namespace livret::base
