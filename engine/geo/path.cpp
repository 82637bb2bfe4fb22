#include "geo/path.hpp"

#include <cmath>
#include <utility>

#include "geo/stream.hpp"

namespace livret::geo {

namespace {

/// Segments beyond are left out, as memory is not without end; no page shows that many.
constexpr std::size_t most_segments = 8'000'000;

/// Control points of a quarter circle lie at this part of the radius from its ends: 4/3 (√2 − 1).
constexpr double quarter_circle = 0.5522847498307936;

class PathStream : public Stream {
 public:
  explicit PathStream(double radius) : radius_(radius) {}

  void point(Position at) override {
    if (!std::isfinite(at.x) || !std::isfinite(at.y) || path_.size() >= most_segments) return;
    if (!is_line_) return add_circle({at.x, at.y});
    if (is_first_)
      path_.push_back(frame::MoveTo{{at.x, at.y}});
    else
      path_.push_back(frame::LineTo{{at.x, at.y}});
    is_first_ = false;
  }
  void line_start() override {
    is_line_ = true;
    is_first_ = true;
  }
  void line_end() override {
    if (is_polygon_ && !is_first_) path_.push_back(frame::ClosePath{});
    is_line_ = false;
  }
  void polygon_start() override { is_polygon_ = true; }
  void polygon_end() override { is_polygon_ = false; }

  frame::Path take() { return std::move(path_); }

 private:
  void add_circle(frame::Vertex centre) {
    if (!(radius_ > 0)) return;
    auto const at = [&](double x, double y) { return frame::Vertex{centre.x + x * radius_, centre.y + y * radius_}; };
    constexpr double k = quarter_circle;
    path_.push_back(frame::MoveTo{at(1, 0)});
    path_.push_back(frame::CurveTo{at(1, k), at(k, 1), at(0, 1)});
    path_.push_back(frame::CurveTo{at(-k, 1), at(-1, k), at(-1, 0)});
    path_.push_back(frame::CurveTo{at(-1, -k), at(-k, -1), at(0, -1)});
    path_.push_back(frame::CurveTo{at(k, -1), at(1, -k), at(1, 0)});
    path_.push_back(frame::ClosePath{});
  }

  double radius_;
  bool is_polygon_ = false;
  bool is_line_ = false;
  bool is_first_ = false;
  frame::Path path_;
};

}  // namespace

frame::Path map_path(Geometry const& geometry, Projection const& projection, double point_radius) {
  PathStream stream(point_radius);
  projection.stream(geometry, stream);
  return stream.take();
}

frame::Path inset_frames(Projection const& projection) {
  frame::Path path;
  for (Inset const& inset : projection.insets()) {
    auto const [x0, y0, x1, y1] = inset.frame;
    path.insert(path.end(), {frame::MoveTo{{x0, y0}}, frame::LineTo{{x1, y0}}, frame::LineTo{{x1, y1}},
                             frame::LineTo{{x0, y1}}, frame::ClosePath{}});
  }
  return path;
}

}  // namespace livret::geo
