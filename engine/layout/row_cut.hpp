#pragma once

#include <cstddef>
#include <vector>

#include "base/length.hpp"

namespace livret::layout {

/// A line, or something else that is not divided, in a cell.
struct CellLine {
  base::Length top;  ///< from the row's top
  base::Length bottom;
  std::size_t weight = 1;  ///< in lines: what is no line of text may stand alone and counts as two
};

/// The lines of one cell from top to bottom.
using CellLines = std::vector<CellLine>;

/// Where a line stands once its row is cut.
struct CutLine {
  std::size_t part = 0;
  base::Length top;  ///< from the part's top
};

struct RowCut {
  std::vector<base::Length> heights;         ///< of the parts
  std::vector<std::vector<CutLine>> places;  ///< of each line of each cell
};

/// Cuts a row of `height` wherever no cell's line is crossed, with two lines of each cell that goes on on either side.
/// Where that leaves a part taller than `room`, parts of few lines are made and the lines that they cross move down.
/// `below` is kept free below the last lines.
RowCut cut_row(std::vector<CellLines> const& cells, base::Length height, base::Length below, base::Length room);

}  // namespace livret::layout
