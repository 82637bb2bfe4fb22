#pragma once

#include <span>
#include <string_view>

namespace livret::composite {

/// A unit's tile: its INSEE code, column and row from the top left.
struct Tile {
  std::string_view code;
  int column = 0;
  int row = 0;
};

/// The tiles of a built-in grid, `departements` (101) or `regions` (18), overseas ones in a row below; empty where
/// there is no grid of this name. Columns and rows are chosen by hand so that neighbours are mostly neighbours.
std::span<Tile const> tile_grid(std::string_view name);

}  // namespace livret::composite
