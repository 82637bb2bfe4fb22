#include "layout/table_columns.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace livret::layout {

namespace {

using base::Length;
using content::TableColumn;
using text::IntrinsicWidths;
using Kind = TableColumn::Kind;

constexpr Length unlimited = Length::from_units(std::int64_t{1} << 40);

std::vector<TableColumn> declared_columns(content::Table const& table, std::size_t count) {
  std::vector<TableColumn> columns = table.columns;
  columns.resize(count);
  return columns;
}

bool touches_automatic(std::vector<TableColumn> const& columns, GridCell const& cell) {
  return std::any_of(columns.begin() + static_cast<std::ptrdiff_t>(cell.column),
                     columns.begin() + static_cast<std::ptrdiff_t>(cell.end_column()),
                     [](TableColumn const& column) { return column.kind == Kind::Auto; });
}

/// What a number takes before and after its point; nothing for other cells.
DecimalWidths measure_number(Measuring& measuring, content::Cell const& cell) {
  if (!is_text(cell)) return {};
  AsArtifact const unmarked(measuring, frame::Artifact::Layout);
  Strip const strip = measure_stacked(measuring, cell.blocks, frame::ElementId::none(), unlimited);
  std::optional<Length> const point = decimal_point(strip);
  if (!point) return {};
  Length left = *point;
  Length right = *point;
  for (frame::Item const& item : strip.items) {
    auto const* glyphs = std::get_if<frame::TextItem>(&item);
    if (glyphs == nullptr) continue;
    left = min(left, glyphs->origin.x);
    right = max(right, glyphs->origin.x + glyphs->run->width());
  }
  return {*point - left, right - *point};
}

std::vector<DecimalWidths> measure_decimals(Measuring& measuring, Grid const& head, Grid const& body) {
  std::vector<DecimalWidths> decimals(body.columns);
  auto const saved = std::exchange(measuring.alignment, text::Alignment::Left);
  for (Grid const* grid : {&head, &body}) {
    for (GridCell const& cell : grid->cells) {
      if (cell.cell->align != content::CellAlign::Decimal || cell.column_span > 1) continue;
      DecimalWidths const number = measure_number(measuring, *cell.cell);
      decimals[cell.column].before = max(decimals[cell.column].before, number.before);
      decimals[cell.column].after = max(decimals[cell.column].after, number.after);
    }
  }
  measuring.alignment = saved;
  return decimals;
}

/// Widens the automatic columns under a cell until they hold it.
void stretch_over(std::vector<TableColumn> const& columns, GridCell const& cell, IntrinsicWidths need,
                  std::vector<IntrinsicWidths>& widths) {
  IntrinsicWidths have;
  double automatic = 0;
  for (std::size_t c = cell.column; c < cell.end_column(); ++c) {
    have.minimum += columns[c].kind == Kind::Fixed ? columns[c].width : widths[c].minimum;
    have.maximum += columns[c].kind == Kind::Fixed ? columns[c].width : widths[c].maximum;
    automatic += columns[c].kind == Kind::Auto ? 1 : 0;
  }
  for (std::size_t c = cell.column; c < cell.end_column(); ++c) {
    if (columns[c].kind != Kind::Auto) continue;
    widths[c].minimum += max(need.minimum - have.minimum, Length()) / automatic;
    widths[c].maximum += max(need.maximum - have.maximum, Length()) / automatic;
  }
}

/// Least and best widths of the automatic columns: of cells in one column first, then of those that span several.
std::vector<IntrinsicWidths> measure_automatic(Measuring& measuring, content::Table const& table,
                                               std::vector<TableColumn> const& columns, Grid const& head,
                                               Grid const& body, std::vector<DecimalWidths> const& decimals) {
  std::vector<IntrinsicWidths> widths(columns.size());
  for (bool const spanning : {false, true}) {
    for (Grid const* grid : {&head, &body}) {
      for (GridCell const& cell : grid->cells) {
        if ((cell.column_span > 1) != spanning || !touches_automatic(columns, cell)) continue;
        IntrinsicWidths need = intrinsic_widths(measuring, cell.cell->blocks);
        need.minimum += table.cell_padding.horizontal();
        need.maximum += table.cell_padding.horizontal();
        stretch_over(columns, cell, need, widths);
      }
    }
  }
  for (std::size_t c = 0; c < columns.size(); ++c) {
    Length const number = decimals[c].before + decimals[c].after;
    if (columns[c].kind != Kind::Auto || number == Length()) continue;
    widths[c].minimum = max(widths[c].minimum, number + table.cell_padding.horizontal());
    widths[c].maximum = max(widths[c].maximum, widths[c].minimum);
  }
  return widths;
}

/// What columns of one kind take together.
struct Totals {
  Length fixed;
  Length least;
  Length best;
  double shares = 0;
};

Totals total(std::vector<TableColumn> const& columns, std::vector<IntrinsicWidths> const& widths) {
  Totals totals;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].kind == Kind::Fixed) totals.fixed += columns[c].width;
    if (columns[c].kind == Kind::Share) totals.shares += std::max(columns[c].share, 0.0);
    if (columns[c].kind != Kind::Auto) continue;
    totals.least += widths[c].minimum;
    totals.best += widths[c].maximum;
  }
  return totals;
}

