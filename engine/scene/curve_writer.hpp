#pragma once

#include <span>
#include <utility>

#include "frame/drawing.hpp"
#include "scene/curve.hpp"

namespace livret::scene {

/// Puts one curve at the end of a path.
class CurveWriter {
 public:
  enum class Start { Apart, Joined };  ///< by a line, with what the path has
  enum class Axes { Kept, Exchanged };
  CurveWriter(frame::Path& path, Start start, Axes axes) : path_(path), start_(start), axes_(axes) {}

  void start(frame::Vertex to) {
    if (start_ == Start::Joined)
      line(to);
    else
      move(to);
  }
  void move(frame::Vertex to) { path_.push_back(frame::MoveTo{turned(to)}); }
  void line(frame::Vertex to) { path_.push_back(frame::LineTo{turned(to)}); }
  void curve(frame::Vertex control1, frame::Vertex control2, frame::Vertex to) {
    path_.push_back(frame::CurveTo{turned(control1), turned(control2), turned(to)});
  }
  void close() {
    if (!path_.empty()) path_.push_back(frame::ClosePath{});
  }

 private:
  frame::Vertex turned(frame::Vertex v) const { return axes_ == Axes::Kept ? v : frame::Vertex{v.y, v.x}; }

  frame::Path& path_;
  Start start_;
  Axes axes_;
};

/// The point between two with these weights.
inline frame::Vertex mixed(frame::Vertex a, double weight_a, frame::Vertex b, double weight_b) {
  double const sum = weight_a + weight_b;
  return {(weight_a * a.x + weight_b * b.x) / sum, (weight_a * a.y + weight_b * b.y) / sum};
}

/// Where a uniform cubic B-spline passes its control point `b`.
inline frame::Vertex knot(frame::Vertex a, frame::Vertex b, frame::Vertex c) {
  return {(a.x + 4 * b.x + c.x) / 6, (a.y + 4 * b.y + c.y) / 6};
}

/// Cardinal and Catmull–Rom splines, which go through their points: open, from the second point to the last but one,
/// or closed.
void write_through(CurveWriter& out, Curve const& curve, std::span<frame::Vertex const> points);

}  // namespace livret::scene
