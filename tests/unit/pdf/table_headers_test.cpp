#include "pdf/table_headers.hpp"

#include <doctest/doctest.h>

using namespace livret;
using frame::ElementId;
using frame::Role;
using frame::Scope;

namespace {

/// A table built row by row.
struct TableMaker {
  frame::StructureTree tree;
  ElementId table = tree.add(tree.root(), Role::Table);
  ElementId head = tree.add(table, Role::THead);
  ElementId body = tree.add(table, Role::TBody);

  ElementId cell(ElementId row, Role role, Scope scope = Scope::None, int columns = 1, int rows = 1) {
    auto const id = tree.add(row, role);
    tree.element(id).scope = scope;
    tree.element(id).column_span = columns;
    tree.element(id).row_span = rows;
    return id;
  }
};

}  // namespace

TEST_CASE("a data cell under a head that spans has that head, its own column's and its row's") {
  // | Situation (2 rows) | Implication (2 columns) |
  // |                    | Maires     | Agents     |
  // | Manager            | a          | b          |
  TableMaker made;
  auto const first = made.tree.add(made.head, Role::TR);
  made.cell(first, Role::TH, Scope::Column, 1, 2);
  auto const group = made.cell(first, Role::TH, Scope::Column, 2);
  auto const second = made.tree.add(made.head, Role::TR);
  made.cell(second, Role::TH, Scope::Column);
  auto const agents = made.cell(second, Role::TH, Scope::Column);
  auto const row = made.tree.add(made.body, Role::TR);
  auto const manager = made.cell(row, Role::TH, Scope::Row);
  made.cell(row, Role::TD);
  auto const b = made.cell(row, Role::TD);
  auto const headers = pdf::find_table_headers(made.tree);
  CHECK(headers.at(b) == std::vector{group, agents, manager});
}

TEST_CASE("a row head that spans two rows heads the cells of both") {
  TableMaker made;
  auto const first = made.tree.add(made.body, Role::TR);
  auto const axis = made.cell(first, Role::TH, Scope::Row, 1, 2);
  made.cell(first, Role::TD);
  auto const second = made.tree.add(made.body, Role::TR);
  auto const below = made.cell(second, Role::TD);
  CHECK(pdf::find_table_headers(made.tree).at(below) == std::vector{axis});
}

TEST_CASE("a table without spanning heads needs no list of headers, and a huge span takes no memory") {
  TableMaker made;
  auto const row = made.tree.add(made.body, Role::TR);
  made.cell(row, Role::TH, Scope::Row);
  auto const cell = made.cell(row, Role::TD, Scope::None, 2000000000);
  CHECK(pdf::find_table_headers(made.tree).empty());
  made.tree.element(made.cell(row, Role::TH, Scope::Column, 1, 2000000000)).column_span = -5;
  CHECK(pdf::find_table_headers(made.tree).at(cell).size() == 1);
}
