#include <fmt/format.h>

#include "transform/build.hpp"
#include "transform/reading.hpp"

namespace livret::transform {
namespace {

constexpr long long most_steps = 100'000;

/// A table of groups and two columns of numbers is what these steps make.
void replace_fields(Schema& schema, std::vector<FieldName> const& group_by, table::Field const& first,
                    table::Field const& second) {
  auto fields = fields_of_groups(group_by, schema);
  fields.push_back(first);
  fields.push_back(second);
  schema.replace(std::move(fields));
}

bool read_steps(yaml::Fields& keys, std::string_view name, std::optional<std::size_t>& target) {
  auto const* node = keys.optional(name);
  if (node == nullptr) return true;
  auto const steps = yaml::read_integer(*node, 1, most_steps, keys.sink());
  if (steps) target = static_cast<std::size_t>(*steps);
  return steps.has_value();
}

struct Pair {
  std::optional<FieldName> y, x;
  std::optional<std::vector<FieldName>> group_by;
  std::optional<std::vector<std::string>> names;
  bool is_complete() const { return y && x && group_by && names; }
};

/// What regressions and local ones share: `on`, `groupby`, `as`.
Pair read_pair(yaml::Fields& keys, std::string_view kind, Schema const& schema) {
  auto const* y_node = keys.required(kind);
  auto const* x_node = keys.required("on");
  Pair pair;
  if (y_node != nullptr) pair.y = schema.read_field(*y_node);
  if (x_node != nullptr) pair.x = schema.read_field(*x_node);
  pair.group_by = read_group_by(keys, schema);
  pair.names = read_output_names(keys, {pair.x ? pair.x->name : "x", pair.y ? pair.y->name : "y"});
  return pair;
}

}  // namespace

std::optional<Step> read_density(yaml::Fields& keys, Schema& schema) {
  auto const* node = keys.required("density");
  auto field = node != nullptr ? schema.read_field(*node) : std::nullopt;
  auto group_by = read_group_by(keys, schema);
  auto const names = read_output_names(keys, {"value", "density"});
  Density density;
  std::optional<double> bandwidth;
  std::optional<std::size_t> minsteps, maxsteps;
  bool correct = read_bounded(keys, "bandwidth", 0, Bound::Included, bandwidth);
  correct = read_extent_pair(keys, density.extent) && correct;
  correct = read_steps(keys, "minsteps", minsteps) && correct;
  correct = read_steps(keys, "maxsteps", maxsteps) && correct;
  correct = read_steps(keys, "steps", density.steps) && correct;
  if (keys.boolean("cumulative").value_or(false)) density.accumulation = Accumulation::Cumulative;
  density.counts = keys.boolean("counts").value_or(false);
  if (auto const* word = keys.optional("resolve")) {
    auto const resolve = yaml::read_choice<Resolve>(
        *word, {{"shared", Resolve::Shared}, {"independent", Resolve::Independent}}, schema.sink());
    correct = correct && resolve.has_value();
    density.resolve = resolve.value_or(density.resolve);
  }
  if (!correct || !field || !group_by || !names) return std::nullopt;
  density.field = std::move(*field);
  density.group_by = std::move(*group_by);
  density.bandwidth = bandwidth.value_or(0);
  density.minsteps = minsteps.value_or(density.minsteps);
  density.maxsteps = maxsteps.value_or(density.maxsteps);
  density.value = field_named((*names)[0], table::Type::Number);
  density.density = field_named((*names)[1], table::Type::Number);
  replace_fields(schema, density.group_by, density.value, density.density);
  return Step{std::move(density)};
}

std::optional<Step> read_quantile(yaml::Fields& keys, Schema& schema) {
  constexpr double least_step = 1e-5;
  auto const* node = keys.required("quantile");
  auto field = node != nullptr ? schema.read_field(*node) : std::nullopt;
  auto group_by = read_group_by(keys, schema);
  auto const names = read_output_names(keys, {"prob", "value"});
  Quantile quantile;
  std::optional<double> step;
  bool correct = read_bounded(keys, "step", least_step, Bound::Included, step);
  if (auto const* probabilities = keys.optional("probs"))
    correct = read_numbers(*probabilities, quantile.probabilities, schema.sink()) && correct;
  if (!correct || !field || !group_by || !names) return std::nullopt;
  quantile.field = std::move(*field);
  quantile.group_by = std::move(*group_by);
  quantile.step = step.value_or(quantile.step);
  quantile.probability = field_named((*names)[0], table::Type::Number);
  quantile.value = field_named((*names)[1], table::Type::Number);
  replace_fields(schema, quantile.group_by, quantile.probability, quantile.value);
  return Step{std::move(quantile)};
}

std::optional<Step> read_regression(yaml::Fields& keys, Schema& schema) {
  constexpr long long greatest_order = 20;
  auto pair = read_pair(keys, "regression", schema);
  Regression regression;
  bool correct = read_extent_pair(keys, regression.extent);
  if (auto const* word = keys.optional("method")) {
    auto const method = yaml::read_choice<RegressionMethod>(*word,
                                                            {{"linear", RegressionMethod::Linear},
                                                             {"log", RegressionMethod::Log},
                                                             {"exp", RegressionMethod::Exp},
                                                             {"pow", RegressionMethod::Pow},
                                                             {"quad", RegressionMethod::Quad},
                                                             {"poly", RegressionMethod::Poly}},
                                                            schema.sink());
    correct = correct && method.has_value();
    regression.method = method.value_or(regression.method);
  }
  if (auto const* node = keys.optional("order")) {
    auto const order = yaml::read_integer(*node, 0, greatest_order, schema.sink());
    correct = correct && order.has_value();
    regression.order = static_cast<std::size_t>(order.value_or(3));
  }
  if (keys.boolean("params").value_or(false)) regression.fitted = Fitted::Coefficients;
  if (!correct || !pair.is_complete()) return std::nullopt;
  regression.y = std::move(*pair.y);
  regression.x = std::move(*pair.x);
  regression.group_by = std::move(*pair.group_by);
  regression.x_output = field_named((*pair.names)[0], table::Type::Number);
  regression.y_output = field_named((*pair.names)[1], table::Type::Number);
  if (regression.fitted == Fitted::Coefficients)
    schema.replace({field_named("keys"), field_named("coef"), field_named("rSquared", table::Type::Number)});
  else
    replace_fields(schema, regression.group_by, regression.x_output, regression.y_output);
  return Step{std::move(regression)};
}

std::optional<Step> read_loess(yaml::Fields& keys, Schema& schema) {
  auto pair = read_pair(keys, "loess", schema);
  std::optional<double> bandwidth;
  bool const correct = read_bounded(keys, "bandwidth", 0, Bound::Excluded, bandwidth);
  if (!correct || !pair.is_complete()) return std::nullopt;
  Loess loess{std::move(*pair.y),
              std::move(*pair.x),
              std::move(*pair.group_by),
              bandwidth.value_or(0.3),
              field_named((*pair.names)[0], table::Type::Number),
              field_named((*pair.names)[1], table::Type::Number)};
  replace_fields(schema, loess.group_by, loess.x_output, loess.y_output);
  return Step{std::move(loess)};
}

}  // namespace livret::transform
