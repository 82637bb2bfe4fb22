#include "expr/normal.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace livret::expr {
namespace {

/// Polynomials of West's approximation by Horner's rule, from the highest power.
template <std::size_t size>
double horner(double const (&coefficients)[size], double x) {
  double sum = 0;
  for (double coefficient : coefficients) sum = sum * x + coefficient;
  return sum;
}

/// A first guess by Hastings' approximation (Abramowitz and Stegun 26.2.23), within 0.00045.
double guess_quantile(double tail) {
  static constexpr double above[] = {0.010328, 0.802853, 2.515517};
  static constexpr double below[] = {0.001308, 0.189269, 1.432788, 1};
  double const t = std::sqrt(-2 * std::log(tail));
  return t - horner(above, t) / horner(below, t);
}

}  // namespace

double normal_density(double z) { return std::exp(-0.5 * z * z) / std::sqrt(2 * std::numbers::pi); }

double normal_distribution(double z) {
  static constexpr double above[] = {3.52624965998911e-02, 0.700383064443688, 6.37396220353165, 33.912866078383,
                                     112.079291497871,     221.213596169931,  220.206867912376};
  static constexpr double below[] = {8.83883476483184e-02, 1.75566716318264, 16.064177579207,  86.7807322029461,
                                     296.564248779674,     637.333633378831, 793.826512519948, 440.413735824752};
  constexpr double farthest = 37;
  constexpr double edge = 7.07106781186547;
  double const size = std::fabs(z);
  double tail = 0;
  if (size <= farthest) {
    double const power = std::exp(-size * size / 2);
    if (size < edge) {
      tail = power * horner(above, size) / horner(below, size);
    } else {
      double const fraction = size + 1 / (size + 2 / (size + 3 / (size + 4 / (size + 0.65))));
      tail = power / fraction / 2.506628274631;
    }
  }
  return z > 0 ? 1 - tail : tail;
}

double normal_quantile(double probability) {
  constexpr int steps = 4;
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (!(probability >= 0 && probability <= 1)) return std::numeric_limits<double>::quiet_NaN();
  if (probability == 0 || probability == 1) return probability == 0 ? -infinity : infinity;
  bool const is_low = probability < 0.5;
  double const tail = is_low ? probability : 1 - probability;
  double z = guess_quantile(tail);
  // Halley's method, which trebles the digits of each step.
  for (int step = 0; step < steps; ++step) {
    double const excess = 0.5 * std::erfc(z / std::numbers::sqrt2) - tail;
    double const newton = excess / normal_density(z);
    z += newton / (1 - z * newton / 2);
  }
  return is_low ? -z : z;
}

}  // namespace livret::expr
