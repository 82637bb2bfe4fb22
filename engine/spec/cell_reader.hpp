#pragma once

#include <vector>

#include "spec/block.hpp"
#include "spec/files.hpp"

namespace livret::spec {

/// The rows of a table that are written out, for a table with so many columns. Each row has a cell for every column
/// that no cell from a row above covers; one that has not is reported and left out.
std::vector<TableRow> read_cells(yaml::Node const& rows, std::size_t columns, Files& files);

}  // namespace livret::spec
