#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "expr/value.hpp"
#include "table/table.hpp"

namespace livret::transform {

/// Vega's aggregate operations, and `range` (greatest less least). ArgMin and ArgMax give a row, Values all rows of the
/// group; Ci0 and Ci1 are the ends of a bootstrapped 95 % confidence interval of the mean.
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
  Range,
  ArgMin,
  ArgMax,
  Values,
  Ci0,
  Ci1,
  Exponential,
  ExponentialB
};

std::optional<Operation> find_operation(std::string_view name);
std::vector<std::string> operation_names();

/// The type of what an operation gives for values of `input`.
table::Type type_of_result(Operation operation, table::Type input);

/// Whether combining costs as much as the values themselves, because they are all kept.
bool keeps_values(Operation operation);

/// Whether the result is one row, or all rows: aggregate_rows makes it, and no Accumulator.
bool gives_rows(Operation operation);

/// The result of such an operation over rows of a table. Without a valid value there is no row.
expr::Value aggregate_rows(Operation operation, table::TablePtr const& table, table::Column const* column,
                           std::vector<std::size_t> const& rows);

/// One operation over some values: initialised, updated with each value, combined with that of other values, finalised.
/// Null and the empty text are missing; NaN is neither missing nor valid, as in Vega. Of none that is valid the result
/// is Null, but for counts. Distinct counts missing values and NaN as one value each.
class Accumulator {
 public:
  explicit Accumulator(Operation operation, double parameter = 0) : operation_(operation), parameter_(parameter) {}
  void update(expr::Value const& value);
  /// A cell of a column, as its value.
  void update(table::Column const& column, std::size_t row);
  /// The values of `later` come after those seen so far.
  void combine(Accumulator const& later);
  expr::Value finalise() const;

 private:
  void update_number(double number);
  void update_moments(double number);
  void update_extremes(expr::Value const& least, expr::Value const& greatest);
  std::vector<double> numbers() const;
  expr::Value distinct() const;
  expr::Value quantile(double fraction) const;
  expr::Value confidence(double fraction) const;
  expr::Value spread(double divisor) const;
  expr::Value number_or_moment(double number) const;
  expr::Value finalise_valid() const;

  Operation operation_;
  double parameter_;
  std::size_t count_ = 0;
  std::size_t missing_ = 0;
  std::size_t valid_ = 0;
  std::size_t moments_ = 0;  ///< valid values that are moments in time
  double sum_ = 0;
  double product_ = 1;
  double mean_ = 0;
  double squares_ = 0;      ///< sum of squared deviations from the mean
  double exponential_ = 0;  ///< sum of values weighted by their age
  expr::Value least_;
  expr::Value greatest_;
  std::vector<expr::Value> values_;  ///< the valid ones, where the operation needs them all
};

}  // namespace livret::transform
