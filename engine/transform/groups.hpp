#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "table/table.hpp"

namespace livret::transform {

/// Text that is the same for two values exactly when they are the same value: what rows are grouped and looked up by.
/// All missing values are one value.
void append_key(std::string& key, expr::Value const& value);

/// A number for each row that rows with the same cell share, from 0 by first appearance.
std::vector<std::uint32_t> number_values(table::Column const& column);

/// Rows with the same values in some columns, in the order of their first row.
struct Groups {
  std::vector<std::uint32_t> of_row;    ///< the group of each row
  std::vector<std::size_t> first_rows;  ///< of each group; none of the one group of no rows
  std::size_t count = 0;

  /// The rows of each group, ascending.
  std::vector<std::vector<std::size_t>> rows() const;
};

/// Without columns there is one group, of all rows, even where there are none.
Groups group_rows(std::vector<table::Column const*> const& columns, std::size_t row_count);

}  // namespace livret::transform
