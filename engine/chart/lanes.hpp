#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace livret::chart {

/// A label that wants a lane: it hangs like a flag from a stem that rises from the axis at one of `anchors`.
struct LaneRequest {
  std::vector<double> anchors;  ///< where the stem may stand, best first; at least one
  double width = 0;             ///< of the label's text, pt
};

enum class Side { Above, Below };

struct LanePlacement {
  Side side = Side::Above;
  std::size_t lane = 0;  ///< 0 is the nearest to the axis
  double stem = 0;
  double left = 0, right = 0;  ///< of the text
};

/// Part of the axis, in pt, that a stem downward may not cross: a tick's label.
struct Obstacle {
  double from = 0, to = 0;
};

/// Room between a stem and its text, and between texts of one lane.
constexpr double stem_gap = 3, text_gap = 5;

/// Gives each label a side and a lane so that within [left, right] no text touches another of its lane and no stem
/// crosses a text. Labels are taken from right to left, each into the nearest lane that is free; text runs to the right
/// of its stem, or to the left where the right end is near. Nothing where that does not work out: with room for every
/// text to the right of its anchor it always does. Placements are in the order of the requests.
std::optional<std::vector<LanePlacement>> assign_lanes(std::vector<LaneRequest> const& requests,
                                                       std::vector<Obstacle> const& obstacles, double left,
                                                       double right);

}  // namespace livret::chart
