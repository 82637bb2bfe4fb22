#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace livret::text {

/// Byte offsets within `word` (letters only, UTF-8) before which a hyphen may be put, by the Debian patterns of
/// `language` (`fr`, `en-GB`), ascending; at least `before` and `after` letters stay on each side. Empty where the
/// language has no patterns installed (`has_patterns` tells). Thread-safe; patterns are read once per process.
std::vector<std::size_t> hyphenation_points(std::string_view word, std::string_view language, int before, int after);
bool has_patterns(std::string_view language);

/// Words whose hyphenation an author gives, by language: TeX's \\hyphenation. Immutable once it is shared.
class HyphenationExceptions {
 public:
  /// Adds a word written with its hyphens (`ter-ri-toi-res`; without one it is never hyphenated), in any case. False
  /// where it is no word: letters, apostrophes, and hyphens between them. The words of `fr` hold for `fr-FR` too.
  bool add(std::string_view language, std::string_view hyphenated);
  /// Offsets within `word`, in any case, before which a hyphen may be put, or nothing where it is no exception.
  std::optional<std::vector<std::size_t>> find(std::string_view language, std::string_view word) const;
  bool empty() const { return words_.empty(); }

 private:
  std::map<std::string, std::map<std::string, std::vector<std::size_t>, std::less<>>, std::less<>> words_;
};

}  // namespace livret::text
