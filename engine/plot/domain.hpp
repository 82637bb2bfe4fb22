#pragma once

#include <functional>
#include <vector>

#include "plot/plan.hpp"
#include "plot/rows.hpp"
#include "plot/tables.hpp"

namespace livret::plot {

/// What domains are found in: the rows that a group sees of a table.
struct DomainContext {
  ReadyTables const& tables;
  std::function<Rows(DataId)> rows;
  CellFinder& finder;
};

/// The domain that Vega gives a scale: of discrete types the distinct values in their order, all values of quantile,
/// else the extent, or values as they are given where there is no other source. Empty where there are no values.
std::vector<expr::Value> find_domain(ScalePlan const& plan, DomainContext const& context);

}  // namespace livret::plot
