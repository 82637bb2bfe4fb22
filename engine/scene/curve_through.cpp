#include <cmath>

#include "scene/curve_writer.hpp"

namespace livret::scene {

namespace {

using frame::Vertex;

/// A piece from `from` to `to`, and what the curve passes before and after; null where it ends there.
struct Piece {
  Vertex const* before;
  Vertex const& from;
  Vertex const& to;
  Vertex const* after;
};

constexpr double shortest = 1e-12;

/// Tangents go with the chord between a point's neighbours.
void cardinal_piece(CurveWriter& out, Piece const& piece, double tension) {
  double const k = (1 - tension) / 6;
  auto const& [before, from, to, after] = piece;
  Vertex first = from, second = to;
  if (before != nullptr) first = {from.x + k * (to.x - before->x), from.y + k * (to.y - before->y)};
  if (after != nullptr) second = {to.x + k * (from.x - after->x), to.y + k * (from.y - after->y)};
  out.curve(first, second, to);
}

/// Knots are `alpha`-th powers of distances apart (Catmull and Rom 1974; Yuksel, Schaefer and Keyser 2011).
class CatmullRom {
 public:
  explicit CatmullRom(double alpha) : alpha_(alpha) {}

  void write(CurveWriter& out, Piece const& piece) const {
    auto const& [before, from, to, after] = piece;
    double const middle = knots_between(from, to);
    out.curve(before == nullptr ? from : control(*before, from, to, middle),
              after == nullptr ? to : control(*after, to, from, middle), to);
  }

 private:
  double knots_between(Vertex a, Vertex b) const { return std::pow(std::hypot(a.x - b.x, a.y - b.y), alpha_); }

  /// The control point beside `at`, where the curve comes from `outer` and goes on to `inner`, `middle` knots away.
  Vertex control(Vertex outer, Vertex at, Vertex inner, double middle) const {
    double const edge = knots_between(outer, at);
    if (!(edge > shortest)) return at;
    double const own = 2 * edge * edge + 3 * edge * middle + middle * middle;
    double const sum = 3 * edge * (edge + middle);
    return {(at.x * own - outer.x * middle * middle + inner.x * edge * edge) / sum,
            (at.y * own - outer.y * middle * middle + inner.y * edge * edge) / sum};
  }

  double alpha_;
};

enum class Ends { Reached, LeftOut, Joined };

Ends ends_of(Interpolate interpolate) {
  switch (interpolate) {
    case Interpolate::CardinalOpen:
    case Interpolate::CatmullRomOpen:
      return Ends::LeftOut;
    case Interpolate::CardinalClosed:
    case Interpolate::CatmullRomClosed:
      return Ends::Joined;
    default:
      return Ends::Reached;
  }
}

bool is_catmull_rom(Interpolate interpolate) {
  return interpolate == Interpolate::CatmullRom || interpolate == Interpolate::CatmullRomOpen ||
         interpolate == Interpolate::CatmullRomClosed;
}

void write_short_ring(CurveWriter& out, std::span<Vertex const> p) {
  out.move(p.back());
  if (p.size() == 2) out.line(p[0]);
  out.close();
}

template <typename Write>
void write_pieces(CurveWriter& out, std::span<Vertex const> p, Ends ends, Write const& write) {
  std::size_t const n = p.size();
  if (ends == Ends::Joined) {
    if (n < 3) return write_short_ring(out, p);
    out.move(p[1]);
    for (std::size_t i = 1; i <= n; ++i) write(Piece{&p[i - 1], p[i % n], p[(i + 1) % n], &p[(i + 2) % n]});
    return;
  }
  std::size_t const skipped = ends == Ends::LeftOut ? 1 : 0;
  if (ends == Ends::LeftOut && n < 3) return;
  out.start(p[skipped]);
  if (ends == Ends::Reached && n == 2) return out.line(p[1]);
  for (std::size_t i = skipped; i + 1 + skipped < n; ++i)
    write(Piece{i == 0 ? nullptr : &p[i - 1], p[i], p[i + 1], i + 2 < n ? &p[i + 2] : nullptr});
}

}  // namespace

void write_through(CurveWriter& out, Curve const& curve, std::span<Vertex const> points) {
  auto const ends = ends_of(curve.interpolate);
  bool const is_knotted = is_catmull_rom(curve.interpolate);
  if (double const alpha = curve.tension.value_or(0.5); is_knotted && alpha != 0) {
    CatmullRom const spline(alpha);
    return write_pieces(out, points, ends, [&](Piece const& piece) { spline.write(out, piece); });
  }
  double const tension = is_knotted ? 0 : curve.tension.value_or(0);
  write_pieces(out, points, ends, [&](Piece const& piece) { cardinal_piece(out, piece, tension); });
}

}  // namespace livret::scene
