#include <algorithm>
#include <cmath>
#include <numbers>

#include "image/svg_geometry.hpp"

namespace livret::image {

using frame::Vertex;

namespace {

constexpr double pi = std::numbers::pi;

/// A part of the unit circle, and where that circle lies.
struct CentredArc {
  frame::Transform to_user;
  double start = 0;  ///< angles in radians
  double sweep = 0;
};

/// Radii large enough to reach from end to end (SVG 1.1, F.6.6). `half` is from the middle to the start, in the
/// ellipse's own axes.
struct Radii {
  double x, y;
  double excess;  ///< the square of what part of the radii `half` takes, at most 1

  Radii(Arc const& arc, Vertex half) : x(std::fabs(arc.x_radius)), y(std::fabs(arc.y_radius)) {
    double const share = std::hypot(half.x / x, half.y / y);
    if (share > 1) {
      x *= share;
      y *= share;
    }
    excess = std::min(share * share, 1.0);
  }
};

/// From the end points to the centre (SVG 1.1, F.6.5).
CentredArc centred(Vertex from, Arc const& arc) {
  double const turn = arc.rotation * pi / 180;
  double const cosine = std::cos(turn), sine = std::sin(turn);
  Vertex const apart{(from.x - arc.to.x) / 2, (from.y - arc.to.y) / 2};
  Vertex const half{cosine * apart.x + sine * apart.y, cosine * apart.y - sine * apart.x};
  Radii const radii(arc, half);
  double const side = arc.is_large == arc.is_clockwise ? -1 : 1;
  double const distance = side * std::sqrt(1 / radii.excess - 1);
  Vertex const centre{distance * radii.x * half.y / radii.y, -distance * radii.y * half.x / radii.x};
  double const start = std::atan2((half.y - centre.y) / radii.y, (half.x - centre.x) / radii.x);
  double sweep = std::atan2((-half.y - centre.y) / radii.y, (-half.x - centre.x) / radii.x) - start;
  if (arc.is_clockwise && sweep < 0) sweep += 2 * pi;
  if (!arc.is_clockwise && sweep > 0) sweep -= 2 * pi;
  frame::Transform const turned{cosine, sine, -sine, cosine, (from.x + arc.to.x) / 2, (from.y + arc.to.y) / 2};
  return {compose(turned, {radii.x, 0, 0, radii.y, centre.x, centre.y}), start, sweep};
}

}  // namespace

void append_arc(frame::Path& path, Vertex from, Arc const& arc) {
  if (from == arc.to) return;
  auto const [to_user, start, sweep] = centred(from, arc);
  // Radii of next to nothing give no number either.
  if (arc.x_radius == 0 || arc.y_radius == 0 || !std::isfinite(sweep)) return path.push_back(frame::LineTo{arc.to});
  // Curves of at most a quarter circle are within 3e-4 of the radius.
  int const pieces = std::clamp(static_cast<int>(std::ceil(std::fabs(sweep) / (pi / 2) - 1e-9)), 1, 4);
  double const step = sweep / pieces;
  double const handle = 4.0 / 3 * std::tan(step / 4);
  for (int i = 0; i < pieces; ++i) {
    double const a = start + i * step, b = a + step;
    Vertex const first{std::cos(a) - handle * std::sin(a), std::sin(a) + handle * std::cos(a)};
    Vertex const second{std::cos(b) + handle * std::sin(b), std::sin(b) - handle * std::cos(b)};
    Vertex const end = i + 1 == pieces ? arc.to : mapped(to_user, {std::cos(b), std::sin(b)});
    path.push_back(frame::CurveTo{mapped(to_user, first), mapped(to_user, second), end});
  }
}

}  // namespace livret::image
