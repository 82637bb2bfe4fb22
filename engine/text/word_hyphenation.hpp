#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "text/paragraph.hpp"
#include "text/shape_cache.hpp"

namespace livret::text {

/// What stands beside a word, with no space between: a part of a word is never hyphenated.
enum class Neighbours { None, Before, After, Both };

/// Where a word with what surrounds it (`l’innovation,`) may be hyphenated: letters by the patterns of its language,
/// but neither names nor acronyms nor what holds digits, and the author's exceptions as they are given, all within the
/// least letters on each side.
class WordHyphenation {
 public:
  WordHyphenation(ShapeCache& cache, BreakParameters const& parameters) : cache_(cache), parameters_(parameters) {}

  /// Puts offsets in `word`, ascending, at the end of `points`.
  void find(std::string_view word, std::string_view language, Neighbours neighbours, std::vector<std::size_t>& points);

 private:
  void use_language(std::string_view language);
  bool add_exception(std::string_view word, std::size_t begin, std::size_t end, std::vector<std::size_t>& points) const;

  ShapeCache& cache_;
  BreakParameters const& parameters_;
  HyphenationRules rules_;
  std::optional<HyphenationRulesId> rules_id_;  ///< of the rules for the last word's language
};

}  // namespace livret::text
