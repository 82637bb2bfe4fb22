#include <algorithm>
#include <cmath>

#include "scale/powers.hpp"
#include "scale/ticks.hpp"

namespace livret::scale {

namespace {

/// A multiple of a power by `factor`, from 1 to below the base. Negative powers divide, which rounds once only.
double multiple(double factor, double exponent, Powers const& powers, Powers::Sign sign) {
  bool const divides = sign == Powers::Sign::Positive ? exponent < 0 : exponent > 0;
  return divides ? factor / powers.power(-exponent) : factor * powers.power(exponent);
}

/// All multiples of powers within `low` and `high`, ascending.
std::vector<double> multiples(double low, double high, double base, Powers::Sign sign) {
  Powers const powers(base, sign);
  double const last = std::ceil(powers.logarithm(high));
  std::vector<double> values;
  for (double exponent = std::floor(powers.logarithm(low)); exponent <= last; ++exponent) {
    for (double step = 1; step < base; ++step) {
      double const value = multiple(sign == Powers::Sign::Positive ? step : base - step, exponent, powers, sign);
      if (value > high || values.size() == most_ticks) break;
      if (value >= low) values.push_back(value);
    }
  }
  return values;
}

}  // namespace

std::vector<double> log_ticks(double start, double stop, double base, double count) {
  bool const descending = stop < start;
  double const low = std::min(start, stop);
  double const high = std::max(start, stop);
  auto const sign = start < 0 ? Powers::Sign::Negative : Powers::Sign::Positive;
  Powers const powers(base, sign);
  double const first = powers.logarithm(low);
  double const last = powers.logarithm(high);
  count = std::min(count, static_cast<double>(most_ticks));
  std::vector<double> values;
  // A base beyond most_ticks has no multiples worth a tick, and would take as long to go through.
  bool const whole_base = base == std::floor(base) && base < static_cast<double>(most_ticks);
  if (whole_base && last - first < count) {
    values = multiples(low, high, base, low > 0 ? Powers::Sign::Positive : Powers::Sign::Negative);
    if (static_cast<double>(values.size()) * 2 < count) values = ticks(low, high, count);
  } else {
    values = ticks(first, last, std::min(last - first, count));
    for (double& value : values) value = powers.power(value);
  }
  if (descending) std::ranges::reverse(values);
  return values;
}

}  // namespace livret::scale
