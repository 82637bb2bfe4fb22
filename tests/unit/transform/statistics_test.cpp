// Expected values are those of Vega-Lite 6 and Vega 6 for the same rows, with the generator randomLCG(1) where numbers
// are drawn.
#include <sstream>

#include "unit/transform/fixture.hpp"

using namespace livret;
using namespace livret::transform;

namespace {

/// Numbers after transforms are near the given ones.
void check_numbers(std::string const& transforms, std::string_view field, std::vector<double> const& expected) {
  std::istringstream found(values_after(transforms, field));
  for (double wanted : expected) {
    double number = 0;
    found >> number;
    REQUIRE(static_cast<bool>(found));
    CHECK(number == doctest::Approx(wanted).epsilon(1e-9));
  }
  std::string rest;
  CHECK_FALSE(static_cast<bool>(found >> rest));
}

}  // namespace

TEST_CASE("a density sums up kernels at even steps") {
  check_numbers(
      "[{density: weight, bandwidth: 10, extent: [0, 80], steps: 4}]", "density",
      {0.00429326946392238, 0.013449169447287499, 0.014281847989856737, 0.013449169447287504, 0.00429326946392238});
  CHECK(values_after("[{density: weight, steps: 3}]", "value") == "10 30 50 70");
  CHECK(values_after("[{density: weight, steps: 1, counts: true, groupby: [group]}]", "group") == "a a b b c c");
}

TEST_CASE("quantiles stand beside their probabilities") {
  CHECK(values_after("[{quantile: weight, probs: [0.1, 0.5, 0.9]}]", "value") == "16 40 64");
  CHECK(values_after("[{quantile: weight, step: 0.5}]", "prob") == "0.25 0.75");
}

TEST_CASE("a regression gives points of its curve, or its coefficients") {
  check_numbers("[{regression: score, on: weight}]", "score", {1.821428571428573, 6.792857142857143});
  CHECK(values_after("[{regression: score, on: weight}]", "weight") == "10 70");
  check_numbers("[{regression: score, on: weight, method: poly, params: true}]", "rSquared", {0.8355807292504747});
  check_numbers(
      "[{regression: score, on: weight, method: quad, params: true}, {calculate: 'datum.coef[1]', as: slope}]", "slope",
      {-0.21714285714285692});
  CHECK(values_after("[{regression: score, on: weight, extent: [0, 20]}]", "weight") == "0 20");
  CHECK(values_after("[{filter: 'datum.weight < 20'}, {regression: score, on: weight}]", "score").empty());
}

TEST_CASE("a local regression gives a point for each place") {
  check_numbers("[{loess: score, on: weight, bandwidth: 0.6}]", "score", {3, 5, 1, 4, 5, 9.5});
}

TEST_CASE("samples and intervals are drawn alike in every run") {
  CHECK(values_after("[{sample: 3}]", "weight") == "10 20 50");
  CHECK(values_after("[{sample: 3, seed: 7}]", "weight") == values_after("[{sample: 3, seed: 7}]", "weight"));
  check_numbers("[{aggregate: [{op: ci0, field: weight, as: r}]}]", "r", {27.142857142857142});
  CHECK(values_after("[{calculate: 'random()', as: r}]", "r") == values_after("[{calculate: 'random()', as: r}]", "r"));
}

TEST_CASE("what would fill the memory is refused") {
  CHECK(errors_of("[{density: weight, steps: 100000000}]").starts_with("1:27 "));
  CHECK(errors_of("[{quantile: weight, step: 1e-9}]").find("`step` needs a number of at least") != std::string::npos);
  CHECK(errors_of("[{regression: score, on: weight, method: poly, order: 1000}]").starts_with("1:55 "));
  CHECK(errors_of("[{impute: score, key: weight, keyvals: {stop: 1e12}}]") ==
        "1:40 a sequence of keys has at most 1,000,000 of them\n");
  CHECK(errors_of("[{bin: {step: 1e-9}, field: weight}]").find("more than 1,000,000 bins") != std::string::npos);
}
