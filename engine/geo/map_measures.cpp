#include "geo/map_measures.hpp"

#include <algorithm>
#include <cmath>

#include "geo/path.hpp"
#include "geo/sphere_math.hpp"

namespace livret::geo {

namespace {

bool is_finite(Position at) { return std::isfinite(at.x) && std::isfinite(at.y); }

/// Takes lines apart into segments between finite points; a ring's last goes back to its first.
class SegmentStream : public Stream {
 public:
  void point(Position at) final {
    if (!is_finite(at)) return;
    if (!is_line_) return add_point(at);
    if (has_previous_)
      add_segment(previous_, at);
    else
      first_ = at;
    add_line_point(at);
    previous_ = at;
    has_previous_ = true;
  }
  void line_start() final {
    is_line_ = true;
    has_previous_ = false;
  }
  void line_end() final {
    if (is_polygon_ && has_previous_) {
      add_segment(previous_, first_);
      add_line_point(first_);
    }
    is_line_ = false;
  }
  void polygon_start() final { is_polygon_ = true; }
  void polygon_end() final {
    is_polygon_ = false;
    end_polygon();
  }

 protected:
  bool is_polygon() const { return is_polygon_; }
  virtual void add_point(Position) {}
  virtual void add_line_point(Position) {}
  virtual void add_segment(Position from, Position to) = 0;
  virtual void end_polygon() {}

 private:
  Position first_, previous_;
  bool has_previous_ = false;
  bool is_line_ = false;
  bool is_polygon_ = false;
};

double twice_area(Position from, Position to) { return from.y * to.x - from.x * to.y; }
double distance(Position from, Position to) {
  double const dx = to.x - from.x;
  double const dy = to.y - from.y;
  return std::sqrt(dx * dx + dy * dy);
}

class AreaStream : public SegmentStream {
 public:
  double result() const { return total_.value() / 2; }

 protected:
  void add_segment(Position from, Position to) override {
    if (is_polygon()) polygon_.add(twice_area(from, to));
  }
  void end_polygon() override {
    total_.add(std::abs(polygon_.value()));
    polygon_ = {};
  }

 private:
  ExactSum polygon_;
  ExactSum total_;
};

class LengthStream : public SegmentStream {
 public:
  double result() const { return length_.value(); }

 protected:
  void add_segment(Position from, Position to) override { length_.add(distance(from, to)); }

 private:
  ExactSum length_;
};

/// A mean of places, each with a weight.
class Mean {
 public:
  void add(double x, double y, double weight) {
    x_ += x;
    y_ += y;
    weight_ += weight;
  }
  std::optional<Position> result() const {
    if (weight_ == 0) return std::nullopt;
    return Position{x_ / weight_, y_ / weight_};
  }

 private:
  double x_ = 0, y_ = 0, weight_ = 0;
};

class CentroidStream : public SegmentStream {
 public:
  std::optional<Position> result() const {
    if (auto const mean = areas_.result()) return mean;
    if (auto const mean = lines_.result()) return mean;
    return points_.result();
  }

 protected:
  void add_point(Position at) override { points_.add(at.x, at.y, 1); }
  void add_line_point(Position at) override { points_.add(at.x, at.y, 1); }
  void add_segment(Position from, Position to) override {
    double const length = distance(from, to);
    lines_.add(length * (from.x + to.x) / 2, length * (from.y + to.y) / 2, length);
    if (!is_polygon()) return;
    double const area = twice_area(from, to);
    areas_.add(area * (from.x + to.x), area * (from.y + to.y), area * 3);
  }

 private:
  Mean points_, lines_, areas_;
};

}  // namespace

void BoundsStream::point(Position at) {
  if (!is_finite(at)) return;
  box_ = {std::min(box_.x0, at.x), std::min(box_.y0, at.y), std::max(box_.x1, at.x), std::max(box_.y1, at.y)};
}

std::optional<Extent> BoundsStream::result() const {
  if (box_.x0 > box_.x1) return std::nullopt;
  return box_;
}

std::optional<Extent> map_bounds(Geometry const& geometry, Projection const& projection) {
  BoundsStream bounds;
  projection.stream(geometry, bounds);
  return bounds.result();
}

std::optional<Position> map_centroid(Geometry const& geometry, Projection const& projection) {
  CentroidStream centroid;
  projection.stream(geometry, centroid);
  return centroid.result();
}

double map_area(Geometry const& geometry, Projection const& projection) {
  AreaStream area;
  projection.stream(geometry, area);
  return area.result();
}

double map_length(Geometry const& geometry, Projection const& projection) {
  LengthStream length;
  projection.stream(geometry, length);
  return length.result();
}

}  // namespace livret::geo
