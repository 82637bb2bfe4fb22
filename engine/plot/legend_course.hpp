#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plot/guides.hpp"
#include "scale/format.hpp"

namespace livret::plot {

/// A legend while it is made: its plan and what follows from its scales.
struct LegendCourse {
  LegendPlan const& plan;
  GuideContext const& context;
  scale::Scale const& scale;  ///< the first of its scales, in Vega's order: what its entries are values of
  scale::LegendKind kind;
  double length, thickness;     ///< of a gradient, pt
  std::optional<double> width;  ///< pt: what there is for the entries, where their columns are chosen by it

  bool is_upright_gradient() const {
    return kind != scale::LegendKind::Symbol && plan.direction == Direction::Vertical;
  }
};

struct LegendEntry {
  expr::Value value;
  std::string label;
  double size = 0;             ///< of its symbol with its stroke, at least of its label; pt
  double from = 0, to = 0;     ///< along a gradient, 0 to 1
  bool counts_others = false;  ///< says how many entries there is no room for
};

/// The values that a legend shows.
std::vector<LegendEntry> legend_entries(LegendCourse const& legend);

/// A symbol for a value, as the scales of the legend have it; not yet at its place.
scene::SymbolItem symbol_for(LegendCourse const& legend, expr::Value const& value);

// The marks within the group of a legend's entries.
void fill_symbols(LegendCourse const& legend, std::vector<LegendEntry> const& entries, GroupContent& group);
void fill_gradient(LegendCourse const& legend, std::vector<LegendEntry> const& entries, GroupContent& group);

}  // namespace livret::plot
