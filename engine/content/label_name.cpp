#include "content/label_name.hpp"

#include "base/text.hpp"

namespace livret::content {

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  // Not the signs of Latin-1, nor the blocks of punctuation, symbols, ideographs and private use from U+2000 on.
  return c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7;
}

bool is_label_name(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    auto const character = base::decode_utf8(name, at);
    bool const is_sign = character.value == '-' || character.value == '_' || character.value == '.';
    if (!is_sign && !is_letter_or_digit(character.value)) return false;
    at += character.length;
  }
  return !name.empty();
}

}  // namespace livret::content
