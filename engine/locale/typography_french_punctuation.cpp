#include "locale/french_rules.hpp"
#include "locale/typography_characters.hpp"

namespace livret::locale {

namespace {

using Text = std::u32string_view;

bool is_query_or_exclamation(char32_t c) { return c == U'?' || c == U'!'; }

// `?!` and `!!!` are one mark; a semicolon stands alone.
std::size_t mark_end(Text text, std::size_t begin) {
  auto end = begin + 1;
  while (is_query_or_exclamation(text[begin]) && is_query_or_exclamation(at(text, end))) ++end;
  return end;
}

// No sign of a formula (`!=`), a pattern (`a?b`) or a face (`;)`).
bool is_punctuation(Text text, std::size_t begin, std::size_t end) {
  auto const after = at(text, end);
  if (is_alphanumeric(after) || after == U'=' || after == U'/') return false;
  return text[begin] != U';' || (after != U')' && after != U'-');
}

void space_before(Draft& draft, std::size_t mark, char32_t space) {
  Text const text = draft.text();
  auto const begin = blanks_begin(text, mark);
  if (!opens(at(text, begin - 1))) draft.set_gap(begin, mark, space);
}

}  // namespace

void space_high_punctuation(Draft& draft, Profile const& profile) {
  Text const text = draft.text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((text[i] != U';' && !is_query_or_exclamation(text[i])) || !draft.editable(i)) continue;
    auto const end = mark_end(text, i);
    if (is_punctuation(text, i, end)) space_before(draft, i, profile.high_space);
    i = end - 1;
  }
}

void space_colons(Draft& draft, Profile const& profile) {
  Text const text = draft.text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U':' || !draft.editable(i)) continue;
    auto const after = at(text, i + 1);
    auto const before = blanks_begin(text, i);
    bool const ends_word = after == 0 || after == U'\n' || is_blank(after);
    bool const in_ratio = before < i && is_digit(at(text, before - 1)) && is_digit(at(text, skip_blanks(text, i + 1)));
    if (ends_word && !in_ratio && at(text, before - 1) != U':') space_before(draft, i, profile.colon_space);
  }
}

}  // namespace livret::locale
