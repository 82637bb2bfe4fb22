#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace livret::base {

/// The shortest text that reads back as the same double (`12`, `0.1`, `1e+30`), whatever the locale. NaN is `NaN`,
/// infinities `Infinity` and `-Infinity`, as ECMAScript writes them.
std::string to_text(double value);

/// A decimal number in fixed notation with at most `decimals` places, trailing zeros dropped, never `-0`: what PDF and
/// SVG want.
std::string to_fixed_text(double value, int decimals);

/// Reads the whole of `text` as a decimal number (`-1.5e3`); no blanks, no hexadecimal, no `inf` or `nan`.
std::optional<double> parse_number(std::string_view text);

}  // namespace livret::base
