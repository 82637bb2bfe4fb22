#include "layout/table_rows.hpp"

#include <algorithm>
#include <utility>

#include "layout/row_cut.hpp"

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

std::vector<Strip> measure_cell(Measuring& measuring, content::Table const& table, GridCell const& cell,
                                ResolvedColumns const& columns, ElementId parent, RowBreaks breaks) {
  Length const width = max(columns.width(cell) - table.cell_padding.horizontal(), Length());
  auto const saved = std::exchange(measuring.alignment, alignment_of(cell.cell->align));
  Flow flow(FlowKind::Inside);
  measure_blocks(measuring, cell.cell->blocks, parent, flow, width);
  measuring.alignment = saved;
  std::vector<Strip> strips = flow.finish();
  bool const in_columns = std::any_of(strips.begin(), strips.end(), [](Strip const& each) { return each.columns; });
  if (breaks == RowBreaks::None || in_columns) {
    Strip whole = stack(std::move(strips));
    strips.assign(1, std::move(whole));
  }
  if (cell.cell->align != CellAlign::Decimal || cell.column_span > 1 || strips.empty() || !is_text(*cell.cell))
    return strips;
  std::optional<Length> const point = decimal_point(strips.front());
  if (!point) return strips;
  for (Strip& strip : strips) move_by(strip, {width - columns.decimals[cell.column].after - *point, Length()});
  return strips;
}

/// The tops of strips one below the other, and the foot of the last one.
std::vector<Length> tops_of(std::vector<Strip> const& strips) {
  std::vector<Length> tops;
  Length y;
  for (Strip const& strip : strips) {
    if (!tops.empty()) y += strip.gap;
    tops.push_back(y);
    y += strip.height;
  }
  tops.push_back(y);
  return tops;
}

Length sum(std::vector<Length> const& heights, std::size_t begin, std::size_t end) {
  Length total;
  for (std::size_t i = begin; i < end; ++i) total += heights[i];
  return total;
}

void find_heights(Grid const& grid, Length padding, MeasuredRows& rows) {
  rows.heights.resize(grid.rows);
  rows.divides_span.resize(grid.rows);
  rows.has_span.resize(grid.rows);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    GridCell const& cell = grid.cells[i];
    if (cell.row_span > 1) continue;
    rows.heights[cell.row] = max(rows.heights[cell.row], tops_of(rows.cells[i]).back() + padding);
  }
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    GridCell const& cell = grid.cells[i];
    if (cell.row_span == 1) continue;
    Length const missing = tops_of(rows.cells[i]).back() + padding - sum(rows.heights, cell.row, cell.end_row());
    rows.heights[cell.end_row() - 1] += max(missing, Length());
    for (std::size_t r = cell.row + 1; r < cell.end_row(); ++r) rows.divides_span[r] = true;
    for (std::size_t r = cell.row; r < cell.end_row(); ++r) rows.has_span[r] = true;
  }
}

/// Paints each row's part of a cell's ground, so that a span which pages divide is coloured on both.
void add_backgrounds(GridCell const& cell, ResolvedColumns const& columns, std::vector<RowStrips>& rows) {
  if (!cell.cell->background) return;
  for (std::size_t r = cell.row; r < cell.end_row(); ++r) {
    for (Strip& part : rows[r]) {
      base::Rect const area = {{columns.edges[cell.column], Length()}, {columns.width(cell), part.height}};
      part.items.emplace_back(frame::RectItem{area, cell.cell->background, {}, {}, {}, frame::Artifact::Background});
    }
  }
}

void add_cell(content::Table const& table, GridCell const& cell, ResolvedColumns const& columns,
              std::vector<Length> const& heights, std::vector<Strip>&& content, Strip& row) {
  base::Insets const& padding = table.cell_padding;
  auto const tops = tops_of(content);
  Length const free = sum(heights, cell.row, cell.end_row()) - padding.vertical() - tops.back();
  Length const y = padding.top + aligned(cell.cell->vertical, max(free, Length()));
  for (std::size_t i = 0; i < content.size(); ++i)
    merge_into(row, std::move(content[i]), {columns.edges[cell.column] + padding.left, y + tops[i]});
}

CellLines lines_of(std::vector<Strip> const& strips, Length above) {
  CellLines lines;
  auto const tops = tops_of(strips);
  for (std::size_t i = 0; i < strips.size(); ++i) {
    std::size_t const weight = strips[i].kind == StripKind::Line ? 1 : 2;
    lines.push_back({above + tops[i], above + tops[i] + strips[i].height, weight});
  }
  return lines;
}

/// The cells of a row in the grid.
struct CellRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<CellRange> cells_by_row(Grid const& grid) {
  std::vector<CellRange> ranges(grid.rows);
  std::size_t cell = 0;
  for (std::size_t r = 0; r < grid.rows; ++r) {
    ranges[r].begin = cell;
    while (cell < grid.cells.size() && grid.cells[cell].row == r) ++cell;
    ranges[r].end = cell;
  }
  return ranges;
}

