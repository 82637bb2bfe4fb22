#pragma once

#include <memory>

#include "compile/mark_encoder.hpp"
#include "plot/plan.hpp"
#include "transform/step.hpp"

namespace livret::compile {

/// Whether bars are stacked and have round corners: then it is each whole stack that is rounded.
bool is_rounded_stack(Model const& unit, Values const& values);

/// The extremes of the starts and ends of each stack of a unit, which may stand within facets.
transform::Step stack_extremes(Model const& unit);

/// A group for each stack that clips its bars with round corners, as Vega-Lite's mark.ts makes it. `bars` has been
/// encoded as if it stood alone.
std::shared_ptr<plot::GroupPlan> wrap_in_stacks(plot::MarkPlan bars, Model const& unit, Config const& config,
                                                Values const& values);

}  // namespace livret::compile
