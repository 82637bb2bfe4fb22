// The text part of livret_bench: paragraphs set per second, from strings to lines.
#pragma once

namespace livret::bench {

/// Prints the CPU time of a justified French paragraph of 65 words at 128 mm with protrusion and expansion, with cold
/// and with warm word caches, and the peak of the program's memory so far.
void time_paragraphs();

}  // namespace livret::bench
