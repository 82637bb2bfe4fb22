#include "locale/typography_characters.hpp"
#include "locale/typography_rules.hpp"

namespace livret::locale {

namespace {

using Text = std::u32string_view;

// Of several blanks the one that holds most: who typed a no-break space beside another meant it.
char32_t strongest_blank(Text blanks) {
  if (blanks.find(no_break_space) != Text::npos) return no_break_space;
  return blanks.find(narrow_no_break_space) != Text::npos ? narrow_no_break_space : U' ';
}

bool ends_phrase(char32_t c) { return c == 0 || c == U'\n' || is_blank(c) || is_one_of(c, U")]}»”\";:!?"); }

// `mot ,` and `mot .`; not `.5`, `. . .` or ` …`.
bool is_loose_stop(Text text, std::size_t blank, std::size_t mark) {
  auto const before = at(text, blank - 1);
  return is_one_of(at(text, mark), U",.") && ends_phrase(at(text, mark + 1)) && !opens(before) &&
         !is_one_of(before, U".,;:!?…-–—");
}

// `et puis …` at the end; an ellipsis after a comma or in brackets stands for words, and keeps its space.
bool is_loose_ellipsis(Text text, std::size_t blank, std::size_t mark) {
  auto const after = at(text, mark + 1);
  if (at(text, mark) != U'…' || !is_letter(at(text, blank - 1))) return false;
  return (after == 0 || is_one_of(at(text, skip_blanks(text, mark + 1)), U")]") || is_one_of(after, U"\n)»”\""));
}

// `( mot )`; a box to tick, `[ ]`, keeps its blank.
bool is_inside_bracket(Text text, std::size_t blank, std::size_t next) {
  auto const before = at(text, blank - 1);
  auto const after = at(text, next);
  auto const outside = at(text, blank - 2);
  if (is_one_of(before, U"([") && (opens(outside) || outside == U'"'))
    return after != 0 && after != U'\n' && !is_one_of(after, U")]");
  return is_one_of(after, U")]") && !is_one_of(before, U"([") && before != 0 && before != U'\n' &&
         !is_one_of(before, U":;");
}

// `mot ,mot`: the blank stands on the wrong side.
bool is_misplaced(Text text, std::size_t blank, std::size_t comma) {
  return at(text, comma) == U',' && is_letter(at(text, blank - 1)) && is_letter(at(text, comma + 1));
}

bool is_loose(Text text, std::size_t blank, std::size_t next) {
  return is_loose_stop(text, blank, next) || is_loose_ellipsis(text, blank, next) ||
         is_inside_bracket(text, blank, next);
}

}  // namespace

void set_single_blanks(Draft& draft, Profile const&) {
  Text const text = draft.text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_blank(text[i])) continue;
    auto const end = skip_blanks(text, i);
    if (end - i > 1) draft.set_gap(i, end, strongest_blank(text.substr(i, end - i)));
    i = end - 1;
  }
}

void close_up(Draft& draft, Profile const&) {
  Text const text = draft.text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_blank(text[i])) continue;
    auto const end = skip_blanks(text, i);
    if (is_loose(text, i, end)) draft.replace(i, end, {});
    if (is_misplaced(text, i, end)) draft.replace(i, end + 1, U", ");
    i = end - 1;
  }
}

}  // namespace livret::locale
