#include "fill/table_filler.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "locale/locale.hpp"

namespace livret::fill {

namespace {

using content::Cell;
using table::Missing;

/// A value as a cell shows it: numbers grouped as the language wants, dates by `format`, texts as they are.
std::string shown(table::Table const& data, std::size_t row, std::size_t column, std::string const& format,
                  locale::Locale const& locale, Words const& words) {
  auto const& cells = data.column(column);
  if (cells.missing(row) == Missing::Suppressed) return words.suppressed;
  if (cells.is_missing(row)) return {};
  auto const value = cells.value(row);
  if (auto const* moment = value.as<expr::Moment>())
    return locale::format_time(moment->milliseconds, format.empty() ? locale.date : format, locale).value_or("");
  if (auto const* number = value.as<double>()) {
    auto const specifier = locale::parse_number_format(format.empty() ? "," : format);
    return locale::format_number(*number, specifier.value_or(locale::NumberFormat{}), locale);
  }
  return value.to_text();
}

class RowFilling {
 public:
  RowFilling(PlannedTable const& plan, table::TablePtr const& data, std::vector<std::size_t> const& rows,
             Bindings& bindings, ParagraphSetter& setter, Words const& words, FillBlocks const& fill_blocks)
      : plan_(plan),
        data_(data),
        rows_(rows),
        bindings_(bindings),
        setter_(setter),
        words_(words),
        fill_blocks_(fill_blocks) {}

  content::Table run() {
    content::Table table;
    for (auto const& column : plan_.columns) table.columns.push_back(column.width);
    if (!plan_.groups.empty()) table.head.push_back(group_head());
    if (plan_.has_head) table.head.push_back(head());
    auto const count = data_ ? rows_.size() : plan_.rows.size();
    for (std::size_t i = 0; i < count; ++i) table.body.push_back(data_ ? row(i) : row_of(plan_.rows[i]));
    if (!table.body.empty()) table.body.back().rule_below = {};
    return table;
  }

 private:
  content::Row head() {
    content::Row row;
    for (auto const& column : plan_.columns)
      if (plan_.groups.empty() || column.group > 0) row.cells.push_back(head_of(column));
    return row;
  }

  /// The row above the titles: groups over their columns, and the titles of columns without one over both rows.
  content::Row group_head() {
    content::Row row;
    row.rule_below = plan_.rule_row;
    std::size_t last = 0;
    for (auto const& column : plan_.columns) {
      if (column.group == 0) {
        row.cells.push_back(head_of(column));
        row.cells.back().row_span = 2;
      } else if (column.group != last) {
        row.cells.push_back(head_of(plan_.groups[column.group - 1]));
      }
      last = column.group;
    }
    return row;
  }

  Cell head_of(PlannedColumn const& column) {
    auto cell = cell_of(setter_.set(column.head), column.align, column.where);
    cell.header = true;
    cell.scope = frame::Scope::Column;
    cell.vertical = content::VerticalAlign::Bottom;
    return cell;
  }

  Cell head_of(PlannedGroup const& group) {
    auto cell = cell_of(setter_.set(group.head), content::CellAlign::Centre, group.where);
    cell.header = true;
    cell.scope = frame::Scope::Column;
    cell.column_span = group.columns;
    return cell;
  }

  content::Row row(std::size_t index) {
    content::Row result;
    result.rule_below = plan_.rule_row;
    bindings_.push("datum", table::row_object(data_, rows_[index]));
    for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
      auto const& column = plan_.columns[i];
      auto const span = column.merge ? rows_spanned(index, i) : 1;
      if (span == 0) continue;
      auto cell = column.blocks.empty() ? cell_of(content_of(index, column), column.align, column.where)
                                        : cell_of_blocks(index, column);
      cell.row_span = static_cast<int>(span);
      set_header(column, cell);
      result.cells.push_back(std::move(cell));
    }
    bindings_.pop();
    return result;
  }

  /// A row that is written out.
  content::Row row_of(std::vector<PlannedCell> const& cells) {
    content::Row result;
    result.rule_below = plan_.rule_row;
    for (auto const& planned : cells) {
      auto const& column = plan_.columns[planned.column];
      auto cell = cell_of(planned.blocks.empty() ? setter_.set(planned.text) : content::Paragraph(), column.align,
                          column.where);
      if (!planned.blocks.empty()) cell.blocks = fill_blocks_(planned.blocks);
      cell.column_span = planned.column_span;
      cell.row_span = planned.row_span;
      set_header(column, cell);
      result.cells.push_back(std::move(cell));
    }
    return result;
  }

