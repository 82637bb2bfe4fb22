#include "content/label_name.hpp"

#include "base/text.hpp"

namespace livret::content {

namespace {

/// Beyond ASCII, letters of Latin, Greek and other scripts; not the signs of Latin-1, nor the blocks of punctuation and
/// symbols from U+2000 on, nor private use.
bool is_name_character(char32_t c) {
  if (c < 0x80)
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  return c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7;
}

}  // namespace

bool is_label_name(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    auto const character = base::decode_utf8(name, at);
    if (!is_name_character(character.value)) return false;
    at += character.length;
  }
  return !name.empty();
}

}  // namespace livret::content
