#pragma once

#include "plot/legend_course.hpp"

namespace livret::plot {

/// The group of a legend's entries while it is placed.
struct LegendBody {
  scene::GroupItem item;
  scene::Bounds bounds;      ///< within the legend
  scene::Bounds first_mark;  ///< within the group: the bar of a gradient

  void move(double x, double y);
};

struct LegendTitle {
  scene::TextItem item;
  scene::Bounds bounds;

  void move(double x, double y);
};

/// At the corner of the legend, within its padding.
LegendTitle legend_title(LegendCourse const& legend);

/// Places title and entries by each other, within the legend's padding.
void place_legend_title(LegendCourse const& legend, LegendBody& body, LegendTitle& title);

}  // namespace livret::plot