  static void set_header(PlannedColumn const& column, Cell& cell) {
    cell.header = column.header;
    cell.scope = column.header ? frame::Scope::Row : frame::Scope::None;
  }

  content::Paragraph content_of(std::size_t index, PlannedColumn const& column) {
    if (column.text) return setter_.set(*column.text);
    return setter_.set_plain(field_text(index, column), column.cell, data_->row_span(rows_[index]));
  }

  std::string field_text(std::size_t index, PlannedColumn const& column) const {
    auto const field = data_->column_index(column.field);
    return field ? shown(*data_, rows_[index], *field, column.format, bindings_.locale(), words_) : std::string();
  }

  /// How many rows the cell that starts here goes over; 0 where an earlier row's cell goes over this one. Cells of a
  /// column merge only within those of the merging columns before it.
  std::size_t rows_spanned(std::size_t index, std::size_t column) const {
    if (index > 0 && is_like_row_above(index, column)) return 0;
    std::size_t span = 1;
    while (index + span < rows_.size() && is_like_row_above(index + span, column)) ++span;
    return span;
  }

  bool is_like_row_above(std::size_t index, std::size_t column) const {
    for (std::size_t i = 0; i <= column; ++i)
      if (plan_.columns[i].merge && !has_same_value(index, index - 1, i)) return false;
    return true;
  }

  bool has_same_value(std::size_t a, std::size_t b, std::size_t column) const {
    auto const field = data_->column_index(plan_.columns[column].field);
    if (!field) return false;
    auto const& cells = data_->column(*field);
    return expr::strictly_equal(cells.value(rows_[a]), cells.value(rows_[b]));
  }

  Cell cell_of_blocks(std::size_t index, PlannedColumn const& column) {
    Cell cell;
    cell.align = column.align;
    cell.where = column.where;
    bindings_.push(std::string(cell_row_name), table::row_object(data_, rows_[index]));
    cell.blocks = fill_blocks_(column.blocks);
    bindings_.pop();
    return cell;
  }

  static Cell cell_of(content::Paragraph paragraph, content::CellAlign align, diag::Span where) {
    Cell cell;
    cell.align = align;
    cell.where = where;
    if (!paragraph.inlines.empty()) cell.blocks.push_back({std::move(paragraph), where});
    return cell;
  }

  PlannedTable const& plan_;
  table::TablePtr const& data_;
  std::vector<std::size_t> const& rows_;
  Bindings& bindings_;
  ParagraphSetter& setter_;
  Words const& words_;
  FillBlocks const& fill_blocks_;
};

}  // namespace

content::Table fill_rows(PlannedTable const& plan, table::TablePtr const& data, std::vector<std::size_t> const& rows,
                         Bindings& bindings, ParagraphSetter& setter, Words const& words,
                         FillBlocks const& fill_blocks) {
  auto table = RowFilling(plan, data, rows, bindings, setter, words, fill_blocks).run();
  table.cell_padding = plan.cell_padding;
  table.rule_above = plan.rule_above;
  table.rule_head = plan.rule_head;
  table.rule_below = plan.rule_below;
  table.box = plan.box;
  table.rows_may_divide = plan.rows_may_divide;
  return table;
}

void check_numbers(PlannedTable const& plan, table::Table const& data, std::vector<std::size_t> const& rows,
                   diag::Sink& sink) {
  for (auto const& column : plan.columns) {
    auto const field = data.column_index(column.field);
    if (!field) continue;
    for (auto const row : rows) {
      auto const value = data.column(*field).value(row);
      if (value.as<double>() == nullptr || std::isfinite(*value.as<double>())) continue;
      sink.error(column.where,
                 fmt::format("the field `{}` holds no number to show (`{}`)", column.field, value.to_text()),
                 "see what the transform that makes it divides by");
      break;
    }
  }
}

table::Table shown_data(PlannedTable const& plan, table::Table const& data, std::vector<std::size_t> const& rows) {
  std::vector<table::Field> fields;
  std::vector<std::size_t> columns;
  for (auto const& name : plan.shown_fields) {
    auto const column = data.column_index(name);
    if (!column) continue;
    columns.push_back(*column);
    fields.push_back(data.fields()[*column]);
  }
  table::Table shown(data.name(), std::move(fields));
  for (std::size_t i = 0; i < columns.size(); ++i) {
    auto const& from = data.column(columns[i]);
    for (auto const row : rows) {
      if (from.is_missing(row))
        shown.column(i).append_missing(from.missing(row));
      else
        shown.column(i).append(from.value(row));
    }
  }
  return shown;
}

}  // namespace livret::fill
