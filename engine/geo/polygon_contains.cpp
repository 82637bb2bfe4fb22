#include "geo/polygon_contains.hpp"

#include "geo/sphere_math.hpp"

namespace livret::geo {

namespace {

double wrapped_longitude(double lambda) {
  if (std::abs(lambda) <= pi) return lambda;
  return sign(lambda) * (std::fmod(std::abs(lambda) + pi, tau) - pi);
}

/// A corner with what is needed of it for both sides that meet there.
struct Corner {
  explicit Corner(Position position)
      : at(position),
        lambda(wrapped_longitude(position.x)),
        sin_half(std::sin(position.y / 2 + quarter_pi)),
        cos_half(std::cos(position.y / 2 + quarter_pi)) {}
  Position at;
  double lambda;
  double sin_half, cos_half;  ///< of half the distance from the south pole
};

/// Goes round the rings with the position's meridian in hand, from it to the south pole.
class Winding {
 public:
  explicit Winding(Position at) : lambda_(wrapped_longitude(at.x)), phi_(at.y) {
    double const sin_phi = std::sin(at.y);
    if (sin_phi == 1) phi_ = half_pi + angle_tolerance;
    if (sin_phi == -1) phi_ = -half_pi - angle_tolerance;
  }

  void add_side(Corner const& from, Corner const& to) {
    double const delta = to.lambda - from.lambda;
    double const direction = delta >= 0 ? 1 : -1;
    double const distance = direction * delta;
    bool const over_antimeridian = distance > pi;
    double const k = from.sin_half * to.sin_half;
    area_.add(std::atan2(k * direction * std::sin(distance), from.cos_half * to.cos_half + k * std::cos(distance)));
    angle_ += over_antimeridian ? delta + direction * tau : delta;
    bool const is_crossed = over_antimeridian != ((from.lambda >= lambda_) != (to.lambda >= lambda_));
    if (is_crossed) add_crossing(from.at, to.at, over_antimeridian != (delta >= 0));
  }

  /// The south pole is inside where the rings go round it clockwise, or do not go round it and have a negative area.
  /// The position is on the pole's side where an even number of sides lies between.
  bool inside() const {
    bool const has_pole = angle_ < -angle_tolerance || (angle_ < angle_tolerance && area_.value() < -size_tolerance);
    return has_pole != is_odd_;
  }

 private:
  void add_crossing(Position from, Position to, bool is_eastward) {
    Vector const arc = normalised(cross(to_vector(from), to_vector(to)));
    Vector const meridian{std::sin(lambda_), -std::cos(lambda_), 0};
    Vector const meeting = normalised(cross(meridian, arc));
    double const phi_arc = (is_eastward ? -1 : 1) * safe_asin(meeting.z);
    if (phi_ > phi_arc || (phi_ == phi_arc && (arc.x != 0 || arc.y != 0))) is_odd_ = !is_odd_;
  }

  double lambda_;
  double phi_;
  double angle_ = 0;
  ExactSum area_;
  bool is_odd_ = false;
};

}  // namespace

bool polygon_contains(Rings const& rings, Position at) {
  Winding winding(at);
  for (Line const& ring : rings) {
    if (ring.empty()) continue;
    Corner from(ring.back());
    for (Position const& position : ring) {
      Corner const to(position);
      winding.add_side(from, to);
      from = to;
    }
  }
  return winding.inside();
}

}  // namespace livret::geo
