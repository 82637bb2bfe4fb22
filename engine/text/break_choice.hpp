#pragma once

#include "text/break_points.hpp"

namespace livret::text {

/// The breaks that were chosen, and how.
struct Breaks {
  std::vector<BreakPoint> points;
  Fit fit;
  FitSettings settings;  ///< of the pass that found them
};

/// The passes of TeX (TeX: The Program, §863), and a last one that cannot fail. As there, the last pass with a
/// tolerance comes as near to the looseness as it can. `parameters` must outlive the result.
Breaks choose_breaks(ParagraphText const& text, Measures const& measures, BreakParameters const& parameters);

/// Breaks of the same pass into as many lines, none of them at `point`, whose demerits are at most a hundredth more.
std::optional<Fit> breaks_without(std::uint32_t point, Breaks const& breaks, Measures const& measures);

}  // namespace livret::text
