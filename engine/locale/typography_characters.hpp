#pragma once

#include <cstddef>
#include <string_view>

namespace livret::locale {

constexpr char32_t no_break_space = 0x00a0;
constexpr char32_t thin_space = 0x2009;
constexpr char32_t narrow_no_break_space = 0x202f;
constexpr char32_t en_dash = 0x2013;
constexpr char32_t minus_sign = 0x2212;

constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
/// A space inside a line, breaking or not; the end of a line is none.
constexpr bool is_blank(char32_t c) {
  return c == U' ' || c == no_break_space || c == narrow_no_break_space || c == thin_space;
}
constexpr bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’'; }

bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
char32_t to_upper(char32_t c);
char32_t to_lower(char32_t c);
inline bool is_alphanumeric(char32_t c) { return is_digit(c) || is_letter(c); }
/// Whether `c` is one of `set`; 0, the neighbour of an end, is in none.
constexpr bool is_one_of(char32_t c, std::u32string_view set) {
  return c != 0 && set.find(c) != std::u32string_view::npos;
}
/// After which a word or a quotation may begin: nothing (0), a blank, the end of a line, an opening bracket or
/// quotation mark.
bool opens(char32_t c);

/// The character at `index`, 0 before the first (an index that wrapped round) and after the last.
constexpr char32_t at(std::u32string_view text, std::size_t index) { return index < text.size() ? text[index] : 0; }

std::size_t skip_blanks(std::u32string_view text, std::size_t from);
std::size_t skip_digits(std::u32string_view text, std::size_t from);
/// Where the blanks that end before `end` begin.
std::size_t blanks_begin(std::u32string_view text, std::size_t end);
/// Where the digits that end before `end` begin.
std::size_t digits_begin(std::u32string_view text, std::size_t end);

/// The letters that end before `end`, or that begin at `begin`; empty where the word is longer than any that a rule
/// knows, so that looking round a place takes constant time.
std::u32string_view word_before(std::u32string_view text, std::size_t end);
std::u32string_view word_at(std::u32string_view text, std::size_t begin);

}  // namespace livret::locale
