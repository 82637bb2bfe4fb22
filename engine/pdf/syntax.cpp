#include "pdf/syntax.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/check.hpp"
#include "base/text.hpp"

namespace livret::pdf {

namespace {

constexpr std::string_view hexadecimal = "0123456789ABCDEF";

/// Calls `each` with the UTF-16 code units of a text.
template <typename Each>
void for_each_unit(std::string_view utf8, Each const& each) {
  for (std::size_t offset = 0; offset < utf8.size();) {
    auto const [value, length] = base::decode_utf8(utf8, offset);
    offset += length;
    if (value < 0x10000) {
      each(static_cast<std::uint16_t>(value));
    } else {
      each(static_cast<std::uint16_t>(0xD800 + ((value - 0x10000) >> 10)));
      each(static_cast<std::uint16_t>(0xDC00 + ((value - 0x10000) & 0x3FF)));
    }
  }
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

void append_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> digits;
  auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

void append_thousandths(std::string& out, std::int64_t thousandths) {
  if (thousandths < 0) {
    out += '-';
    thousandths = -thousandths;
  }
  std::int64_t const whole = thousandths / 1000;
  int rest = static_cast<int>(thousandths % 1000);
  if (whole != 0 || rest == 0) append_integer(out, whole);
  if (rest == 0) return;
  out += '.';
  for (int place = 100; rest != 0; place /= 10) {
    out += static_cast<char>('0' + rest / place);
    rest %= place;
  }
}

std::int64_t to_thousandths(double value) {
  base::check(std::isfinite(value), "a number for PDF is not finite");
  return std::llround(std::clamp(value, -32767.0, 32767.0) * 1000);
}

void append_real(std::string& out, double value) { append_thousandths(out, to_thousandths(value)); }

void append_escaped(std::string& out, char byte) {
  switch (byte) {
    case '(':
    case ')':
    case '\\':
      out += '\\';
      break;
    case '\r':
      out += "\\r";
      return;
    default:
      break;
  }
  out += byte;
}

void append_literal(std::string& out, std::string_view bytes) {
  out += '(';
  for (char byte : bytes) append_escaped(out, byte);
  out += ')';
}

void append_text(std::string& out, std::string_view utf8) {
  if (is_plain(utf8)) {
    append_literal(out, utf8);
    return;
  }
  out += "(\xFE\xFF";
  for_each_unit(utf8, [&](std::uint16_t unit) {
    append_escaped(out, static_cast<char>(unit >> 8));
    append_escaped(out, static_cast<char>(unit & 0xFF));
  });
  out += ')';
}

std::size_t text_length(std::string_view utf8) {
  if (is_plain(utf8)) return utf8.size();
  std::size_t length = 2;
  for_each_unit(utf8, [&](std::uint16_t) { length += 2; });
  return length;
}

void append_utf16_hex(std::string& out, std::string_view utf8) {
  for_each_unit(utf8, [&](std::uint16_t unit) {
    for (int shift = 12; shift >= 0; shift -= 4) out += hexadecimal[(unit >> shift) & 0xF];
  });
}

void append_name(std::string& out, std::string_view name) {
  constexpr std::string_view delimiters = "()<>[]{}/%#";
  out += '/';
  for (char c : name) {
    if (c > 0x20 && c < 0x7F && delimiters.find(c) == std::string_view::npos) {
      out += c;
      continue;
    }
    auto const byte = static_cast<std::uint8_t>(c);
    out += '#';
    out += hexadecimal[byte >> 4];
    out += hexadecimal[byte & 0xF];
  }
}

void append_reference(std::string& out, std::uint32_t object_number) {
  append_integer(out, object_number);
  out += " 0 R";
}

}  // namespace livret::pdf
