#include <algorithm>
#include <array>

#include "locale/french_rules.hpp"
#include "locale/typography_characters.hpp"
#include "locale/typography_french_dates.hpp"
#include "locale/typography_french_names.hpp"
#include "locale/typography_references.hpp"

namespace livret::locale {

namespace {

using Text = std::u32string_view;

// Words that follow a number without being counted by it.
constexpr auto function_words = std::to_array<Text>({
    U"a",    U"afin",  U"ainsi",  U"alors", U"au",   U"aux",    U"avec", U"car",  U"ce",  U"ces",  U"cette",
    U"chez", U"comme", U"contre", U"dans",  U"de",   U"depuis", U"des",  U"dont", U"du",  U"elle", U"elles",
    U"en",   U"entre", U"est",    U"et",    U"il",   U"ils",    U"la",   U"le",   U"les", U"lors", U"mais",
    U"ne",   U"ni",    U"nous",   U"on",    U"ont",  U"or",     U"ou",   U"où",   U"par", U"pour", U"puis",
    U"qu",   U"que",   U"qui",    U"sa",    U"sans", U"se",     U"ses",  U"si",   U"son", U"sont", U"sous",
    U"sur",  U"un",    U"une",    U"vers",  U"y",    U"à",
});
static_assert(std::ranges::is_sorted(function_words));

// Abbreviations of two words: non communiqué, non déterminé, non significatif, par exemple, sans date, sans lieu, sans
// nom, sans page.
struct TwoWords {
  Text first;
  Text second;
};
constexpr auto abbreviated = std::to_array<TwoWords>(
    {{U"n", U"c"}, {U"n", U"d"}, {U"n", U"s"}, {U"p", U"ex"}, {U"s", U"d"}, {U"s", U"l"}, {U"s", U"n"}, {U"s", U"p"}});

// Within `n. d.`
bool is_within_abbreviation(Text text, std::size_t blank, std::size_t next) {
  if (at(text, blank - 1) != U'.') return false;
  auto const first = word_before(text, blank - 1);
  auto const second = word_at(text, next);
  if (first.size() != 1 || is_alphanumeric(at(text, blank - 3)) || at(text, next + second.size()) != U'.') return false;
  return std::ranges::any_of(abbreviated, [&](TwoWords const& words) {
    return to_lower(first[0]) == words.first[0] && second == words.second;
  });
}

// A quantity ends here: not a year, not the number of a thing, not the end of a code or a version.
bool ends_quantity(Text text, std::size_t end) {
  auto const begin = digits_begin(text, end);
  auto const before = at(text, begin - 1);
  if (begin == end || is_letter(before) || (before != 0 && Text(U".:/_#@-").find(before) != Text::npos)) return false;
  auto const century = text.substr(begin, 2);
  bool const is_year = end - begin == 4 && (century == U"19" || century == U"20");
  return !is_year && !names_reference(text, begin);
}

// `12 territoires`.
bool counts_noun(Text text, std::size_t blank, std::size_t word_begin) {
  auto const word = word_at(text, word_begin);
  if (word.empty() || !is_lower(word[0]) || is_apostrophe(at(text, word_begin + word.size()))) return false;
  return ends_quantity(text, blank) && !std::ranges::binary_search(function_words, word);
}

// `1er octobre`, `XIXe siècle`; the number and month of `5 octobre` count as a quantity and its noun.
bool dates_month_or_century(Text text, std::size_t blank, std::size_t word_begin) {
  auto const word = word_at(text, word_begin);
  auto const ending = word_before(text, blank);
  if (ending == U"er" && is_digit(at(text, blank - 3))) return is_french_month(word);
  return ending.ends_with(U'e') && names_century(text, word_begin);
}

bool belongs_together(Text text, std::size_t blank, std::size_t next) {
  if (is_digit(at(text, next)) && names_numbered(text, next)) return true;
  return is_within_abbreviation(text, blank, next) || counts_noun(text, blank, next) ||
         dates_month_or_century(text, blank, next) || is_within_name(text, blank, next);
}

// `n°3`, `§3`.
bool touches_number(Text text, std::size_t sign) {
  if (!is_digit(at(text, sign + 1))) return false;
  return text[sign] == U'§' || (text[sign] == U'°' && to_lower(at(text, sign - 1)) == U'n');
}

}  // namespace

void glue_french(Draft& draft, Profile const&) {
  Text const text = draft.text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (touches_number(text, i)) draft.set_gap(i + 1, i + 1, no_break_space);
    if (!is_blank(text[i])) continue;
    auto const end = skip_blanks(text, i);
    bool const breaks = end - i > 1 || text[i] == U' ' || text[i] == thin_space;
    if (breaks && belongs_together(text, i, end)) draft.set_gap(i, end, no_break_space);
    i = end - 1;
  }
}

}  // namespace livret::locale
