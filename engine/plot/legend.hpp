#pragma once

#include "plot/guides.hpp"

namespace livret::plot {

/// A legend with its size; not yet at its place.
void append_legend(GroupContent& content, LegendPlan const& plan, GuideContext const& context);

/// What legends are placed around.
struct LegendSurroundings {
  scene::Bounds const& across;  ///< the group with the axes at its sides
  scene::Bounds const& down;    ///< the group with the axes above and below it
  LayoutContext const& context;
};

/// Sets the legends of each side, which are the marks at `places`, in a grid; widens `view` by what they take up.
void layout_legends(GroupContent& content, std::vector<std::size_t> const& places, GroupPlan const& plan,
                    LegendSurroundings const& surroundings, scene::Bounds& view);

}  // namespace livret::plot
