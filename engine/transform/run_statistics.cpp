#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "expr/normal.hpp"
#include "transform/regression.hpp"
#include "transform/running.hpp"
#include "transform/statistics.hpp"

namespace livret::transform {
namespace {

constexpr std::size_t most_rows = 10'000'000;
/// Evaluations of a kernel or of local fits that one step may take.
constexpr double most_evaluations = 2e9;

/// Rows that a step makes for each group: two columns beside those of the groups.
class GroupedPoints {
 public:
  GroupedPoints(std::vector<FieldName> const& group_by, Running const& running)
      : running_(running),
        fields_(running.find(group_by)),
        groups_(group_rows(fields_, running.input->row_count())),
        rows_(groups_.rows()) {}

  std::size_t group_count() const { return groups_.count; }
  std::vector<std::size_t> const& rows(std::size_t group) const { return rows_[group]; }

  void add(std::size_t group, double first, double second) {
    groups_of_rows_.push_back(group);
    first_.push_back(first);
    second_.push_back(second);
  }

  table::TablePtr finish(table::Field const& first, table::Field const& second) && {
    if (groups_.first_rows.empty()) groups_of_rows_.clear();
    auto columns = columns_of_groups(fields_, groups_, groups_of_rows_);
    columns.push_back(make_number_column(first, first_));
    columns.push_back(make_number_column(second, second_));
    return make_table_of(*running_.input, std::move(columns));
  }

  std::vector<InputField> const& fields() const { return fields_; }
  Groups const& groups() const { return groups_; }

 private:
  Running const& running_;
  std::vector<InputField> fields_;
  Groups groups_;
  std::vector<std::vector<std::size_t>> rows_;
  std::vector<std::size_t> groups_of_rows_;
  std::vector<double> first_, second_;
};

std::vector<double> pick(std::vector<double> const& numbers, std::vector<std::size_t> const& rows) {
  std::vector<double> picked;
  for (std::size_t row : rows)
    if (!std::isnan(numbers[row])) picked.push_back(numbers[row]);
  return picked;
}

CurvePoints pick_points(std::vector<double> const& x, std::vector<double> const& y,
                        std::vector<std::size_t> const& rows) {
  CurvePoints points;
  for (std::size_t row : rows)
    if (!std::isnan(x[row]) && !std::isnan(y[row])) points.emplace_back(x[row], y[row]);
  return points;
}

bool is_too_much(double evaluations, FieldName const& field, std::string_view step, Running const& running) {
  if (evaluations <= most_evaluations) return false;
  running.sink.error(field.span, fmt::format("`{}` of `{}` would take too long", step, field.name),
                     "`sample` or `aggregate` before it");
  return true;
}

/// Vega moves the bandwidth's zero to an estimate, and asks for the kernel at each point of the curve.
Curve kernel_curve(std::vector<double> support, Density const& density) {
  double const bandwidth = density.bandwidth > 0 ? density.bandwidth : estimate_bandwidth(support);
  double const count = static_cast<double>(support.size());
  bool const is_density = density.accumulation == Accumulation::Density;
  return [support = std::move(support), bandwidth, count, is_density](double x) {
    double sum = 0;
    for (double centre : support) {
      double const z = (x - centre) / bandwidth;
      sum += is_density ? expr::normal_density(z) : expr::normal_distribution(z);
    }
    return is_density ? sum / bandwidth / count : sum / count;
  };
}

}  // namespace

table::TablePtr run_step(Density const& density, Running const& running) {
  auto const numbers = running.numbers_of(density.field);
  GroupedPoints points(density.group_by, running);
  auto shared = density.extent;
  auto minsteps = density.steps.value_or(density.minsteps);
  auto const maxsteps = density.steps.value_or(density.maxsteps);
  if (density.resolve == Resolve::Shared) {
    if (!shared) shared = extent_of(numbers);
    minsteps = maxsteps;
  }
  double const evaluations = static_cast<double>(numbers.size()) * static_cast<double>(maxsteps);
  bool const is_refused =
      is_too_much(evaluations, density.field, "density", running) || points.group_count() * (maxsteps + 1) > most_rows;
  for (std::size_t group = 0; group < points.group_count() && !is_refused; ++group) {
    auto const support = pick(numbers, points.rows(group));
    auto const extent = shared ? shared : extent_of(support);
    if (support.empty() || !extent) continue;
    double const scale = density.counts ? static_cast<double>(support.size()) : 1;
    for (auto const& [x, y] : sample_curve(kernel_curve(support, density), *extent, minsteps, maxsteps))
      points.add(group, x, y * scale);
  }
  return std::move(points).finish(density.value, density.density);
}

table::TablePtr run_step(Quantile const& quantile, Running const& running) {
  auto const numbers = running.numbers_of(quantile.field);
  GroupedPoints points(quantile.group_by, running);
  auto probabilities = quantile.probabilities;
  if (probabilities.empty()) {
    constexpr double bias = 1e-14;
    double const first = quantile.step / 2;
    auto const count = std::max(0.0, std::ceil((1 - bias - first) / quantile.step));
    for (double i = 0; i < count; ++i) probabilities.push_back(first + i * quantile.step);
  }
  for (std::size_t group = 0; group < points.group_count(); ++group) {
    auto sorted = pick(numbers, points.rows(group));
    std::sort(sorted.begin(), sorted.end());
    for (double probability : probabilities)
      points.add(group, probability, sorted.empty() ? std::nan("") : quantile_of_sorted(sorted, probability));
  }
  return std::move(points).finish(quantile.probability, quantile.value);
}

namespace {

/// Rows of `keys`, `coef` and `rSquared`, which vega-regression names so.
struct CoefficientRows {
  std::vector<expr::Value> keys, coefficients, fits;

