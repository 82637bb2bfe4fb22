#include "locale/typography_french_dates.hpp"

#include <algorithm>
#include <array>

#include "locale/french_rules.hpp"
#include "locale/typography_characters.hpp"
#include "locale/typography_references.hpp"

namespace livret::locale {

namespace {

using Text = std::u32string_view;

constexpr auto months = std::to_array<Text>({U"janvier", U"février", U"mars", U"avril", U"mai", U"juin", U"juillet",
                                             U"août", U"septembre", U"octobre", U"novembre", U"décembre"});

// The figure 1 by itself before a month: no part of a number, a code, or a reference such as `figure 1`.
bool is_first_day(Text text, std::size_t figure) {
  auto const before = at(text, figure - 1);
  if (is_alphanumeric(before) || (before != 0 && Text(U".,-/_#:+&@=°").find(before) != Text::npos)) return false;
  if (is_blank(before) && is_digit(at(text, blanks_begin(text, figure) - 1))) return false;
  if (!is_blank(at(text, figure + 1)) || names_reference(text, figure)) return false;
  return is_french_month(word_at(text, skip_blanks(text, figure + 1)));
}

}  // namespace

bool is_french_month(Text word) { return std::ranges::find(months, word) != months.end(); }

bool names_century(Text text, std::size_t begin) {
  constexpr auto words = std::to_array<Text>({U"millénaire", U"millénaires", U"siècle", U"siècles"});
  auto const word = word_at(text, begin);
  return std::ranges::find(words, word) != words.end() || (word == U"s" && at(text, begin + 1) == U'.');
}

void set_first_days(Draft& draft, Profile const&) {
  Text const text = draft.text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U'1' || !is_first_day(text, i) || !draft.editable(i) || !draft.editable(i + 1)) continue;
    draft.replace(i + 1, i + 1, U"er", Drawn::Superior);
  }
}

}  // namespace livret::locale
