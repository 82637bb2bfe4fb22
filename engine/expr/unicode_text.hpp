#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace livret::expr {

/// What an expression may make a text into: more is given up as missing, so that no few characters of input fill the
/// memory.
inline constexpr std::size_t longest_text = 10'000'000;

std::u32string decode(std::string_view text);
std::string encode(std::u32string_view code_points);
std::size_t count_code_points(std::string_view text);

/// White space and line ends of ECMAScript (ECMA-262, 11.2 and 11.3).
bool is_white_space(char32_t code_point);
std::string_view trim_white_space(std::string_view text);

/// What follows a number at the start of a text.
enum class Trailing { Ignored, Refused };
/// The whole number that a text starts with, as parseInt reads it; NaN where there is none. A radix of 16 takes `0x`
/// before it.
double parse_integer_prefix(std::string_view text, int radix, Trailing trailing);
/// The decimal number that a text starts with, as parseFloat reads it; NaN where there is none.
double parse_decimal_prefix(std::string_view text);

}  // namespace livret::expr
