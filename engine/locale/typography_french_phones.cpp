#include "locale/french_rules.hpp"
#include "locale/typography_characters.hpp"

namespace livret::locale {

namespace {

using Text = std::u32string_view;

constexpr std::size_t pairs_of_number = 4;

// Where the four pairs behind `begin` end, each after one blank; `begin` where they are not four.
std::size_t pairs_end(Text text, std::size_t begin) {
  auto end = begin;
  for (std::size_t pair = 0; pair < pairs_of_number; ++pair) {
    if (!is_blank(at(text, end)) || skip_digits(text, end + 1) != end + 3) return begin;
    end += 3;
  }
  return is_letter(at(text, end)) || (is_blank(at(text, end)) && is_digit(at(text, end + 1))) ? begin : end;
}

// How many characters stand before the pairs: `0X`, or `+33 X`.
std::size_t head_size(Text text, std::size_t begin) {
  if (text[begin] == U'0' && skip_digits(text, begin) == begin + 2) return 2;
  bool const is_international = text.substr(begin, 3) == U"+33" && is_blank(at(text, begin + 3));
  return is_international && skip_digits(text, begin + 4) == begin + 5 ? 5 : 0;
}

}  // namespace

void glue_phone_numbers(Draft& draft, Profile const&) {
  Text const text = draft.text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((text[i] != U'0' && text[i] != U'+') || is_alphanumeric(at(text, i - 1))) continue;
    if (is_blank(at(text, i - 1)) && is_digit(at(text, i - 2))) continue;
    auto const head = head_size(text, i);
    auto const end = head == 0 ? 0 : pairs_end(text, i + head);
    for (auto place = i; end > i + head && place < end; ++place)
      if (is_blank(text[place])) draft.set_gap(place, place + 1, no_break_space);
  }
}

}  // namespace livret::locale
