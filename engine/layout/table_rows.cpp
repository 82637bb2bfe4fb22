#include "layout/table_rows.hpp"

#include <algorithm>
#include <utility>

namespace livret::layout {

namespace {

using base::Length;
using content::CellAlign;
using frame::ElementId;

text::Alignment alignment_of(CellAlign align) {
  switch (align) {
    case CellAlign::Left:
      return text::Alignment::Left;
    case CellAlign::Centre:
      return text::Alignment::Centre;
    case CellAlign::Right:
    case CellAlign::Decimal:
      return text::Alignment::Right;
  }
  return text::Alignment::Left;
}

ElementId open_cell(Measuring& measuring, GridCell const& cell, ElementId row) {
  auto const role = cell.cell->header ? frame::Role::TH : frame::Role::TD;
  ElementId const id = measuring.open(row, role, cell.cell->where);
  if (id.is_none()) return id;
  frame::Element& element = measuring.result.structure.element(id);
  element.row_span = static_cast<int>(cell.row_span);
  element.column_span = static_cast<int>(cell.column_span);
  if (cell.cell->header) element.scope = cell.cell->scope;
  return id;
}

Strip measure_cell(Measuring& measuring, content::Table const& table, GridCell const& cell,
                   ResolvedColumns const& columns, ElementId parent) {
  Length const width = max(columns.width(cell) - table.cell_padding.horizontal(), Length());
  auto const saved = std::exchange(measuring.alignment, alignment_of(cell.cell->align));
  Strip strip = measure_stacked(measuring, cell.cell->blocks, parent, width);
  measuring.alignment = saved;
  if (cell.cell->align == CellAlign::Decimal && cell.column_span == 1) {
    std::optional<Length> const point = decimal_point(strip);
    if (point) move_by(strip, {width - columns.decimals[cell.column].after - *point, Length()});
  }
  return strip;
}

Length sum(std::vector<Length> const& heights, std::size_t begin, std::size_t end) {
  Length total;
  for (std::size_t i = begin; i < end; ++i) total += heights[i];
  return total;
}

void find_heights(Grid const& grid, Length padding, MeasuredRows& rows) {
  rows.heights.resize(grid.rows);
  rows.divides_span.resize(grid.rows);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    GridCell const& cell = grid.cells[i];
    if (cell.row_span > 1) continue;
    rows.heights[cell.row] = max(rows.heights[cell.row], rows.cells[i].height + padding);
  }
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    GridCell const& cell = grid.cells[i];
    if (cell.row_span == 1) continue;
    Length const missing = rows.cells[i].height + padding - sum(rows.heights, cell.row, cell.end_row());
    rows.heights[cell.end_row() - 1] += max(missing, Length());
    for (std::size_t r = cell.row + 1; r < cell.end_row(); ++r) rows.divides_span[r] = true;
  }
}

/// Paints each row's part of a cell's ground, so that a span which pages divide is coloured on both.
void add_backgrounds(GridCell const& cell, ResolvedColumns const& columns, std::vector<Strip>& strips) {
  if (!cell.cell->background) return;
  for (std::size_t r = cell.row; r < cell.end_row(); ++r) {
    base::Rect const area = {{columns.edges[cell.column], Length()}, {columns.width(cell), strips[r].height}};
    strips[r].items.emplace_back(frame::RectItem{area, cell.cell->background, {}, {}, {}, frame::Artifact::Background});
  }
}

void add_cell(content::Table const& table, GridCell const& cell, ResolvedColumns const& columns,
              std::vector<Length> const& heights, Strip&& content, Strip& row) {
  base::Insets const& padding = table.cell_padding;
  Length const free = sum(heights, cell.row, cell.end_row()) - padding.vertical() - content.height;
  Length const y = padding.top + aligned(cell.cell->vertical, max(free, Length()));
  merge_into(row, std::move(content), {columns.edges[cell.column] + padding.left, y});
}

void add_line(Strip& strip, content::Edge const& edge, Length from, Length to, Length y) {
  if (edge.width == Length() || to <= from) return;
  strip.items.emplace_back(frame::LineItem{{from, y}, {to, y}, edge.colour, edge.width, frame::Artifact::Layout});
}

/// For each row, the columns in which a cell goes on into the next row.
std::vector<std::vector<GridCell const*>> spans_below(Grid const& grid) {
  std::vector<std::vector<GridCell const*>> spans(grid.rows);
  for (GridCell const& cell : grid.cells) {
    for (std::size_t r = cell.row; r + 1 < cell.end_row(); ++r) spans[r].push_back(&cell);
  }
  for (auto& row : spans) {
    std::sort(row.begin(), row.end(), [](auto const* a, auto const* b) { return a->column < b->column; });
  }
  return spans;
}

void add_rules_below(std::vector<content::Row> const& rows, Grid const& grid, ResolvedColumns const& columns,
                     std::vector<Strip>& strips) {
  auto const spans = spans_below(grid);
  for (std::size_t r = 0; r < grid.rows; ++r) {
    Length from;
    for (GridCell const* cell : spans[r]) {
      add_line(strips[r], rows[r].rule_below, from, columns.edges[cell->column], strips[r].height);
      from = columns.edges[cell->end_column()];
    }
    add_line(strips[r], rows[r].rule_below, from, columns.edges.back(), strips[r].height);
  }
}

}  // namespace

MeasuredRows measure_rows(Measuring& measuring, content::Table const& table, Grid const& grid,
                          ResolvedColumns const& columns, ElementId parent, diag::Span where) {
  MeasuredRows rows;
  rows.cells.reserve(grid.cells.size());
  ElementId row;
  std::size_t open_rows = 0;
  auto const open_until = [&](std::size_t count) {
    for (; open_rows < count; ++open_rows) row = measuring.open(parent, frame::Role::TR, where);
  };
  for (GridCell const& cell : grid.cells) {
    open_until(cell.row + 1);
    rows.cells.push_back(measure_cell(measuring, table, cell, columns, open_cell(measuring, cell, row)));
  }
  open_until(grid.rows);
  find_heights(grid, table.cell_padding.vertical(), rows);
  return rows;
}

std::vector<Strip> emit_rows(content::Table const& table, std::vector<content::Row> const& rows, Grid const& grid,
                             ResolvedColumns const& columns, MeasuredRows&& measured) {
  std::vector<Strip> strips(grid.rows);
  for (std::size_t r = 0; r < grid.rows; ++r) {
    strips[r].height = measured.heights[r];
    strips[r].name = "table row";
    if (!rows[r].cells.empty()) strips[r].where = rows[r].cells.front().where;
    if (measured.divides_span[r]) strips[r].break_cost = cost::row_span;
  }
  for (GridCell const& cell : grid.cells) add_backgrounds(cell, columns, strips);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    GridCell const& cell = grid.cells[i];
    add_cell(table, cell, columns, measured.heights, std::move(measured.cells[i]), strips[cell.row]);
  }
  add_rules_below(rows, grid, columns, strips);
  return strips;
}

void add_rule(Strip& strip, content::Edge const& edge, ResolvedColumns const& columns, Length y) {
  add_line(strip, edge, Length(), columns.edges.back(), y);
}

}  // namespace livret::layout
