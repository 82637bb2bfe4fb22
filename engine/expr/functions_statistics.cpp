#include <array>
#include <cmath>
#include <numbers>

#include "expr/functions.hpp"
#include "expr/normal.hpp"

namespace livret::expr {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Mean and deviation after the first argument, 0 and 1 where they are left out.
struct Shape {
  double mean, deviation;
};

Shape shape_of(Arguments const& arguments, std::size_t first) {
  double const mean = first < arguments.size() ? arguments.number(first) : 0;
  return {std::isnan(mean) ? 0 : mean, first + 1 < arguments.size() ? arguments.number(first + 1) : 1};
}

double density(double value, Shape shape) {
  return normal_density((value - shape.mean) / shape.deviation) / shape.deviation;
}

Value cumulative_normal(Arguments const& arguments) {
  auto const [mean, deviation] = shape_of(arguments, 1);
  return normal_distribution((arguments.number(0) - mean) / deviation);
}
Value density_normal(Arguments const& arguments) { return density(arguments.number(0), shape_of(arguments, 1)); }
Value quantile_normal(Arguments const& arguments) {
  auto const [mean, deviation] = shape_of(arguments, 1);
  return mean + deviation * normal_quantile(arguments.number(0));
}

Value cumulative_log_normal(Arguments const& arguments) {
  auto const [mean, deviation] = shape_of(arguments, 1);
  return normal_distribution((std::log(arguments.number(0)) - mean) / deviation);
}
Value density_log_normal(Arguments const& arguments) {
  double const value = arguments.number(0);
  return value > 0 ? density(std::log(value), shape_of(arguments, 1)) / value : 0;
}
Value quantile_log_normal(Arguments const& arguments) { return std::exp(quantile_normal(arguments).to_number()); }

/// The ends of a uniform distribution: 0 to 1, 0 to the one that is given, or both.
struct Ends {
  double low, high;
};

Ends ends_of(Arguments const& arguments, std::size_t first) {
  if (first >= arguments.size()) return {0, 1};
  double const end = arguments.number(first);
  return first + 1 < arguments.size() ? Ends{end, arguments.number(first + 1)} : Ends{0, end};
}

Value cumulative_uniform(Arguments const& arguments) {
  auto const [low, high] = ends_of(arguments, 1);
  double const value = arguments.number(0);
  return value < low ? 0 : value > high ? 1 : (value - low) / (high - low);
}
Value density_uniform(Arguments const& arguments) {
  auto const [low, high] = ends_of(arguments, 1);
  double const value = arguments.number(0);
  return value >= low && value <= high ? 1 / (high - low) : 0;
}
Value quantile_uniform(Arguments const& arguments) {
  auto const [low, high] = ends_of(arguments, 1);
  double const probability = arguments.number(0);
  return probability >= 0 && probability <= 1 ? low + probability * (high - low) : not_a_number;
}

Value random(Arguments const& arguments) { return arguments.environment.random(); }
/// By the inverse of the distribution function: one random number a sample.
Value sample_normal(Arguments const& arguments) {
  auto const [mean, deviation] = shape_of(arguments, 0);
  return mean + deviation * normal_quantile(arguments.environment.random());
}
Value sample_log_normal(Arguments const& arguments) { return std::exp(sample_normal(arguments).to_number()); }
Value sample_uniform(Arguments const& arguments) {
  auto const [low, high] = ends_of(arguments, 0);
  return low + (high - low) * arguments.environment.random();
}

constexpr std::string_view no_chance = "the same input gives the same document, so nothing is left to chance";

/// One that needs random numbers.
constexpr Function drawing(std::string_view name, int most, Value (*call)(Arguments const&)) {
  return Function{name, 0, most, call, Missing::GivesNull, Checked::Nothing, no_chance};
}

constexpr std::array functions = {
    Function{"cumulativeNormal", 1, 3, cumulative_normal},
    Function{"cumulativeLogNormal", 1, 3, cumulative_log_normal},
    Function{"cumulativeUniform", 1, 3, cumulative_uniform},
    Function{"densityNormal", 1, 3, density_normal},
    Function{"densityLogNormal", 1, 3, density_log_normal},
    Function{"densityUniform", 1, 3, density_uniform},
    Function{"quantileNormal", 1, 3, quantile_normal},
    Function{"quantileLogNormal", 1, 3, quantile_log_normal},
    Function{"quantileUniform", 1, 3, quantile_uniform},
    drawing("random", 0, random),
    drawing("sampleNormal", 2, sample_normal),
    drawing("sampleLogNormal", 2, sample_log_normal),
    drawing("sampleUniform", 2, sample_uniform),
};

}  // namespace

std::span<Function const> statistics_functions() { return functions; }

}  // namespace livret::expr
