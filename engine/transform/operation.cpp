#include "transform/operation.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace livret::transform {
namespace {

using expr::Value;

constexpr std::array<std::pair<std::string_view, Operation>, 19> names = {{{"count", Operation::Count},
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
                                                                           {"range", Operation::Range}}};

bool is_missing(Value const& value) {
  return value.is_null() || (value.as<std::string>() != nullptr && value.as<std::string>()->empty());
}

bool looks_at_extremes(Operation operation) {
  return operation == Operation::Min || operation == Operation::Max || operation == Operation::Range;
}

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
  return operation == Operation::Distinct || operation == Operation::Median || operation == Operation::Q1 ||
         operation == Operation::Q3;
}

void Accumulator::update(Value const& value) {
  ++count_;
  if (is_missing(value)) {
    ++missing_;
    return;
  }
  auto const* number = value.as<double>();
  if (number != nullptr && std::isnan(*number)) return;
  ++valid_;
  if (value.as<expr::Moment>() != nullptr) ++moments_;
  if (keeps_values(operation_))
    values_.push_back(value);
  else if (looks_at_extremes(operation_))
    update_extremes(value, value);
  else
    update_moments(value.to_number());
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
}

/// Chan, Golub and LeVeque (1979) for the squared deviations of two samples together.
void Accumulator::combine(Accumulator const& later) {
  count_ += later.count_;
  missing_ += later.missing_;
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
  if (looks_at_extremes(operation_)) update_extremes(later.least_, later.greatest_);
  values_.insert(values_.end(), later.values_.begin(), later.values_.end());
}

Value Accumulator::number_or_moment(double number) const {
  return moments_ == valid_ ? Value(expr::Moment{number}) : Value(number);
}

/// Hyndman and Fan (1996), type 7.
Value Accumulator::quantile(double fraction) const {
  std::vector<double> numbers;
  for (Value const& value : values_)
    if (double const number = value.to_number(); !std::isnan(number)) numbers.push_back(number);
  if (numbers.empty()) return {};
  std::sort(numbers.begin(), numbers.end());
  double const place = fraction * static_cast<double>(numbers.size() - 1);
  auto const below = static_cast<std::size_t>(place);
  auto const above = std::min(below + 1, numbers.size() - 1);
  return number_or_moment(numbers[below] + (numbers[above] - numbers[below]) * (place - static_cast<double>(below)));
}

Value Accumulator::spread(double divisor) const {
  return divisor > 0 ? Value(std::max(0.0, squares_) / divisor) : Value();
}

Value Accumulator::finalise() const {
  double const valid = static_cast<double>(valid_);
  auto const root = [](Value const& value) { return value.is_null() ? value : Value(std::sqrt(value.to_number())); };
  switch (operation_) {
    case Operation::Count:
      return static_cast<double>(count_);
    case Operation::Missing:
      return static_cast<double>(missing_);
    case Operation::Valid:
      return valid;
    case Operation::Distinct: {
      auto sorted = values_;
      std::sort(sorted.begin(), sorted.end(), is_before);
      auto const is_same = [](Value const& a, Value const& b) { return expr::compare(a, b) == 0; };
      return static_cast<double>(std::unique(sorted.begin(), sorted.end(), is_same) - sorted.begin());
    }
    default:
      break;
  }
  if (valid_ == 0) return {};
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
    case Operation::Min:
      return least_;
    case Operation::Max:
      return greatest_;
    default:
      return greatest_.to_number() - least_.to_number();
  }
}

}  // namespace livret::transform
