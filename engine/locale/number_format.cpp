#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include "base/number_text.hpp"
#include "base/text.hpp"
#include "locale/decimal.hpp"
#include "locale/locale.hpp"

namespace livret::locale {
namespace {

constexpr int greatest_width = 255;
constexpr int greatest_precision = 21;

std::size_t length_of(std::string_view text) {
  auto const continues = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; };
  return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), continues));
}

/// Walks over a specifier, taking what may stand at each place.
struct Cursor {
  std::string_view rest;

  std::optional<char> take_one_of(std::string_view choices) {
    if (rest.empty() || choices.find(rest.front()) == std::string_view::npos) return std::nullopt;
    char const taken = rest.front();
    rest.remove_prefix(1);
    return taken;
  }
  /// A whole number, or nothing where no digit stands here; `greatest + 1` for any that is greater.
  std::optional<int> take_number(int greatest) {
    if (rest.empty() || rest.front() < '0' || rest.front() > '9') return std::nullopt;
    int number = 0;
    while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') {
      number = std::min(number * 10 + (rest.front() - '0'), greatest + 1);
      rest.remove_prefix(1);
    }
    return number;
  }
};

void take_alignment(Cursor& cursor, NumberFormat& format) {
  constexpr std::string_view alignments = "<>=^";
  if (cursor.rest.empty()) return;
  auto const first = base::decode_utf8(cursor.rest, 0).length;
  if (cursor.rest.size() > first && alignments.find(cursor.rest[first]) != std::string_view::npos) {
    format.fill = cursor.rest.substr(0, first);
    format.align = cursor.rest[first];
    cursor.rest.remove_prefix(first + 1);
  } else if (auto const align = cursor.take_one_of(alignments)) {
    format.align = *align;
  }
}

/// The exponent of ten, a multiple of three, that an SI prefix stands for.
int prefix_exponent_of(int exponent) {
  int const thousands = exponent >= 0 ? exponent / 3 : -((2 - exponent) / 3);
  return std::clamp(thousands, -8, 8) * 3;
}

constexpr std::array<std::string_view, 17> si_prefixes = {"y", "z", "a", "f", "p", "n", "µ", "m", "",
                                                          "k", "M", "G", "T", "P", "E", "Z", "Y"};

/// Digits of a decimal written out without an exponent.
std::string spell(Decimal const& decimal) {
  auto const& [digits, exponent] = decimal;
  if (exponent < 0) return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  auto const whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() > whole) return digits.substr(0, whole) + "." + digits.substr(whole);
  return digits + std::string(whole - digits.size(), '0');
}

std::string format_rounded(double value, int precision) {
  if (!std::isfinite(value) || value == 0) return base::to_text(value);
  return spell(round_to_significant(value, precision));
}

struct Prefixed {
  std::string digits;
  std::string_view prefix;
};

Prefixed format_prefixed(double value, int precision) {
  if (!std::isfinite(value)) return {base::to_text(value), {}};
  Decimal decimal = round_to_significant(value, precision);
  int const prefix_exponent = prefix_exponent_of(decimal.exponent);
  decimal.exponent -= prefix_exponent;
  auto const prefix = si_prefixes[static_cast<std::size_t>(prefix_exponent / 3 + 8)];
  if (decimal.exponent >= 0) return {spell(decimal), prefix};
  // Below the smallest prefix d3 keeps to as many decimals as the precision asks for.
  int const significant = std::max(0, precision + decimal.exponent);
  decimal.digits = significant == 0 ? shortest_decimal(value).digits : round_to_significant(value, significant).digits;
  return {spell(decimal), prefix};
}

std::string format_whole(double value) {
  if (std::isinf(value)) return "∞";
  double const rounded = std::floor(value + 0.5);
  return rounded < 1e21 || std::isnan(rounded) ? base::to_text(rounded) : spell(shortest_decimal(rounded));
}

std::string to_upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

std::string trim_zeros(std::string text) {
  auto const mark = std::min(text.find('e'), text.size());
  std::string const exponent = text.substr(mark);
  text.resize(mark);
  if (text.find('.') == std::string::npos) return text + exponent;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text + exponent;
}

/// Type and precision as they apply: none is `g` to 12 digits without trailing zeros, `n` is `,g`.
NumberFormat resolve(NumberFormat format) {
  if (format.type == 'n') {
    format.comma = true;
    format.type = 'g';
  } else if (format.type == '\0') {
    if (format.precision < 0) format.precision = 12;
    format.trim = true;
    format.type = 'g';
  }
  if (format.zero || (format.fill == "0" && format.align == '=')) {
    format.zero = true;
    format.fill = "0";
    format.align = '=';
  }
  bool const counts_significant = std::string_view("gprs").find(format.type) != std::string_view::npos;
  if (format.precision < 0) format.precision = 6;
  format.precision = counts_significant ? std::clamp(format.precision, 1, greatest_precision)
                                        : std::clamp(format.precision, 0, greatest_precision - 1);
  return format;
}

/// A number's digits, with `.` for the decimal separator, and what its type puts behind them.
Prefixed format_magnitude(double magnitude, NumberFormat const& format) {
  int const precision = format.precision;
  switch (format.type) {
    case 'e':
      return {to_exponential(magnitude, precision), {}};
    case 'f':
      return {to_fixed(magnitude, precision), {}};
    case '%':
      return {to_fixed(magnitude * 100, precision), {}};
    case 'g':
      return {to_precision(magnitude, precision), {}};
    case 'r':
      return {format_rounded(magnitude, precision), {}};
    case 'p':
      return {format_rounded(magnitude * 100, precision), {}};
    case 's':
      return format_prefixed(magnitude, precision);
    case 'b':
      return {to_radix(magnitude, 2), {}};
    case 'o':
      return {to_radix(magnitude, 8), {}};
    case 'x':
      return {to_radix(magnitude, 16), {}};
    case 'X':
      return {to_upper(to_radix(magnitude, 16)), {}};
    default:
      return {format_whole(magnitude), {}};
  }
}

