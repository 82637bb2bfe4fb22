#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "expr/functions.hpp"

namespace livret::expr {
namespace {

/// ECMAScript rounds halves upwards, also below zero.
double round_up_at_half(double number) {
  double const below = std::floor(number);
  return number - below < 0.5 ? below : below + 1;
}

template <double (*function)(double)>
Value of_one(Arguments const& arguments) {
  return function(arguments.number(0));
}

template <double (*function)(double, double)>
Value of_two(Arguments const& arguments) {
  return function(arguments.number(0), arguments.number(1));
}

/// ECMAScript's pow differs from C's where the base is ±1 and the exponent no number or infinite.
double power(double base, double exponent) {
  bool const undefined = std::isnan(exponent) || (std::fabs(base) == 1 && std::isinf(exponent));
  return undefined ? std::numeric_limits<double>::quiet_NaN() : std::pow(base, exponent);
}

template <typename Better>
Value best_of(Arguments const& arguments, double worst, Better better) {
  double best = worst;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    double const number = arguments.number(i);
    if (std::isnan(number)) return number;
    if (better(number, best)) best = number;
  }
  return best;
}

Value greatest(Arguments const& arguments) {
  return best_of(arguments, -std::numeric_limits<double>::infinity(), std::greater<>());
}

Value least(Arguments const& arguments) {
  return best_of(arguments, std::numeric_limits<double>::infinity(), std::less<>());
}

Value clamp(Arguments const& arguments) {
  double const number = arguments.number(0);
  double const low = arguments.number(1);
  double const high = arguments.number(2);
  if (std::isnan(number) || std::isnan(low) || std::isnan(high)) return std::numeric_limits<double>::quiet_NaN();
  return std::max(low, std::min(high, number));
}

Value hypotenuse(Arguments const& arguments) {
  double length = 0;
  for (std::size_t i = 0; i < arguments.size(); ++i) length = std::hypot(length, arguments.number(i));
  return length;
}

Value is_nan(Arguments const& arguments) {
  auto const* number = arguments[0].as<double>();
  return number != nullptr && std::isnan(*number);
}

Value is_finite(Arguments const& arguments) {
  auto const* number = arguments[0].as<double>();
  return number != nullptr && std::isfinite(*number);
}

constexpr auto any = Function::any_number;
constexpr std::array functions = {
    Function{"isNaN", 1, 1, is_nan, Missing::IsSeen},
    Function{"isFinite", 1, 1, is_finite, Missing::IsSeen},
    Function{"abs", 1, 1, of_one<std::fabs>},
    Function{"acos", 1, 1, of_one<std::acos>},
    Function{"asin", 1, 1, of_one<std::asin>},
    Function{"atan", 1, 1, of_one<std::atan>},
    Function{"atan2", 2, 2, of_two<std::atan2>},
    Function{"ceil", 1, 1, of_one<std::ceil>},
    Function{"clamp", 3, 3, clamp},
    Function{"cos", 1, 1, of_one<std::cos>},
    Function{"exp", 1, 1, of_one<std::exp>},
    Function{"floor", 1, 1, of_one<std::floor>},
    Function{"hypot", 0, any, hypotenuse},
    Function{"log", 1, 1, of_one<std::log>},
    Function{"max", 0, any, greatest},
    Function{"min", 0, any, least},
    Function{"pow", 2, 2, of_two<power>},
    Function{"round", 1, 1, of_one<round_up_at_half>},
    Function{"sin", 1, 1, of_one<std::sin>},
    Function{"sqrt", 1, 1, of_one<std::sqrt>},
    Function{"tan", 1, 1, of_one<std::tan>},
};

}  // namespace

std::span<Function const> math_functions() { return functions; }

}  // namespace livret::expr
