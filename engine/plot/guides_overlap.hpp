#pragma once

#include <optional>
#include <vector>

#include "plot/guide_plan.hpp"
#include "scene/bounds.hpp"

namespace livret::plot {

/// In which order labels are looked at. That of an extra tick is the last, and stands before the first.
enum class ThinningOrder { AsTheyStand, LastFirst };

/// How labels that are too close are hidden.
struct Thinning {
  LabelOverlap overlap = LabelOverlap::Parity;
  double separation = 0;
  std::optional<scene::Bounds> within;  ///< labels that are not wholly in it are hidden too
  ThinningOrder order = ThinningOrder::AsTheyStand;
};

/// Vega's Overlap: makes labels invisible until those that are left do not touch, the first and the last (of a few)
/// staying; `bounds` are the labels' own. Returns the bounds of those that are left. In linear time.
scene::Bounds thin_labels(std::vector<scene::TextItem>& labels, std::vector<scene::Bounds> const& bounds,
                          Thinning const& thinning);

}  // namespace livret::plot