/// A number before padding: `body` are the digits that grouping applies to.
struct Pieces {
  std::string before;
  std::string body;
  std::string after;
};

bool is_radix(NumberFormat const& format) {
  return std::string_view("boxX").find(format.type) != std::string_view::npos;
}

std::string symbol_before(NumberFormat const& format, Locale const& locale) {
  if (format.symbol == '$') return locale.currency[0];
  if (format.symbol != '#' || !is_radix(format)) return {};
  return std::string("0") + (format.type == 'X' ? 'x' : format.type);
}

std::string symbol_after(NumberFormat const& format, Locale const& locale) {
  if (format.symbol == '$') return locale.currency[1];
  return format.type == '%' || format.type == 'p' ? locale.percent : std::string();
}

/// A number that rounds to zero shows no minus, unless the sign is asked for.
bool shows_minus(double value, std::string const& digits, NumberFormat const& format) {
  if (!std::signbit(value) || std::isnan(value)) return false;
  std::string const mantissa = is_radix(format) ? digits : digits.substr(0, digits.find('e'));
  return format.sign == '+' || mantissa.find_first_not_of("0.") != std::string::npos;
}

std::string sign_before(bool negative, NumberFormat const& format, Locale const& locale) {
  if (negative) return format.sign == '(' ? "(" : locale.minus;
  return format.sign == '+' || format.sign == ' ' ? std::string(1, format.sign) : std::string();
}

Pieces take_apart(double value, NumberFormat const& format, Locale const& locale) {
  if (format.type == 'c')
    return {symbol_before(format, locale), "", base::to_text(value) + symbol_after(format, locale)};
  auto [digits, si_prefix] = format_magnitude(std::fabs(value), format);
  if (std::isnan(value)) digits = locale.nan;
  if (format.trim) digits = trim_zeros(std::move(digits));
  bool const negative = shows_minus(value, digits, format);
  auto const whole = is_radix(format) ? digits.size() : std::min(digits.find_first_not_of("0123456789"), digits.size());
  std::string rest = digits.substr(whole);
  if (rest.starts_with('.')) rest.replace(0, 1, locale.decimal);
  std::string const closing = negative && format.sign == '(' ? ")" : "";
  return {sign_before(negative, format, locale) + symbol_before(format, locale), digits.substr(0, whole),
          rest + std::string(si_prefix) + symbol_after(format, locale) + closing};
}

/// Puts separators between threes from the right. With a `width` the whole is cut on the left to that many characters,
/// as zero padding needs it.
std::string group(std::string const& digits, std::optional<std::size_t> width, Locale const& locale) {
  if (digits.size() < locale.grouped_from) return digits;
  std::vector<std::string> groups;
  std::size_t end = digits.size();
  std::size_t length = 0;
  while (end > 0) {
    std::size_t size = 3;
    if (width && length + size + 1 > *width) size = *width > length ? *width - length : 1;
    size = std::min(size, end);
    groups.push_back(digits.substr(end - size, size));
    end -= size;
    length += size + 1;
    if (width && length > *width) break;
  }
  std::string text;
  for (auto it = groups.rbegin(); it != groups.rend(); ++it) text += (text.empty() ? "" : locale.thousands) + *it;
  return text;
}

std::string repeat(std::string const& fill, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += fill;
  return text;
}

}  // namespace

std::optional<NumberFormat> parse_number_format(std::string_view specifier) {
  NumberFormat format;
  Cursor cursor{specifier};
  take_alignment(cursor, format);
  if (auto const sign = cursor.take_one_of("+-( ")) format.sign = *sign;
  if (auto const symbol = cursor.take_one_of("$#")) format.symbol = *symbol;
  format.zero = cursor.take_one_of("0").has_value();
  format.width = cursor.take_number(greatest_width).value_or(0);
  format.comma = cursor.take_one_of(",").has_value();
  if (cursor.take_one_of(".")) {
    auto const precision = cursor.take_number(greatest_precision);
    if (!precision) return std::nullopt;
    format.precision = std::min(*precision, greatest_precision);
  }
  format.trim = cursor.take_one_of("~").has_value();
  if (auto const type = cursor.take_one_of("efgrs%pnbodxXc")) format.type = *type;
  if (!cursor.rest.empty() || format.width > greatest_width) return std::nullopt;
  return format;
}

std::string format_number(double value, NumberFormat const& asked, Locale const& locale) {
  NumberFormat const format = resolve(asked);
  auto [before, body, after] = take_apart(value, format, locale);
  if (format.comma && !format.zero) body = group(body, std::nullopt, locale);
  auto const length = length_of(before) + length_of(body) + length_of(after);
  auto const width = static_cast<std::size_t>(format.width);
  auto const missing = length < width ? width - length : 0;
  if (format.comma && format.zero) {
    auto const room = missing > 0 ? std::optional(width - length_of(after)) : std::nullopt;
    return before + group(std::string(missing, '0') + body, room, locale) + after;
  }
  switch (format.align) {
    case '<':
      return before + body + after + repeat(format.fill, missing);
    case '=':
      return before + repeat(format.fill, missing) + body + after;
    case '^':
      return repeat(format.fill, missing / 2) + before + body + after + repeat(format.fill, missing - missing / 2);
    default:
      return repeat(format.fill, missing) + before + body + after;
  }
}

}  // namespace livret::locale
