#include "scene/curve.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "scene/curve_writer.hpp"

namespace livret::scene {

namespace {

using frame::Vertex;
using Vertices = std::span<Vertex const>;

void straight(CurveWriter& out, Vertices p) {
  out.start(p[0]);
  for (auto const& point : p.subspan(1)) out.line(point);
}

/// `share` of the way from point to point is gone before the step.
void steps(CurveWriter& out, Vertices p, double share) {
  out.start(p[0]);
  for (std::size_t i = 1; i < p.size(); ++i) {
    double const x = p[i - 1].x * (1 - share) + p[i].x * share;
    if (share > 0) out.line({x, p[i - 1].y});
    out.line({x, p[i].y});
    if (share <= 0) out.line(p[i]);
  }
  if (share > 0 && share < 1 && p.size() > 1) out.line(p.back());
}

/// One cubic of a uniform B-spline: it begins near `a`, a third of the way to `b`, and ends at the knot of `b`.
void basis_piece(CurveWriter& out, Vertex a, Vertex b, Vertex c) {
  out.curve(mixed(a, 2, b, 1), mixed(a, 1, b, 2), knot(a, b, c));
}

void basis(CurveWriter& out, Vertices p) {
  out.start(p[0]);
  if (p.size() == 1) return;
  if (p.size() > 2) {
    out.line(mixed(p[0], 5, p[1], 1));
    for (std::size_t i = 2; i < p.size(); ++i) basis_piece(out, p[i - 2], p[i - 1], p[i]);
    basis_piece(out, p[p.size() - 2], p.back(), p.back());
  }
  out.line(p.back());
}

void basis_open(CurveWriter& out, Vertices p) {
  if (p.size() < 3) return;
  out.start(knot(p[0], p[1], p[2]));
  for (std::size_t i = 3; i < p.size(); ++i) basis_piece(out, p[i - 2], p[i - 1], p[i]);
}

void basis_closed(CurveWriter& out, Vertices p) {
  std::size_t const n = p.size();
  if (n == 2) {
    out.move(mixed(p[0], 1, p[1], 2));
    out.line(mixed(p[1], 1, p[0], 2));
    return out.close();
  }
  out.move(n == 1 ? p[0] : knot(p[0], p[1], p[2]));
  if (n == 1) return out.close();
  for (std::size_t i = 3; i < n + 3; ++i) basis_piece(out, p[(i - 2) % n], p[(i - 1) % n], p[i % n]);
}

/// A basis spline of points drawn towards the straight line from end to end.
void bundle(CurveWriter& out, Vertices p, double strength) {
  if (p.size() < 2) return;
  std::vector<Vertex> drawn(p.begin(), p.end());
  Vertex const first = p.front(), last = p.back();
  for (std::size_t i = 0; i < p.size(); ++i) {
    double const t = static_cast<double>(i) / static_cast<double>(p.size() - 1);
    drawn[i] = {strength * p[i].x + (1 - strength) * (first.x + t * (last.x - first.x)),
                strength * p[i].y + (1 - strength) * (first.y + t * (last.y - first.y))};
  }
  basis(out, drawn);
}

/// Slopes of the tangents of a monotone curve along x (Steffen, "A simple method for monotonic interpolation in one
/// dimension", 1990).
class MonotoneSlopes {
 public:
  explicit MonotoneSlopes(std::vector<Vertex> const& points) : points_(points) {}

  double inner(std::size_t i) const {
    double const before = points_[i].x - points_[i - 1].x, after = points_[i + 1].x - points_[i].x;
    if (before == 0 && after == 0) return 0;
    double const s0 = slope(i, before, after), s1 = slope(i + 1, after, before);
    double const through = (s0 * after + s1 * before) / (before + after);
    if (std::isnan(through)) return 0;
    return (sign(s0) + sign(s1)) * std::min({std::fabs(s0), std::fabs(s1), 0.5 * std::fabs(through)});
  }

  /// At an end of the piece that ends with point `i`, whose other end has `other`.
  double outer(std::size_t i, double other) const {
    double const along = points_[i].x - points_[i - 1].x;
    return along == 0 ? other : (3 * (points_[i].y - points_[i - 1].y) / along - other) / 2;
  }

 private:
  static double sign(double value) { return value < 0 ? -1 : 1; }
  double slope(std::size_t i, double along, double beside) const {
    double const rise = points_[i].y - points_[i - 1].y;
    if (along != 0) return rise / along;
    return (beside < 0 ? -sign(rise) : sign(rise)) * std::numeric_limits<double>::infinity();
  }

