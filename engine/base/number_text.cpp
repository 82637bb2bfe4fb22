#include "base/number_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "base/check.hpp"

namespace livret::base {

namespace {

// The digits of the shortest text that reads back as `magnitude`, and the power of ten of the first of them.
struct ShortestDigits {
  std::string digits;
  int exponent = 0;
};

ShortestDigits shortest_digits(double magnitude) {
  char buffer[40];
  auto const* const end =
      std::to_chars(std::begin(buffer), std::end(buffer), magnitude, std::chars_format::scientific).ptr;
  auto const* const mark = std::find<char const*>(buffer, end, 'e');
  ShortestDigits result;
  std::copy_if<char const*>(buffer, mark, std::back_inserter(result.digits), [](char c) { return c != '.'; });
  std::from_chars(mark + (mark[1] == '+' ? 2 : 1), end, result.exponent);
  return result;
}

}  // namespace

// ECMA-262, Number::toString.
std::string to_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  if (value == 0) return "0";
  auto [digits, exponent] = shortest_digits(std::fabs(value));
  auto const count = static_cast<int>(digits.size());
  std::string const sign = value < 0 ? "-" : "";
  if (exponent >= 21 || exponent < -6) {
    if (count > 1) digits.insert(1, ".");
    return fmt::format("{}{}e{:+}", sign, digits, exponent);
  }
  if (exponent < 0) return sign + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  if (count <= exponent + 1) return sign + digits + std::string(static_cast<std::size_t>(exponent + 1 - count), '0');
  return sign + digits.insert(static_cast<std::size_t>(exponent + 1), ".");
}

std::string to_fixed_text(double value, int decimals) {
  check(std::isfinite(value), "a coordinate is not finite");
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.find('.') != std::string::npos) {
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

std::optional<double> parse_number(std::string_view text) {
  bool const has_sign = text.starts_with('+') || text.starts_with('-');
  auto const unsigned_part = text.substr(has_sign ? 1 : 0);
  if (unsigned_part.empty() || (unsigned_part[0] != '.' && (unsigned_part[0] < '0' || unsigned_part[0] > '9')))
    return std::nullopt;
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace livret::base
