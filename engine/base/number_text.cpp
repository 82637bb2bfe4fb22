#include "base/number_text.hpp"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/check.hpp"

namespace livret::base {

std::string to_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  if (value == 0) return "0";
  double const magnitude = std::fabs(value);
  if (magnitude >= 1e-6 && magnitude < 1e21) {
    // Fixed notation of the shortest digits, as ECMAScript's Number::toString gives in this range.
    char buffer[400];
    auto const end = std::to_chars(std::begin(buffer), std::end(buffer), value, std::chars_format::fixed).ptr;
    return std::string(buffer, end);
  }
  auto text = fmt::format("{}", value);
  if (auto const exponent = text.find('e'); text[exponent + 2] == '0') text.erase(exponent + 2, 1);  // `1e-07`
  return text;
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
