#include "transform/regression.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace livret::transform {
namespace {

/// Means of products of two variables, kept by updating, so that sums do not grow.
struct Moments {
  double count = 0, x = 0, y = 0, xy = 0, xx = 0;

  void add(double of_x, double of_y) {
    ++count;
    x += (of_x - x) / count;
    y += (of_y - y) / count;
    xy += (of_x * of_y - xy) / count;
    xx += (of_x * of_x - xx) / count;
  }
};

struct Line {
  double intercept = 0, slope = 0;
  double at(double x) const { return intercept + slope * x; }
};

/// Ordinary least squares from the means of x, y, xy and x².
Line fit_line(double x, double y, double xy, double xx) {
  double const variance = xx - x * x;
  double const slope = std::fabs(variance) < 1e-24 ? 0 : (xy - x * y) / variance;
  return {y - slope * x, slope};
}

double mean_of(CurvePoints const& points, double std::pair<double, double>::*part) {
  double mean = 0;
  double count = 0;
  for (auto const& point : points) mean += (point.*part - mean) / ++count;
  return mean;
}

double r_squared(CurvePoints const& points, double mean, Curve const& curve) {
  double left = 0;
  double total = 0;
  for (auto const& [x, y] : points) {
    double const error = y - curve(x);
    left += error * error;
    total += (y - mean) * (y - mean);
  }
  return 1 - left / total;
}

Model finish(CurvePoints const& points, double mean, std::vector<double> coefficients, Curve curve) {
  double const fit = r_squared(points, mean, curve);
  return {std::move(coefficients), fit, std::move(curve)};
}

Model fit_linear(CurvePoints const& points) {
  Moments moments;
  for (auto const& [x, y] : points) moments.add(x, y);
  Line const line = fit_line(moments.x, moments.y, moments.xy, moments.xx);
  return finish(points, moments.y, {line.intercept, line.slope}, [line](double x) { return line.at(x); });
}

Model fit_log(CurvePoints const& points) {
  Moments moments;
  for (auto const& [x, y] : points) moments.add(std::log(x), y);
  Line const line = fit_line(moments.x, moments.y, moments.xy, moments.xx);
  return finish(points, moments.y, {line.intercept, line.slope}, [line](double x) { return line.at(std::log(x)); });
}

/// Weighted by y, so that small values do not decide.
Model fit_exp(CurvePoints const& points) {
  double const ux = mean_of(points, &std::pair<double, double>::first);
  double const uy = mean_of(points, &std::pair<double, double>::second);
  double yl = 0, xy = 0, xyl = 0, x2y = 0, count = 0;
  for (auto const& [x, y] : points) {
    double const dx = x - ux;
    double const ly = std::log(y);
    double const product = dx * y;
    ++count;
    yl += (y * ly - yl) / count;
    xy += (product - xy) / count;
    xyl += (product * ly - xyl) / count;
    x2y += (dx * product - x2y) / count;
  }
  Line const line = fit_line(xy / uy, yl / uy, xyl / uy, x2y / uy);
  return finish(points, uy, {std::exp(line.intercept - line.slope * ux), line.slope},
                [line, ux](double x) { return std::exp(line.at(x - ux)); });
}

Model fit_pow(CurvePoints const& points) {
  Moments moments;
  for (auto const& [x, y] : points) moments.add(std::log(x), std::log(y));
  Line const line = fit_line(moments.x, moments.y, moments.xy, moments.xx);
  double const factor = std::exp(line.intercept);
  double const exponent = line.slope;
  return finish(points, mean_of(points, &std::pair<double, double>::second), {factor, exponent},
                [factor, exponent](double x) { return factor * std::pow(x, exponent); });
}

Model fit_quad(CurvePoints const& points) {
  double const ux = mean_of(points, &std::pair<double, double>::first);
  double const uy = mean_of(points, &std::pair<double, double>::second);
  double x2 = 0, x3 = 0, x4 = 0, xy = 0, x2y = 0, count = 0;
  for (auto const& [x, y] : points) {
    double const dx = x - ux;
    double const dy = y - uy;
    double const square = dx * dx;
    ++count;
    x2 += (square - x2) / count;
    x3 += (square * dx - x3) / count;
    x4 += (square * square - x4) / count;
    xy += (dx * dy - xy) / count;
    x2y += (square * dy - x2y) / count;
  }
  double const spread = x4 - x2 * x2;
  double const determinant = x2 * spread - x3 * x3;
  double const a = (x2y * x2 - xy * x3) / determinant;
  double const b = (xy * spread - x2y * x3) / determinant;
  double const c = -a * x2;
  return finish(points, uy, {c - b * ux + a * ux * ux + uy, b - 2 * a * ux, a}, [=](double x) {
    double const dx = x - ux;
    return a * dx * dx + b * dx + c + uy;
  });
}

Model fit_constant(CurvePoints const& points) {
  double const mean = mean_of(points, &std::pair<double, double>::second);
  return {{mean}, 0, [mean](double) { return mean; }};
}

/// Columns of a system of linear equations, its right side last.
using Matrix = std::vector<std::vector<double>>;

/// Gaussian elimination with the greatest pivot of each row.
std::vector<double> solve(Matrix& columns) {
  std::size_t const size = columns.size() - 1;
  for (std::size_t i = 0; i < size; ++i) {
    std::size_t greatest = i;
    for (std::size_t j = i + 1; j < size; ++j)
      if (std::fabs(columns[i][j]) > std::fabs(columns[i][greatest])) greatest = j;
    for (std::size_t k = i; k <= size; ++k) std::swap(columns[k][i], columns[k][greatest]);
    for (std::size_t j = i + 1; j < size; ++j)
      for (std::size_t k = size + 1; k-- > i;) columns[k][j] -= (columns[k][i] * columns[i][j]) / columns[i][i];
  }
  std::vector<double> solution(size);
  for (std::size_t j = size; j-- > 0;) {
    double known = 0;
    for (std::size_t k = j + 1; k < size; ++k) known += columns[k][j] * solution[k];
    solution[j] = (columns[size][j] - known) / columns[j][j];
  }
  return solution;
}

/// Coefficients of a polynomial in x − ux as those of one in x, with uy added.
std::vector<double> uncentre(std::vector<double> const& centred, double ux, double uy) {
  std::vector<double> coefficients(centred.size(), 0);
  for (std::size_t i = centred.size(); i-- > 0;) {
    double binomial = 1;
    coefficients[i] += centred[i];
    for (std::size_t j = 1; j <= i; ++j) {
      binomial *= static_cast<double>(i + 1 - j) / static_cast<double>(j);
      coefficients[i - j] += centred[i] * std::pow(-ux, static_cast<double>(j)) * binomial;
    }
  }
  coefficients[0] += uy;
  return coefficients;
}

Model fit_poly(CurvePoints const& points, std::size_t order) {
  double const ux = mean_of(points, &std::pair<double, double>::first);
  double const uy = mean_of(points, &std::pair<double, double>::second);
  std::size_t const size = order + 1;
  // The sums of each power of x are shared along the diagonals.
  std::vector<double> powers(2 * order + 1, 0);
  std::vector<double> right(size, 0);
  for (auto const& [x, y] : points) {
    for (std::size_t i = 0; i < powers.size(); ++i) powers[i] += std::pow(x - ux, static_cast<double>(i));
    for (std::size_t i = 0; i < size; ++i) right[i] += std::pow(x - ux, static_cast<double>(i)) * (y - uy);
  }
  Matrix columns;
  for (std::size_t i = 0; i < size; ++i)
    columns.emplace_back(powers.begin() + static_cast<std::ptrdiff_t>(i),
                         powers.begin() + static_cast<std::ptrdiff_t>(i + size));
  columns.push_back(std::move(right));
  auto const solution = solve(columns);
  auto const curve = [solution, ux, uy](double x) {
    double const dx = x - ux;
    double y = uy + solution[0] + solution[1] * dx + solution[2] * dx * dx;
    for (std::size_t i = 3; i < solution.size(); ++i) y += solution[i] * std::pow(dx, static_cast<double>(i));
    return y;
  };
  return finish(points, uy, uncentre(solution, ux, uy), curve);
}

double tricube(double x) {
  double const rest = 1 - x * x * x;
  return rest * rest * rest;
}

double median_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return quantile_of_sorted(values, 0.5);
}

