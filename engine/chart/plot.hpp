#pragma once

#include <map>
#include <optional>
#include <vector>

#include "chart/label.hpp"
#include "chart/scale.hpp"

namespace livret::chart {

/// The rectangle that marks are drawn in, with its scales at their size. Scales and scenes have its top left corner as
/// origin.
struct Plot {
  double width = 0, height = 0;
  std::optional<PositionScale> x, y;
  Domains const* domains = nullptr;
  std::map<ChannelId, VisualScale> visual;
  Config const* config = nullptr;
  locale::Locale const* locale = nullptr;
  Lettering lettering;

  std::optional<PositionScale> const& position(ChannelId id) const { return id == ChannelId::X ? x : y; }
  VisualScale const* scale_of(ChannelId id) const {
    auto const found = visual.find(id);
    return found == visual.end() ? nullptr : &found->second;
  }
};

}  // namespace livret::chart
