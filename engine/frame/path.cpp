#include "frame/path.hpp"

#include <algorithm>

namespace livret::frame {

namespace {

/// Control points of a quarter circle lie at this part of the radius from its ends: 4/3 (√2 − 1).
constexpr double quarter_circle = 0.5522847498;

}  // namespace

Path rectangle_path(Vertex corner, double width, double height, double radius) {
  auto const [left, top] = corner;
  double const right = left + width;
  double const bottom = top + height;
  double const r = std::min({radius, width / 2, height / 2});
  if (r <= 0)
    return {MoveTo{{left, top}}, LineTo{{right, top}}, LineTo{{right, bottom}}, LineTo{{left, bottom}}, ClosePath{}};
  double const k = r * (1 - quarter_circle);
  return {MoveTo{{left + r, top}},
          LineTo{{right - r, top}},
          CurveTo{{right - k, top}, {right, top + k}, {right, top + r}},
          LineTo{{right, bottom - r}},
          CurveTo{{right, bottom - k}, {right - k, bottom}, {right - r, bottom}},
          LineTo{{left + r, bottom}},
          CurveTo{{left + k, bottom}, {left, bottom - k}, {left, bottom - r}},
          LineTo{{left, top + r}},
          CurveTo{{left, top + k}, {left + k, top}, {left + r, top}},
          ClosePath{}};
}

}  // namespace livret::frame
