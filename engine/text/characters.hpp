#pragma once

#include <cstdint>
#include <string_view>

#include "base/text.hpp"

namespace livret::text {

/// What a character means for line breaking and spacing. The classes are those of UAX #14, narrowed to what livret's
/// languages need.
enum class SpaceKind {
  None,
  Stretching,    ///< U+0020 and the ASCII controls that stand for it: breaks and is justified
  Breaking,      ///< fixed width, a line may end at it
  NoBreak,       ///< U+00A0: justified, never broken
  FixedNoBreak,  ///< U+202F, U+2007: fixed width, never broken
};
SpaceKind space_kind(char32_t c);

constexpr char32_t soft_hyphen = 0xAD;
constexpr char32_t zero_width_space = 0x200B;
constexpr char32_t word_joiner = 0x2060;
constexpr char32_t zero_width_no_break_space = 0xFEFF;

/// base::decode_utf8, with ASCII and the letters with accents decided in place: most of what is read.
inline base::CodePoint code_point_at(std::string_view text, std::size_t offset) {
  auto const byte = static_cast<std::uint8_t>(text[offset]);
  if (byte < 0x80) return {byte, 1};
  if (byte >= 0xC2 && byte < 0xE0 && offset + 1 < text.size()) {
    auto const second = static_cast<std::uint8_t>(text[offset + 1]);
    if ((second & 0xC0) == 0x80) return {static_cast<char32_t>((byte & 0x1F) << 6 | (second & 0x3F)), 2};
  }
  return base::decode_utf8(text, offset);
}

bool is_letter(char32_t c);
bool is_digit(char32_t c);
bool is_upper(char32_t c);
/// Simple lower-case mapping of the Latin, Greek and Cyrillic alphabets; other characters are returned as they are.
char32_t to_lower(char32_t c);

/// A line may end after it: hyphen-minus, U+2010, en and em dash.
bool is_hyphen_or_dash(char32_t c);
bool is_hyphen(char32_t c);
/// No line ends after it, even where a space follows: opening brackets and quotes.
bool is_opening(char32_t c);
/// No line starts with it, even where a space stands before: closing brackets and quotes, `; : ! ? , .`.
bool is_closing(char32_t c);

enum class Side { Left, Right };
/// How far a character at the edge of a line hangs out of it, in 1/1000 of its advance.
int protrusion(char32_t c, Side side);

/// What a space takes, in 1/3600 em, where the face has no glyph for it (U+2009 and U+202F: a fifth); 0 for those that
/// take another glyph's advance.
int fallback_advance(char32_t space);

}  // namespace livret::text
