#include <algorithm>
#include <optional>
#include <string_view>

#include "locale/typography_characters.hpp"
#include "locale/typography_rules.hpp"

namespace livret::locale {

namespace {

using Text = std::u32string_view;

bool is_ascii_alphanumeric(char32_t c) { return c < 0x80 && is_alphanumeric(c); }
bool is_host(char32_t c) { return is_ascii_alphanumeric(c) || c == U'.' || c == U'-'; }
bool is_local_part(char32_t c) { return is_host(c) || is_one_of(c, U"_%+"); }

template <typename Predicate>
std::size_t extend_left(Text text, std::size_t end, std::size_t limit, Predicate is_part) {
  while (end > limit && is_part(text[end - 1])) --end;
  return end;
}

// To the next blank or quotation mark, without the punctuation of the sentence that it ends.
std::size_t address_end(Text text, std::size_t from) {
  auto end = from;
  int open_brackets = 0;
  for (; end < text.size(); ++end) {
    auto const c = text[end];
    if (c == U'(') ++open_brackets;
    if (c == U')' && --open_brackets < 0) break;
    if (is_blank(c) || c == U'\n' || c == U'\t' || is_one_of(c, U"<>\"«»“”")) break;
  }
  while (end > from && is_one_of(text[end - 1], U".,;:!?…'’]")) --end;
  return end;
}

bool names_host(Text host) {
  auto const dot = host.rfind(U'.');
  if (dot == Text::npos || dot == 0 || host.size() - dot < 3) return false;
  return std::ranges::all_of(host.substr(dot + 1), [](char32_t c) { return is_ascii_alphanumeric(c) && !is_digit(c); });
}

// Where the address begins of which the character at `i` tells, if it tells of any.
std::optional<std::size_t> address_begin(Text text, std::size_t i, std::size_t limit) {
  switch (text[i]) {
    case U':':
      if (text.substr(i, 3) == U"://") return extend_left(text, i, limit, is_ascii_alphanumeric);
      if (word_before(text, i) == U"mailto") return std::max(i - 6, limit);
      return std::nullopt;
    case U'w':
      if (text.substr(i, 4) == U"www." && !is_alphanumeric(at(text, i - 1))) return i;
      return std::nullopt;
    case U'@':
      if (is_ascii_alphanumeric(at(text, i + 1))) return extend_left(text, i, limit, is_local_part);
      return std::nullopt;
    case U'/': {
      auto const begin = extend_left(text, i, limit, is_host);
      if (names_host(text.substr(begin, i - begin))) return begin;
      return std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace

void protect_addresses(Draft& draft, Profile const&) {
  Text const text = draft.text();
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); i = std::max(i + 1, done)) {
    auto const begin = address_begin(text, i, done);
    if (!begin) continue;
    done = address_end(text, i);
    draft.protect(*begin, done);
  }
}

}  // namespace livret::locale
