#include "yaml/json_text.hpp"

#include <optional>

#include <fmt/format.h>

#include "base/text.hpp"
#include "yaml/source_text.hpp"

namespace livret::yaml {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// The code unit of the four hexadecimal digits at `at`.
std::optional<char32_t> read_unit(std::string_view source, std::size_t at, std::size_t end) {
  if (at + 4 > end) return std::nullopt;
  char32_t unit = 0;
  for (char c : source.substr(at, 4)) {
    bool const is_decimal = c >= '0' && c <= '9';
    char const lower = static_cast<char>(c | 0x20);
    if (!is_decimal && (lower < 'a' || lower > 'f')) return std::nullopt;
    unit = unit * 16 + static_cast<char32_t>(is_decimal ? c - '0' : lower - 'a' + 10);
  }
  return unit;
}

bool is_high(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

/// Appends what the escape at `at` stands for and gives the offset after it.
std::size_t decode_escape(std::string_view source, std::size_t at, std::size_t end, std::string& text) {
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  char const letter = at + 1 < end ? source[at + 1] : '\0';
  if (auto const place = letters.find(letter); place != std::string_view::npos) {
    text += meanings[place];
    return at + 2;
  }
  auto const unit = letter == 'u' ? read_unit(source, at + 2, end) : std::nullopt;
  if (!unit)
    throw Fault{at, std::min(at + 2, end), "unknown escape", "write a backslash as `\\\\`, a character as `\\u00E9`"};
  at += 6;
  if (is_high(*unit) && source.substr(at, 2) == "\\u") {
    auto const low = read_unit(source, at + 2, end);
    if (low && is_low(*low)) {
      base::append_utf8(text, 0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00));
      return at + 6;
    }
  }
  base::append_utf8(text, is_high(*unit) || is_low(*unit) ? replacement : *unit);
  return at;
}

}  // namespace

std::size_t find_json_text_end(std::string_view source, std::size_t begin) {
  std::size_t at = begin + 1;
  while (at < source.size()) {
    at = source.find_first_of("\"\\", at);
    if (at == std::string_view::npos || source[at] == '"') return at;
    at += 2;  // a backslash and what it escapes
  }
  return std::string_view::npos;
}

void decode_json_text(std::string_view source, std::size_t begin, std::size_t end, std::string& text,
                      std::vector<Node::Anchor>* anchors) {
  text.clear();
  auto const anchor = [&](std::size_t at) {
    if (anchors != nullptr)
      anchors->push_back({static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(at)});
  };
  std::size_t at = begin + 1;
  anchor(at);
  while (at < end) {
    auto const next = std::min(source.find('\\', at), end);
    text += source.substr(at, next - at);
    at = next;
    if (at == end) break;
    at = decode_escape(source, at, end, text);
    anchor(at);
  }
}

}  // namespace livret::yaml
