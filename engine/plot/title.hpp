#pragma once

#include "plot/guides.hpp"

namespace livret::plot {

/// Places a title, which append_title made as the mark at `index`, around what the group shows. Returns its bounds.
scene::Bounds layout_title(GroupContent& content, std::size_t index, TitlePlan const& plan, scene::Bounds const& view,
                           scene::Metrics& metrics);

}  // namespace livret::plot
