#include "locale/typography_initials.hpp"

#include <algorithm>

#include "locale/typography_characters.hpp"

namespace livret::locale {

bool follows_initial(std::u32string_view text, std::size_t blank, std::size_t next,
                     std::span<std::u32string_view const> first_words) {
  if (at(text, blank - 1) != U'.' || !is_upper(at(text, next))) return false;
  auto const initial = word_before(text, blank - 1);
  if (initial.size() != 1 || !is_upper(initial[0]) || is_digit(at(text, blank - 3))) return false;
  auto const word = word_at(text, next);
  if (word.size() == 1) return at(text, next + 1) == U'.';
  return !word.empty() && !std::ranges::binary_search(first_words, word);
}

}  // namespace livret::locale
