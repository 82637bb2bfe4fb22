#include "chart/lanes.hpp"

#include <algorithm>
#include <numeric>

namespace livret::chart {

namespace {

constexpr double stem_clearance = 2;  ///< between a stem and another label's text
constexpr double slack = 0.01;        ///< for sums of floating-point lengths

bool crosses(double stem, LanePlacement const& label) {
  return stem > label.left - stem_clearance && stem < label.right + stem_clearance;
}

bool conflict(LanePlacement const& a, LanePlacement const& b) {
  if (a.side != b.side) return false;
  if (a.lane == b.lane) {
    double const a_left = std::min(a.left, a.stem), b_left = std::min(b.left, b.stem);
    return a_left < std::max(b.right, b.stem) + text_gap && b_left < std::max(a.right, a.stem) + text_gap;
  }
  auto const& lower = a.lane < b.lane ? a : b;
  auto const& higher = a.lane < b.lane ? b : a;
  return crosses(higher.stem, lower);
}

enum class Hang { Right, Left };

LanePlacement placement(double anchor, double width, Side side, Hang hang, std::size_t lane) {
  double const left = hang == Hang::Right ? anchor + stem_gap : anchor - stem_gap - width;
  return {side, lane, anchor, left, left + width};
}

bool is_blocked(double stem, std::vector<Obstacle> const& obstacles) {
  return std::any_of(obstacles.begin(), obstacles.end(), [&](Obstacle const& obstacle) {
    return stem > obstacle.from - stem_clearance && stem < obstacle.to + stem_clearance;
  });
}

/// The candidates for one label in a lane, best first: above before below, first anchor first. Only a text that has no
/// room to the right of any anchor hangs to the left: elsewhere it would stand in the way of the stems still to come.
std::vector<LanePlacement> candidates(LaneRequest const& request, std::vector<Obstacle> const& obstacles, double left,
                                      double right, std::size_t lane) {
  std::vector<LanePlacement> result;
  for (Hang const hang : {Hang::Right, Hang::Left}) {
    if (!result.empty()) break;
    for (double const anchor : request.anchors)
      for (Side const side : {Side::Above, Side::Below}) {
        if (side == Side::Below && is_blocked(anchor, obstacles)) continue;
        auto const candidate = placement(anchor, request.width, side, hang, lane);
        if (candidate.left >= left - slack && candidate.right <= right + slack) result.push_back(candidate);
      }
  }
  return result;
}

std::optional<LanePlacement> find_place(LaneRequest const& request, std::vector<LanePlacement> const& placed,
                                        std::vector<Obstacle> const& obstacles, double left, double right) {
  for (std::size_t lane = 0; lane <= placed.size(); ++lane)
    for (auto const& candidate : candidates(request, obstacles, left, right, lane))
      if (std::none_of(placed.begin(), placed.end(), [&](auto const& other) { return conflict(candidate, other); }))
        return candidate;
  return std::nullopt;
}

}  // namespace

std::optional<std::vector<LanePlacement>> assign_lanes(std::vector<LaneRequest> const& requests,
                                                       std::vector<Obstacle> const& obstacles, double left,
                                                       double right) {
  std::vector<std::size_t> order(requests.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return requests[a].anchors.front() > requests[b].anchors.front();
  });
  std::vector<LanePlacement> placed, result(requests.size());
  for (std::size_t const index : order) {
    auto const place = find_place(requests[index], placed, obstacles, left, right);
    if (!place) return std::nullopt;
    placed.push_back(*place);
    result[index] = *place;
  }
  return result;
}

}  // namespace livret::chart
