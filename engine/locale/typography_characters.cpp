#include "locale/typography_characters.hpp"

#include <unicode/uchar.h>

namespace livret::locale {

namespace {

constexpr std::size_t longest_word = 24;

constexpr bool is_ascii(char32_t c) { return c < 0x80; }
constexpr bool is_ascii_letter(char32_t c) { return (c | 0x20U) >= U'a' && (c | 0x20U) <= U'z'; }

}  // namespace

bool is_letter(char32_t c) { return is_ascii(c) ? is_ascii_letter(c) : u_isalpha(static_cast<UChar32>(c)); }

bool is_upper(char32_t c) { return is_ascii(c) ? c >= U'A' && c <= U'Z' : u_isupper(static_cast<UChar32>(c)); }

bool is_lower(char32_t c) { return is_ascii(c) ? c >= U'a' && c <= U'z' : u_islower(static_cast<UChar32>(c)); }

char32_t to_upper(char32_t c) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))); }

char32_t to_lower(char32_t c) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); }

bool opens(char32_t c) {
  return c == 0 || c == U'\n' || is_blank(c) || std::u32string_view(U"([{«“‘¿¡").find(c) != std::u32string_view::npos;
}

std::size_t skip_blanks(std::u32string_view text, std::size_t from) {
  while (from < text.size() && is_blank(text[from])) ++from;
  return from;
}

std::size_t skip_digits(std::u32string_view text, std::size_t from) {
  while (from < text.size() && is_digit(text[from])) ++from;
  return from;
}

std::size_t blanks_begin(std::u32string_view text, std::size_t end) {
  while (end > 0 && is_blank(text[end - 1])) --end;
  return end;
}

std::size_t digits_begin(std::u32string_view text, std::size_t end) {
  while (end > 0 && is_digit(text[end - 1])) --end;
  return end;
}

std::u32string_view word_before(std::u32string_view text, std::size_t end) {
  auto begin = end;
  while (begin > 0 && is_letter(text[begin - 1])) {
    if (end - --begin > longest_word) return {};
  }
  return text.substr(begin, end - begin);
}

std::u32string_view word_at(std::u32string_view text, std::size_t begin) {
  auto end = begin;
  while (end < text.size() && is_letter(text[end])) {
    if (++end - begin > longest_word) return {};
  }
  return begin < text.size() ? text.substr(begin, end - begin) : std::u32string_view{};
}

}  // namespace livret::locale
