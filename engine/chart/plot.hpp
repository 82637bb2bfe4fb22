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
  double left = 0;        ///< room between the drawing's edge and the plot
  double full_width = 0;  ///< of the drawing
  double width = 0, height = 0;
  std::optional<PositionScale> x, y;
  enum class Bars { None, Drawn };
  Bars bars = Bars::None;  ///< bars need the line that they grow from
  Domains const* domains = nullptr;
  std::map<ChannelId, VisualScale> visual;
  Config const* config = nullptr;
  transform::Context const* context = nullptr;  ///< for expressions in labels
  locale::Locale const* locale = nullptr;
  Lettering lettering;

  std::optional<PositionScale> const& position(ChannelId id) const { return id == ChannelId::X ? x : y; }
  VisualScale const* scale_of(ChannelId id) const {
    auto const found = visual.find(id);
    return found == visual.end() ? nullptr : &found->second;
  }
};

}  // namespace livret::chart
