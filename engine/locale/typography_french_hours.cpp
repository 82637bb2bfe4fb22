#include "locale/french_rules.hpp"
#include "locale/typography_characters.hpp"
#include "locale/typography_references.hpp"

namespace livret::locale {

namespace {

using Text = std::u32string_view;

bool is_two_digits(Text text, std::size_t begin, char32_t highest_first) {
  return is_digit(at(text, begin)) && text[begin] <= highest_first && is_digit(at(text, begin + 1)) &&
         !is_alphanumeric(at(text, begin + 2));
}

// The hours that end before the `h`: no digits of a code, at most 24.
bool are_hours(Text text, std::size_t end) {
  auto const begin = digits_begin(text, end);
  auto const digits = text.substr(begin, end - begin);
  auto const before = at(text, begin - 1);
  if (digits.empty() || digits.size() > 2 || is_letter(before) || is_one_of(before, U".…,/_#:+&@=°−—")) return false;
  bool const continues_range = is_digit(at(text, begin - 2)) || at(text, begin - 2) == U'h';
  if ((is_one_of(before, U"-–") && !continues_range) || names_reference(text, begin)) return false;
  return digits.size() == 1 || digits <= U"24";
}

// `10h30`, `10 h 30`, `10h`; not `24h/24`.
void glue_hours(Draft& draft, std::size_t sign) {
  Text const text = draft.text();
  auto const hours_end = blanks_begin(text, sign);
  auto const minutes = skip_blanks(text, sign + 1);
  bool const has_minutes = is_two_digits(text, minutes, U'5');
  if (!are_hours(text, hours_end) || (!has_minutes && is_alphanumeric(at(text, sign + 1)))) return;
  if (is_apostrophe(at(text, sign + 1)) || is_one_of(at(text, sign + 1), U"/_‘°")) return;
  draft.set_gap(hours_end, sign, no_break_space);
  if (has_minutes) draft.set_gap(sign + 1, minutes, no_break_space);
}

// `5 min 30 s`: the first part and the second are one duration.
void glue_seconds(Draft& draft, std::size_t unit_end) {
  Text const text = draft.text();
  auto const seconds = skip_blanks(text, unit_end);
  auto const seconds_end = skip_digits(text, seconds);
  auto const sign = skip_blanks(text, seconds_end);
  if (seconds == unit_end || seconds_end == seconds || seconds_end - seconds > 2) return;
  if (sign > seconds_end && word_at(text, sign) == U"s") draft.set_gap(unit_end, seconds, no_break_space);
}

}  // namespace

void glue_times(Draft& draft, Profile const&) {
  Text const text = draft.text();
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == U'h' && !is_letter(text[i - 1])) glue_hours(draft, i);
    if (text[i] == U'n' && text.substr(0, i + 1).ends_with(U"min") && is_blank(at(text, i + 1)) &&
        is_digit(at(text, blanks_begin(text, i - 2) - 1)))
      glue_seconds(draft, i + 1);
  }
}

}  // namespace livret::locale
