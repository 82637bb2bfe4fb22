#include "transform/operation.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "expr/random_numbers.hpp"
#include "transform/statistics.hpp"

namespace livret::transform {
namespace {

using expr::Value;

constexpr std::array<std::pair<std::string_view, Operation>, 26> names = {{{"count", Operation::Count},
                                                                           {"valid", Operation::Valid},
                                                                           {"missing", Operation::Missing},
                                                                           {"distinct", Operation::Distinct},
                                                                           {"sum", Operation::Sum},
                                                                           {"product", Operation::Product},
                                                                           {"mean", Operation::Mean},
                                                                           {"average", Operation::Mean},
                                                                           {"variance", Operation::Variance},
                                                                           {"variancep", Operation::VarianceP},
                                                                           {"stdev", Operation::Stdev},
                                                                           {"stdevp", Operation::StdevP},
                                                                           {"stderr", Operation::Stderr},
                                                                           {"median", Operation::Median},
                                                                           {"q1", Operation::Q1},
                                                                           {"q3", Operation::Q3},
                                                                           {"min", Operation::Min},
                                                                           {"max", Operation::Max},
                                                                           {"range", Operation::Range},
                                                                           {"argmin", Operation::ArgMin},
                                                                           {"argmax", Operation::ArgMax},
                                                                           {"values", Operation::Values},
                                                                           {"ci0", Operation::Ci0},
                                                                           {"ci1", Operation::Ci1},
                                                                           {"exponential", Operation::Exponential},
                                                                           {"exponentialb", Operation::ExponentialB}}};

bool is_missing(Value const& value) {
  return value.is_null() || (value.as<std::string>() != nullptr && value.as<std::string>()->empty());
}

bool looks_at_extremes(Operation operation) {
  return operation == Operation::Min || operation == Operation::Max || operation == Operation::Range;
}

/// Where the sequence of pseudo-random numbers for confidence intervals starts.
constexpr double confidence_seed = 1;

bool is_before(Value const& a, Value const& b) { return expr::compare(a, b) < 0; }

}  // namespace

std::optional<Operation> find_operation(std::string_view name) {
  auto const found = std::find_if(names.begin(), names.end(), [&](auto const& known) { return known.first == name; });
  return found == names.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> operation_names() {
  std::vector<std::string> list;
  for (auto const& known : names) list.emplace_back(known.first);
  return list;
}

table::Type type_of_result(Operation operation, table::Type input) {
  bool const is_time = input == table::Type::Date || input == table::Type::Year || input == table::Type::YearMonth;
  switch (operation) {
    case Operation::Count:
    case Operation::Valid:
    case Operation::Missing:
    case Operation::Distinct:
      return table::Type::Integer;
    case Operation::Min:
    case Operation::Max:
      return input;
    case Operation::ArgMin:
    case Operation::ArgMax:
    case Operation::Values:
      return table::Type::Any;
    case Operation::Mean:
    case Operation::Median:
    case Operation::Q1:
    case Operation::Q3:
      return is_time ? table::Type::Date : table::Type::Number;
    default:
      return table::Type::Number;
  }
}

bool keeps_values(Operation operation) {
  switch (operation) {
    case Operation::Distinct:
    case Operation::Median:
    case Operation::Q1:
    case Operation::Q3:
    case Operation::Ci0:
    case Operation::Ci1:
      return true;
    default:
      return gives_rows(operation);
  }
}

bool gives_rows(Operation operation) {
  return operation == Operation::ArgMin || operation == Operation::ArgMax || operation == Operation::Values;
}

Value aggregate_rows(Operation operation, table::TablePtr const& table, table::Column const* column,
                     std::vector<std::size_t> const& rows) {
  if (operation == Operation::Values) {
    std::vector<Value> objects;
    for (std::size_t row : rows) objects.emplace_back(table::row_object(table, row));
    return expr::make_array(std::move(objects));
  }
  std::optional<std::size_t> best;
  Value best_value;
  for (std::size_t row : rows) {
    Value value = column != nullptr ? column->value(row) : Value();
    bool const is_nan = value.as<double>() != nullptr && std::isnan(*value.as<double>());
    if (is_missing(value) || is_nan) continue;
    bool const better = operation == Operation::ArgMin ? is_before(value, best_value) : is_before(best_value, value);
    if (best && !better) continue;
    best = row;
    best_value = std::move(value);
  }
  return best ? Value(table::row_object(table, *best)) : Value();
}

void Accumulator::update(Value const& value) {
  if (operation_ == Operation::Distinct) values_.push_back(value);
  if (is_missing(value)) {
    ++count_;
    ++missing_;
    return;
  }
  if (auto const* number = value.as<double>()) return update_number(*number);
  ++count_;
  ++valid_;
  if (value.as<expr::Moment>() != nullptr) ++moments_;
  if (looks_at_extremes(operation_))
    update_extremes(value, value);
  else if (!keeps_values(operation_))
    update_moments(value.to_number());
  else if (operation_ != Operation::Distinct)
    values_.push_back(value);
}

void Accumulator::update(table::Column const& column, std::size_t row) {
  bool const is_number = column.type() == table::Type::Number || column.type() == table::Type::Integer;
  if (is_number && operation_ != Operation::Distinct && !column.is_missing(row))
    update_number(column.number(row));
  else
    update(column.value(row));
}

void Accumulator::update_number(double number) {
  ++count_;
  if (std::isnan(number)) return;
  ++valid_;
  if (looks_at_extremes(operation_))
    update_extremes(number, number);
  else if (!keeps_values(operation_))
    update_moments(number);
  else if (operation_ != Operation::Distinct)
    values_.emplace_back(number);
}

void Accumulator::update_extremes(Value const& least, Value const& greatest) {
  if (least_.is_null() || is_before(least, least_)) least_ = least;
  if (greatest_.is_null() || is_before(greatest_, greatest)) greatest_ = greatest;
}

/// Mean and squared deviations by Welford's updating formulas (1962).
void Accumulator::update_moments(double number) {
  sum_ += number;
  product_ *= number;
  double const deviation = number - mean_;
  mean_ += deviation / static_cast<double>(valid_);
  squares_ += deviation * (number - mean_);
  exponential_ = parameter_ * exponential_ + number;
}

/// Chan, Golub and LeVeque (1979) for the squared deviations of two samples together.
void Accumulator::combine(Accumulator const& later) {
  count_ += later.count_;
  missing_ += later.missing_;
  values_.insert(values_.end(), later.values_.begin(), later.values_.end());
  if (later.valid_ == 0) return;
  double const here = static_cast<double>(valid_);
  double const there = static_cast<double>(later.valid_);
  double const difference = later.mean_ - mean_;
  mean_ += difference * there / (here + there);
  squares_ += later.squares_ + difference * difference * here * there / (here + there);
  sum_ += later.sum_;
  product_ *= later.product_;
  valid_ += later.valid_;
  moments_ += later.moments_;
  exponential_ = exponential_ * std::pow(parameter_, there) + later.exponential_;
  if (looks_at_extremes(operation_)) update_extremes(later.least_, later.greatest_);
}

Value Accumulator::number_or_moment(double number) const {
  return moments_ == valid_ ? Value(expr::Moment{number}) : Value(number);
}

std::vector<double> Accumulator::numbers() const {
  std::vector<double> numbers;
  for (Value const& value : values_)
    if (double const number = value.to_number(); !std::isnan(number)) numbers.push_back(number);
  return numbers;
}

Value Accumulator::distinct() const {
  auto sorted = values_;
  std::sort(sorted.begin(), sorted.end(), is_before);
  auto const is_same = [](Value const& a, Value const& b) { return expr::compare(a, b) == 0; };
  return static_cast<double>(std::unique(sorted.begin(), sorted.end(), is_same) - sorted.begin());
}

Value Accumulator::quantile(double fraction) const {
  auto sorted = numbers();
  if (sorted.empty()) return {};
  std::sort(sorted.begin(), sorted.end());
  return number_or_moment(quantile_of_sorted(sorted, fraction));
}

/// Means of a thousand samples with replacement, as vega-statistics' bootstrapCI draws them.
Value Accumulator::confidence(double fraction) const {
  constexpr std::size_t samples = 1000;
  auto const drawn_from = numbers();
  if (drawn_from.empty()) return {};
  auto const size = static_cast<double>(drawn_from.size());
  expr::RandomNumbers random(confidence_seed);
  std::vector<double> means;
  for (std::size_t sample = 0; sample < samples; ++sample) {
    double sum = 0;
    for (std::size_t i = 0; i < drawn_from.size(); ++i)
      sum += drawn_from[static_cast<std::size_t>(random.next() * size)];
    means.push_back(sum / size);
  }
  std::sort(means.begin(), means.end());
  return quantile_of_sorted(means, fraction);
}

Value Accumulator::spread(double divisor) const {
  return divisor > 0 ? Value(std::max(0.0, squares_) / divisor) : Value();
}

Value Accumulator::finalise() const {
  switch (operation_) {
    case Operation::Count:
      return static_cast<double>(count_);
    case Operation::Missing:
      return static_cast<double>(missing_);
    case Operation::Valid:
      return static_cast<double>(valid_);
    case Operation::Distinct:
      return distinct();
    default:
      return valid_ == 0 ? Value() : finalise_valid();
  }
}

Value Accumulator::finalise_valid() const {
  double const valid = static_cast<double>(valid_);
  auto const root = [](Value const& value) { return value.is_null() ? value : Value(std::sqrt(value.to_number())); };
  switch (operation_) {
    case Operation::Sum:
      return sum_;
    case Operation::Product:
      return product_;
    case Operation::Mean:
      return number_or_moment(mean_);
    case Operation::Variance:
      return spread(valid - 1);
    case Operation::VarianceP:
      return spread(valid);
    case Operation::Stdev:
      return root(spread(valid - 1));
    case Operation::StdevP:
      return root(spread(valid));
    case Operation::Stderr:
      return root(spread((valid - 1) * valid));
    case Operation::Median:
      return quantile(0.5);
    case Operation::Q1:
      return quantile(0.25);
    case Operation::Q3:
      return quantile(0.75);
    case Operation::Ci0:
      return confidence(0.025);
    case Operation::Ci1:
      return confidence(0.975);
    case Operation::Min:
      return least_;
    case Operation::Max:
      return greatest_;
    case Operation::Exponential:
      return exponential_ * (1 - parameter_) / (1 - std::pow(parameter_, valid));
    case Operation::ExponentialB:
      return exponential_ * (1 - parameter_);
    default:
      return greatest_.to_number() - least_.to_number();
  }
}

}  // namespace livret::transform
