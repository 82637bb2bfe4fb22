#pragma once

#include <vector>

#include "compile/compilation.hpp"

namespace livret::compile {

// Values that are withheld (table::Missing::Suppressed) are shown as such, never as 0 and never as nothing: a hatched
// stub where a bar would stand, a hatched cell, an open marker at the axis for a point, and a legend that says what it
// means. Other missing values leave a blank, as in Vega. Fields that are aggregated or binned withhold nothing.

/// Keeps categories in the domains of a unit's scales that have withheld values alone.
void keep_withheld(Compilation const& compilation, Model& unit);

/// Marks for what a unit withholds, made from its own; none where it withholds nothing.
std::vector<plot::MarkPlan> withheld_marks(Compilation const& compilation, Model const& unit,
                                           plot::MarkPlan const& drawn);

/// Adds a legend of the withheld to the plan's root where any unit of the view has such values.
void explain_withheld(Compilation& compilation, Model const& root);

}  // namespace livret::compile
