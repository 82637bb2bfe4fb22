#pragma once

#include <string>
#include <vector>

#include "diag/sink.hpp"
#include "plot/plan.hpp"
#include "plot/rows.hpp"

namespace livret::plot {

/// The groups of a facet.
struct Facets {
  table::TablePtr datums;         ///< a row for each, the first of its rows
  std::vector<std::string> keys;  ///< by row of `datums`, as Part has them
  std::size_t occurring = 0;      ///< how many of them have rows: the first ones
  std::vector<std::size_t> order;
};

/// Groups by first appearance, those of combinations that do not occur after them; `order` is that of the plan.
Facets find_facets(FacetPlan const& plan, Rows const& rows, std::size_t most, CellFinder& finder);

}  // namespace livret::plot
