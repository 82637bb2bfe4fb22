#include "geo/graticule.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "geo/sphere_math.hpp"

namespace livret::geo {

namespace {

/// Meridians are lines through the poles' great circles: few points will do.
constexpr double meridian_step = 90;
constexpr double most_graticule_positions = 1'000'000;

double count_between(double from, double until, double step) { return std::max(0.0, std::ceil((until - from) / step)); }

/// From `from` by `step`, up to but without `until`.
std::vector<double> steps(double from, double until, double step) {
  std::vector<double> values;
  auto const count = static_cast<std::size_t>(count_between(from, until, step));
  values.reserve(count + 1);
  for (std::size_t i = 0; i < count; ++i) values.push_back(from + static_cast<double>(i) * step);
  return values;
}

/// Multiples of the step.
std::vector<double> multiples(double from, double until, double step) {
  return steps(std::ceil(from / step) * step, until, step);
}

std::vector<double> steps_with_end(double from, double until, double step) {
  std::vector<double> values = steps(from, until - angle_tolerance, step);
  values.push_back(until);
  return values;
}

Graticule::Range in_order(Graticule::Range range) {
  if (range.from.x > range.to.x) std::swap(range.from.x, range.to.x);
  if (range.from.y > range.to.y) std::swap(range.from.y, range.to.y);
  return range;
}

/// The lines over one extent.
class Grid {
 public:
  Grid(Graticule::Range const& range, double precision)
      : range_(range),
        latitudes_(steps_with_end(range.from.y, range.to.y, meridian_step)),
        longitudes_(steps_with_end(range.from.x, range.to.x, precision)) {}

  Line meridian(double longitude) const {
    Line line;
    for (double const latitude : latitudes_) line.push_back({longitude, latitude});
    return line;
  }
  Line parallel(double latitude) const {
    Line line;
    for (double const longitude : longitudes_) line.push_back({longitude, latitude});
    return line;
  }
  std::vector<double> meridians(double step) const { return multiples(range_.from.x, range_.to.x, step); }
  std::vector<double> parallels(double step) const { return multiples(range_.from.y, range_.to.y, step); }

 private:
  Graticule::Range range_;
  std::vector<double> latitudes_, longitudes_;
};

double positions_of(Graticule::Range const& range, Position step, double precision) {
  double const on_meridian = count_between(range.from.y, range.to.y, meridian_step) + 1;
  double const on_parallel = count_between(range.from.x, range.to.x, precision) + 1;
  return on_meridian * (count_between(range.from.x, range.to.x, step.x) + 1) +
         on_parallel * (count_between(range.from.y, range.to.y, step.y) + 1);
}

bool is_fit(Graticule const& graticule, diag::Span span, diag::Sink& sink) {
  auto const& [major, minor, step_major, step_minor, precision] = graticule;
  for (double const number :
       {major.from.x, major.from.y, major.to.x, major.to.y, minor.from.x, minor.from.y, minor.to.x, minor.to.y}) {
    if (std::isfinite(number)) continue;
    sink.error(span, fmt::format("a graticule's extents need finite numbers, found `{}`", number));
    return false;
  }
  for (double const number : {step_major.x, step_major.y, step_minor.x, step_minor.y, precision}) {
    if (std::isfinite(number) && number > 0) continue;
    sink.error(span, fmt::format("a graticule's steps and precision need numbers above 0, found `{}`", number));
    return false;
  }
  double const positions =
      positions_of(in_order(major), step_major, precision) + positions_of(in_order(minor), step_minor, precision);
  if (positions <= most_graticule_positions) return true;
  sink.error(span, fmt::format("the graticule has more than `{:.0f}` positions", most_graticule_positions),
             "widen its steps or its precision");
  return false;
}

}  // namespace

Geometry graticule_lines(Graticule const& graticule, diag::Span span, diag::Sink& sink) {
  MultiLineString lines;
  if (!is_fit(graticule, span, sink)) return {lines};
  Grid const major(in_order(graticule.extent_major), graticule.precision);
  Grid const minor(in_order(graticule.extent_minor), graticule.precision);
  auto const is_on_major = [](double degrees, double step) {
    return std::abs(std::fmod(degrees, step)) <= angle_tolerance;
  };
  for (double const x : major.meridians(graticule.step_major.x)) lines.lines.push_back(major.meridian(x));
  for (double const y : major.parallels(graticule.step_major.y)) lines.lines.push_back(major.parallel(y));
  for (double const x : minor.meridians(graticule.step_minor.x))
    if (!is_on_major(x, graticule.step_major.x)) lines.lines.push_back(minor.meridian(x));
  for (double const y : minor.parallels(graticule.step_minor.y))
    if (!is_on_major(y, graticule.step_major.y)) lines.lines.push_back(minor.parallel(y));
  return {std::move(lines)};
}

Geometry graticule_outline(Graticule const& graticule, diag::Span span, diag::Sink& sink) {
  if (!is_fit(graticule, span, sink)) return {Polygon{}};
  Graticule::Range const range = in_order(graticule.extent_major);
  Grid const grid(range, graticule.precision);
  Line ring = grid.meridian(range.from.x);
  Line const top = grid.parallel(range.to.y);
  Line const right = grid.meridian(range.to.x);
  Line const bottom = grid.parallel(range.from.y);
  ring.insert(ring.end(), top.begin() + 1, top.end());
  ring.insert(ring.end(), right.rbegin() + 1, right.rend());
  ring.insert(ring.end(), bottom.rbegin() + 1, bottom.rend());
  return {Polygon{{std::move(ring)}}};
}

}  // namespace livret::geo
