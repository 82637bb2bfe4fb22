#pragma once

#include <optional>
#include <span>
#include <vector>

#include "plot/layout.hpp"

namespace livret::plot {

/// A group that is set in a grid: `bounds` are its own, in its parent's coordinates, and move with it.
struct GridCell {
  scene::GroupItem* item;
  scene::Bounds* bounds;
};

struct GridStyle {
  GridPlan::Alignment column_align = GridPlan::Alignment::None, row_align = GridPlan::Alignment::None;
  double column_padding = 0, row_padding = 0;
  bool column_centre = false, row_centre = false;
  std::optional<double> columns;  ///< nothing or 0: as many as there are cells
  bool flush_bounds = false;
  double anchor_x = 0, anchor_y = 0;
  Anchor column_anchor = Anchor::Start, row_anchor = Anchor::Start;  ///< which part of the grid is at the anchor
};

/// Columns and rows of a grid. There may be more columns than cells.
struct GridShape {
  std::size_t columns, rows;
  static GridShape of(std::size_t cells, std::optional<double> columns);
};

/// Moves the cells to their places, row by row. Returns their bounds; with no cell, empty ones.
scene::Bounds set_grid(std::span<GridCell const> cells, GridStyle const& style);

/// Sets the child groups of a group in its plan's grid with headers, footers and titles.
void set_trellis(GroupContent& content, GridPlan const& plan, std::optional<double> columns);

/// The cells of a mark of groups.
void append_cells(std::vector<GridCell>& cells, scene::Mark& mark, Extent& extent);

}  // namespace livret::plot
