#include "layout/table.hpp"

#include <algorithm>

#include "layout/box.hpp"
#include "layout/figure.hpp"
#include "layout/paragraph.hpp"
#include "layout/table_columns.hpp"
#include "layout/table_grid.hpp"
#include "layout/table_rows.hpp"

namespace livret::layout {

namespace {

using base::Length;
using frame::ElementId;
using frame::Role;

/// A table under way: its cells in their grid and its columns' widths.
struct TableParts {
  content::Table const& table;
  diag::Span where;
  Grid head;
  Grid body;
  ResolvedColumns columns;
};

/// A height that a row has at least: that of one line of the first paragraphs of its cells.
Length least_height(content::Table const& table, content::Row const& row) {
  Length least;
  for (content::Cell const& cell : row.cells) {
    auto const* text = cell.blocks.empty() ? nullptr : std::get_if<content::Paragraph>(&cell.blocks.front().kind);
    if (text == nullptr || cell.row_span > 1 || !has_content(*text)) continue;
    least = max(least, text->style.line_height + table.cell_padding.vertical());
  }
  return least;
}

/// Columns need the cells of all rows, so that a table far too long is refused before they are measured.
bool may_fit(Measuring& measuring, content::Table const& table, Length above, diag::Span where) {
  Length least = above;
  for (content::Row const& row : table.body) least += least_height(table, row);
  return measuring.goes_on(least, where);
}

TableParts resolve_table(Measuring& measuring, content::Table const& table, Length width, diag::Span where) {
  std::size_t const count = column_count(table);
  TableParts parts{
      table, where, grid_of(table.head, count, measuring.sink), grid_of(table.body, count, measuring.sink), {}};
  parts.columns = resolve_columns(measuring, table, parts.head, parts.body, width, where);
  return parts;
}

/// The head as one strip with the rules round it; nothing where the table has none.
std::optional<Strip> measure_head(Measuring& measuring, TableParts const& parts, ElementId parent) {
  if (parts.table.head.empty()) return std::nullopt;
  ElementId const element = measuring.open(parent, Role::THead, parts.where);
  MeasuredRows rows =
      measure_rows(measuring, parts.table, parts.head, parts.columns, element, parts.where, RowBreaks::None);
  RowStrips strips;
  for (RowStrips& row :
       emit_rows(parts.table, parts.table.head, parts.head, parts.columns, std::move(rows), RowBreaks::None, Length()))
    strips.push_back(std::move(row.front()));
  Strip head = stack(std::move(strips));
  head.name = "table head";
  add_rule(head, parts.table.rule_above, parts.columns, Length());
  add_rule(head, parts.table.rule_head, parts.columns, head.height);
  return head;
}

void add_continued_caption(Measuring& measuring, content::Table const& table, Flow& flow, Length width,
                           diag::Span where) {
  content::Paragraph const& caption = *table.caption;
  auto leaves = leaves_of(measuring, caption, ElementId::none());
  if (!table.continued.empty()) {
    Leaf& continued = leaves.emplace_back();
    continued.span = {table.continued, caption.style.text, 0, {}};
    continued.marking = frame::Artifact::Layout;
  }
  measure_box(measuring, caption.style.box, flow, width, where, [&](Flow& inner, Length inner_width) {
    for (Strip& line : set_lines(measuring, leaves, caption.style, inner_width)) inner.add(std::move(line));
  });
}

/// Caption and head as they stand again on later pages; nothing where the table has neither.
std::shared_ptr<RepeatedHead const> measure_repeated_head(Measuring& measuring, TableParts const& parts, Length width) {
  content::Table const& table = parts.table;
  if (table.head.empty() && !table.caption) return nullptr;
  AsArtifact const repeated(measuring, frame::Artifact::Layout);
  Flow flow(FlowKind::Inside);
  if (table.caption) add_continued_caption(measuring, table, flow, width, parts.where);
  if (auto head = measure_head(measuring, parts, ElementId::none())) flow.add(std::move(*head));
  Strip whole = stack(flow.finish());
  return std::make_shared<RepeatedHead const>(RepeatedHead{whole.height, std::move(whole.items)});
}

/// The head above a part of a row that goes on from the page before: its text keeps the distance that cells keep.
std::shared_ptr<RepeatedHead const> above_part(std::shared_ptr<RepeatedHead const> const& head, Length padding) {
  if (!head) return nullptr;
  return std::make_shared<RepeatedHead const>(RepeatedHead{head->height + padding, head->items});
}

std::vector<RowStrips> make_rows(Measuring& measuring, TableParts const& parts, ElementId parent, RowBreaks breaks,
                                 Length room) {
  ElementId const element = measuring.open(parent, Role::TBody, parts.where);
  MeasuredRows measured = measure_rows(measuring, parts.table, parts.body, parts.columns, element, parts.where, breaks);
  auto rows = emit_rows(parts.table, parts.table.body, parts.body, parts.columns, std::move(measured), breaks, room);
  if (parts.table.head.empty()) add_rule(rows.front().front(), parts.table.rule_above, parts.columns, Length());
  Strip& last = rows.back().back();
  add_rule(last, parts.table.rule_below, parts.columns, last.height);
  return rows;
}

/// Breaks after the first row and before the last one are dear, so that no page holds a single row of a longer table.
void add_body(Measuring& measuring, TableParts const& parts, ElementId parent, Flow& flow, Length width) {
  if (parts.table.body.empty()) return;
  bool const on_pages = flow.kind() == FlowKind::Page;
  auto const repeat = on_pages ? measure_repeated_head(measuring, parts, width) : nullptr;
  auto const repeat_inside = above_part(repeat, parts.table.cell_padding.top);
  auto const breaks = on_pages && parts.table.rows_may_divide ? RowBreaks::Inside : RowBreaks::None;
  Length const room = measuring.page.height() - (repeat_inside ? repeat_inside->height : Length());
  auto rows = make_rows(measuring, parts, parent, breaks, room);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    bool const at_edge = r == 1 || r + 1 == rows.size();
    if (at_edge) rows[r].front().break_cost = std::max(rows[r].front().break_cost, cost::table_edge);
    for (Strip& part : rows[r]) {
      part.repeat = &part == &rows[r].front() ? repeat : repeat_inside;
      flow.add(std::move(part));
    }
  }
}

ElementId open_table(Measuring& measuring, content::Table const& table, ElementId parent, diag::Span where) {
  ElementId const element = measuring.open(parent, Role::Table, where);
  if (element.is_none()) return element;
  measuring.result.structure.element(element).title = table.summary;
  attach_data(measuring, table.data_name, table.data_csv, table.caption, element);
  return element;
}

}  // namespace

void measure_table(Measuring& measuring, content::Table const& table, ElementId parent, Flow& flow, Length width,
                   diag::Span where) {
  if (column_count(table) == 0) return;
  measure_box(measuring, table.box, flow, width, where, [&](Flow& inner, Length inner_width) {
    if (!may_fit(measuring, table, inner.height(), where)) return;
    TableParts const parts = resolve_table(measuring, table, inner_width, where);
    ElementId const element = open_table(measuring, table, parent, where);
    if (table.caption) {
      ElementId const caption = measuring.open(element, Role::Caption, where);
      measure_paragraph(measuring, *table.caption, Role::P, caption, inner, inner_width, where);
      inner.discourage(cost::keep_next);
    }
    if (auto head = measure_head(measuring, parts, element)) {
      inner.add(std::move(*head));
      inner.discourage(cost::keep_next);
    }
    add_body(measuring, parts, element, inner, inner_width);
    inner.discourage(cost::keep_inside);
    measure_blocks(measuring, table.notes, parent, inner, inner_width);
  });
}

}  // namespace livret::layout
