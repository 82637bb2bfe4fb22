#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "diag/sink.hpp"
#include "plot/plan.hpp"
#include "transform/transform.hpp"

namespace livret::plot {

/// A table after its steps, and the bins that they, or those of the table it is made of, gave.
struct ReadyTable {
  table::TablePtr table;
  std::map<std::string, transform::Bins, std::less<>> bins;
};

struct ReadyTables {
  std::vector<ReadyTable> tables;                              ///< by DataId
  std::vector<std::pair<std::string, expr::Value>> variables;  ///< of expressions: extents, parameters, the context's

  table::TablePtr table(DataId data) const;  ///< null of none
  transform::Bins const* bins(BinsRef const& reference) const;
};

/// Runs the tables of a plan in its order. What `extent` steps find is known to all later ones. A table of the project
/// that is missing is reported, and is empty.
ReadyTables run_tables(Plan const& plan, transform::Context const& context, diag::Sink& sink);

}  // namespace livret::plot
