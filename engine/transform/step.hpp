#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diag/source_map.hpp"
#include "expr/expression.hpp"
#include "table/table.hpp"
#include "transform/operation.hpp"
#include "transform/predicate.hpp"

namespace livret::transform {

/// A field as the author named it.
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

/// Takes `values` of the row of `from` whose `key` is what `field` is here; without `values`, the row as an object.
struct Lookup {
  FieldName field;
  table::TablePtr from;
  std::size_t key = 0;
  std::vector<std::size_t> values;
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
};

struct Step {
  std::variant<Filter, Calculate, Aggregate, JoinAggregate, Window, Lookup, Fold, Pivot, Bin, Sort> what;
};

}  // namespace livret::transform
