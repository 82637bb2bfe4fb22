#pragma once

#include <string>

namespace livret::locale {

/// A positive number as `d.ddd` × 10^exponent, the digits without their point.
struct Decimal {
  std::string digits;
  int exponent = 0;
};

/// `value` (finite, not negative) to `significant` digits, exact ties upwards (ECMA-262,
/// Number.prototype.toExponential).
Decimal round_to_significant(double value, int significant);
/// The fewest digits that read back as `value`.
Decimal shortest_decimal(double value);

/// ECMA-262's toFixed, toExponential, toPrecision and toString with a radix of 2, 8 or 16, of a number that is not
/// negative.
std::string to_fixed(double value, int decimals);
std::string to_exponential(double value, int decimals);
std::string to_precision(double value, int significant);
std::string to_radix(double value, int radix);

}  // namespace livret::locale
