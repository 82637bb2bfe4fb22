#pragma once

#include <vector>

#include "layout/measure.hpp"

namespace livret::layout {

/// A block of the margin column with its top, from the paper's top.
struct PlacedMarginBlock {
  base::Length top;
  MarginBlock block;
};

/// The part of a margin column between two blocks that go over both columns.
struct MarginSegment {
  base::Length top;
  std::vector<PlacedMarginBlock> blocks;  ///< each at or below the line that it belongs to
};

/// Makes each note that stands in the margin column a block of it, beside the line of its call, `gap` from others.
void set_notes_in_margin(MeasuredDocument& measured, base::Length gap);

/// Moves blocks up that would run below `bottom`. Reported where even then they do not fit; they run off then.
void fit_segment(MarginSegment& segment, base::Length bottom, diag::Sink& sink);

}  // namespace livret::layout
