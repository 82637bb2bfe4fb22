#include <algorithm>
#include <array>

#include "locale/english_rules.hpp"
#include "locale/typography_characters.hpp"
#include "locale/typography_initials.hpp"
#include "locale/typography_references.hpp"

namespace livret::locale {

namespace {

using Text = std::u32string_view;

constexpr auto titles = std::to_array<Text>({U"Dr", U"Mr", U"Mrs", U"Ms", U"Prof", U"St"});
constexpr auto months = std::to_array<Text>({U"January", U"February", U"March", U"April", U"May", U"June", U"July",
                                             U"August", U"September", U"October", U"November", U"December"});
// What begins a sentence after `plan B.` more often than a surname begins so.
constexpr auto first_words = std::to_array<Text>(
    {U"A",     U"All",   U"An",   U"And",  U"As",    U"At", U"But", U"By",   U"For",  U"From", U"He",  U"How",
     U"If",    U"In",    U"It",   U"Its",  U"No",    U"On", U"Our", U"She",  U"So",   U"That", U"The", U"Their",
     U"There", U"These", U"They", U"This", U"Those", U"To", U"We",  U"What", U"When", U"With", U"You"});
static_assert(std::ranges::is_sorted(first_words));

bool contains(auto const& list, Text word) { return std::ranges::find(list, word) != list.end(); }

bool titles_name(Text text, std::size_t blank, std::size_t next) {
  auto const end = at(text, blank - 1) == U'.' ? blank - 1 : blank;
  return is_upper(at(text, next)) && contains(titles, word_before(text, end));
}

bool belongs_together(Text text, std::size_t blank, std::size_t next) {
  if (is_digit(at(text, next))) return names_reference(text, next);
  bool const is_day = is_digit(at(text, blank - 1)) && blank - digits_begin(text, blank) <= 2;
  return (is_day && contains(months, word_at(text, next))) || titles_name(text, blank, next) ||
         follows_initial(text, blank, next, first_words);
}

}  // namespace

void set_english_quotes(Draft& draft, Profile const&) {
  Text const text = draft.text();
  std::size_t open = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!draft.editable(i)) continue;
    auto const before = at(text, i - 1);
    if (text[i] == U'“') ++open;
    if (text[i] == U'”' && open > 0) --open;
    if (text[i] != U'"' || (is_digit(before) && open == 0)) continue;
    bool const opening = opens(before) || before == U'-' || before == en_dash || before == U'—';
    draft.replace(i, i + 1, opening ? U"“" : U"”");
    if (opening) ++open;
    if (!opening && open > 0) --open;
  }
}

void remark_on_spaced_punctuation(Draft& draft, Profile const&) {
  Text const text = draft.text();
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (Text(U";:!?%").find(text[i]) == Text::npos || !is_blank(text[i - 1]) || !draft.editable(i)) continue;
    if (is_alphanumeric(at(text, i + 1)) || (text[i] == U':' && is_blank(at(text, i + 1)) && is_digit(at(text, i + 2))))
      continue;
    auto const sign = draft.utf8(i, i + 1);
    draft.remark(blanks_begin(text, i), i + 1, "space before `" + sign + "`",
                 "English has none: write `" + sign + "` after the word");
  }
}

void glue_english(Draft& draft, Profile const&) {
  Text const text = draft.text();
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (!is_blank(text[i])) continue;
    auto const end = skip_blanks(text, i);
    bool const breaks = end - i > 1 || text[i] == U' ' || text[i] == thin_space;
    if (breaks && belongs_together(text, i, end)) draft.set_gap(i, end, no_break_space);
    i = end - 1;
  }
}

}  // namespace livret::locale
