#include <optional>
#include <utility>

#include "geo/clip_sphere.hpp"
#include "geo/sphere_math.hpp"

namespace livret::geo {

namespace {

constexpr double edge_step = 2 * radians;

/// The meetings of a great circle and the cap's edge: points `middle ± t · direction` on the line that their planes
/// share.
struct EdgeLine {
  Vector middle, direction;
  double nearer = 0, farther = 0;
};

class Cap {
 public:
  explicit Cap(double radius) : radius_(radius), cos_radius_(std::cos(radius)) {}

  double radius() const { return radius_; }
  double cos_radius() const { return cos_radius_; }
  bool is_small() const { return cos_radius_ > 0; }
  bool is_hemisphere() const { return std::abs(cos_radius_) <= angle_tolerance; }
  bool shows(Position at) const { return std::cos(at.x) * std::cos(at.y) > cos_radius_; }

  /// Where the arc from `a` to `b`, one of them in the cap, meets the edge; `a` itself where they are one place.
  Position meeting(Position a, Position b) const {
    auto const line = shared_line(a, b);
    return line ? to_angles(line->direction * line->nearer + line->middle) : a;
  }

  /// Where an arc whose ends are both in the cap or both outside meets the edge, if it does.
  std::optional<std::pair<Position, Position>> meetings(Position a, Position b) const {
    auto const line = shared_line(a, b);
    if (!line) return std::nullopt;
    Position const first = to_angles(line->direction * line->nearer + line->middle);
    if (!is_between(first, a, b)) return std::nullopt;
    return std::pair{first, to_angles(line->direction * line->farther + line->middle)};
  }

  /// On which sides of the box round the cap (or round what is outside it, if that is less) a position is, as bits.
  unsigned sides(Position at) const {
    double const r = is_small() ? radius_ : pi - radius_;
    unsigned const horizontal = at.x < -r ? 1 : at.x > r ? 2 : 0;
    unsigned const vertical = at.y < -r ? 4 : at.y > r ? 8 : 0;
    return horizontal | vertical;
  }

 private:
  std::optional<EdgeLine> shared_line(Position a, Position b) const {
    Vector const normal = cross(to_vector(a), to_vector(b));
    double const squared = dot(normal, normal);
    double const determinant = squared - normal.x * normal.x;
    if (determinant == 0) return std::nullopt;
    EdgeLine line;
    line.direction = cross({1, 0, 0}, normal);
    line.middle =
        Vector{1, 0, 0} * (cos_radius_ * squared / determinant) + normal * (-cos_radius_ * normal.x / determinant);
    double const along = dot(line.middle, line.direction);
    double const direction_squared = dot(line.direction, line.direction);
    double const root_squared = along * along - direction_squared * (dot(line.middle, line.middle) - 1);
    if (root_squared < 0) return std::nullopt;
    line.nearer = (-along - std::sqrt(root_squared)) / direction_squared;
    line.farther = (-along + std::sqrt(root_squared)) / direction_squared;
    return line;
  }

  static bool is_between(Position meeting, Position a, Position b) {
    auto const [west, east] = std::minmax(a.x, b.x);
    double const span = east - west;
    bool const is_over_pole = std::abs(span - pi) < angle_tolerance;
    if (is_over_pole) {
      // Longitudes were put in order, latitudes stay as they come.
      double const bound = std::abs(meeting.x - west) < angle_tolerance ? a.y : b.y;
      return (a.y + b.y > 0) != (meeting.y < bound);
    }
    auto const [south, north] = std::minmax(a.y, b.y);
    if (span < angle_tolerance) return south <= meeting.y && meeting.y <= north;
    return (span > pi) != (west <= meeting.x && meeting.x <= east);
  }

  double radius_;
  double cos_radius_;
};

class CapCutter : public LineCutter {
 public:
  explicit CapCutter(Cap cap) : cap_(cap) {}

  void line_start(Stream&) override {
    has_previous_ = false;
    previous_is_shown_ = first_is_shown_ = false;
    is_cut_ = false;
  }

