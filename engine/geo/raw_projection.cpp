#include "geo/raw_projection.hpp"

#include "base/check.hpp"
#include "geo/sphere_math.hpp"

namespace livret::geo {

namespace {

class Mercator : public RawProjection {
 public:
  Position forward(Position a) const override { return {a.x, std::log(std::tan((half_pi + a.y) / 2))}; }
  Position inverse(Position at) const override { return {at.x, 2 * std::atan(std::exp(at.y)) - half_pi}; }
};

class TransverseMercator : public RawProjection {
 public:
  Position forward(Position a) const override { return {std::log(std::tan((half_pi + a.y) / 2)), -a.x}; }
  Position inverse(Position at) const override { return {-at.y, 2 * std::atan(std::exp(at.x)) - half_pi}; }
};

class Equirectangular : public RawProjection {
 public:
  Position forward(Position a) const override { return a; }
  Position inverse(Position at) const override { return at; }
};

/// B. Šavrič, T. Patterson, B. Jenny, The Equal Earth map projection, 2018.
class EqualEarth : public RawProjection {
 public:
  Position forward(Position a) const override {
    double const l = safe_asin(m * std::sin(a.y));
    return {a.x * std::cos(l) / (m * slope(l)), height(l)};
  }
  Position inverse(Position at) const override {
    double l = at.y;
    for (int i = 0; i < 12; ++i) {
      double const step = (height(l) - at.y) / slope(l);
      l -= step;
      if (std::abs(step) < size_tolerance) break;
    }
    return {m * at.x * slope(l) / std::cos(l), safe_asin(std::sin(l) / m)};
  }

 private:
  static constexpr double a1 = 1.340264, a2 = -0.081106, a3 = 0.000893, a4 = 0.003796;
  static constexpr double m = std::numbers::sqrt3 / 2;
  static double height(double l) {
    double const l2 = l * l;
    return l * (a1 + a2 * l2 + l2 * l2 * l2 * (a3 + a4 * l2));
  }
  static double slope(double l) {
    double const l2 = l * l;
    return a1 + 3 * a2 * l2 + l2 * l2 * l2 * (7 * a3 + 9 * a4 * l2);
  }
};

/// B. Šavrič, B. Jenny, T. Patterson, D. Petrovič, L. Hurni, A polynomial equation for the Natural Earth projection,
/// 2011.
class NaturalEarth1 : public RawProjection {
 public:
  Position forward(Position a) const override { return {a.x * width(a.y), height(a.y)}; }
  Position inverse(Position at) const override {
    double phi = at.y;
    for (int i = 0; i < 25; ++i) {
      double const step = (height(phi) - at.y) / slope(phi);
      phi -= step;
      if (std::abs(step) <= angle_tolerance) break;
    }
    return {at.x / width(phi), phi};
  }

 private:
  static double width(double phi) {
    double const p2 = phi * phi, p4 = p2 * p2;
    return 0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4));
  }
  static double height(double phi) {
    double const p2 = phi * phi, p4 = p2 * p2;
    return phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)));
  }
  static double slope(double phi) {
    double const p2 = phi * phi, p4 = p2 * p2;
    return 1.007226 + p2 * (0.015085 * 3 + p4 * (-0.044475 * 7 + 0.028874 * 9 * p2 - 0.005916 * 11 * p4));
  }
};

class Mollweide : public RawProjection {
 public:
  Position forward(Position a) const override {
    double const theta = parametric_angle(a.y);
    return {std::numbers::sqrt2 / half_pi * a.x * std::cos(theta), std::numbers::sqrt2 * std::sin(theta)};
  }
  Position inverse(Position at) const override {
    double const theta = safe_asin(at.y / std::numbers::sqrt2);
    return {at.x / (std::numbers::sqrt2 / half_pi * std::cos(theta)),
            safe_asin((2 * theta + std::sin(2 * theta)) / pi)};
  }

 private:
  /// Solves 2θ + sin 2θ = π sin φ.
  static double parametric_angle(double phi) {
    double const wanted = pi * std::sin(phi);
    double doubled = phi;
    for (int i = 0; i < 30; ++i) {
      double const step = (doubled + std::sin(doubled) - wanted) / (1 + std::cos(doubled));
      doubled -= step;
      if (std::abs(step) <= angle_tolerance) break;
    }
    return doubled / 2;
  }
};

}  // namespace

std::shared_ptr<RawProjection const> raw_mercator() { return std::make_shared<Mercator>(); }
std::shared_ptr<RawProjection const> raw_equirectangular() { return std::make_shared<Equirectangular>(); }

std::shared_ptr<RawProjection const> raw_projection(ProjectionType type, std::array<double, 2> parallels) {
  switch (type) {
    case ProjectionType::Albers:
    case ProjectionType::ConicEqualArea:
      return raw_conic_equal_area(parallels);
    case ProjectionType::ConicConformal:
    case ProjectionType::Lambert93:
      return raw_conic_conformal(parallels);
    case ProjectionType::ConicEquidistant:
      return raw_conic_equidistant(parallels);
    case ProjectionType::AzimuthalEqualArea:
    case ProjectionType::AzimuthalEquidistant:
    case ProjectionType::Gnomonic:
    case ProjectionType::Orthographic:
    case ProjectionType::Stereographic:
      return raw_azimuthal(type);
    case ProjectionType::EqualEarth:
      return std::make_shared<EqualEarth>();
    case ProjectionType::Equirectangular:
      return raw_equirectangular();
    case ProjectionType::Mercator:
      return raw_mercator();
    case ProjectionType::Mollweide:
      return std::make_shared<Mollweide>();
    case ProjectionType::NaturalEarth1:
      return std::make_shared<NaturalEarth1>();
    case ProjectionType::TransverseMercator:
      return std::make_shared<TransverseMercator>();
    case ProjectionType::Identity:
    case ProjectionType::AlbersUsa:
    case ProjectionType::France:
      break;
  }
  base::fail_check("type is no single projection of the sphere", __FILE__, __LINE__);
}

}  // namespace livret::geo
