#pragma once

#include "fill/block_planner.hpp"
#include "fill/plan.hpp"

namespace livret::fill {

/// A kind of page with its header and footer; what `spec` leaves out is as the layout's page has it.
PlannedMaster plan_master(spec::Page const& page, spec::Master const& spec, BlockPlanner& blocks, Scope const& scope);

/// Where notes stand and the look of them, from the styles `note-rule` and `note-number`.
content::NoteStyle plan_note_style(Planning& planning);

}  // namespace livret::fill
