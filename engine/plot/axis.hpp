#pragma once

#include <array>
#include <vector>

#include "plot/guides.hpp"

namespace livret::plot {

/// An axis while it is made: its plan, its scale and which way it runs.
struct AxisCourse {
  AxisPlan const& plan;
  GuideContext const& context;
  scale::Scale const& scale;
  bool is_horizontal;           ///< at the top or the bottom
  double outward;               ///< −1 at the left and the top, 1 at the right and the bottom
  std::array<double, 2> range;  ///< the ends of the scale's range, as it runs
};

struct AxisTick {
  expr::Value value;
  std::string label;
  double index = 0;  ///< from 0 to 1 along the axis; −1 of the extra tick of a binned axis, whose label is empty
  double place = 0;  ///< of the value on the scale, pt
};

/// In order; values without a place are left out.
std::vector<AxisTick> axis_ticks(AxisCourse const& axis);

// The parts of an axis, each with the bounds that count where it is laid out.
struct AxisPart {
  scene::Mark mark;
  scene::Bounds bounds;
};
AxisPart axis_grid(AxisCourse const& axis, std::vector<AxisTick> const& ticks);
AxisPart axis_tick_marks(AxisCourse const& axis, std::vector<AxisTick> const& ticks);
AxisPart axis_labels(AxisCourse const& axis, std::vector<AxisTick> const& ticks);
AxisPart axis_domain(AxisCourse const& axis);
/// Not yet placed across the axis where Vega places it by itself.
scene::TextItem axis_title(AxisCourse const& axis);

bool is_horizontal(Orient orient);

/// An axis at its place in its group. Its extent is what counts for the group's layout: ticks, labels, title and the
/// length of its range.
void append_axis(GroupContent& content, AxisPlan const& plan, GuideContext const& context);

}  // namespace livret::plot