  std::vector<Vertex> const& points_;
};

void monotone(CurveWriter& out, std::vector<Vertex> const& p) {
  out.start(p[0]);
  std::size_t const n = p.size();
  if (n == 2) return out.line(p[1]);
  MonotoneSlopes const slopes(p);
  double from = 0;
  for (std::size_t i = 1; i < n; ++i) {
    bool const is_last = i + 1 == n;
    double const to = is_last ? slopes.outer(i, from) : slopes.inner(i);
    if (i == 1) from = slopes.outer(i, to);
    double const third = (p[i].x - p[i - 1].x) / 3;
    out.curve({p[i - 1].x + third, p[i - 1].y + third * from}, {p[i].x - third, p[i].y - third * to}, p[i]);
    from = to;
  }
}

std::vector<Vertex> without_repeats(Vertices points) {
  std::vector<Vertex> kept(points.begin(), points.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  return kept;
}

/// First control points of a natural cubic spline, one coordinate: the solution of a tridiagonal system.
std::vector<double> natural_controls(Vertices p, double Vertex::*coordinate) {
  std::size_t const n = p.size() - 1;
  auto const at = [&](std::size_t i) { return p[i].*coordinate; };
  std::vector<double> diagonal(n, 4), right(n);
  diagonal[0] = 2;
  right[0] = at(0) + 2 * at(1);
  for (std::size_t i = 1; i < n; ++i) {
    bool const is_last = i + 1 == n;
    double const factor = (is_last ? 2 : 1) / diagonal[i - 1];
    diagonal[i] = (is_last ? 7 : 4) - factor;
    right[i] = (is_last ? 8 * at(i) + at(n) : 4 * at(i) + 2 * at(i + 1)) - factor * right[i - 1];
  }
  std::vector<double> controls(n);
  controls[n - 1] = right[n - 1] / diagonal[n - 1];
  for (std::size_t i = n - 1; i-- > 0;) controls[i] = (right[i] - controls[i + 1]) / diagonal[i];
  return controls;
}

void natural(CurveWriter& out, Vertices p) {
  out.start(p[0]);
  if (p.size() == 1) return;
  if (p.size() == 2) return out.line(p[1]);
  auto const x = natural_controls(p, &Vertex::x), y = natural_controls(p, &Vertex::y);
  std::size_t const n = x.size();
  for (std::size_t i = 0; i < n; ++i) {
    bool const is_last = i + 1 == n;
    Vertex const second = is_last ? Vertex{(p[n].x + x[i]) / 2, (p[n].y + y[i]) / 2}
                                  : Vertex{2 * p[i + 1].x - x[i + 1], 2 * p[i + 1].y - y[i + 1]};
    out.curve({x[i], y[i]}, second, p[i + 1]);
  }
}

bool is_closed(Interpolate interpolate) {
  switch (interpolate) {
    case Interpolate::LinearClosed:
    case Interpolate::BasisClosed:
    case Interpolate::CardinalClosed:
    case Interpolate::CatmullRomClosed:
      return true;
    default:
      return false;
  }
}

/// A line of so many points is only a point, and is closed so that round and square caps show it.
std::size_t points_of_a_dot(Interpolate interpolate) {
  switch (interpolate) {
    case Interpolate::BasisOpen:
    case Interpolate::CardinalOpen:
    case Interpolate::CatmullRomOpen:
      return 3;
    case Interpolate::Bundle:
      return 0;
    default:
      return 1;
  }
}

void write(CurveWriter& out, Curve const& curve, Vertices p, Leg leg) {
  switch (curve.interpolate) {
    case Interpolate::Linear:
      return straight(out, p);
    case Interpolate::LinearClosed:
      straight(out, p);
      return out.close();
    case Interpolate::Step:
      return steps(out, p, 0.5);
    case Interpolate::StepBefore:
      return steps(out, p, leg == Leg::AreaBase ? 1 : 0);
    case Interpolate::StepAfter:
      return steps(out, p, leg == Leg::AreaBase ? 0 : 1);
    case Interpolate::Basis:
      return basis(out, p);
    case Interpolate::BasisOpen:
      return basis_open(out, p);
    case Interpolate::BasisClosed:
      return basis_closed(out, p);
    case Interpolate::Bundle:
      return bundle(out, p, curve.tension.value_or(0.85));
    case Interpolate::Monotone:
      return monotone(out, without_repeats(p));
    case Interpolate::Natural:
      return natural(out, p);
    default:
      return write_through(out, curve, p);
  }
}

}  // namespace

void append_curve(frame::Path& path, Curve const& curve, std::span<Vertex const> points, Leg leg) {
  if (points.empty()) return;
  bool const is_turned = curve.interpolate == Interpolate::Monotone && curve.orient == Orient::Horizontal;
  bool const is_joined = leg == Leg::AreaBase && !is_closed(curve.interpolate);
  CurveWriter out(path, is_joined ? CurveWriter::Start::Joined : CurveWriter::Start::Apart,
                  is_turned ? CurveWriter::Axes::Exchanged : CurveWriter::Axes::Kept);
  if (is_turned) {
    std::vector<Vertex> turned(points.begin(), points.end());
    for (auto& point : turned) std::swap(point.x, point.y);
    write(out, curve, turned, leg);
  } else {
    write(out, curve, points, leg);
  }
  if (is_closed(curve.interpolate)) return;
  if (leg == Leg::AreaBase || (leg == Leg::Line && points.size() == points_of_a_dot(curve.interpolate))) out.close();
}

}  // namespace livret::scene
