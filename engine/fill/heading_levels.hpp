#pragma once

#include "content/document.hpp"
#include "diag/sink.hpp"

namespace livret::fill {

/// Reports each heading that is more than one level deeper than the one before it, the first of which needs to be of
/// level 1 (ISO 14289-1, 7.4.2).
void check_heading_levels(content::Blocks const& blocks, diag::Sink& sink);

}  // namespace livret::fill
