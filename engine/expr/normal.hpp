#pragma once

namespace livret::expr {

/// Density and distribution function of the standard normal distribution, the latter by West's approximation (2009),
/// and the inverse of the distribution function: NaN outside 0 to 1.
double normal_density(double z);
double normal_distribution(double z);
double normal_quantile(double probability);

}  // namespace livret::expr
