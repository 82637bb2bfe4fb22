// The layout part of livret_bench: a document of 400 pages.
#pragma once

namespace livret::bench {

/// Prints the CPU time of laying out 400 pages of sections, paragraphs, notes and floats, and how much of it goes into
/// breaking pages: that of the vertical list alone, with and without a budget of pages.
void time_pages();

}  // namespace livret::bench