/// The width of an automatic column when all automatic columns together have `free`.
Length automatic_width(IntrinsicWidths widths, Totals const& totals, Length free) {
  if (free >= totals.best) {
    bool const fills = totals.shares == 0 && totals.best > Length();
    return fills ? widths.maximum + (free - totals.best) * (widths.maximum / totals.best) : widths.maximum;
  }
  if (free <= totals.least) return widths.minimum;
  double const part = (free - totals.least) / (totals.best - totals.least);
  return widths.minimum + (widths.maximum - widths.minimum) * part;
}

}  // namespace

bool is_text(content::Cell const& cell) {
  return std::all_of(cell.blocks.begin(), cell.blocks.end(), [](content::Block const& block) {
    return std::holds_alternative<content::Paragraph>(block.kind);
  });
}

IntrinsicWidths table_widths(Measuring& measuring, content::Table const& table) {
  std::size_t const count = column_count(table);
  diag::Sink unheard;  // what is wrong with the rows is told when they are set
  Grid const head = grid_of(table.head, count, unheard);
  Grid const body = grid_of(table.body, count, unheard);
  auto columns = declared_columns(table, count);
  for (TableColumn& column : columns) {
    if (column.kind == Kind::Share) column.kind = Kind::Auto;
  }
  auto const decimals = measure_decimals(measuring, head, body);
  Totals const totals = total(columns, measure_automatic(measuring, table, columns, head, body, decimals));
  return {totals.fixed + totals.least, totals.fixed + totals.best};
}

ResolvedColumns resolve_columns(Measuring& measuring, content::Table const& table, Grid const& head, Grid const& body,
                                Length width, diag::Span where) {
  ResolvedColumns resolved;
  std::vector<TableColumn> const columns = declared_columns(table, body.columns);
  resolved.decimals = measure_decimals(measuring, head, body);
  auto const widths = measure_automatic(measuring, table, columns, head, body, resolved.decimals);
  Totals const totals = total(columns, widths);
  Length const free = width - totals.fixed;
  if (totals.least > free) {
    measuring.sink.error(where,
                         fmt::format("table needs at least {:.1f} pt of width, and has {:.1f} pt",
                                     (totals.fixed + totals.least).to_pt(), width.to_pt()),
                         "shorten its longest words, take out a column, or set it over the full width");
  }
  Length rest = free - (free >= totals.best ? totals.best : max(free, totals.least));
  rest = max(rest, Length());
  resolved.edges.push_back({});
  for (std::size_t c = 0; c < columns.size(); ++c) {
    Length column = columns[c].width;
    if (columns[c].kind == Kind::Auto) column = automatic_width(widths[c], totals, free);
    if (columns[c].kind == Kind::Share) {
      column = totals.shares > 0 ? rest * (std::max(columns[c].share, 0.0) / totals.shares) : Length();
    }
    resolved.edges.push_back(resolved.edges.back() + column);
  }
  return resolved;
}

}  // namespace livret::layout
