#include "plot/guides.hpp"

#include "plot/axis.hpp"
#include "plot/legend.hpp"

namespace livret::plot {

void append_axes(GroupContent& content, std::vector<AxisPlan> const& axes, GuideContext const& context) {
  for (auto const& plan : axes) append_axis(content, plan, context);
}

void append_legends(GroupContent& content, std::vector<LegendPlan> const& legends, GuideContext const& context) {
  for (auto const& plan : legends) append_legend(content, plan, context);
}

}  // namespace livret::plot
