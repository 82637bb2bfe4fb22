#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diag/source_map.hpp"
#include "expr/expression.hpp"
#include "expr/time_unit.hpp"
#include "table/field_parse.hpp"
#include "table/table.hpp"
#include "transform/operation.hpp"
#include "transform/predicate.hpp"

namespace livret::transform {

/// A field as the author named it. What is the name of no column is a path into the values of one, as Vega writes it:
/// `a.b`, `a['b']`, `a[0]`; `a\\.b` is the column `a.b`.
struct FieldName {
  std::string name;
  diag::Span span;
};

enum class Order { Ascending, Descending };

struct SortKey {
  FieldName field;
  Order order = Order::Ascending;
};

/// One result of an aggregate. Without a field only rows are counted.
struct Measure {
  Operation operation = Operation::Count;
  std::optional<FieldName> field;
  table::Field output;
  double parameter = 0;  ///< the weight of Exponential and ExponentialB
};

struct Filter {
  Predicate predicate;
};
struct Calculate {
  expr::Expression expression;
  table::Field output;
};
struct Aggregate {
  std::vector<FieldName> group_by;
  std::vector<Measure> measures;
};
struct JoinAggregate {
  std::vector<FieldName> group_by;
  std::vector<Measure> measures;
};
struct Sort {
  std::vector<SortKey> keys;
};

/// Operations that look at a row's place in its window.
enum class Ranking {
  RowNumber,
  Rank,
  DenseRank,
  PercentRank,
  CumeDist,
  Ntile,
  Lag,
  Lead,
  FirstValue,
  LastValue,
  NthValue
};

struct WindowMeasure {
  std::variant<Ranking, Operation> operation;
  std::optional<FieldName> field;
  std::size_t parameter = 1;  ///< offset of Lag and Lead, tiles of Ntile, place of NthValue
  table::Field output;
};

/// Rows before and after the current one that a window takes in; nothing: all.
struct WindowFrame {
  std::optional<long long> first;
  std::optional<long long> last = 0;
};

enum class Peers { TakenIn, Ignored };

struct Window {
  std::vector<WindowMeasure> measures;
  std::vector<FieldName> group_by;
  std::vector<SortKey> sort;
  WindowFrame frame;
  Peers peers = Peers::TakenIn;
};

/// Takes `values` of the row of `from` whose `key` is written as what `field` is here; without `values`, the row as an
/// object.
struct Lookup {
  FieldName field;
  table::TablePtr from;
  FieldName key;
  std::vector<FieldName> values;
  std::vector<table::Field> outputs;
  expr::Value fallback;
};

struct Fold {
  std::vector<FieldName> fields;
  table::Field key, value;
};

struct Pivot {
  FieldName field;
  FieldName value;
  std::vector<FieldName> group_by;
  Operation operation = Operation::Sum;
  std::size_t limit = 0;  ///< 0: all
};

/// Vega's parameters of bins.
struct BinParameters {
  double base = 10;
  double maxbins = 10;
  double minstep = 0;
  bool nice = true;
  std::optional<double> step, anchor;
  std::vector<double> steps;
  std::vector<double> divide = {5, 2};
  std::optional<std::pair<double, double>> extent;
};

struct Bin {
  FieldName field;
  BinParameters parameters;
  table::Field start, end;
  std::optional<std::string> extent_param = {};  ///< takes the extent that an Extent step put under this name
};

/// Takes moments down to a unit of time and gives when the unit ends. Without units those are chosen that give about
/// `maxbins` of them.
struct TimeUnit {
  FieldName field;
  expr::TimeUnits units;
  double step = 1;
  double maxbins = 40;
  table::Field start, end;
};

enum class StackOffset { Zero, Center, Normalize };

struct Stack {
  FieldName field;
  std::vector<FieldName> group_by;
  std::vector<SortKey> sort;
  StackOffset offset = StackOffset::Zero;
  table::Field start, end;
};

/// Adds the rows that a group lacks of those keys that any row or `key_values` has, and fills in missing values: with a
/// value, or with an operation (Mean, Median, Min, Max) over a window of the group.
struct Impute {
  FieldName field;
  FieldName key;
  std::vector<expr::Value> key_values;
  std::vector<FieldName> group_by;
  std::variant<expr::Value, Operation> fill = expr::Value();
  WindowFrame frame = {std::nullopt, std::nullopt};
};

/// A row for each place of the arrays in `fields`. `index`: the name of a field that counts the places from 0.
struct Flatten {
  std::vector<FieldName> fields;
  std::vector<table::Field> outputs;
  std::optional<table::Field> index;
};

enum class Resolve { Shared, Independent };
enum class Accumulation { Density, Cumulative };

/// Gaussian kernel density; a bandwidth of 0 is estimated (Scott 1992).
struct Density {
  FieldName field;
  std::vector<FieldName> group_by;
  Accumulation accumulation = Accumulation::Density;
  bool counts = false;  ///< scaled by the number of rows of the group
  double bandwidth = 0;
  std::optional<std::pair<double, double>> extent;
  std::size_t minsteps = 25, maxsteps = 200;
  std::optional<std::size_t> steps;
  Resolve resolve = Resolve::Shared;
  table::Field value, density;
};

/// Without `probabilities` those at the middles of steps.
struct Quantile {
  FieldName field;
  std::vector<FieldName> group_by;
  std::vector<double> probabilities;
  double step = 0.01;
  table::Field probability, value;
};

enum class RegressionMethod { Linear, Log, Exp, Pow, Quad, Poly };
enum class Fitted { Points, Coefficients };  ///< coefficients: a row of `keys`, `coef` and `rSquared` a group

struct Regression {
  FieldName y, x;
  std::vector<FieldName> group_by;
  RegressionMethod method = RegressionMethod::Linear;
  std::size_t order = 3;
  std::optional<std::pair<double, double>> extent;
  Fitted fitted = Fitted::Points;
  table::Field x_output, y_output;
};

struct Loess {
  FieldName y, x;
  std::vector<FieldName> group_by;
  double bandwidth = 0.3;
  table::Field x_output, y_output;
};

/// A reservoir sample, the same for the same seed and rows.
struct Sample {
  std::size_t size = 1000;
  std::uint64_t seed = 0;
};

/// Gives `param` the array of least and greatest number of a field.
struct Extent {
  FieldName field;
  std::string param;
};

/// Makes the values of a field what `parse` says, in a field of their own or in their place.
struct Convert {
  FieldName field;
  table::FieldParse parse;
  table::Field output;
};

struct Step {
  std::variant<Filter, Calculate, Aggregate, JoinAggregate, Window, Lookup, Fold, Pivot, Bin, Sort, TimeUnit, Stack,
               Impute, Flatten, Density, Quantile, Regression, Loess, Sample, Extent, Convert>
      what;
};

}  // namespace livret::transform
