#pragma once

#include <vector>

#include "chart/plot.hpp"
#include "chart/scene.hpp"

namespace livret::chart {

struct AxisTick {
  double place = 0;  ///< pt along the axis
  Label label;
};

/// An axis with its labels chosen and set: nothing overlaps.
struct Axis {
  ChannelId id = ChannelId::X;
  Orient orient = Orient::Bottom;
  std::vector<AxisTick> ticks;   ///< all of them, for the grid
  std::vector<AxisTick> labels;  ///< those that are written
  Label title;
  bool discrete = false, grid = false, marked = false, line = false;
  std::size_t unwritten = 0;  ///< how many values of a discrete axis have no room for their label
  double title_lift = 0;      ///< of the title of y: what stands between it and the plot
  double line_place = 0;      ///< of the axis line, across the axis

  /// The largest extent of the labels across the axis: width beside, height above or below.
  double label_depth() const;
  /// Room that an x axis needs above or below the plot, its title included.
  double room() const;
};

/// The axis of x or y for the plot's scale. Labels are wrapped at `widest` pt. Of continuous ticks that would touch,
/// every second is left unwritten, as often as needed. An axis that the spec hides has neither labels nor grid.
Axis plan_axis(Plot const& plot, ChannelId id, double widest);

/// Where the line of an axis stands across it: at zero of the other scale where that has it, else at the plot's edge.
double axis_line_place(Plot const& plot, ChannelId id, Orient orient);

constexpr double axis_gap = 5;             ///< between plot and labels, pt
double head_height(Config const& config);  ///< of a group's head
/// The style of groups' heads.
text::TextStyle head_style(Config const& config);

Scene draw_grid(Plot const& plot, Axis const& axis);
Scene draw_axis(Plot const& plot, Axis const& axis);
Scene draw_heads(Plot const& plot);

}  // namespace livret::chart
