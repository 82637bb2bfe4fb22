#pragma once

#include <map>
#include <optional>
#include <vector>

#include "compile/guide_properties.hpp"

namespace livret::compile {

/// An axis in the making: Vega-Lite's axis component. Of layers that share an axis, what one of them says explicitly
/// counts before what others leave to the config.
struct AxisComponent {
  ChannelId channel = ChannelId::X;
  ChannelDef const* definition = nullptr;  ///< of the first unit, or of the first with a unit of time
  Model const* unit = nullptr;
  ScaleComponent const* scale = nullptr;
  Explicit<bool> disable;
  Explicit<plot::Orient> orient;
  Properties given;     ///< what units say, in order
  Properties standard;  ///< styles and the config
  GuideTitle title;
  Explicit<bool> grid;
  std::optional<plot::ScaleId> grid_scale;
};
using AxisComponents = std::map<ChannelId, std::vector<AxisComponent>>;

/// The axes of a unit or a layer, merged.
AxisComponents collect_axes(Compilation const& compilation, Model const& view);

enum class AxisPart { Main, Grid };
std::optional<plot::AxisPlan> plan_axis(AxisComponent const& axis, AxisPart part, Compilation const& compilation);

/// Whether a facet's cells share an axis, which then stands in its headers.
bool shares_axis(Model const& facet, ChannelId channel);

}  // namespace livret::compile
