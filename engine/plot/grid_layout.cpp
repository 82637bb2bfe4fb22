#include "plot/grid_layout.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "plot/layout_bounds.hpp"

namespace livret::plot {

namespace {

using Alignment = GridPlan::Alignment;

/// More columns than any grid has, so that a hostile number stays one.
constexpr double most_columns = 1e6;

scene::Bounds box_of(GridCell const& cell, GridStyle const& style) {
  if (style.flush_bounds) return scene::Bounds::of(0, 0, cell.item->width, cell.item->height);
  if (cell.bounds->is_empty()) return scene::Bounds::of(0, 0, 0, 0);
  auto box = *cell.bounds;
  return box.translate(-cell.item->x, -cell.item->y);
}

/// One direction of a grid: cells stand on tracks (columns, or rows), one after another.
struct Tracks {
  std::vector<std::size_t> track;  ///< of each cell
  std::vector<double> ends;        ///< of each cell's box
  std::vector<double> shift;       ///< of each cell, beyond the end of the track before
  std::vector<double> extents;     ///< of each track
  double greatest = 0;             ///< of the extents
};

/// What a box has before its origin.
double before_origin(double low) { return low < 0 ? std::ceil(-low) : 0; }

Tracks measure(std::vector<std::size_t> track, std::size_t count, std::span<double const> lows,
               std::span<double const> highs, double padding) {
  Tracks result;
  result.track = std::move(track);
  result.extents.assign(count, 0);
  result.ends.assign(highs.begin(), highs.end());
  result.shift.resize(lows.size());
  for (std::size_t i = 0; i < lows.size(); ++i) {
    auto& extent = result.extents[result.track[i]];
    double const end = std::ceil(highs[i]);
    extent = std::max(extent, end);
    result.greatest = std::max(result.greatest, end);
    result.shift[i] = result.track[i] == 0 ? 0 : padding + before_origin(lows[i]);
  }
  return result;
}

/// Shifts become distances from the origins of the cells on the track before.
void align(Tracks& tracks, Alignment alignment) {
  std::vector<double> widest(tracks.extents.size(), 0);
  double widest_of_all = 0;
  for (std::size_t i = 0; i < tracks.shift.size(); ++i) {
    auto& widest_here = widest[tracks.track[i]];
    widest_here = std::max(widest_here, tracks.shift[i]);
    widest_of_all = std::max(widest_of_all, tracks.shift[i]);
  }
  for (std::size_t i = 0; i < tracks.shift.size(); ++i) {
    auto const track = tracks.track[i];
    if (track == 0) continue;
    switch (alignment) {
      case Alignment::Each:
        tracks.shift[i] = widest[track] + tracks.extents[track - 1];
        break;
      case Alignment::All:
        tracks.shift[i] = widest_of_all + tracks.greatest;
        break;
      case Alignment::None:
        tracks.shift[i] += tracks.extents[track - 1];
        break;
    }
  }
}

/// Places of the cells' origins; `previous(i)` is the cell on the track before, in the same line.
template <typename Previous>
std::vector<double> places(Tracks const& tracks, Previous const& previous) {
  std::vector<double> result(tracks.shift.size());
  for (std::size_t i = 0; i < result.size(); ++i)
    result[i] = tracks.shift[i] + (tracks.track[i] == 0 ? 0 : result[previous(i)]);
  return result;
}

void centre(Tracks const& tracks, Alignment alignment, std::vector<double>& places) {
  if (alignment == Alignment::None) return;
  for (std::size_t i = 0; i < places.size(); ++i) {
    double const extent = alignment == Alignment::All ? tracks.greatest : tracks.extents[tracks.track[i]];
    double const free = extent - tracks.ends[i] - places[i];
    if (free > 0) places[i] += free / 2;
  }
}

double anchored(double place, Anchor anchor, double length) {
  return rounded(place - (anchor == Anchor::End ? length : anchor == Anchor::Middle ? length / 2 : 0));
}

}  // namespace

GridShape GridShape::of(std::size_t cells, std::optional<double> columns) {
  double const asked = columns.value_or(0);
  auto const count = asked >= 1 ? static_cast<std::size_t>(std::min(asked, most_columns)) : cells;
  return {count, count == 0 ? 1 : (cells + count - 1) / count};
}

scene::Bounds set_grid(std::span<GridCell const> cells, GridStyle const& style) {
  auto const n = cells.size();
  auto const shape = GridShape::of(n, style.columns);
  if (n == 0) return {};
  std::vector<scene::Bounds> boxes(n);
  std::vector<double> lefts(n), rights(n), tops(n), bottoms(n);
  std::vector<std::size_t> column_of(n), row_of(n);
  for (std::size_t i = 0; i < n; ++i) {
    auto const box = boxes[i] = box_of(cells[i], style);
    lefts[i] = box.x1, rights[i] = box.x2, tops[i] = box.y1, bottoms[i] = box.y2;
    column_of[i] = i % shape.columns;
    row_of[i] = i / shape.columns;
  }
  auto across = measure(std::move(column_of), std::min(shape.columns, n), lefts, rights, style.column_padding);
  auto down = measure(std::move(row_of), shape.rows, tops, bottoms, style.row_padding);
  align(across, style.column_align);
  align(down, style.row_align);
  auto x = places(across, [](std::size_t i) { return i - 1; });
  auto y = places(down, [&](std::size_t i) { return i - shape.columns; });
  if (style.column_centre && shape.rows > 1) centre(across, style.column_align, x);
  if (style.row_centre && shape.columns != 1) centre(down, style.row_align, y);

  auto grid = scene::Bounds::of(0, 0, 0, 0);
  for (std::size_t i = 0; i < n; ++i) grid.add(boxes[i].translate(x[i], y[i]));
  double const left = anchored(style.anchor_x, style.column_anchor, grid.width());
  double const top = anchored(style.anchor_y, style.row_anchor, grid.height());
  scene::Bounds whole;
  for (std::size_t i = 0; i < n; ++i) {
    auto const& [item, bounds] = cells[i];
    bounds->translate(x[i] + left - item->x, y[i] + top - item->y);
    item->x = x[i] + left;
    item->y = y[i] + top;
    whole.add(*bounds);
  }
  return whole;
}

void append_cells(std::vector<GridCell>& cells, scene::Mark& mark, Extent& extent) {
  auto* items = std::get_if<std::vector<scene::GroupItem>>(&mark.items);
  if (items == nullptr) return;
  base::check(extent.members.size() == items->size(), "a mark of groups lacks their bounds");
  for (std::size_t i = 0; i < items->size(); ++i) cells.push_back({&(*items)[i], &extent.members[i]});
}

}  // namespace livret::plot
