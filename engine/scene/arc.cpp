#include "canvas/arc.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "scene/shapes.hpp"

namespace livret::scene {

namespace {

using frame::Vertex;

constexpr double epsilon = 1e-12;
constexpr double pi = std::numbers::pi;
constexpr double quarter = pi / 2;
constexpr double turn = 2 * pi;

Vertex on_circle(Vertex centre, double radius, double angle) {
  return {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
}

double angle_of(Vertex v) { return std::atan2(v.y, v.x); }

enum class Sense { Clockwise, Counterclockwise };

Sense opposite(Sense sense) { return sense == Sense::Clockwise ? Sense::Counterclockwise : Sense::Clockwise; }

/// The angle at which an arc from `from` in this sense ends: that of `to`, less than a turn further.
double end_of(double from, double to, Sense sense) {
  double const ahead = std::fmod(sense == Sense::Clockwise ? to - from : from - to, turn);
  double const swept = ahead < 0 ? ahead + turn : ahead;
  return sense == Sense::Clockwise ? from + swept : from - swept;
}

void append_part(frame::Path& path, Vertex centre, double radius, double from, double to, Sense sense) {
  canvas::append_arc(path, centre, radius, from, end_of(from, to, sense));
}

std::optional<Vertex> intersection(Vertex a0, Vertex a1, Vertex b0, Vertex b1) {
  Vertex const a{a1.x - a0.x, a1.y - a0.y}, b{b1.x - b0.x, b1.y - b0.y};
  double const cross = b.y * a.x - b.x * a.y;
  if (cross * cross < epsilon) return std::nullopt;
  double const t = (b.x * (a0.y - b0.y) - b.y * (a0.x - b0.x)) / cross;
  return Vertex{a0.x + t * a.x, a0.y + t * a.y};
}

/// A corner rounded by a circle that touches a side and a ring, places relative to its centre but for the centre.
struct Corner {
  Vertex centre;
  Vertex on_side;
  Vertex on_ring;
};

/// The circle of `radius` (negative: outside the ring) that touches the line from `inner` to `outer` and the circle of
/// `ring`: its centre lies on a parallel of the line and on a circle of `ring` − `radius`.
Corner rounded(Vertex inner, Vertex outer, double ring, double radius, Sense sense) {
  Vertex const along{inner.x - outer.x, inner.y - outer.y};
  double const part = (sense == Sense::Clockwise ? radius : -radius) / std::hypot(along.x, along.y);
  Vertex const away{part * along.y, -part * along.x};
  Vertex const from{inner.x + away.x, inner.y + away.y}, to{outer.x + away.x, outer.y + away.y};
  Vertex const middle{(from.x + to.x) / 2, (from.y + to.y) / 2};
  Vertex const d{to.x - from.x, to.y - from.y};
  double const length2 = d.x * d.x + d.y * d.y;
  double const distance = ring - radius;
  double const cross = from.x * to.y - to.x * from.y;
  double const root = (d.y < 0 ? -1 : 1) * std::sqrt(std::max(0.0, distance * distance * length2 - cross * cross));
  Vertex const one{(cross * d.y - d.x * root) / length2, (-cross * d.x - d.y * root) / length2};
  Vertex const other{(cross * d.y + d.x * root) / length2, (-cross * d.x + d.y * root) / length2};
  auto const apart = [&](Vertex v) { return std::hypot(v.x - middle.x, v.y - middle.y); };
  Vertex const centre = apart(one) > apart(other) ? other : one;
  double const outward = ring / distance - 1;
  return {centre, {-away.x, -away.y}, {centre.x * outward, centre.y * outward}};
}

/// The angles of one ring of a sector, padding taken off.
struct Span {
  double from = 0, to = 0;
  double swept = 0;
};

/// A sector of a ring less than a turn wide (d3-shape: arc).
class Sector {
 public:
  Sector(ArcItem const& item, double inner, double outer, double from, double to)
      : inner_(inner), outer_(outer), sense_(to > from ? Sense::Clockwise : Sense::Counterclockwise) {
    double const half_pad = item.pad_angle / 2;
    double const pad_radius = half_pad > epsilon ? std::hypot(inner, outer) : 0;
    near_ = padded(from, to, inner, pad_radius, half_pad);
    far_ = padded(from, to, outer, pad_radius, half_pad);
    near_start_ = on_circle({}, inner, near_.from);
    near_end_ = on_circle({}, inner, near_.to);
    far_start_ = on_circle({}, outer, far_.from);
    far_end_ = on_circle({}, outer, far_.to);
    corner_ = near_corner_ = far_corner_ = std::min((outer - inner) / 2, item.corner_radius);
    if (corner_ > epsilon && std::fabs(to - from) < pi) restrict_corners();
  }

  frame::Path path() const {
    frame::Path path;
    append_far(path);
    if (!(inner_ > epsilon) || !(near_.swept > epsilon))
      path.push_back(frame::LineTo{near_end_});
    else
      append_near(path);
    path.push_back(frame::ClosePath{});
    return path;
  }

 private:
  static Span padded(double from, double to, double radius, double pad_radius, double half_pad) {
    double const swept = std::fabs(to - from);
    if (!(pad_radius > epsilon)) return {from, to, swept};
    double const share = pad_radius / radius * std::sin(half_pad);
    double const pad = std::asin(std::clamp(std::isnan(share) ? 1.0 : share, -1.0, 1.0));
    if (swept - 2 * pad > epsilon) {
      double const off = to > from ? pad : -pad;
      return {from + off, to - off, swept - 2 * pad};
    }
    return {(from + to) / 2, (from + to) / 2, 0};
  }

  /// Corners must not reach over the point where the sides meet; where they meet nowhere, there are none.
  void restrict_corners() {
    auto const apex = intersection(far_start_, near_start_, far_end_, near_end_);
    if (!apex) {
      near_corner_ = far_corner_ = 0;
      return;
    }
    Vertex const a{far_start_.x - apex->x, far_start_.y - apex->y}, b{far_end_.x - apex->x, far_end_.y - apex->y};
    double const cosine = (a.x * b.x + a.y * b.y) / (std::hypot(a.x, a.y) * std::hypot(b.x, b.y));
    double const reach = 1 / std::sin(std::acos(std::clamp(cosine, -1.0, 1.0)) / 2);
    double const distance = std::hypot(apex->x, apex->y);
    near_corner_ = std::min(corner_, (inner_ - distance) / (reach - 1));
    far_corner_ = std::min(corner_, (outer_ - distance) / (reach + 1));
  }

  void append_far(frame::Path& path) const {
    if (!(far_.swept > epsilon)) {
      path.push_back(frame::MoveTo{far_start_});
    } else if (far_corner_ > epsilon) {
      append_rounded(path, rounded(near_start_, far_start_, outer_, far_corner_, sense_),
                     rounded(far_end_, near_end_, outer_, far_corner_, sense_), outer_, far_corner_, sense_);
    } else {
      path.push_back(frame::MoveTo{far_start_});
      append_part(path, {}, outer_, far_.from, far_.to, sense_);
    }
  }

  void append_near(frame::Path& path) const {
    if (near_corner_ > epsilon) {
      append_rounded(path, rounded(near_end_, far_end_, inner_, -near_corner_, sense_),
                     rounded(far_start_, near_start_, inner_, -near_corner_, sense_), inner_, near_corner_,
                     opposite(sense_));
    } else {
      path.push_back(frame::LineTo{near_end_});
      append_part(path, {}, inner_, near_.to, near_.from, opposite(sense_));
    }
  }

  /// Along a ring, with a corner on either side.
  void append_rounded(frame::Path& path, Corner const& a, Corner const& b, double ring, double corner,
                      Sense along) const {
    Vertex const start{a.centre.x + a.on_side.x, a.centre.y + a.on_side.y};
    if (path.empty())
      path.push_back(frame::MoveTo{start});
    else
      path.push_back(frame::LineTo{start});
    if (corner < corner_) return append_part(path, a.centre, corner, angle_of(a.on_side), angle_of(b.on_side), sense_);
    append_part(path, a.centre, corner, angle_of(a.on_side), angle_of(a.on_ring), sense_);
    append_part(path, {}, ring, angle_of({a.centre.x + a.on_ring.x, a.centre.y + a.on_ring.y}),
                angle_of({b.centre.x + b.on_ring.x, b.centre.y + b.on_ring.y}), along);
    append_part(path, b.centre, corner, angle_of(b.on_ring), angle_of(b.on_side), sense_);
  }

  double inner_, outer_;
  Sense sense_;
  Span near_, far_;
  Vertex near_start_, near_end_, far_start_, far_end_;
  double corner_ = 0, near_corner_ = 0, far_corner_ = 0;
};

}  // namespace

frame::Path arc_path(ArcItem const& item) {
  double const inner = std::min(item.inner_radius, item.outer_radius);
  double const outer = std::max(item.inner_radius, item.outer_radius);
  double const from = item.start_angle - quarter, to = item.end_angle - quarter;
  if (!(outer > epsilon)) return {frame::MoveTo{{0, 0}}, frame::ClosePath{}};
  if (std::fabs(to - from) <= turn - epsilon) return Sector(item, inner, outer, from, to).path();
  frame::Path path;
  canvas::append_arc(path, {}, outer, from, to);
  if (inner > epsilon) {
    path.push_back(frame::MoveTo{on_circle({}, inner, to)});
    canvas::append_arc(path, {}, inner, to, from);
  }
  path.push_back(frame::ClosePath{});
  return path;
}

}  // namespace livret::scene
