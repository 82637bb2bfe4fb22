#include <map>
#include <optional>

#include "locale/typography_characters.hpp"
#include "locale/typography_references.hpp"
#include "locale/typography_rules.hpp"

namespace livret::locale {

namespace {

using Text = std::u32string_view;

std::size_t run_end(Text text, std::size_t from) {
  auto end = from;
  while (at(text, end) == text[from]) ++end;
  return end;
}

// Of a hyphen with a blank on either side: no bullet, no subtraction.
bool is_between_words(Text text, std::size_t hyphen) {
  auto const before = at(text, hyphen - 2);
  auto const after = at(text, hyphen + 2);
  return !opens(before) && after != 0 && after != U'\n' && !is_blank(after) && !(is_digit(before) && is_digit(after));
}

bool is_year(Text digits) { return digits.size() == 4 && digits >= U"1000" && digits <= U"2199"; }

bool is_range(Text first, Text last) {
  if (first.empty() || last.empty() || first[0] == U'0' || last[0] == U'0') return false;
  if (is_year(first) || is_year(last)) return is_year(first) && is_year(last) && first < last;
  if (first.size() > 3 || last.size() > 3) return false;
  return first.size() < last.size() || (first.size() == last.size() && first < last);
}

// Whether a number may end or begin here: no letter, no further part of a date, a code or a decimal number.
bool is_free(char32_t neighbour) {
  return !is_alphanumeric(neighbour) && Text(U"-/_.,:+#").find(neighbour) == Text::npos;
}
bool is_free_after(Text text, std::size_t end) {
  return is_free(at(text, end)) || (Text(U".,:").find(text[end]) != Text::npos && !is_alphanumeric(at(text, end + 1)));
}

}  // namespace

void set_ellipses(Draft& draft, Profile const&) {
  Text const text = draft.text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U'.') continue;
    auto const end = run_end(text, i);
    if (end - i == 3 && at(text, i - 1) != U'…' && at(text, end) != U'…') draft.replace(i, end, U"…");
    i = end - 1;
  }
}

void end_et_cetera(Draft& draft, Profile const&) {
  Text const text = draft.text();
  for (std::size_t i = 3; i < text.size(); ++i) {
    auto const after = at(text, i + 1);
    if (text[i] != U'…' || is_alphanumeric(after) || is_one_of(after, U".…/@")) continue;
    if (text.substr(i + 1, 3) == U"://") continue;
    auto const end = text[i - 1] == U'.' ? i - 1 : blanks_begin(text, i);
    if (word_before(text, end) == U"etc") draft.replace(end, i + 1, U".");
  }
}

void set_dashes(Draft& draft, Profile const&) {
  Text const text = draft.text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U'-') continue;
    auto const end = run_end(text, i);
    auto const length = end - i;
    bool const spaced = at(text, i - 1) == U' ' && at(text, end) == U' ';
    bool const joined = is_alphanumeric(at(text, i - 1)) && is_alphanumeric(at(text, end));
    if (length == 3) draft.replace(i, end, U"—");
    if (length == 2 && (spaced || joined)) draft.replace(i, end, U"–");
    if (length == 1 && spaced && is_between_words(text, i)) draft.replace(i, end, U"–");
    i = end - 1;
  }
}

void set_ranges(Draft& draft, Profile const&) {
  Text const text = draft.text();
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] != U'-' || !is_digit(text[i - 1]) || !is_digit(text[i + 1])) continue;
    auto const begin = digits_begin(text, i);
    auto const end = skip_digits(text, i + 1);
    bool const free = is_free(at(text, begin - 1)) && is_free_after(text, end) && !names_code(text, begin);
    if (free && is_range(text.substr(begin, i - begin), text.substr(i + 1, end - i - 1))) draft.replace(i, i + 1, U"–");
    i = end - 1;
  }
}

void set_minus_signs(Draft& draft, Profile const&) {
  Text const text = draft.text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U'-' || !is_digit(at(text, i + 1)) || !opens(at(text, i - 1))) continue;
    auto const before = blanks_begin(text, i);
    bool const after_number = before < i && is_digit(at(text, before - 1));
    if (!after_number && at(text, skip_digits(text, i + 1)) != U'-') draft.replace(i, i + 1, U"−");
  }
}

void set_apostrophes(Draft& draft, Profile const&) {
  Text const text = draft.text();
  std::map<std::size_t, char32_t> marks;
  std::optional<std::size_t> open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'‘') open.reset();
    if (text[i] != U'\'' || !draft.editable(i)) continue;
    auto const before = at(text, i - 1);
    bool const word_follows = is_alphanumeric(at(text, i + 1));
    if (word_follows && !is_alphanumeric(before) && !is_apostrophe(before)) {
      open = i;
    } else if (open && !word_follows && !opens(before)) {
      marks[*open] = U'‘';
      marks[i] = U'’';
      open.reset();
    } else if (is_letter(before)) {
      marks[i] = U'’';
    }
  }
  for (auto const& [place, mark] : marks) draft.replace(place, place + 1, {&mark, 1});
}

}  // namespace livret::locale
