#include "canvas/arc.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace livret::canvas {

void append_arc(frame::Path& path, frame::Vertex centre, double radius, double from, double to) {
  constexpr double quarter = std::numbers::pi / 2, turn = 2 * std::numbers::pi;
  constexpr double epsilon = 1e-12;
  auto const at = [&](double angle) {
    return frame::Vertex{centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
  };
  if (path.empty() || std::holds_alternative<frame::ClosePath>(path.back()))
    path.push_back(frame::MoveTo{at(from)});
  else
    path.push_back(frame::LineTo{at(from)});
  to = std::clamp(to, from - turn, from + turn);
  double const direction = to < from ? -1 : 1;
  for (double a = from; direction * (to - a) > epsilon;) {
    double const widest = (std::floor(direction * a / quarter + 1e-9) + 1) * quarter * direction;
    double const b = direction * (widest - to) > -epsilon ? to : widest;
    double const handle = 4.0 / 3 * std::tan((b - a) / 4) * radius;
    frame::Vertex const p = at(a), q = at(b);
    path.push_back(frame::CurveTo{{p.x - handle * std::sin(a), p.y + handle * std::cos(a)},
                                  {q.x + handle * std::sin(b), q.y - handle * std::cos(b)},
                                  q});
    a = b;
  }
}

}  // namespace livret::canvas
