#pragma once

#include <optional>

#include "content/document.hpp"

namespace livret::layout {

/// Where the regions of a page stand, from the paper's top left corner. Widths and the height are at least 1 pt.
struct PageGeometry {
  base::Size paper;
  base::Length left;  ///< of the main column
  base::Length top;
  base::Length bottom;
  base::Length main_width;
  base::Length full_width;    ///< main column, gap and margin column
  base::Length margin_left;   ///< of the margin column
  base::Length margin_width;  ///< 0: there is none
  base::Length grid;          ///< distance of the lines of the baseline grid, from the top on; 0: none

  base::Length height() const { return bottom - top; }
  /// How wide a block of this placement may be.
  base::Length width_of(content::Placement placement) const;
  /// The left edge of a block of this placement.
  base::Length left_of(content::Placement placement) const;
};

PageGeometry geometry_of(content::PageMaster const& master);

/// The master of page `index`, counted from 0, that asks for `named` or for none.
inline content::PageMaster const& master_of(content::Document const& document, std::size_t index,
                                            std::optional<content::MasterId> named) {
  if (named) return document.masters.at(named->index());
  return index == 0 ? document.first : document.rest;
}

}  // namespace livret::layout
