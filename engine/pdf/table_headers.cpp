#include "pdf/table_headers.hpp"

#include <algorithm>
#include <set>

namespace livret::pdf {

namespace {

using frame::Element;
using frame::ElementId;
using frame::Role;
using Headers = std::map<ElementId, std::vector<ElementId>>;

/// Columns beyond this are not told: a span is the author's number, and memory is not his.
constexpr std::size_t most_columns = 1000;

template <typename Visit>
void for_each_child(frame::StructureTree const& tree, ElementId id, Visit const& visit) {
  for (auto const& kid : tree.element(id).kids) {
    if (auto const* child = std::get_if<ElementId>(&kid)) visit(*child, tree.element(*child));
  }
}

bool is_header(Element const& cell, frame::Scope scope) {
  return cell.role == Role::TH && (cell.scope == scope || cell.scope == frame::Scope::Both);
}

/// Goes through a table's rows, knowing which cells of earlier rows still reach down and what heads each column.
class TableReader {
 public:
  TableReader(frame::StructureTree const& tree, Headers& headers) : tree_(tree), headers_(headers) {}

  void read(ElementId table) {
    for_each_child(tree_, table, [&](ElementId id, Element const& part) {
      if (part.role == Role::TR) read_row(id, Role::TBody);
      if (part.role != Role::THead && part.role != Role::TBody && part.role != Role::TFoot) return;
      for_each_child(tree_, id, [&](ElementId row, Element const&) { read_row(row, part.role); });
    });
  }

 private:
  struct Column {
    int rows_taken = 0;            ///< rows from this one on that a cell from above fills
    std::vector<ElementId> heads;  ///< from the table's head
    ElementId row_head;            ///< of the cell that fills `rows_taken`, where it heads its rows
  };

  void read_row(ElementId row, Role part) {
    std::vector<ElementId> row_heads;
    std::vector<std::pair<ElementId, std::size_t>> data;
    std::size_t column = 0;
    for_each_child(tree_, row, [&](ElementId id, Element const& cell) {
      column = next_free(column, row_heads);
      std::size_t const end = std::min(column + static_cast<std::size_t>(std::max(cell.column_span, 1)), most_columns);
      if (columns_.size() < end) columns_.resize(end);
      if (is_header(cell, frame::Scope::Row)) row_heads.push_back(id);
      if (cell.role == Role::TD) data.emplace_back(id, column);
      for (std::size_t i = column; i < end; ++i) place(columns_[i], id, cell, part);
      column = std::max(end, column);
    });
    next_free(column, row_heads);
    for (auto const& [id, first] : data) give_headers(id, first, row_heads);
    for (Column& each : columns_) each.rows_taken = std::max(each.rows_taken - 1, 0);
  }

  /// The first column from `column` on that no cell from above fills; heads of rows on the way count for this row too.
  std::size_t next_free(std::size_t column, std::vector<ElementId>& row_heads) const {
    for (; column < columns_.size() && columns_[column].rows_taken > 0; ++column) {
      if (!columns_[column].row_head.is_none()) row_heads.push_back(columns_[column].row_head);
    }
    return column;
  }

  void place(Column& column, ElementId id, Element const& cell, Role part) const {
    column.rows_taken = std::max(cell.row_span, 1);
    column.row_head = is_header(cell, frame::Scope::Row) ? id : ElementId::none();
    if (part == Role::THead && is_header(cell, frame::Scope::Column)) column.heads.push_back(id);
  }

  void give_headers(ElementId cell, std::size_t first, std::vector<ElementId> const& row_heads) {
    std::size_t const span = static_cast<std::size_t>(std::max(tree_.element(cell).column_span, 1));
    std::vector<ElementId>& of_cell = headers_[cell];
    for (std::size_t i = first; i < std::min(first + span, columns_.size()); ++i)
      of_cell.insert(of_cell.end(), columns_[i].heads.begin(), columns_[i].heads.end());
    of_cell.insert(of_cell.end(), row_heads.begin(), row_heads.end());
    std::sort(of_cell.begin(), of_cell.end());
    of_cell.erase(std::unique(of_cell.begin(), of_cell.end()), of_cell.end());
  }

  frame::StructureTree const& tree_;
  Headers& headers_;
  std::vector<Column> columns_;
};

/// The table that a cell is in, none where it is in none.
ElementId table_of(frame::StructureTree const& tree, ElementId id) {
  while (!id.is_none() && tree.element(id).role != Role::Table) id = tree.element(id).parent;
  return id;
}

}  // namespace

Headers find_table_headers(frame::StructureTree const& tree) {
  std::set<ElementId> tables;
  for (std::size_t i = 0; i < tree.element_count(); ++i) {
    Element const& element = tree.element(ElementId(i));
    if (element.role != Role::TH || (element.column_span <= 1 && element.row_span <= 1)) continue;
    ElementId const table = table_of(tree, ElementId(i));
    if (!table.is_none()) tables.insert(table);
  }
  Headers headers;
  for (ElementId table : tables) TableReader(tree, headers).read(table);
  return headers;
}

}  // namespace livret::pdf