  void add(Model const& model, std::size_t group, GroupedPoints const& points) {
    std::vector<expr::Value> key;
    for (InputField const& field : points.fields())
      key.push_back(field.cells->value(points.groups().first_rows[group]));
    keys.push_back(points.fields().empty() ? expr::Value() : expr::make_array(std::move(key)));
    coefficients.push_back(expr::make_array({model.coefficients.begin(), model.coefficients.end()}));
    fits.emplace_back(model.r_squared);
  }
  table::TablePtr finish(table::Table const& input) const {
    std::vector<NewColumn> columns;
    columns.push_back(make_column(field_named("keys"), keys));
    columns.push_back(make_column(field_named("coef"), coefficients));
    columns.push_back(make_column(field_named("rSquared", table::Type::Number), fits));
    return make_table_of(input, std::move(columns));
  }
};

std::size_t degrees_of_freedom(Regression const& regression) {
  if (regression.method == RegressionMethod::Poly) return regression.order;
  return regression.method == RegressionMethod::Quad ? 2 : 1;
}

}  // namespace

table::TablePtr run_step(Regression const& regression, Running const& running) {
  auto const x = running.numbers_of(regression.x);
  auto const y = running.numbers_of(regression.y);
  GroupedPoints points(regression.group_by, running);
  CoefficientRows coefficients;
  for (std::size_t group = 0; group < points.group_count(); ++group) {
    auto const& rows = points.rows(group);
    if (rows.size() <= degrees_of_freedom(regression)) continue;
    auto const data = pick_points(x, y, rows);
    auto const model = fit_regression(regression.method, regression.order, data);
    if (regression.fitted == Fitted::Coefficients) {
      coefficients.add(model, group, points);
      continue;
    }
    bool const keeps_extent =
        regression.extent && (regression.method != RegressionMethod::Log || regression.extent->first > 0);
    auto const extent = keeps_extent ? regression.extent : extent_of(pick(x, rows));
    if (!extent) continue;
    if (regression.method == RegressionMethod::Linear) {
      points.add(group, extent->first, model.curve(extent->first));
      points.add(group, extent->second, model.curve(extent->second));
      continue;
    }
    for (auto const& [of_x, of_y] : sample_curve(model.curve, *extent, 25, 200)) points.add(group, of_x, of_y);
  }
  if (regression.fitted == Fitted::Coefficients) return coefficients.finish(*running.input);
  return std::move(points).finish(regression.x_output, regression.y_output);
}

table::TablePtr run_step(Loess const& loess, Running const& running) {
  auto const x = running.numbers_of(loess.x);
  auto const y = running.numbers_of(loess.y);
  GroupedPoints points(loess.group_by, running);
  for (std::size_t group = 0; group < points.group_count(); ++group) {
    auto const data = pick_points(x, y, points.rows(group));
    double const size = static_cast<double>(data.size());
    if (is_too_much(size * size * loess.bandwidth, loess.y, "loess", running)) break;
    for (auto const& [of_x, of_y] : fit_loess(data, loess.bandwidth)) points.add(group, of_x, of_y);
  }
  return std::move(points).finish(loess.x_output, loess.y_output);
}

}  // namespace livret::transform