RowCut cut_of(content::Table const& table, MeasuredRows const& measured, CellRange cells, Length height, Length room) {
  std::vector<CellLines> lines;
  for (std::size_t i = cells.begin; i < cells.end; ++i)
    lines.push_back(lines_of(measured.cells[i], table.cell_padding.top));
  return cut_row(lines, height, table.cell_padding.bottom, room);
}

void add_cut_cells(content::Table const& table, Grid const& grid, ResolvedColumns const& columns,
                   MeasuredRows& measured, CellRange cells, RowCut const& cut, RowStrips& row) {
  for (std::size_t i = cells.begin; i < cells.end; ++i) {
    Length const x = columns.edges[grid.cells[i].column] + table.cell_padding.left;
    for (std::size_t line = 0; line < measured.cells[i].size(); ++line) {
      CutLine const place = cut.places[i - cells.begin][line];
      merge_into(row[place.part], std::move(measured.cells[i][line]), {x, place.top});
    }
  }
}

/// Where a row is written: at the text of its first cell that has any, as cells may have their column's place.
diag::Span place_of(content::Row const& row) {
  for (content::Cell const& cell : row.cells) {
    auto const* text = cell.blocks.empty() ? nullptr : std::get_if<content::Paragraph>(&cell.blocks.front().kind);
    if (text == nullptr || text->inlines.empty()) continue;
    auto const* run = std::get_if<content::TextRun>(&text->inlines.front());
    if (run != nullptr && !run->where.source.is_none()) return run->where;
  }
  return row.cells.empty() ? diag::Span{} : row.cells.front().where;
}

RowStrips start_row(content::Row const& row, std::vector<Length> const& heights, bool divides_span) {
  RowStrips parts(heights.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i].height = heights[i];
    parts[i].kind = StripKind::Row;
    parts[i].name = "table row";
    parts[i].where = place_of(row);
    if (i > 0) parts[i].break_cost = cost::inside_box;
  }
  if (divides_span) parts.front().break_cost = cost::row_span;
  return parts;
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
                     std::vector<RowStrips>& strips) {
  auto const spans = spans_below(grid);
  for (std::size_t r = 0; r < grid.rows; ++r) {
    Length from;
    Strip& last = strips[r].back();
    for (GridCell const* cell : spans[r]) {
      add_line(last, rows[r].rule_below, from, columns.edges[cell->column], last.height);
      from = columns.edges[cell->end_column()];
    }
    add_line(last, rows[r].rule_below, from, columns.edges.back(), last.height);
  }
}

}  // namespace

MeasuredRows measure_rows(Measuring& measuring, content::Table const& table, Grid const& grid,
                          ResolvedColumns const& columns, ElementId parent, diag::Span where, RowBreaks breaks) {
  MeasuredRows rows;
  rows.cells.reserve(grid.cells.size());
  ElementId row;
  std::size_t open_rows = 0;
  auto const open_until = [&](std::size_t count) {
    for (; open_rows < count; ++open_rows) row = measuring.open(parent, frame::Role::TR, where);
  };
  for (GridCell const& cell : grid.cells) {
    open_until(cell.row + 1);
    rows.cells.push_back(measure_cell(measuring, table, cell, columns, open_cell(measuring, cell, row), breaks));
  }
  open_until(grid.rows);
  find_heights(grid, table.cell_padding.vertical(), rows);
  return rows;
}

std::vector<RowStrips> emit_rows(content::Table const& table, std::vector<content::Row> const& rows, Grid const& grid,
                                 ResolvedColumns const& columns, MeasuredRows&& measured, RowBreaks breaks,
                                 Length room) {
  auto const ranges = cells_by_row(grid);
  std::vector<RowStrips> strips(grid.rows);
  std::vector<std::optional<RowCut>> cuts(grid.rows);
  for (std::size_t r = 0; r < grid.rows; ++r) {
    if (breaks == RowBreaks::Inside && !measured.has_span[r])
      cuts[r] = cut_of(table, measured, ranges[r], measured.heights[r], room);
    std::vector<Length> const whole = {measured.heights[r]};
    strips[r] = start_row(rows[r], cuts[r] ? cuts[r]->heights : whole, measured.divides_span[r]);
  }
  for (GridCell const& cell : grid.cells) add_backgrounds(cell, columns, strips);
  for (std::size_t r = 0; r < grid.rows; ++r) {
    if (cuts[r] && strips[r].size() > 1) {
      add_cut_cells(table, grid, columns, measured, ranges[r], *cuts[r], strips[r]);
      continue;
    }
    for (std::size_t i = ranges[r].begin; i < ranges[r].end; ++i)
      add_cell(table, grid.cells[i], columns, measured.heights, std::move(measured.cells[i]), strips[r].front());
  }
  add_rules_below(rows, grid, columns, strips);
  return strips;
}

void add_rule(Strip& strip, content::Edge const& edge, ResolvedColumns const& columns, Length y) {
  add_line(strip, edge, Length(), columns.edges.back(), y);
}

}  // namespace livret::layout
