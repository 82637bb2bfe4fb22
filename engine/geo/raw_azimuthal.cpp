#include "base/check.hpp"
#include "geo/raw_projection.hpp"
#include "geo/sphere_math.hpp"

namespace livret::geo {

namespace {

/// The way back is the same for all: a point's distance from the centre gives its angle on the sphere.
class Azimuthal : public RawProjection {
 public:
  Position inverse(Position at) const override {
    double const distance = std::sqrt(at.x * at.x + at.y * at.y);
    double const angle = angle_of(distance);
    double const sin_angle = std::sin(angle);
    return {std::atan2(at.x * sin_angle, distance * std::cos(angle)),
            safe_asin(distance == 0 ? 0 : at.y * sin_angle / distance)};
  }

 protected:
  virtual double angle_of(double distance) const = 0;

  static Position stretched(Position a, double factor) {
    return {factor * std::cos(a.y) * std::sin(a.x), factor * std::sin(a.y)};
  }
  static double cos_angle(Position a) { return std::cos(a.x) * std::cos(a.y); }
};

class EqualArea : public Azimuthal {
 public:
  Position forward(Position a) const override {
    double const factor = std::sqrt(2 / (1 + cos_angle(a)));
    return std::isinf(factor) ? Position{2, 0} : stretched(a, factor);
  }

 protected:
  double angle_of(double distance) const override { return 2 * safe_asin(distance / 2); }
};

class Equidistant : public Azimuthal {
 public:
  Position forward(Position a) const override {
    double const angle = safe_acos(cos_angle(a));
    double const factor = angle == 0 ? 0 : angle / std::sin(angle);
    return std::isinf(factor) ? Position{2, 0} : stretched(a, factor);
  }

 protected:
  double angle_of(double distance) const override { return distance; }
};

class Gnomonic : public Azimuthal {
 public:
  Position forward(Position a) const override {
    double const cos_y = std::cos(a.y);
    double const k = std::cos(a.x) * cos_y;
    return {cos_y * std::sin(a.x) / k, std::sin(a.y) / k};
  }

 protected:
  double angle_of(double distance) const override { return std::atan(distance); }
};

class Orthographic : public Azimuthal {
 public:
  Position forward(Position a) const override { return {std::cos(a.y) * std::sin(a.x), std::sin(a.y)}; }

 protected:
  double angle_of(double distance) const override { return safe_asin(distance); }
};

class Stereographic : public Azimuthal {
 public:
  Position forward(Position a) const override {
    double const cos_y = std::cos(a.y);
    double const k = 1 + std::cos(a.x) * cos_y;
    return {cos_y * std::sin(a.x) / k, std::sin(a.y) / k};
  }

 protected:
  double angle_of(double distance) const override { return 2 * std::atan(distance); }
};

}  // namespace

std::shared_ptr<RawProjection const> raw_azimuthal(ProjectionType type) {
  switch (type) {
    case ProjectionType::AzimuthalEqualArea:
      return std::make_shared<EqualArea>();
    case ProjectionType::AzimuthalEquidistant:
      return std::make_shared<Equidistant>();
    case ProjectionType::Gnomonic:
      return std::make_shared<Gnomonic>();
    case ProjectionType::Orthographic:
      return std::make_shared<Orthographic>();
    default:
      base::check(type == ProjectionType::Stereographic, "projection is not azimuthal");
      return std::make_shared<Stereographic>();
  }
}

}  // namespace livret::geo
