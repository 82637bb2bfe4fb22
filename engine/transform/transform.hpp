// transform: Vega-Lite's data transforms, shared by derived tables and charts. In: a table and a list of transforms.
// Out: a new table, and the bins and extents that scales and axes refer to. Steps are read from YAML, or made as the
// structs of step.hpp. Local time is UTC. Not yet: survey estimators; disclosure control.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "diag/sink.hpp"
#include "locale/locale.hpp"
#include "table/table.hpp"
#include "yaml/node.hpp"

namespace livret::transform {

struct Step;  ///< one of Vega-Lite's transforms, or sort

/// A checked list of transforms, immutable.
class Pipeline {
 public:
  std::vector<std::shared_ptr<Step const>> steps;
  std::vector<table::Field> output;  ///< fields after the last step, types as far as known
  bool is_open = false;              ///< only the data know which others there are
  std::vector<std::string> params;   ///< what its `extent` steps give, by name
};

/// Loads the rows of a `data` that names no table; null where they cannot be read, which is reported.
using DataLoader = std::function<table::TablePtr(yaml::Node const& data)>;

/// Reads Vega-Lite's `transform` array for a table that has `fields`, checking every field name and expression as the
/// steps change them; a step that is wrong is reported and left out. `tables` are those that `lookup` and `data()` may
/// use. Beside Vega-Lite's own there is `sort: [{field, order}]`, missing values last in both orders. `variables` may
/// be named in expressions too (`params`). After a `pivot` of a field without categories the fields are not known, and
/// are checked when the pipeline runs. Without `load` a lookup takes rows of `tables` alone.
Pipeline read_pipeline(yaml::Node const& transforms, std::vector<table::Field> const& fields,
                       table::Tables const& tables, std::vector<std::string> const& variables, diag::Sink& sink,
                       DataLoader const& load = {});

/// What expressions may see while a pipeline runs.
struct Context {
  table::Tables const* tables = nullptr;
  expr::ObjectPtr params;                                      ///< `params`, may be null
  std::vector<std::pair<std::string, expr::Value>> variables;  ///< more of them
  locale::Locale const* locale = nullptr;
};

/// Runs it. Groups come out in the order of their first row, as in Vega; missing values are skipped by every aggregate
/// but `count` and `missing`, and an aggregate of none is missing. Aggregate operations: count valid missing distinct
/// sum product mean average variance variancep stdev stdevp stderr median q1 q3 min max range; quartiles are of type 7
/// (Hyndman and Fan 1996). The result has the rows' places and the title, source and fictional mark of `input`, and
/// `name`.
table::TablePtr run(Pipeline const& pipeline, table::TablePtr input, std::string name, Context const& context,
                    diag::Sink& sink);

/// Equal intervals from `start` to `stop`, what Vega calls the signal of a bin.
struct Bins {
  double start = 0, stop = 0, step = 0;
};

struct Result {
  table::TablePtr table;
  std::map<std::string, Bins, std::less<>> bins;           ///< by the name of the field where a bin starts
  std::map<std::string, expr::Value, std::less<>> params;  ///< what `extent` steps gave
};

/// Runs steps as `run` does, with what else they give. `context.variables` are hidden by extents of their name.
Result run_steps(std::vector<std::shared_ptr<Step const>> const& steps, table::TablePtr input, Context const& context,
                 diag::Sink& sink);

}  // namespace livret::transform
