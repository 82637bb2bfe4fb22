#include "locale/decimal.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/number_text.hpp"

namespace livret::locale {
namespace {

/// Whether `value` lies exactly between two decimals of `decimals` places: an odd multiple of 2^-(decimals+1), or of
/// half a power of ten where places are negative (10^22 is the last that a double holds).
bool is_tie(double value, int decimals) {
  if (decimals >= 0) {
    double const scaled = std::ldexp(value, decimals + 1);
    return std::fmod(scaled, 2) == 1;
  }
  if (decimals < -22) return false;
  double const unit = std::pow(10.0, -decimals);
  return std::fmod(value, unit) == unit / 2;
}

/// printf rounds ties to even, ECMAScript upwards: the next double has the digits that ECMAScript wants.
double lift_tie(double value, int decimals) {
  return is_tie(value, decimals) ? std::nextafter(value, std::numeric_limits<double>::infinity()) : value;
}

Decimal split_scientific(std::string const& text) {
  auto const mark = text.find('e');
  Decimal result;
  std::copy_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(mark), std::back_inserter(result.digits),
               [](char c) { return c != '.'; });
  char const* exponent = text.c_str() + mark + (text[mark + 1] == '+' ? 2 : 1);
  std::from_chars(exponent, text.c_str() + text.size(), result.exponent);
  return result;
}

std::string with_point(std::string const& digits) {
  return digits.size() == 1 ? digits : digits.substr(0, 1) + "." + digits.substr(1);
}

}  // namespace

Decimal round_to_significant(double value, int significant) {
  int const exponent = value == 0 ? 0 : shortest_decimal(value).exponent;
  double const lifted = lift_tie(value, significant - 1 - exponent);
  return split_scientific(fmt::format("{:.{}e}", lifted, significant - 1));
}

Decimal shortest_decimal(double value) {
  char buffer[40];
  auto const end = std::to_chars(std::begin(buffer), std::end(buffer), value, std::chars_format::scientific).ptr;
  return split_scientific(std::string(buffer, end));
}

std::string to_fixed(double value, int decimals) {
  if (!(value < 1e21)) return base::to_text(value);
  return fmt::format("{:.{}f}", lift_tie(value, decimals), decimals);
}

std::string to_exponential(double value, int decimals) {
  if (!std::isfinite(value)) return base::to_text(value);
  auto const decimal = round_to_significant(value, decimals + 1);
  return fmt::format("{}e{:+}", with_point(decimal.digits), decimal.exponent);
}

std::string to_precision(double value, int significant) {
  if (!std::isfinite(value)) return base::to_text(value);
  auto const [digits, exponent] = round_to_significant(value, significant);
  if (exponent < -6 || exponent >= significant) return fmt::format("{}e{:+}", with_point(digits), exponent);
  if (exponent < 0) return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  auto const whole = static_cast<std::size_t>(exponent) + 1;
  return whole == digits.size() ? digits : digits.substr(0, whole) + "." + digits.substr(whole);
}

std::string to_radix(double value, int radix) {
  double rest = std::floor(value + 0.5);
  if (!std::isfinite(rest)) return base::to_text(rest);
  if (rest == 0) return "0";
  std::string digits;
  for (; rest > 0; rest = std::floor(rest / radix))
    digits += "0123456789abcdef"[static_cast<std::size_t>(std::fmod(rest, radix))];
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace livret::locale
