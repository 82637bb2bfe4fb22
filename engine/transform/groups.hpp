#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "table/table.hpp"

namespace livret::transform {

/// Text that is the same for two values exactly when they are the same value: what rows are grouped and looked up by.
/// All missing values are one value.
void append_key(std::string& key, expr::Value const& value);

/// Rows with the same values in some columns, in the order of their first row.
struct Groups {
  std::vector<std::size_t> of_row;             ///< the group of each row
  std::vector<std::vector<std::size_t>> rows;  ///< the rows of each group, ascending
};

/// Without columns there is one group, of all rows, even where there are none.
Groups group_rows(table::Table const& table, std::vector<std::size_t> const& columns);

}  // namespace livret::transform
