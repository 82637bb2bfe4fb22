#include "scale/powers.hpp"

#include <charconv>
#include <cmath>
#include <numbers>
#include <string>

namespace livret::scale {

namespace {

/// std::pow may be off by a unit in the last place where reading `1e-5` is exact.
double power_of_ten(double exponent) {
  if (std::isinf(exponent)) return exponent < 0 ? 0 : exponent;
  if (std::trunc(exponent) != exponent || std::fabs(exponent) > 400) return std::pow(10.0, exponent);
  std::string const text = "1e" + std::to_string(static_cast<int>(exponent));
  double power = 0;
  auto const read = std::from_chars(text.data(), text.data() + text.size(), power);
  return read.ec == std::errc() ? power : std::pow(10.0, exponent);
}

}  // namespace

double Powers::plain_logarithm(double x) const {
  if (base_ == std::numbers::e) return std::log(x);
  if (base_ == 10) return std::log10(x);
  return base_ == 2 ? std::log2(x) : std::log(x) / std::log(base_);
}

double Powers::plain_power(double x) const {
  if (base_ == 10) return power_of_ten(x);
  return base_ == std::numbers::e ? std::exp(x) : std::pow(base_, x);
}

}  // namespace livret::scale
