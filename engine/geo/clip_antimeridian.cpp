#include <limits>

#include "geo/clip_sphere.hpp"
#include "geo/sphere_math.hpp"

namespace livret::geo {

namespace {

/// The latitude where the arc between two positions on either side meets the antimeridian.
double meeting_latitude(Position a, Position b) {
  double const sin_between = std::sin(a.x - b.x);
  if (std::abs(sin_between) <= angle_tolerance) return (a.y + b.y) / 2;
  double const cos_a = std::cos(a.y);
  double const cos_b = std::cos(b.y);
  return std::atan((std::sin(a.y) * cos_b * std::sin(b.x) - std::sin(b.y) * cos_a * std::sin(a.x)) /
                   (cos_a * cos_b * sin_between));
}

class AntimeridianCutter : public LineCutter {
 public:
  void line_start(Stream& sink) override {
    sink.line_start();
    is_cut_ = false;
    has_previous_ = false;
  }

  void point(Position at, Stream& sink) override {
    double const side = at.x > 0 ? pi : -pi;
    if (has_previous_) {
      double const distance = std::abs(at.x - previous_.x);
      if (std::abs(distance - pi) < angle_tolerance)
        cut_at_pole(at, side, sink);
      else if (previous_side_ != side && distance >= pi)
        cut_at_antimeridian(at, side, sink);
    }
    sink.point(at);
    previous_ = at;
    previous_side_ = side;
    has_previous_ = true;
  }

  void line_end(Stream& sink) override { sink.line_end(); }

  Outcome outcome() const override { return is_cut_ ? Outcome::CutWithOpenEnds : Outcome::Whole; }

 private:
  void cut_at_pole(Position at, double side, Stream& sink) {
    double const pole = (previous_.y + at.y) / 2 > 0 ? half_pi : -half_pi;
    sink.point({previous_.x, pole});
    cut(pole, side, sink);
    sink.point({at.x, pole});
  }

  void cut_at_antimeridian(Position& at, double side, Stream& sink) {
    // Positions on the antimeridian itself have no arc to it that a latitude could be found on.
    if (std::abs(previous_.x - previous_side_) < angle_tolerance) previous_.x -= previous_side_ * angle_tolerance;
    if (std::abs(at.x - side) < angle_tolerance) at.x -= side * angle_tolerance;
    cut(meeting_latitude(previous_, at), side, sink);
  }

  void cut(double latitude, double side, Stream& sink) {
    sink.point({previous_side_, latitude});
    sink.line_end();
    sink.line_start();
    sink.point({side, latitude});
    is_cut_ = true;
  }

  Position previous_;
  double previous_side_ = 0;
  bool has_previous_ = false;
  bool is_cut_ = false;
};

class AntimeridianRegion : public ClipRegion {
 public:
  bool shows(Position) const override { return true; }
  std::unique_ptr<LineCutter> make_cutter() const override { return std::make_unique<AntimeridianCutter>(); }
  Position edge_start() const override { return {-pi, -half_pi}; }

  void trace(Position from, Position to, Turn turn, Stream& sink) const override {
    if (std::abs(from.x - to.x) <= angle_tolerance) return sink.point(to);
    // From one side to the other it goes over a pole.
    double const side = from.x < to.x ? pi : -pi;
    double const pole = (turn == Turn::Forward ? side : -side) / 2;
    for (double const x : {-side, 0.0, side}) sink.point({x, pole});
  }

  void trace_all(Stream& sink) const override {
    for (Position const at :
         {Position{-pi, half_pi}, Position{0, half_pi}, Position{pi, half_pi}, Position{pi, 0}, Position{pi, -half_pi},
          Position{0, -half_pi}, Position{-pi, -half_pi}, Position{-pi, 0}, Position{-pi, half_pi}})
      sink.point(at);
  }
};

}  // namespace

std::shared_ptr<ClipRegion const> antimeridian_region() { return std::make_shared<AntimeridianRegion>(); }

}  // namespace livret::geo
