#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace livret::text {

/// Byte offsets within `word` (letters only, UTF-8) before which a hyphen may be put, by the Debian patterns of
/// `language` (`fr`, `en-GB`), ascending; at least `before` and `after` letters stay on each side. Empty where the
/// language has no patterns installed (`has_patterns` tells). Thread-safe; patterns are read once per process.
std::vector<std::size_t> hyphenation_points(std::string_view word, std::string_view language, int before, int after);
bool has_patterns(std::string_view language);

}  // namespace livret::text
