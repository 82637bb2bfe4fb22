#pragma once

#include <functional>
#include <utility>
#include <vector>

namespace livret::transform {

using Curve = std::function<double(double)>;
using CurvePoints = std::vector<std::pair<double, double>>;

/// Hyndman and Fan (1996), type 7, of ascending numbers, of which there is one at least.
double quantile_of_sorted(std::vector<double> const& sorted, double fraction);

/// Scott's rule (1992) for the bandwidth of a Gaussian kernel density.
double estimate_bandwidth(std::vector<double> const& numbers);

/// Points of a curve over an extent: at even steps where the least and greatest number of steps are the same, else
/// more where it bends, as vega-statistics' sampleCurve refines it.
CurvePoints sample_curve(Curve const& curve, std::pair<double, double> extent, std::size_t minsteps,
                         std::size_t maxsteps);

}  // namespace livret::transform
