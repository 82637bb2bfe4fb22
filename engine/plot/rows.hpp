#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "table/table.hpp"
#include "transform/step.hpp"

namespace livret::plot {

using Cells = std::shared_ptr<table::Column const>;
using RowNumbers = std::vector<std::uint32_t>;

/// Rows of a table: all of them, or some in an order of their own.
struct Rows {
  table::TablePtr table;                     ///< null: one row without fields
  std::shared_ptr<RowNumbers const> picked;  ///< null: all

  std::size_t size() const;
  std::size_t operator[](std::size_t place) const { return picked != nullptr ? (*picked)[place] : place; }
};

/// Cells of tables by the names of fields, and numbers for their values; each found once.
class CellFinder {
 public:
  /// The column, or what a path leads to in each row; null where there is neither.
  Cells find(table::TablePtr const& table, std::string const& field);
  /// A number for each row that rows with the same cell share, from 0 by first appearance.
  RowNumbers const& numbers_of(Cells const& cells);

 private:
  std::map<std::pair<table::Table const*, std::string>, Cells> paths_;
  std::map<table::Column const*, std::pair<Cells, RowNumbers>> numbers_;
};

/// Rows with the same values, in order of their first row.
struct Part {
  std::string key;  ///< the same for the same values, in whatever table
  Rows rows;
};
std::vector<Part> partition(Rows const& rows, std::vector<Cells> const& by, CellFinder& finder);

/// Order of Vega's comparators: Null, then NaN, then the values; numbers and moments by size, texts by code point.
int compare_as_vega(expr::Value const& a, expr::Value const& b);

/// Puts rows in the order of keys; rows that compare as the same stay as they stand. Fields that the table lacks are
/// passed over.
Rows sorted(Rows rows, std::vector<transform::SortKey> const& keys, CellFinder& finder);

/// The number that ECMAScript makes of a cell; NaN where it is missing.
double number_of(table::Column const& cells, std::size_t row);

}  // namespace livret::plot
