#include "transform/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace livret::transform {
namespace {

using Point = std::pair<double, double>;

/// Half a degree: where a curve bends less, it is drawn straight.
constexpr double least_angle = 0.5 * std::numbers::pi / 180;

double deviation_of(std::vector<double> const& numbers) {
  double mean = 0;
  double squares = 0;
  double count = 0;
  for (double number : numbers) {
    double const difference = number - mean;
    mean += difference / ++count;
    squares += difference * (number - mean);
  }
  return count > 1 ? std::sqrt(squares / (count - 1)) : std::nan("");
}

/// Scales that make the angles of a curve those of its drawing in a square.
struct Scales {
  double x, y;
};

double bend(Point const& from, Point const& middle, Point const& to, Scales scales) {
  auto const angle = [&](Point const& end) {
    return std::atan2(scales.y * (end.second - from.second), scales.x * (end.first - from.first));
  };
  return std::fabs(angle(to) - angle(middle));
}

Scales scales_of(Point const& first, CurvePoints const& rest, double span) {
  double low = first.second;
  double high = first.second;
  for (Point const& point : rest) {
    if (point.second < low) low = point.second;
    if (point.second > high) high = point.second;
  }
  return {1 / span, 1 / (high - low)};
}

}  // namespace

double quantile_of_sorted(std::vector<double> const& sorted, double fraction) {
  if (fraction <= 0 || sorted.size() < 2) return sorted.front();
  if (fraction >= 1) return sorted.back();
  double const place = fraction * static_cast<double>(sorted.size() - 1);
  auto const below = static_cast<std::size_t>(place);
  return sorted[below] + (sorted[below + 1] - sorted[below]) * (place - static_cast<double>(below));
}

double estimate_bandwidth(std::vector<double> const& numbers) {
  if (numbers.empty()) return 1;
  auto sorted = numbers;
  std::sort(sorted.begin(), sorted.end());
  double const low = quantile_of_sorted(sorted, 0.25);
  double const range = (quantile_of_sorted(sorted, 0.75) - low) / 1.34;
  double const deviation = deviation_of(numbers);
  double spread = std::isnan(deviation) ? deviation : std::min(deviation, range);
  for (double other : {deviation, std::fabs(low), 1.0})
    if (std::isnan(spread) || spread == 0) spread = other;
  return 1.06 * spread * std::pow(static_cast<double>(numbers.size()), -0.2);
}

CurvePoints sample_curve(Curve const& curve, std::pair<double, double> extent, std::size_t minsteps,
                         std::size_t maxsteps) {
  maxsteps = std::max(minsteps, maxsteps);
  auto const [low, high] = extent;
  double const span = high - low;
  auto const point = [&](double x) { return Point{x, curve(x)}; };
  auto const even = [&, low = low](std::size_t i) {
    return point(low + (static_cast<double>(i) / static_cast<double>(minsteps)) * span);
  };
  CurvePoints points = {point(low)};
  if (minsteps == maxsteps) {
    for (std::size_t i = 1; i < maxsteps; ++i) points.push_back(even(i));
    points.push_back(point(high));
    return points;
  }
  CurvePoints waiting = {point(high)};
  for (std::size_t i = minsteps - 1; i > 0; --i) waiting.push_back(even(i));
  double const finest = span / static_cast<double>(maxsteps);
  Scales const scales = scales_of(points.front(), waiting, span);
  while (!waiting.empty()) {
    Point const from = points.back();
    Point const to = waiting.back();
    Point const middle = point((from.first + to.first) / 2);
    // A span of 0 would be divided for ever.
    bool const may_divide = middle.first - from.first >= finest && middle.first > from.first;
    if (may_divide && bend(from, middle, to, scales) > least_angle) {
      waiting.push_back(middle);
    } else {
      points.push_back(to);
      waiting.pop_back();
    }
  }
  return points;
}

}  // namespace livret::transform
