#include <cmath>
#include <initializer_list>
#include <numbers>

#include "scene/shapes.hpp"

namespace livret::scene {

namespace {

frame::Path polygon(std::initializer_list<frame::Vertex> vertices) {
  frame::Path path;
  path.reserve(vertices.size() + 1);
  for (auto const& vertex : vertices) {
    if (path.empty())
      path.push_back(frame::MoveTo{vertex});
    else
      path.push_back(frame::LineTo{vertex});
  }
  path.push_back(frame::ClosePath{});
  return path;
}

frame::Path circle(double r) {
  // Control points of a quarter circle lie at this part of the radius from its ends: 4/3 (√2 − 1).
  double const k = 0.5522847498307936 * r;
  return {frame::MoveTo{{r, 0}},
          frame::CurveTo{{r, k}, {k, r}, {0, r}},
          frame::CurveTo{{-k, r}, {-r, k}, {-r, 0}},
          frame::CurveTo{{-r, -k}, {-k, -r}, {0, -r}},
          frame::CurveTo{{k, -r}, {r, -k}, {r, 0}},
          frame::ClosePath{}};
}

frame::Path cross(double r) {
  double const s = r / 2.5;
  return polygon(
      {{-r, -s}, {-r, s}, {-s, s}, {-s, r}, {s, r}, {s, s}, {r, s}, {r, -s}, {s, -s}, {s, -r}, {-s, -r}, {-s, -s}});
}

frame::Path arrow(double r) {
  double const shaft = r / 7, head = r / 2.5, neck = r / 8;
  return polygon({{-shaft, r}, {shaft, r}, {shaft, -neck}, {head, -neck}, {0, -r}, {-head, -neck}, {-shaft, -neck}});
}

/// With its centre of gravity at (0, 0).
frame::Path isosceles(double r, double half_base) {
  double const half_height = std::numbers::sqrt3 / 2 * r;
  double const up = half_height - r * std::numbers::inv_sqrt3;
  return polygon({{0, -half_height - up}, {-half_base, half_height - up}, {half_base, half_height - up}});
}

}  // namespace

frame::Path symbol_path(Symbol symbol, double size) {
  double const r = std::sqrt(size) / 2;
  double const h = std::numbers::sqrt3 / 2 * r;
  switch (symbol) {
    case Symbol::Circle:
      return circle(r);
    case Symbol::Cross:
      return cross(r);
    case Symbol::Diamond:
      return polygon({{-r, 0}, {0, -r}, {r, 0}, {0, r}});
    case Symbol::Square:
      return polygon({{-r, -r}, {r, -r}, {r, r}, {-r, r}});
    case Symbol::Arrow:
      return arrow(r);
    case Symbol::Wedge:
      return isosceles(r, r / 4);
    case Symbol::Triangle:
      return isosceles(r, r);
    case Symbol::TriangleUp:
      return polygon({{0, -h}, {-r, h}, {r, h}});
    case Symbol::TriangleDown:
      return polygon({{0, h}, {-r, -h}, {r, -h}});
    case Symbol::TriangleLeft:
      return polygon({{-h, 0}, {h, -r}, {h, r}});
    case Symbol::TriangleRight:
      return polygon({{h, 0}, {-h, -r}, {-h, r}});
    case Symbol::Stroke:
      break;
  }
  return {frame::MoveTo{{-r, 0}}, frame::LineTo{{r, 0}}};
}

frame::Path symbol_path(SymbolItem const& item) {
  if (item.custom == nullptr) return symbol_path(item.shape, item.size);
  frame::Path path = item.custom->path;
  scale(path, std::sqrt(item.size) / 2, std::sqrt(item.size) / 2);
  return path;
}

}  // namespace livret::scene
