#include <algorithm>
#include <limits>

#include "geo/ring_area.hpp"
#include "geo/sphere.hpp"

namespace livret::geo {

namespace {

/// From west to east; over the antimeridian where `west` is the greater.
struct LongitudeRange {
  double west = 0, east = 0;
};

/// How far east the one is of the other. Unlike a remainder of 360° it is 360° from -180° to 180°.
double eastward(double from, double to) { return to < from ? to - from + 360 : to - from; }

bool contains(LongitudeRange const& range, double x) {
  if (range.west <= range.east) return range.west <= x && x <= range.east;
  return x < range.west || range.east < x;
}

double span(LongitudeRange const& range) { return eastward(range.west, range.east); }

class BoundsStream : public Stream {
 public:
  void point(Position at) override {
    if (!is_line_) {
      ranges_.push_back({at.x, at.x});
      return take_latitude(at.y);
    }
    if (!is_polygon_) return line_point(at);
    if (has_previous_)
      add_turn(at.x - previous_.x);
    else
      first_ = at;
    area_.add(at);
    line_point(at);
  }
  void line_start() override {
    is_line_ = true;
    has_previous_ = false;
    area_.start_ring();
  }
  void line_end() override {
    if (has_previous_) {
      if (is_polygon_) {
        point(first_);
        if (std::abs(turns_.value()) > angle_tolerance) range_ = {-180, 180};
      }
      ranges_.push_back(range_);
    }
    is_line_ = false;
  }
  void polygon_start() override {
    is_polygon_ = true;
    turns_ = {};
    area_.start_polygon();
    first_range_ = ranges_.size();
  }
  void polygon_end() override {
    is_polygon_ = false;
    if (ranges_.size() == first_range_) return;
    if (area_.value() < 0) {
      ranges_.back() = {-180, 180};
      south_ = -90;
      north_ = 90;
    } else if (turns_.value() > angle_tolerance) {
      north_ = 90;
    } else if (turns_.value() < -angle_tolerance) {
      south_ = -90;
    }
  }
  void sphere() override {
    ranges_.push_back({-180, 180});
    south_ = -90;
    north_ = 90;
  }

  std::optional<SphereBounds> result() {
    if (ranges_.empty() || south_ > north_) return std::nullopt;
    auto const [west, east] = widest_gap_left_out();
    return SphereBounds{west, south_, east, north_};
  }

 private:
  void take_latitude(double y) {
    south_ = std::min(south_, y);
    north_ = std::max(north_, y);
  }

  void add_turn(double delta) { turns_.add(std::abs(delta) > 180 ? delta + (delta > 0 ? 360 : -360) : delta); }

  void line_point(Position at) {
    Vector const place = to_vector({at.x * radians, at.y * radians});
    if (has_previous_) {
      take_arc_latitudes(place, at);
      take_longitude(at.x);
    } else {
      range_ = {at.x, at.x};
    }
    take_latitude(at.y);
    previous_ = at;
    previous_place_ = place;
    has_previous_ = true;
  }

  /// An arc may go farther north or south between its ends than at them.
  void take_arc_latitudes(Vector to, Position at) {
    Vector const normal = cross(previous_place_, to);
    Vector const top_of_circle = cross({normal.y, -normal.x, 0}, normal);
    Position const top = to_angles(normalised(top_of_circle));
    double const delta = at.x - previous_.x;
    double const direction = delta > 0 ? 1 : -1;
    bool const is_over_antimeridian = std::abs(delta) > 180;
    auto const is_on_arc = [&](double x) {
      bool const is_between = direction * previous_.x < x && x < direction * at.x;
      return is_over_antimeridian != is_between;
    };
    double const x = top.x * degrees_of_radian * direction;
    if (is_on_arc(x))
      north_ = std::max(north_, top.y * degrees_of_radian);
    else if (is_on_arc(std::fmod(x + 360, 360) - 180))
      south_ = std::min(south_, -top.y * degrees_of_radian);
  }

  void take_longitude(double x) {
    double const delta = x - previous_.x;
    bool const is_over_antimeridian = std::abs(delta) > 180;
    if (!is_over_antimeridian && range_.east >= range_.west) {
      range_ = {std::min(range_.west, x), std::max(range_.east, x)};
      return;
    }
    bool const goes_east = is_over_antimeridian ? delta < 0 : delta > 0;
    if (goes_east && eastward(range_.west, x) > span(range_)) range_.east = x;
    if (!goes_east && eastward(x, range_.east) > span(range_)) range_.west = x;
  }

  std::vector<LongitudeRange> merged_ranges() {
    std::stable_sort(ranges_.begin(), ranges_.end(), [](auto const& a, auto const& b) { return a.west < b.west; });
    std::vector<LongitudeRange> merged{ranges_.front()};
    for (LongitudeRange const& range : ranges_) {
      LongitudeRange& last = merged.back();
      if (!contains(last, range.west) && !contains(last, range.east)) {
        merged.push_back(range);
        continue;
      }
      if (eastward(last.west, range.east) > span(last)) last.east = range.east;
      if (eastward(range.west, last.east) > span(last)) last.west = range.west;
    }
    return merged;
  }

  LongitudeRange widest_gap_left_out() {
    std::vector<LongitudeRange> const merged = merged_ranges();
    LongitudeRange bounds;
    double widest = -std::numeric_limits<double>::infinity();
    LongitudeRange before = merged.back();
    for (LongitudeRange const& range : merged) {
      double const gap = eastward(before.east, range.west);
      if (gap > widest) {
        widest = gap;
        bounds = {range.west, before.east};
      }
      before = range;
    }
    return bounds;
  }

  std::vector<LongitudeRange> ranges_;
  LongitudeRange range_;  ///< of the line at hand
  double south_ = std::numeric_limits<double>::infinity();
  double north_ = -std::numeric_limits<double>::infinity();
  RingArea area_;
  ExactSum turns_;  ///< eastward degrees of the polygon's rings, not 0 where they go round a pole
  std::size_t first_range_ = 0;
  Position first_, previous_;
  Vector previous_place_;
  bool has_previous_ = false;
  bool is_line_ = false;
  bool is_polygon_ = false;
};

}  // namespace

std::optional<SphereBounds> sphere_bounds(Geometry const& geometry) {
  BoundsStream bounds;
  feed(geometry, bounds);
  return bounds.result();
}

}  // namespace livret::geo