/// Places [first, last] of the nearest neighbours of a point.
struct Neighbours {
  std::size_t first = 0, last = 0;

  /// Moves on towards the point at `place`, also over points of the same distance.
  void follow(CurvePoints const& points, std::size_t place) {
    if (place >= points.size()) return;
    double const x = points[place].first;
    for (std::size_t next = last + 1;
         next < points.size() && place > first && points[next].first - x <= x - points[first].first; ++next) {
      ++first;
      last = next;
    }
  }
};

double fit_locally(CurvePoints const& points, double x, Neighbours near, std::vector<double> const& weights) {
  std::size_t const edge = x - points[near.first].first > points[near.last].first - x ? near.first : near.last;
  double const distance = points[edge].first - x;
  double const scale = 1 / std::fabs(distance == 0 || std::isnan(distance) ? 1 : distance);
  double w = 0, sx = 0, sy = 0, sxy = 0, sxx = 0;
  for (std::size_t k = near.first; k <= near.last; ++k) {
    auto const [xk, yk] = points[k];
    double const weight = tricube(std::fabs(x - xk) * scale) * weights[k];
    w += weight;
    sx += xk * weight;
    sy += yk * weight;
    sxy += yk * xk * weight;
    sxx += xk * xk * weight;
  }
  return fit_line(sx / w, sy / w, sxy / w, sxx / w).at(x);
}

