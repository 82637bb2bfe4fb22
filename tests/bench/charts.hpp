// The chart part of livret_bench: charts from specification to SVG, beside Vega.
#pragma once

namespace livret::bench {

/// Prints the CPU time of the charts of tests/vega/bench: reading, and from the checked chart to the text of an SVG
/// with the font book's glyphs at hand; with what Vega takes for the same where node has its packages. Whether all were
/// drawn in no more than a few times the time that they should take: this much a busy computer has.
bool time_charts();

}  // namespace livret::bench
