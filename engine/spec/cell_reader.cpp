#include "spec/cell_reader.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "spec/block_reader.hpp"
#include "spec/field_reader.hpp"

namespace livret::spec {

namespace {

constexpr long long most_spanned = 1000;

int read_span(yaml::Fields& fields, std::string_view key) {
  auto const* span = fields.optional(key);
  auto const count = span != nullptr ? yaml::read_integer(*span, 1, most_spanned, fields.sink()) : std::nullopt;
  return static_cast<int>(count.value_or(1));
}

TableCell read_cell_fields(yaml::Node const& node, Files& files) {
  auto& sink = files.sink();
  yaml::Fields fields(node, "a cell", sink);
  TableCell cell;
  cell.where = node.span;
  auto text = read_text(fields, "text");
  auto const* blocks = fields.optional("blocks");
  cell.column_span = read_span(fields, "colspan");
  cell.row_span = read_span(fields, "rowspan");
  fields.finish();
  if (text.has_value() == (blocks != nullptr))
    sink.error(node.span, fmt::format("a cell needs `text` or `blocks`, found {}", text ? "both" : "neither"));
  if (text) cell.text = std::move(*text);
  if (blocks != nullptr) cell.blocks = read_blocks(*blocks, files);
  return cell;
}

TableCell read_cell(yaml::Node const& node, Files& files) {
  if (node.kind == yaml::Kind::Mapping) return read_cell_fields(node, files);
  if (node.kind == yaml::Kind::Sequence)
    files.sink().error(node.span, fmt::format("a cell needs a text, found {}", yaml::describe(node)),
                       "a cell of blocks is `{blocks: […]}`");
  TableCell cell;
  cell.text = {node.kind == yaml::Kind::Scalar ? node.text : "", &node, {}};
  cell.where = node.span;
  return cell;
}

/// Places the cells of one row after the other.
class CellPlacing {
 public:
  CellPlacing(std::size_t rows, std::size_t columns, diag::Sink& sink)
      : rows_left_(rows), covered_(columns), sink_(sink) {}

  /// Gives cells their columns; false where they are too few or too many, which is reported.
  bool place(TableRow& row, diag::Span where) {
    auto const before = covered_;
    std::size_t column = 0;
    std::size_t wanted = 0;  // columns of the row's cells
    for (auto& cell : row) {
      while (column < before.size() && before[column] > 0) ++column;
      cell.column = column;
      check_rows(cell);
      for (int i = 0; i < cell.column_span; ++i, ++column, ++wanted)
        if (column < covered_.size()) covered_[column] = std::max(covered_[column], cell.row_span);
    }
    auto const free = static_cast<std::size_t>(std::count(before.begin(), before.end(), 0));
    bool const fits = wanted == free && covers_free(row, before);
    if (!fits) report(row, where, free, wanted);
    for (auto& rows : covered_) rows -= rows > 0 ? 1 : 0;
    --rows_left_;
    return fits;
  }

 private:
  void check_rows(TableCell& cell) {
    if (static_cast<std::size_t>(cell.row_span) <= rows_left_) return;
    sink_.error(cell.where, fmt::format("a cell spans {} rows, and there are {} from here to the table's end",
                                        cell.row_span, rows_left_));
    cell.row_span = static_cast<int>(rows_left_);
  }

  /// Whether no cell reaches over a column that one from above covers.
  static bool covers_free(TableRow const& row, std::vector<int> const& before) {
    return std::all_of(row.begin(), row.end(), [&](TableCell const& cell) {
      auto const begin = before.begin() + static_cast<std::ptrdiff_t>(std::min(cell.column, before.size()));
      auto const end = begin + std::min<std::ptrdiff_t>(cell.column_span, before.end() - begin);
      return std::all_of(begin, end, [](int rows) { return rows == 0; });
    });
  }

  void report(TableRow const& row, diag::Span where, std::size_t free, std::size_t wanted) {
    bool const spans = std::any_of(row.begin(), row.end(), [](auto const& cell) { return cell.column_span > 1; });
    if (spans || free != covered_.size())
      sink_.error(
          where,
          fmt::format("a row needs cells for {} column{}, found cells for {}", free, free == 1 ? "" : "s", wanted),
          wanted == free ? "a cell spans a column that a cell from a row above stands in"
                         : "count the columns that cells span, and those that cells from rows above stand in");
    else
      sink_.error(where, fmt::format("a row needs a list of {} cells, found {}", free, wanted));
  }

  std::size_t rows_left_;
  std::vector<int> covered_;  ///< for each column, how many rows from here on a cell from above stands in
  diag::Sink& sink_;
};

}  // namespace

std::vector<TableRow> read_cells(yaml::Node const& rows, std::size_t columns, Files& files) {
  std::vector<TableRow> result;
  CellPlacing placing(rows.items.size(), columns, files.sink());
  for (auto const& item : rows.items) {
    if (item.kind != yaml::Kind::Sequence)
      files.sink().error(item.span,
                         fmt::format("a row needs a list of {} cells, found {}", columns, yaml::describe(item)));
    TableRow row;
    for (auto const& cell : item.items) row.push_back(read_cell(cell, files));
    bool const fits = item.kind == yaml::Kind::Sequence && placing.place(row, item.span);
    if (fits) result.push_back(std::move(row));
  }
  return result;
}

}  // namespace livret::spec
