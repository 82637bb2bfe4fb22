#include "text/word_hyphenation.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace livret::text {

namespace {

/// A stretch of letters and digits in a word.
struct Letters {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t count = 0;
  bool has_digit = false;
  bool starts_upper = false;
  bool has_later_upper = false;
};

Letters letters_from(std::string_view text, std::size_t begin) {
  Letters letters{begin, begin};
  while (letters.end < text.size()) {
    auto const c = code_point_at(text, letters.end);
    bool const digit = is_digit(c.value);
    if (!digit && !is_letter(c.value)) break;
    letters.has_digit |= digit;
    bool const upper = is_upper(c.value);
    (letters.count == 0 ? letters.starts_upper : letters.has_later_upper) |= upper;
    ++letters.count;
    letters.end += c.length;
  }
  return letters;
}

/// Where letters end that only apostrophes part: of `aujourd’hui`, the whole.
std::size_t end_of_phrase(std::string_view text, std::size_t end_of_letters) {
  auto end = end_of_letters;
  while (end < text.size()) {
    auto const c = code_point_at(text, end);
    if (c.value != U'\'' && c.value != 0x2019) break;
    auto const more = letters_from(text, end + c.length);
    if (more.count == 0) break;
    end = more.end;
  }
  return end;
}

std::size_t letters_between(std::string_view text, std::size_t begin, std::size_t end) {
  return static_cast<std::size_t>(std::count_if(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                                text.begin() + static_cast<std::ptrdiff_t>(end),
                                                [](char c) { return (static_cast<std::uint8_t>(c) & 0xC0) != 0x80; }));
}

}  // namespace

void WordHyphenation::use_language(std::string_view language) {
  if (rules_id_ && rules_.language == language) return;
  rules_ = {std::string(language), parameters_.min_before_hyphen, parameters_.min_after_hyphen};
  rules_id_ = cache_.rules_of(rules_);
}

void WordHyphenation::find(std::string_view word, std::string_view language, Neighbours neighbours,
                           std::vector<std::size_t>& points) {
  use_language(language);
  bool const continues_before = neighbours == Neighbours::Before || neighbours == Neighbours::Both;
  bool const continues_after = neighbours == Neighbours::After || neighbours == Neighbours::Both;
  bool const has_exceptions = parameters_.exceptions && !parameters_.exceptions->empty();
  for (std::size_t offset = 0; offset < word.size();) {
    auto const letters = letters_from(word, offset);
    if (letters.count == 0) {
      offset += code_point_at(word, offset).length;
      continue;
    }
    offset = letters.end;
    bool const is_whole = !(letters.begin == 0 && continues_before) && !(letters.end == word.size() && continues_after);
    if (!is_whole) continue;
    if (has_exceptions) {
      auto const phrase = end_of_phrase(word, letters.end);
      bool const is_phrase = phrase > letters.end && add_exception(word, letters.begin, phrase, points);
      if (is_phrase) offset = phrase;
      if (is_phrase || add_exception(word, letters.begin, letters.end, points)) continue;
    }
    bool const is_name = letters.starts_upper && !parameters_.hyphenate_capitalised;
    if (letters.has_digit || letters.has_later_upper || is_name) continue;
    cache_.hyphenation(*rules_id_, word.substr(letters.begin, letters.end - letters.begin), letters.begin, points);
  }
}

bool WordHyphenation::add_exception(std::string_view word, std::size_t begin, std::size_t end,
                                    std::vector<std::size_t>& points) const {
  auto const found = parameters_.exceptions->find(rules_.language, word.substr(begin, end - begin));
  if (!found) return false;
  auto const enough = [](std::size_t letters, int least) {
    return letters >= static_cast<std::size_t>(std::max(least, 1));
  };
  for (auto const point : *found)
    if (enough(letters_between(word, begin, begin + point), parameters_.min_before_hyphen) &&
        enough(letters_between(word, begin + point, end), parameters_.min_after_hyphen))
      points.push_back(begin + point);
  return true;
}

}  // namespace livret::text
