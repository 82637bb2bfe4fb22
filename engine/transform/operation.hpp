#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "expr/value.hpp"
#include "table/table.hpp"

namespace livret::transform {

/// Vega's aggregate operations, and `range` (greatest less least).
enum class Operation {
  Count,
  Valid,
  Missing,
  Distinct,
  Sum,
  Product,
  Mean,
  Variance,
  VarianceP,
  Stdev,
  StdevP,
  Stderr,
  Median,
  Q1,
  Q3,
  Min,
  Max,
  Range
};

std::optional<Operation> find_operation(std::string_view name);
std::vector<std::string> operation_names();

/// The type of what an operation gives for values of `input`.
table::Type type_of_result(Operation operation, table::Type input);

/// Whether combining costs as much as the values themselves, because they are all kept.
bool keeps_values(Operation operation);

/// One operation over some values: initialised, updated with each value, combined with that of other values, finalised.
/// Null and the empty text are missing; NaN is neither missing nor valid, as in Vega. Of none that is valid the result
/// is Null, but for counts.
class Accumulator {
 public:
  explicit Accumulator(Operation operation) : operation_(operation) {}
  void update(expr::Value const& value);
  /// The values of `later` come after those seen so far.
  void combine(Accumulator const& later);
  expr::Value finalise() const;

 private:
  void update_moments(double number);
  void update_extremes(expr::Value const& least, expr::Value const& greatest);
  expr::Value quantile(double fraction) const;
  expr::Value spread(double divisor) const;
  expr::Value number_or_moment(double number) const;

  Operation operation_;
  std::size_t count_ = 0;
  std::size_t missing_ = 0;
  std::size_t valid_ = 0;
  std::size_t moments_ = 0;  ///< valid values that are moments in time
  double sum_ = 0;
  double product_ = 1;
  double mean_ = 0;
  double squares_ = 0;  ///< sum of squared deviations from the mean
  expr::Value least_;
  expr::Value greatest_;
  std::vector<expr::Value> values_;  ///< the valid ones, where the operation needs them all
};

}  // namespace livret::transform
