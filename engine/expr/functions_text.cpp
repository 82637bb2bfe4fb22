#include <algorithm>
#include <array>
#include <cmath>

#include "expr/functions.hpp"
#include "expr/regular_expression.hpp"
#include "expr/unicode_text.hpp"
#include "locale/letter_case.hpp"

namespace livret::expr {
namespace {

/// What padding may make a text into, in code points: a bound on what one call can allocate.
constexpr double longest_padding = 10'000;

/// A place in a text or array of `size`, clamped to it; NaN counts as 0.
std::size_t clamp_index(double index, std::size_t size) {
  return index > 0 ? static_cast<std::size_t>(std::min(std::trunc(index), static_cast<double>(size))) : 0;
}

Value upper(Arguments const& arguments) { return locale::to_upper(arguments.text(0)); }
Value lower(Arguments const& arguments) { return locale::to_lower(arguments.text(0)); }
Value trim(Arguments const& arguments) { return trim_white_space(arguments.text(0)); }
Value parse_float(Arguments const& arguments) { return parse_decimal_prefix(arguments.text(0)); }

Value parse_int(Arguments const& arguments) {
  std::string const text = arguments.text(0);
  bool const is_hexadecimal = text.starts_with("0x") || text.starts_with("0X");
  double const radix = arguments.size() > 1 ? arguments.number(1) : is_hexadecimal ? 16 : 10;
  return radix >= 2 && radix <= 36 ? parse_integer_prefix(text, static_cast<int>(radix), Trailing::Ignored)
                                   : std::nan("");
}

Value substring(Arguments const& arguments) {
  auto const text = decode(arguments.text(0));
  auto const begin = clamp_index(arguments.number(1), text.size());
  auto const end = arguments.size() > 2 ? clamp_index(arguments.number(2), text.size()) : text.size();
  return encode(text.substr(std::min(begin, end), std::max(begin, end) - std::min(begin, end)));
}

/// Which side of a text gives way, or is filled.
enum class Side { Left, Right, Both };

Side side_of(Arguments const& arguments, std::size_t index) {
  std::string const name = arguments.text(index);
  if (name == "left") return Side::Left;
  return name == "center" ? Side::Both : Side::Right;
}

Value pad(Arguments const& arguments) {
  std::string text = arguments.text(0);
  double const length = std::min(arguments.number(1), longest_padding);
  auto const given = decode(arguments.text(2));
  std::string const filler = given.empty() ? " " : encode({given.data(), 1});
  double const missing = std::trunc(length) - static_cast<double>(count_code_points(text));
  if (!(missing > 0)) return text;
  auto const count = static_cast<std::size_t>(missing);
  auto const repeat = [&](std::size_t times) {
    std::string filling;
    for (std::size_t i = 0; i < times; ++i) filling += filler;
    return filling;
  };
  switch (side_of(arguments, 3)) {
    case Side::Left:
      return repeat(count) + text;
    case Side::Both:
      return repeat(count / 2) + text + repeat(count - count / 2);
    default:
      return text + repeat(count);
  }
}

Value truncate(Arguments const& arguments) {
  auto const text = decode(arguments.text(0));
  double const length = arguments.number(1);
  if (!(static_cast<double>(text.size()) > length)) return arguments.text(0);
  std::string const ellipsis = arguments.size() > 3 ? arguments.text(3) : "…";
  auto const kept = clamp_index(length - static_cast<double>(count_code_points(ellipsis)), text.size());
  switch (side_of(arguments, 2)) {
    case Side::Left:
      return ellipsis + encode(text.substr(text.size() - kept));
    case Side::Both:
      return encode(text.substr(0, kept - kept / 2)) + ellipsis + encode(text.substr(text.size() - kept / 2));
    default:
      return encode(text.substr(0, kept)) + ellipsis;
  }
}

Value split(Arguments const& arguments) {
  std::string const text = arguments.text(0);
  std::string const separator = arguments.text(1);
  std::size_t const most = arguments.size() > 2 ? clamp_index(arguments.number(2), text.size() + 1) : text.size() + 1;
  std::vector<Value> parts;
  if (separator.empty()) {
    for (char32_t code_point : decode(text)) parts.emplace_back(encode({&code_point, 1}));
  } else {
    std::size_t begin = 0;
    for (auto end = text.find(separator); end != std::string::npos; end = text.find(separator, begin)) {
      parts.emplace_back(text.substr(begin, end - begin));
      begin = end + separator.size();
    }
    parts.emplace_back(text.substr(begin));
  }
  if (parts.size() > most) parts.resize(most);
  return make_array(std::move(parts));
}

Value replace_matches(std::u32string_view text, RegularExpression const& expression, std::u32string_view replacement) {
  std::u32string result;
  std::size_t at = 0;
  while (auto const match = expression.pattern().find(text, at)) {
    result += text.substr(at, match->begin - at);
    result += replacement;
    if (result.size() > longest_text) return {};
    at = match->end;
    // An empty match moves on by one, or the loop would stay where it is.
    if (match->begin == match->end && at < text.size())
      result += text[at++];
    else if (match->begin == match->end)
      break;
    if (expression.replaces() == RegularExpression::Replaces::First) break;
  }
  if (at < text.size()) result += text.substr(at);
  return encode(result);
}

Value replace(Arguments const& arguments) {
  std::string text = arguments.text(0);
  std::string const replacement = arguments.text(2);
  if (auto const* expression = as_regular_expression(arguments[1]))
    return replace_matches(decode(text), *expression, decode(replacement));
  std::string const wanted = arguments.text(1);
  if (auto const found = text.find(wanted); found != std::string::npos) text.replace(found, wanted.size(), replacement);
  return text;
}

Value regexp(Arguments const& arguments) {
  std::string const flags = arguments.text(1);
  auto const has = [&](char flag) { return flags.find(flag) != std::string::npos; };
  auto pattern = Pattern::read(arguments.text(0), has('i') ? Pattern::Case::Ignored : Pattern::Case::Kept);
  if (!pattern) return {};
  auto const replaces = has('g') ? RegularExpression::Replaces::All : RegularExpression::Replaces::First;
  return ObjectPtr(std::make_shared<RegularExpression>(std::move(*pattern), replaces));
}

Value test(Arguments const& arguments) {
  auto const text = decode(arguments.text(1));
  if (auto const* expression = as_regular_expression(arguments[0])) return expression->pattern().find(text).has_value();
  auto const pattern = Pattern::read(arguments.text(0), Pattern::Case::Kept);
  return pattern ? Value(pattern->find(text).has_value()) : Value();
}

constexpr std::string_view base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// RFC 4648, 4, of the code points as bytes; missing where one is beyond 255, which ECMAScript throws for.
Value to_base64(Arguments const& arguments) {
  std::string text;
  std::uint32_t bits = 0;
  std::size_t count = 0;
  for (char32_t code_point : decode(arguments.text(0))) {
    if (code_point > 0xFF) return {};
    bits = (bits << 8U) | code_point;
    if (++count % 3 != 0) continue;
    for (unsigned shift : {18U, 12U, 6U, 0U}) text += base64[(bits >> shift) & 63U];
    bits = 0;
  }
  if (count % 3 == 0) return text;
  bits <<= count % 3 == 1 ? 16U : 8U;
  text += base64[(bits >> 18U) & 63U];
  text += base64[(bits >> 12U) & 63U];
  text += count % 3 == 1 ? '=' : base64[(bits >> 6U) & 63U];
  return text + "=";
}

Value from_base64(Arguments const& arguments) {
  std::u32string text;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (char c : arguments.text(0)) {
    if (c == '=') break;
    auto const place = base64.find(c);
    if (place == std::string_view::npos) return {};
    bits = (bits << 6U) | static_cast<std::uint32_t>(place);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    text += static_cast<char32_t>((bits >> held) & 0xFFU);
  }
  return encode(text);
}

Value encode_uri_component(Arguments const& arguments) {
  constexpr std::string_view kept = "-_.!~*'()";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  for (char c : arguments.text(0)) {
    bool const is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    auto const byte = static_cast<unsigned char>(c);
    if (is_plain || kept.find(c) != std::string_view::npos)
      text += c;
    else
      ((text += '%') += digits[byte >> 4U]) += digits[byte & 15U];
  }
  return text;
}

constexpr std::array functions = {
    Function{"atob", 1, 1, from_base64},
    Function{"btoa", 1, 1, to_base64},
    Function{"encodeURIComponent", 1, 1, encode_uri_component},
    Function{"upper", 1, 1, upper},
    Function{"lower", 1, 1, lower},
    Function{"trim", 1, 1, trim},
    Function{"parseFloat", 1, 1, parse_float},
    Function{"parseInt", 1, 2, parse_int},
    Function{"substring", 2, 3, substring},
    Function{"pad", 2, 4, pad},
    Function{"truncate", 2, 4, truncate},
    Function{"split", 2, 3, split},
    Function{"replace", 3, 3, replace},
    Function{"regexp", 1, 2, regexp, Missing::GivesNull, Checked::Pattern},
    Function{"test", 2, 2, test, Missing::GivesNull, Checked::Pattern},
};

}  // namespace

std::span<Function const> text_functions() { return functions; }

}  // namespace livret::expr
