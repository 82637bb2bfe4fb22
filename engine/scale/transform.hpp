#pragma once

#include <cmath>

#include "scale/scale.hpp"

namespace livret::scale {

/// What a continuous type does to a number before it is placed linearly, and how that is undone.
struct Transform {
  enum class Kind { Identity, Log, NegativeLog, Pow, Sqrt, Symlog };
  Kind kind = Kind::Identity;
  double parameter = 1;  ///< the exponent of Pow, the constant of Symlog

  double lift(double x) const {
    switch (kind) {
      case Kind::Identity:
        return x;
      case Kind::Log:
        return std::log(x);
      case Kind::NegativeLog:
        return -std::log(-x);
      case Kind::Pow:
        return x < 0 ? -std::pow(-x, parameter) : std::pow(x, parameter);
      case Kind::Sqrt:
        return x < 0 ? -std::sqrt(-x) : std::sqrt(x);
      case Kind::Symlog:
        return std::copysign(std::log1p(std::fabs(x / parameter)), x);
    }
    return x;
  }

  double ground(double y) const {
    switch (kind) {
      case Kind::Identity:
        return y;
      case Kind::Log:
        return std::exp(y);
      case Kind::NegativeLog:
        return -std::exp(-y);
      case Kind::Pow:
        return y < 0 ? -std::pow(-y, 1 / parameter) : std::pow(y, 1 / parameter);
      case Kind::Sqrt:
        return y < 0 ? -y * y : y * y;
      case Kind::Symlog:
        return std::copysign(std::expm1(std::fabs(y)), y) * parameter;
    }
    return y;
  }
};

/// The transform of a type; a logarithm's depends on the sign of the domain's first end.
inline Transform transform_of(Definition const& definition, double first) {
  auto const power = [](double exponent) {
    if (exponent == 1) return Transform{};
    return exponent == 0.5 ? Transform{Transform::Kind::Sqrt, 0.5} : Transform{Transform::Kind::Pow, exponent};
  };
  switch (definition.type) {
    case Type::Log:
      return {first < 0 ? Transform::Kind::NegativeLog : Transform::Kind::Log, 1};
    case Type::Pow:
      return power(definition.exponent);
    case Type::Sqrt:
      return power(0.5);
    case Type::Symlog:
      return {Transform::Kind::Symlog, definition.constant};
    default:
      return {};
  }
}

}  // namespace livret::scale