  void point(Position at, Stream& sink) override {
    bool const is_shown = cap_.shows(at);
    unsigned const sides = sides_of(at, is_shown);
    if (!has_previous_) {
      first_is_shown_ = previous_is_shown_ = is_shown;
      if (is_shown) sink.line_start();
    }
    if (is_shown != previous_is_shown_)
      cross_edge(at, is_shown, sink);
    else if (has_previous_ && !cap_.is_hemisphere() && cap_.is_small() != is_shown && (sides & previous_sides_) == 0)
      touch_edge(at, sink);
    if (is_shown && (!has_previous_ || !same_place(previous_, at))) sink.point(at);
    previous_ = at;
    has_previous_ = true;
    previous_is_shown_ = is_shown;
    previous_sides_ = sides;
  }

  void line_end(Stream& sink) override {
    if (previous_is_shown_) sink.line_end();
    has_previous_ = false;
  }

  Outcome outcome() const override {
    if (!is_cut_) return Outcome::Whole;
    return first_is_shown_ && previous_is_shown_ ? Outcome::CutWithOpenEnds : Outcome::Cut;
  }

 private:
  unsigned sides_of(Position at, bool is_shown) const {
    if (cap_.is_small()) return is_shown ? 0 : cap_.sides(at);
    return is_shown ? cap_.sides({at.x + (at.x < 0 ? pi : -pi), at.y}) : 0;
  }

  void cross_edge(Position at, bool goes_in, Stream& sink) {
    is_cut_ = true;
    if (goes_in) {
      sink.line_start();
      previous_ = cap_.meeting(at, previous_);
      return sink.point(previous_);
    }
    previous_ = cap_.meeting(previous_, at);
    sink.edge_point(previous_);
    sink.line_end();
  }

  /// Both ends are shown or hidden, and what lies between may be otherwise.
  void touch_edge(Position at, Stream& sink) {
    auto const meetings = cap_.meetings(at, previous_);
    if (!meetings) return;
    is_cut_ = true;
    if (cap_.is_small()) {
      sink.line_start();
      sink.point(meetings->first);
      sink.point(meetings->second);
      return sink.line_end();
    }
    sink.point(meetings->second);
    sink.line_end();
    sink.line_start();
    sink.edge_point(meetings->first);
  }

  Cap cap_;
  Position previous_;
  bool has_previous_ = false;
  bool previous_is_shown_ = false;
  bool first_is_shown_ = false;
  unsigned previous_sides_ = 0;
  bool is_cut_ = false;
};

class CapRegion : public ClipRegion {
 public:
  explicit CapRegion(double radius) : cap_(radius) {}

  bool shows(Position at) const override { return cap_.shows(at); }
  std::unique_ptr<LineCutter> make_cutter() const override { return std::make_unique<CapCutter>(cap_); }
  Position edge_start() const override {
    return cap_.is_small() ? Position{0, -cap_.radius()} : Position{-pi, cap_.radius() - pi};
  }

  void trace(Position from, Position to, Turn turn, Stream& sink) const override {
    double const direction = turn == Turn::Forward ? 1 : -1;
    double start = angle_on_edge(from);
    double const end = angle_on_edge(to);
    if (direction > 0 ? start < end : start > end) start += direction * tau;
    write_edge(start, end, direction, sink);
  }

  void trace_all(Stream& sink) const override {
    write_edge(cap_.radius() + tau, cap_.radius() - edge_step / 2, 1, sink);
  }

 private:
  double angle_on_edge(Position at) const {
    Vector v = to_vector(at);
    v.x -= cap_.cos_radius();
    v = normalised(v);
    double const angle = safe_acos(-v.y);
    return std::fmod((-v.z < 0 ? -angle : angle) + tau - angle_tolerance, tau);
  }

  void write_edge(double start, double end, double direction, Stream& sink) const {
    double const sin_radius = std::sin(cap_.radius());
    for (double t = start; direction > 0 ? t > end : t < end; t -= direction * edge_step)
      sink.point(to_angles({cap_.cos_radius(), -sin_radius * std::cos(t), -sin_radius * std::sin(t)}));
  }

  Cap cap_;
};

}  // namespace

std::shared_ptr<ClipRegion const> cap_region(double radius) { return std::make_shared<CapRegion>(radius); }

}  // namespace livret::geo
