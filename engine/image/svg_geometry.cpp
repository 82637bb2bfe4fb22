#include "image/svg_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace livret::image {

using frame::Vertex;

namespace {

template <typename Visit>
void for_each_vertex(frame::Path& path, Visit const& visit) {
  for (frame::Segment& segment : path) {
    if (auto* move = std::get_if<frame::MoveTo>(&segment)) visit(move->to);
    if (auto* line = std::get_if<frame::LineTo>(&segment)) visit(line->to);
    if (auto* curve = std::get_if<frame::CurveTo>(&segment)) {
      visit(curve->control1);
      visit(curve->control2);
      visit(curve->to);
    }
  }
}

/// The least and the greatest of what it was given.
struct Range {
  double least = std::numeric_limits<double>::infinity();
  double most = -std::numeric_limits<double>::infinity();

  void add(double value) {
    least = std::min(least, value);
    most = std::max(most, value);
  }

  /// A cubic curve in one coordinate: where its derivative is zero between its ends.
  void add_curve(double a, double b, double c, double d) {
    add(d);
    double const square = -a + 3 * b - 3 * c + d, linear = 2 * (a - 2 * b + c), constant = b - a;
    auto const add_at = [&](double t) {
      if (!(t > 0 && t < 1)) return;
      double const s = 1 - t;
      add(s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d);
    };
    if (std::fabs(square) < 1e-12) return add_at(-constant / linear);
    double const root = std::sqrt(linear * linear - 4 * square * constant);
    add_at((-linear + root) / (2 * square));
    add_at((-linear - root) / (2 * square));
  }
};

}  // namespace

Vertex mapped(frame::Transform const& transform, Vertex vertex) {
  auto const& [xx, yx, xy, yy, x0, y0] = transform;
  return {xx * vertex.x + xy * vertex.y + x0, yx * vertex.x + yy * vertex.y + y0};
}

frame::Path mapped(frame::Transform const& transform, frame::Path path) {
  for_each_vertex(path, [&](Vertex& vertex) { vertex = mapped(transform, vertex); });
  return path;
}

frame::Transform compose(frame::Transform const& outer, frame::Transform const& inner) {
  Vertex const origin = mapped(outer, {inner.x0, inner.y0});
  return {outer.xx * inner.xx + outer.xy * inner.yx,
          outer.yx * inner.xx + outer.yy * inner.yx,
          outer.xx * inner.xy + outer.xy * inner.yy,
          outer.yx * inner.xy + outer.yy * inner.yy,
          origin.x,
          origin.y};
}

double determinant(frame::Transform const& transform) {
  return transform.xx * transform.yy - transform.xy * transform.yx;
}

bool is_even(frame::Transform const& transform) {
  auto const& [xx, yx, xy, yy, x0, y0] = transform;
  double const first = std::hypot(xx, yx), second = std::hypot(xy, yy);
  double const tolerance = 0.01;
  return std::fabs(first - second) <= tolerance * first && std::fabs(xx * xy + yx * yy) <= tolerance * first * second;
}

std::optional<Box> bounds_of(frame::Path const& path) {
  Range x, y;
  Vertex pen;
  auto const add = [&](Vertex to) {
    x.add(to.x);
    y.add(to.y);
    pen = to;
  };
  for (frame::Segment const& segment : path) {
    if (auto const* move = std::get_if<frame::MoveTo>(&segment)) add(move->to);
    if (auto const* line = std::get_if<frame::LineTo>(&segment)) add(line->to);
    if (auto const* curve = std::get_if<frame::CurveTo>(&segment)) {
      x.add_curve(pen.x, curve->control1.x, curve->control2.x, curve->to.x);
      y.add_curve(pen.y, curve->control1.y, curve->control2.y, curve->to.y);
      pen = curve->to;
    }
  }
  if (!(x.least <= x.most && y.least <= y.most)) return std::nullopt;
  return Box{x.least, y.least, x.most - x.least, y.most - y.least};
}

bool is_within_reach(frame::Path const& path) {
  constexpr double reach = 1e6;
  frame::Path copy = path;
  bool is_within = true;
  for_each_vertex(copy, [&](Vertex const& vertex) {
    if (!(std::fabs(vertex.x) <= reach && std::fabs(vertex.y) <= reach)) is_within = false;
  });
  return is_within;
}

frame::Path ellipse_path(Vertex centre, double x_radius, double y_radius) {
  return rounded_path({centre.x - x_radius, centre.y - y_radius, 2 * x_radius, 2 * y_radius}, x_radius, y_radius);
}

frame::Path rounded_path(Box const& box, double x_radius, double y_radius) {
  double const left = box.x, top = box.y, right = box.x + box.width, bottom = box.y + box.height;
  double const rx = std::min(x_radius, box.width / 2), ry = std::min(y_radius, box.height / 2);
  frame::Path path{frame::MoveTo{{left + rx, top}}};
  auto const side = [&](Vertex to) { path.push_back(frame::LineTo{to}); };
  bool const is_round = rx > 0 && ry > 0;
  auto const corner = [&](Vertex from, Vertex to) {
    if (is_round) append_arc(path, from, {rx, ry, 0, false, true, to});
  };
  if (!is_round) path = {frame::MoveTo{{left, top}}};
  side({is_round ? right - rx : right, top});
  corner({right - rx, top}, {right, top + ry});
  side({right, is_round ? bottom - ry : bottom});
  corner({right, bottom - ry}, {right - rx, bottom});
  side({is_round ? left + rx : left, bottom});
  corner({left + rx, bottom}, {left, bottom - ry});
  if (is_round) side({left, top + ry});
  corner({left, top + ry}, {left + rx, top});
  path.push_back(frame::ClosePath{});
  return path;
}

}  // namespace livret::image
