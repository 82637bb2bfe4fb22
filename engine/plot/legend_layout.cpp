#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "plot/grid_layout.hpp"
#include "plot/layout_bounds.hpp"
#include "plot/legend.hpp"

namespace livret::plot {

namespace {

constexpr std::array sides = {Orient::Left,    Orient::Right,    Orient::Top,        Orient::Bottom,
                              Orient::TopLeft, Orient::TopRight, Orient::BottomLeft, Orient::BottomRight};

/// The legends of one side.
struct SideLegends {
  std::vector<GridCell> cells;
  std::optional<double> offset;  ///< the greatest of theirs
};

struct GroupSize {
  double width, height;
};

/// Where along a side legends are anchored.
struct Anchorage {
  double x, y;
};

Anchorage anchorage_of(LegendLayout const& layout, LegendSurroundings const& around, GroupSize size) {
  auto const& [across, down, context] = around;
  double const share = layout.anchor == Anchor::End ? 1 : layout.anchor == Anchor::Middle ? 0.5 : 0;
  if (layout.frame_is_bounds) return {across.x1 + share * across.width(), down.y1 + share * down.height()};
  double const width = size.width != 0 ? size.width : down.width() + 2 * down.x1;
  double const height = size.height != 0 ? size.height : across.height() + 2 * across.y1;
  return {share * width, share * height};
}

/// From the highest to the lowest that a legend above or below the group stands beyond.
scene::Bounds cleared(LegendLayout const& layout, LegendSurroundings const& around) {
  auto bounds = around.down;
  if (layout.clears == LegendLayout::Clears::AllAxes) bounds.add(around.across);
  return bounds;
}

/// Legends at corners are within the group, others beyond its axes.
void place_side(GridStyle& style, Orient orient, LegendSurroundings const& around, LegendLayout const& layout,
                double offset, GroupSize size) {
  auto const along = anchorage_of(layout, around, size);
  auto const beyond = cleared(layout, around);
  auto const at = [&](double x, double y, Anchor column, Anchor row) {
    style.anchor_x = x;
    style.anchor_y = y;
    style.column_anchor = column;
    style.row_anchor = row;
  };
  double const far_x = size.width - offset, far_y = size.height - offset;
  switch (orient) {
    case Orient::Left:
      return at(std::floor(around.across.x1) - offset, along.y, Anchor::End, layout.anchor);
    case Orient::Right:
      return at(std::ceil(around.across.x2) + offset, along.y, Anchor::Start, layout.anchor);
    case Orient::Top:
      return at(along.x, std::floor(beyond.y1) - offset, layout.anchor, Anchor::End);
    case Orient::Bottom:
      return at(along.x, std::ceil(beyond.y2) + offset, layout.anchor, Anchor::Start);
    case Orient::TopLeft:
      return at(offset, offset, Anchor::Start, Anchor::Start);
    case Orient::TopRight:
      return at(far_x, offset, Anchor::End, Anchor::Start);
    case Orient::BottomLeft:
      return at(offset, far_y, Anchor::Start, Anchor::End);
    case Orient::BottomRight:
      return at(far_x, far_y, Anchor::End, Anchor::End);
    case Orient::None:
      return;
  }
}

GridStyle style_of(LegendLayout const& layout, std::size_t count) {
  GridStyle style;
  style.column_align = style.row_align = GridPlan::Alignment::Each;
  style.flush_bounds = layout.flush_bounds;
  style.columns = layout.direction == Direction::Vertical ? 1 : static_cast<double>(count);
  style.column_padding = style.row_padding = layout.margin;
  style.column_centre = style.row_centre = layout.centre;
  return style;
}

bool fits(Autosize autosize) {
  return autosize == Autosize::Fit || autosize == Autosize::FitX || autosize == Autosize::FitY;
}

/// Where the plot fits into a size, legends beside it take from its width alone, others from its height alone: one that
/// is too long is cut off rather than leaving nothing to the plot.
void widen_view(scene::Bounds& view, scene::Bounds const& legend, Orient orient, Autosize autosize) {
  if (!fits(autosize)) {
    view.add(legend);
  } else if (orient == Orient::Left || orient == Orient::Right) {
    view.add(legend.x1, 0).add(legend.x2, 0);
  } else if (orient == Orient::Top || orient == Orient::Bottom) {
    view.add(0, legend.y1).add(0, legend.y2);
  }
}

}  // namespace

void layout_legends(GroupContent& content, std::vector<std::size_t> const& places, GroupPlan const& plan,
                    LegendSurroundings const& surroundings, scene::Bounds& view) {
  if (places.empty()) return;
  base::check(places.size() <= plan.legends.size(), "a group has legends that its plan lacks");
  std::array<SideLegends, sides.size() + 1> by_side;
  for (std::size_t i = 0; i < places.size(); ++i) {
    auto const& legend = plan.legends[i];
    auto& side = by_side[static_cast<std::size_t>(legend.orient)];
    append_cells(side.cells, content.item.marks[places[i]], content.extents[places[i]]);
    if (legend.offset) side.offset = std::max(side.offset.value_or(*legend.offset), *legend.offset);
  }
  GroupSize const size{std::max(0.0, content.item.width), std::max(0.0, content.item.height)};
  for (auto const orient : sides) {
    auto const& side = by_side[static_cast<std::size_t>(orient)];
    if (side.cells.empty()) continue;
    auto const& layout = surroundings.context.legend_layout[static_cast<std::size_t>(orient)];
    auto style = style_of(layout, side.cells.size());
    place_side(style, orient, surroundings, layout, side.offset.value_or(layout.offset), size);
    set_grid(side.cells, style);
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    auto& extent = content.extents[places[i]];
    unite_members(extent);
    if (!extent.bounds.is_empty())
      widen_view(view, extent.bounds, plan.legends[i].orient, surroundings.context.autosize);
  }
}

}  // namespace livret::plot
