#pragma once

#include <optional>
#include <vector>

#include "transform/statistics.hpp"
#include "transform/step.hpp"

namespace livret::transform {

/// A fitted curve.
struct Model {
  std::vector<double> coefficients;  ///< of rising powers; of Exp and Pow: factor and exponent
  double r_squared = 0;
  Curve curve;
};

/// Least squares as vega-statistics fits them, over points without NaN.
Model fit_regression(RegressionMethod method, std::size_t order, CurvePoints const& points);

/// Locally weighted regression (Cleveland 1979) with two robust iterations: a point for each x, ascending.
CurvePoints fit_loess(CurvePoints points, double bandwidth);

}  // namespace livret::transform
