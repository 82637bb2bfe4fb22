// transform: Vega-Lite's data transforms, shared by derived tables and charts. In: a table and a list of transforms. Out: a new
// table. Not yet: statistical transforms and survey estimators; disclosure control.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "diag/sink.hpp"
#include "locale/locale.hpp"
#include "table/table.hpp"
#include "yaml/node.hpp"

namespace livret::transform {

struct Step;  ///< one of filter, calculate, aggregate, joinaggregate, window, lookup, fold, pivot, bin, sort

/// A checked list of transforms, immutable.
class Pipeline {
 public:
  std::vector<std::shared_ptr<Step const>> steps;
  std::vector<table::Field> output;  ///< fields after the last step, types as far as known
};

/// Reads Vega-Lite's `transform` array for a table that has `fields`, checking every field name and expression as the steps change them. `tables` are
/// those that `lookup` and `data()` may use. Beside Vega-Lite's own there is `sort: [{field, order}]`. `variables` may be named in expressions too (`params`).
Pipeline read_pipeline(yaml::Node const& transforms, std::vector<table::Field> const& fields, table::Tables const& tables,
                       std::vector<std::string> const& variables, diag::Sink& sink);

/// What expressions may see while a pipeline runs.
struct Context {
  table::Tables const* tables = nullptr;
  expr::ObjectPtr params;                        ///< `params`, may be null
  std::vector<std::pair<std::string, expr::Value>> variables;  ///< more of them
  locale::Locale const* locale = nullptr;
};

/// Runs it. Groups come out in the order of their first row, as in Vega; missing values are skipped by every aggregate but `count`, and an aggregate of
/// none is missing. Aggregate operations: count valid missing distinct sum mean average median q1 q3 min max stdev stdevp variance variancep range.
table::TablePtr run(Pipeline const& pipeline, table::TablePtr input, std::string name, Context const& context, diag::Sink& sink);

}  // namespace livret::transform
