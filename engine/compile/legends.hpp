#pragma once

#include <map>
#include <optional>
#include <vector>

#include "compile/guide_properties.hpp"

namespace livret::compile {

/// What of a legend's entries a channel encodes.
enum class LegendRole { Fill, Stroke, Size, Shape, Opacity, StrokeWidth, StrokeDash };

/// A legend in the making: Vega-Lite's legend component.
struct LegendComponent {
  ChannelId channel = ChannelId::Color;
  ChannelDef const* definition = nullptr;
  Model const* unit = nullptr;
  ScaleComponent const* scale = nullptr;
  std::map<LegendRole, plot::ScaleId> roles;
  Explicit<bool> disable;
  Explicit<plot::Orient> orient;
  Explicit<plot::LegendKind> kind;  ///< explicit: the plan says it too
  Properties given;
  GuideTitle title;
  std::string symbol;  ///< Vega's shape that stands for the mark
};
using LegendComponents = std::map<ChannelId, LegendComponent>;

plot::LegendPlan plan_legend(LegendComponent const& legend, Compilation const& compilation);

}  // namespace livret::compile
