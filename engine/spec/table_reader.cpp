#include "spec/table_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "spec/block_reader.hpp"
#include "spec/cell_reader.hpp"
#include "spec/css.hpp"
#include "spec/field_reader.hpp"

namespace livret::spec {

namespace {

using content::CellAlign;
using Width = content::TableColumn;

/// A length, a share of what is left (`2fr`), or `auto`.
Width read_width(yaml::Node const& node, diag::Sink& sink) {
  if (node.text == "auto") return {};
  if (node.text.ends_with("fr")) {
    auto const share = base::parse_number(std::string_view(node.text).substr(0, node.text.size() - 2));
    if (share && *share > 0 && *share <= 1000) return {Width::Kind::Share, {}, *share};
    sink.error(node.span, fmt::format("`width` needs a share over 0, as `2fr`, found `{}`", node.text));
    return {};
  }
  auto const length = read_length("width", node, sink);
  return length ? Width{Width::Kind::Fixed, *length, 0} : Width{};
}

TableColumn read_column(yaml::Node const& node, Files& files) {
  auto& sink = files.sink();
  yaml::Fields fields(node, "a column", sink);
  TableColumn column;
  column.where = node.span;
  column.title = read_text(fields, "title");
  column.group = read_text(fields, "group");
  column.field = read_name(fields, "field");
  column.text = read_text(fields, "text");
  if (auto const* cell = fields.optional("cell")) column.cell = read_blocks(*cell, files);
  column.format = read_name(fields, "format");
  column.style = read_name(fields, "style");
  if (auto const* align = fields.optional("align"))
    column.align = yaml::read_choice<CellAlign>(*align,
                                                {{"left", CellAlign::Left},
                                                 {"right", CellAlign::Right},
                                                 {"center", CellAlign::Centre},
                                                 {"decimal", CellAlign::Decimal}},
                                                sink);
  if (auto const* width = fields.optional("width")) column.width = read_width(*width, sink);
  column.merge = fields.boolean("merge").value_or(false);
  column.header = fields.boolean("header").value_or(false);
  fields.finish();
  if (column.format && !column.field)
    sink.error(column.format->where, "`format` needs a `field` beside it", "in a text, use `format()`");
  if (column.group && !column.title)
    sink.error(column.group->span(), "a column with a `group` needs a `title`", "the group stands above the titles");
  return column;
}

void check_column(TableColumn const& column, bool has_data, diag::Sink& sink) {
  auto const sources = static_cast<int>(column.field.has_value()) + static_cast<int>(column.text.has_value()) +
                       static_cast<int>(!column.cell.empty());
  if (!has_data && sources > 0)
    sink.error(column.where, "a column with `field`, `text` or `cell` needs `data` in its table");
  if (has_data && sources != 1) sink.error(column.where, "a column needs one of `field`, `text` or `cell`");
  if (!column.cell.empty() && column.merge)
    sink.error(column.where, "`merge` compares texts, and is of a column with `field` or `text`");
}

}  // namespace

TableBlock read_table_block(yaml::Fields& fields, Files& files) {
  auto& sink = fields.sink();
  TableBlock table;
  table.data = read_data(fields, "the data of a table");
  table.transform = fields.optional("transform");
  if (auto const* columns = fields.required("columns"); columns != nullptr) {
    if (columns->kind != yaml::Kind::Sequence)
      sink.error(columns->span, fmt::format("`columns` needs a list of columns, found {}", yaml::describe(*columns)));
    else if (columns->items.empty())
      sink.error(columns->span, "`columns` needs at least one column, found an empty list");
    for (auto const& column : columns->items) table.columns.push_back(read_column(column, files));
  }
  if (auto const* rows = fields.optional("rows")) {
    if (table.data) sink.error(rows->span, "a table has either `data` or `rows`");
    if (rows->kind != yaml::Kind::Sequence)
      sink.error(rows->span, fmt::format("`rows` needs a list of rows, found {}", yaml::describe(*rows)),
                 "each row is a list of its cells: `rows: [[a, b], [c, d]]`");
    table.rows = read_cells(*rows, table.columns.size(), files);
  } else if (!fields.has("data")) {
    sink.error(fields.node().span, "a table needs `data` or `rows`");
  }
  table.title = read_text(fields, "title");
  table.subtitle = read_text(fields, "subtitle");
  table.reading = read_text(fields, "reading");
  table.source = read_text(fields, "source");
  table.summary = read_text(fields, "summary");
  if (auto const* divide = fields.optional("row-break"))
    table.row_break = yaml::read_choice<RowBreak>(*divide, {{"avoid", RowBreak::Avoid}, {"auto", RowBreak::Auto}}, sink)
                          .value_or(table.row_break);
  for (auto const& column : table.columns) check_column(column, table.data.has_value(), sink);
  return table;
}

}  // namespace livret::spec
