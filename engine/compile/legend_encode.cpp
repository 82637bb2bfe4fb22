#include <algorithm>

#include "compile/legends.hpp"

namespace livret::compile {

namespace {

using scene::Paint;
using yaml::Node;

constexpr base::Colour transparent{0, 0, 0, 0};
constexpr base::Colour black{0, 0, 0, 255};

enum class Side { Fill, Stroke };

/// What the symbols of a unit's legend take over from its marks: Vega-Lite's compile/legend/encode.ts.
class SymbolEncoder {
 public:
  SymbolEncoder(LegendComponent const& legend, Compilation const& compilation)
      : legend_(&legend),
        values_(&compilation.values),
        mark_(&legend.unit->mark),
        encoding_(&legend.unit->encoding),
        has_filled_marks_(mark_->is_filled && mark_->kind != MarkKind::Trail) {
    Properties properties;
    properties.add(legend.given);
    properties.add(compilation.config.find("legend"));
    has_opacity_ = properties.has(is_gradient() ? "gradientOpacity" : "symbolOpacity");
    has_fill_ = properties.has("symbolFillColor");
    has_stroke_ = properties.has("symbolStrokeColor");
  }

  LegendEncode encode() const {
    LegendEncode result;
    auto const opacity = has_opacity_ ? std::nullopt : own_opacity();
    if (is_gradient()) {
      if (opacity != 0.0) result.gradient_opacity = opacity;
      return result;
    }
    take_config(result);
    take_fill(result, opacity);
    if (!legend_->roles.contains(LegendRole::Stroke)) result.stroke = paint(Side::Stroke);
    if (legend_->channel != ChannelId::Opacity && opacity != 0.0) result.opacity = opacity;
    return result;
  }

 private:
  bool is_gradient() const { return legend_->kind.value == plot::LegendKind::Gradient; }

  /// The greatest value of the opacity channel, else the mark's own opacity; 0 where conditions leave it open, which is
  /// none of the symbols'. A field that a condition brings is the scale's to show.
  std::optional<double> own_opacity() const {
    auto const* opacity = encoding_->find(ChannelId::Opacity);
    if (opacity != nullptr && (opacity->is_value() || !opacity->conditions.empty())) {
      auto most = values_->number(opacity->value);
      for (auto const& condition : opacity->conditions) {
        if (condition.value == nullptr) continue;
        auto const value = values_->number(condition.value);
        if (!most || !value) return 0;
        most = std::max(*most, *value);
      }
      if (most) return most;
    }
    if (auto const own = values_->number(mark_->definition.find("opacity"))) return own;
    return mark_->opacity;
  }

  /// Strokes as the author's config has them; what is Vega's default is not Vega-Lite's to say.
  void take_config(LegendEncode& result) const {
    auto const said = [&](std::string_view name) -> Node const* {
      auto const* node = mark_->find_config(name);
      return node != nullptr && !node->span.source.is_none() ? node : nullptr;
    };
    result.fill_opacity = values_->number(said("fillOpacity"));
    result.stroke_opacity = values_->number(said("strokeOpacity"));
    result.stroke_width = values_->number(said("strokeWidth"));
    result.stroke_dash = values_->numbers(said("strokeDash"));
    result.stroke_dash_offset = values_->number(said("strokeDashOffset"));
  }

  void take_fill(LegendEncode& result, std::optional<double> opacity) const {
    if (legend_->roles.contains(LegendRole::Fill)) return;
    auto const* encoder = encoder_of(Side::Fill);
    if (auto const own = own_paint(Side::Fill)) {
      result.fill = own;
    } else if (encoder == nullptr || !is_of_field(*encoder)) {
      result.fill = paint(Side::Fill);
    } else if (!has_fill_) {
      result.fill = black;
      result.fill_opacity = opacity.value_or(1);
    }
  }

  /// The channel that decides about fills or strokes.
  ChannelDef const* encoder_of(Side side) const {
    auto const* definition = encoding_->find(side == Side::Fill ? ChannelId::Fill : ChannelId::Stroke);
    if (definition == nullptr && has_filled_marks_ == (side == Side::Fill))
      definition = encoding_->find(ChannelId::Color);
    return definition;
  }

  static bool is_of_field(ChannelDef const& definition) {
    return definition.is_data() && definition.conditions.empty();
  }

  /// What the mark itself is painted with is stronger than its colour channel.
  std::optional<Paint> own_paint(Side side) const {
    bool const is_fill = side == Side::Fill;
    if (encoding_->has(is_fill ? ChannelId::Fill : ChannelId::Stroke)) return std::nullopt;
    auto const* node = mark_->definition.find(is_fill ? "fill" : "stroke");
    return node != nullptr ? values_->paint(node) : std::nullopt;
  }

  std::optional<Paint> paint(Side side) const {
    if (auto own = own_paint(side); own && !(side == Side::Stroke && has_stroke_)) return own;
    if (auto const* encoder = encoder_of(side)) {
      if (is_of_field(*encoder)) return std::nullopt;
      if (encoder->is_value()) return values_->paint(encoder->value);
      for (auto const& condition : encoder->conditions)
        if (condition.value != nullptr) return values_->paint(condition.value);
    }
    if (side == Side::Stroke && has_stroke_) return std::nullopt;
    auto const own = mark_paint(side);
    return own || side == Side::Stroke || !is_seen_through() ? own : std::optional<Paint>(transparent);
  }

  /// Marks whose fill is transparent where nothing else is said.
  bool is_seen_through() const {
    auto const kind = mark_->kind;
    return kind == MarkKind::Bar || kind == MarkKind::Point || kind == MarkKind::Circle || kind == MarkKind::Square ||
           kind == MarkKind::GeoShape;
  }

  std::optional<Paint> mark_paint(Side side) const {
    bool const takes_colour = has_filled_marks_ == (side == Side::Fill);
    for (auto const* properties : {&mark_->definition, &mark_->styles, &mark_->config})
      for (auto const* layer : properties->layers()) {
        if (auto const* node = layer->find(side == Side::Fill ? "fill" : "stroke")) return values_->paint(node);
        if (!takes_colour) continue;
        if (auto const* node = layer->find("color")) return values_->paint(node);
      }
    return std::nullopt;
  }

  LegendComponent const* legend_;
  Values const* values_;
  MarkDef const* mark_;
  Encoding const* encoding_;
  bool has_filled_marks_;
  bool has_opacity_ = false, has_fill_ = false, has_stroke_ = false;
};

}  // namespace

LegendEncode encode_legend(LegendComponent const& legend, Compilation const& compilation) {
  return SymbolEncoder(legend, compilation).encode();
}

}  // namespace livret::compile
