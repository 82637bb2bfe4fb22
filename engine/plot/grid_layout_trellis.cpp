#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "plot/grid_layout.hpp"
#include "plot/layout_bounds.hpp"

namespace livret::plot {

namespace {

enum class Side { Left, Right, Top, Bottom };

struct Header {
  scene::GroupItem* item;
  scene::Bounds* bounds;
  Extent* extent;
};

/// The groups of a trellis by what they are.
struct Views {
  std::vector<GridCell> cells;
  std::vector<Extent*> cell_extents;
  std::vector<Header> row_headers, row_footers, column_headers, column_footers;
  std::vector<Header> row_title, column_title;
};

std::vector<Header>* headers_of(Views& views, scene::Role role) {
  switch (role) {
    case scene::Role::RowHeader:
      return &views.row_headers;
    case scene::Role::RowFooter:
      return &views.row_footers;
    case scene::Role::RowTitle:
      return &views.row_title;
    case scene::Role::ColumnHeader:
      return &views.column_headers;
    case scene::Role::ColumnFooter:
      return &views.column_footers;
    case scene::Role::ColumnTitle:
      return &views.column_title;
    default:
      return nullptr;
  }
}

bool is_guide(scene::Role role) {
  return role == scene::Role::Axis || role == scene::Role::Legend || role == scene::Role::Title;
}

Views views_of(GroupContent& content) {
  Views views;
  for (std::size_t i = 0; i < content.item.marks.size(); ++i) {
    auto& mark = content.item.marks[i];
    auto& extent = content.extents[i];
    auto* items = std::get_if<std::vector<scene::GroupItem>>(&mark.items);
    if (items == nullptr || is_guide(mark.role)) continue;
    if (auto* headers = headers_of(views, mark.role)) {
      base::check(extent.members.size() == items->size(), "a mark of groups lacks their bounds");
      for (std::size_t k = 0; k < items->size(); ++k) headers->push_back({&(*items)[k], &extent.members[k], &extent});
    } else {
      append_cells(views.cells, mark, extent);
      views.cell_extents.push_back(&extent);
    }
  }
  return views;
}

double edge_of(scene::Bounds const& bounds, Side side) {
  switch (side) {
    case Side::Left:
      return bounds.x1;
    case Side::Right:
      return bounds.x2;
    case Side::Top:
      return bounds.y1;
    case Side::Bottom:
      return bounds.y2;
  }
  return 0;
}

double edge_of(GridCell const& cell, Side side, GridPlan const& plan) {
  auto const& item = *cell.item;
  if (!plan.flush_bounds) return edge_of(*cell.bounds, side);
  return edge_of(scene::Bounds{item.x, item.y, item.x + item.width, item.y + item.height}, side);
}

/// The outermost of two edges, in whole pt.
double outer(double a, double b, Side side) {
  return side == Side::Left || side == Side::Top ? std::floor(std::min(a, b)) : std::ceil(std::max(a, b));
}

/// One edge of the grid, where headers or footers stand: those of the cells `start`, `start + stride`, …; where there
/// is no cell (the last row may be short), that of the cell `back` before.
struct Edge {
  Side side;
  std::size_t start, stride, back;
  std::size_t limit;  ///< of headers: as many as there are rows or columns
  double offset;
  std::optional<double> band;  ///< where along its cell a header stands; nothing: at its origin
};

GridCell const* cell_for(std::vector<GridCell> const& cells, std::size_t index, Edge const& edge) {
  if (index < cells.size()) return &cells[index];
  auto const steps = (index - cells.size()) / edge.back + 1;
  return steps * edge.back > index ? nullptr : &cells[index - steps * edge.back];
}

double along(GridCell const& cell, Edge const& edge) {
  bool const is_column = edge.side == Side::Top || edge.side == Side::Bottom;
  if (!edge.band) return is_column ? cell.item->x : cell.item->y;
  auto const& bounds = *cell.bounds;
  double const place = is_column ? bounds.x1 + *edge.band * bounds.width() : bounds.y1 + *edge.band * bounds.height();
  return rounded(place);
}

void move_to(Header const& header, double x, double y) {
  header.bounds->translate(x - header.item->x, y - header.item->y);
  header.item->x = x;
  header.item->y = y;
}

/// Sets headers along an edge. Returns where they end, away from the cells.
double set_headers(std::vector<Header> const& headers, std::vector<GridCell> const& cells, GridPlan const& plan,
                   Edge const& edge) {
  if (cells.empty()) return 0;
  double margin = 0;
  for (auto i = edge.start; i < cells.size(); i += edge.stride)
    margin = outer(margin, edge_of(cells[i], edge.side, plan), edge.side);
  if (headers.empty()) return margin;
  margin += edge.offset;
  double end = 0;
  for (std::size_t k = 0; k < headers.size() && k < edge.limit; ++k) {
    auto const* cell = cell_for(cells, edge.start + k * edge.stride, edge);
    if (cell == nullptr) continue;
    double const place = along(*cell, edge);
    bool const is_column = edge.side == Side::Top || edge.side == Side::Bottom;
    move_to(headers[k], is_column ? place : margin, is_column ? margin : place);
    end = outer(end, edge_of(*headers[k].bounds, edge.side), edge.side);
  }
  for (std::size_t k = 0; k < headers.size(); ++k)
    if (k == 0 || headers[k].extent != headers[k - 1].extent) unite_members(*headers[k].extent);
  return end;
}

double offset_of(GridPlan const& plan, char const* name) {
  auto const found = plan.offsets.find(name);
  return found == plan.offsets.end() ? 0 : found->second;
}

void set_row_title(Views const& views, GridPlan const& plan, scene::Bounds const& grid, double left, double right) {
  if (views.row_title.empty()) return;
  double const offset = offset_of(plan, "rowTitle");
  double const x = plan.row_title_anchor == Anchor::End ? right + offset : left - offset;
  auto const& title = views.row_title.front();
  move_to(title, x, rounded(grid.y1 + plan.row_title_band.value_or(0.5) * grid.height()));
  unite_members(*title.extent);
}

void set_column_title(Views const& views, GridPlan const& plan, scene::Bounds const& grid, double top, double bottom) {
  if (views.column_title.empty()) return;
  double const offset = offset_of(plan, "columnTitle");
  double const y = plan.column_title_anchor == Anchor::End ? bottom + offset : top - offset;
  auto const& title = views.column_title.front();
  move_to(title, rounded(grid.x1 + plan.column_title_band.value_or(0.5) * grid.width()), y);
  unite_members(*title.extent);
}

GridStyle style_of(GridPlan const& plan, std::optional<double> columns) {
  GridStyle style;
  style.column_align = plan.column_align;
  style.row_align = plan.row_align;
  style.column_padding = plan.column_padding;
  style.row_padding = plan.row_padding;
  style.column_centre = plan.column_centre;
  style.row_centre = plan.row_centre;
  style.columns = columns ? columns : plan.columns;
  style.flush_bounds = plan.flush_bounds;
  return style;
}

}  // namespace

void set_trellis(GroupContent& content, GridPlan const& plan, std::optional<double> columns) {
  auto const views = views_of(content);
  auto const& cells = views.cells;
  auto const style = style_of(plan, columns);
  auto grid = set_grid(cells, style);
  if (grid.is_empty()) grid = scene::Bounds::of(0, 0, 0, 0);
  for (auto* extent : views.cell_extents) unite_members(*extent);

  auto const [across, down] = GridShape::of(cells.size(), style.columns);
  auto const last_row = across * (down - 1);
  auto const set = [&](std::vector<Header> const& headers, Edge const& edge) {
    return set_headers(headers, cells, plan, edge);
  };
  double const left =
      set(views.row_headers, {Side::Left, 0, across, 1, down, -offset_of(plan, "rowHeader"), plan.row_header_band});
  double const top = set(views.column_headers,
                         {Side::Top, 0, 1, across, across, -offset_of(plan, "columnHeader"), plan.column_header_band});
  double const right = set(views.row_footers, {Side::Right, across - 1, across, 1, down, offset_of(plan, "rowFooter"),
                                               plan.row_footer_band});
  double const bottom = set(views.column_footers, {Side::Bottom, last_row, 1, across, across,
                                                   offset_of(plan, "columnFooter"), plan.column_footer_band});
  set_row_title(views, plan, grid, left, right);
  set_column_title(views, plan, grid, top, bottom);
}

}  // namespace livret::plot
