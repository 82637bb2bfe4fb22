#include "expr/unicode_text.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/text.hpp"

namespace livret::expr {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 99;
}

}  // namespace

std::u32string decode(std::string_view text) {
  std::u32string code_points;
  for (std::size_t i = 0; i < text.size();) {
    auto const [value, length] = base::decode_utf8(text, i);
    code_points += value;
    i += length;
  }
  return code_points;
}

std::string encode(std::u32string_view code_points) {
  std::string text;
  for (char32_t code_point : code_points) base::append_utf8(text, code_point);
  return text;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); i += base::decode_utf8(text, i).length) ++count;
  return count;
}

bool is_white_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0d) || c == 0x20 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
         c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000 || c == 0xfeff;
}

std::string_view trim_white_space(std::string_view text) {
  std::size_t begin = text.size();
  std::size_t end = 0;
  for (std::size_t i = 0; i < text.size();) {
    auto const [value, length] = base::decode_utf8(text, i);
    if (!is_white_space(value)) {
      begin = std::min(begin, i);
      end = i + length;
    }
    i += length;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

double parse_integer_prefix(std::string_view text, int radix, Trailing trailing) {
  text = trim_white_space(text);
  bool const negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (radix == 16 && (text.starts_with("0x") || text.starts_with("0X"))) text.remove_prefix(2);
  double number = 0;
  std::size_t taken = 0;
  for (; taken < text.size() && digit_of(text[taken]) < radix; ++taken) number = number * radix + digit_of(text[taken]);
  if (taken == 0 || (trailing == Trailing::Refused && taken < text.size())) return not_a_number;
  return negative ? -number : number;
}

double parse_decimal_prefix(std::string_view text) {
  text = trim_white_space(text);
  bool const negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  double number = std::numeric_limits<double>::infinity();
  if (!text.starts_with("Infinity")) {
    bool const starts_as_number = !text.empty() && (text[0] == '.' || digit_of(text[0]) < 10);
    auto const result = std::from_chars(text.data(), text.data() + text.size(), number);
    if (!starts_as_number || result.ec == std::errc::invalid_argument) return not_a_number;
  }
  return negative ? -number : number;
}

}  // namespace livret::expr
