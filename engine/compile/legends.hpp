#pragma once

#include <map>
#include <optional>
#include <vector>

#include "compile/guide_properties.hpp"

namespace livret::compile {

/// What of a legend's entries a channel encodes.
enum class LegendRole { Fill, Stroke, Size, Shape, Opacity, StrokeWidth, StrokeDash };

/// What a legend's symbols and ramp take over from the marks of a unit.
struct LegendEncode {
  std::optional<scene::Paint> fill, stroke;
  std::optional<double> opacity, fill_opacity, stroke_opacity, stroke_width, stroke_dash_offset;
  std::optional<std::vector<double>> stroke_dash;
  std::optional<double> gradient_opacity;

  bool is_empty() const {
    return !fill && !stroke && !opacity && !fill_opacity && !stroke_opacity && !stroke_width && !stroke_dash_offset &&
           !stroke_dash && !gradient_opacity;
  }
};

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
  std::string symbol;  ///< Vega's shape that stands for the mark; of symbol legends
  LegendEncode encode;
};
/// In the order in which views bring them.
using LegendComponents = std::vector<LegendComponent>;

LegendEncode encode_legend(LegendComponent const& legend, Compilation const& compilation);

plot::LegendPlan plan_legend(LegendComponent const& legend, Compilation const& compilation);

class LayoutSizes;

/// The legends of all views, each of which is asked for what it shares only once.
class Legends {
 public:
  explicit Legends(Compilation const& compilation) : compilation_(&compilation) {}

  /// Those of a view's group: what its parent does not share.
  std::vector<plot::LegendPlan> plans_of(Model const& view, LayoutSizes const& sizes);

 private:
  LegendComponents const& shared_by(Model const& view);
  LegendComponents collect(Model const& view);
  bool is_taken(Model const& view, ChannelId channel);
  void collect_own(Model const& view, LegendComponents& own);

  Compilation const* compilation_;
  std::map<Model const*, LegendComponents> shared_;
};

}  // namespace livret::compile