/// Points of one x as one, at the mean of their values.
CurvePoints merge_points(CurvePoints const& points, std::vector<double> const& fitted, double ux, double uy) {
  CurvePoints merged;
  double count = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    double const x = points[i].first + ux;
    if (!merged.empty() && merged.back().first == x) {
      merged.back().second += (fitted[i] - merged.back().second) / ++count;
    } else {
      // vega-statistics counts the first point of an x as none.
      count = 0;
      merged.emplace_back(x, fitted[i]);
    }
  }
  for (auto& point : merged) point.second += uy;
  return merged;
}

}  // namespace

Model fit_regression(RegressionMethod method, std::size_t order, CurvePoints const& points) {
  switch (method) {
    case RegressionMethod::Linear:
      return fit_linear(points);
    case RegressionMethod::Log:
      return fit_log(points);
    case RegressionMethod::Exp:
      return fit_exp(points);
    case RegressionMethod::Pow:
      return fit_pow(points);
    case RegressionMethod::Quad:
      return fit_quad(points);
    case RegressionMethod::Poly:
      break;
  }
  if (order == 0) return fit_constant(points);
  if (order == 1) return fit_linear(points);
  return order == 2 ? fit_quad(points) : fit_poly(points, order);
}

CurvePoints fit_loess(CurvePoints points, double bandwidth) {
  constexpr int iterations = 2;
  constexpr double least_weight = 1e-12;
  if (points.empty()) return {};
  // One point has no line, which vega-statistics says with NaN.
  if (points.size() == 1) return {{points.front().first, std::nan("")}};
  std::stable_sort(points.begin(), points.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
  double const ux = mean_of(points, &std::pair<double, double>::first);
  double const uy = mean_of(points, &std::pair<double, double>::second);
  for (auto& [x, y] : points) {
    x -= ux;
    y -= uy;
  }
  auto const size = points.size();
  auto const wanted = static_cast<std::size_t>(bandwidth * static_cast<double>(size));
  auto const nearest = std::min(size, std::max<std::size_t>(2, wanted));
  std::vector<double> fitted(size), residuals(size), weights(size, 1);
  for (int iteration = 0;; ++iteration) {
    Neighbours near{0, nearest - 1};
    for (std::size_t i = 0; i < size; ++i) {
      fitted[i] = fit_locally(points, points[i].first, near, weights);
      residuals[i] = std::fabs(points[i].second - fitted[i]);
      near.follow(points, i + 1);
    }
    double const median = median_of(residuals);
    if (iteration == iterations || !(std::fabs(median) >= least_weight)) break;
    for (std::size_t i = 0; i < size; ++i) {
      double const share = residuals[i] / (6 * median);
      // Never 0: weights of nothing but zeros have no line.
      weights[i] = share >= 1 ? least_weight : (1 - share * share) * (1 - share * share);
    }
  }
  return merge_points(points, fitted, ux, uy);
}

}  // namespace livret::transform
