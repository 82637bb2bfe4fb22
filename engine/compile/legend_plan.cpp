#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compile/known_properties.hpp"
#include "compile/legends.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using plot::Direction;
using plot::LegendKind;
using plot::Orient;
using yaml::Node;

class LegendPlanner {
 public:
  LegendPlanner(LegendComponent const& legend, Compilation const& compilation)
      : legend_(&legend), compilation_(&compilation), values_(&compilation.values) {
    properties_.add(legend.given);
    properties_.add(compilation.config.find("legend"));
  }

  plot::LegendPlan plan() {
    for (auto const* node : legend_->given.layers())
      check_properties(*node, "the legend", legend_properties, {}, compilation_->sink);
    GuideReader const reader(properties_, *values_);
    find_scales();
    plan_.orient = *legend_->orient.value;
    find_kind();
    plan_.direction = direction(reader);
    double zindex = 0;
    reader.number("zindex", zindex);
    plan_.zindex = static_cast<int>(zindex);
    plan_.values = guide_values(reader.find("values"), *legend_->definition, *values_);
    if (auto const count = tick_count(reader.find("tickCount"), *values_)) plan_.tick_count = *count;
    reader.number("tickMinStep", plan_.tick_min_step);
    plan_.format =
        label_format(*legend_->definition, properties_, *legend_->scale, GuideKind::Legend, nullptr, *compilation_);
    find_frame(reader);
    find_gradient(reader);
    find_symbols(reader);
    find_texts(reader);
    bool aria = true;
    reader.boolean("aria", aria);
    plan_.is_aria_hidden = !aria;
    return std::move(plan_);
  }

 private:
  bool is_gradient() const { return legend_->kind.value == LegendKind::Gradient; }

  void find_scales() {
    for (auto const& [role, id] : legend_->roles) {
      switch (role) {
        case LegendRole::Fill:
          plan_.fill = id;
          break;
        case LegendRole::Stroke:
          plan_.stroke = id;
          break;
        case LegendRole::Size:
          plan_.size = id;
          break;
        case LegendRole::Shape:
          plan_.shape = id;
          break;
        case LegendRole::Opacity:
          plan_.opacity = id;
          break;
        case LegendRole::StrokeWidth:
          plan_.stroke_width = id;
          break;
        case LegendRole::StrokeDash:
          plan_.stroke_dash = id;
          break;
      }
    }
  }

  /// Said only where it is not what the scale asks for. Vega draws a ramp of one scale alone, and symbols where a fill
  /// and a stroke have one each.
  void find_kind() {
    if (is_gradient() && !legend_->kind.is_explicit) return;
    bool const is_run = is_colour(legend_->channel) && scale::is_continuous(*legend_->scale->type.value);
    if (is_run == is_gradient() && legend_->roles.size() == 1) return;
    plan_.kind = legend_->kind.value;
  }

  Direction direction(GuideReader const& reader) const {
    std::string word;
    auto const* given = legend_->given.find("direction");
    if (given != nullptr) word = values_->text(given).value_or("");
    // Vega-Lite takes the author's `gradientDirection` for symbols too; Vega's own default comes last.
    auto const* configured = compilation_->config.find("legend", "gradientDirection");
    if (word.empty() && given == nullptr && configured != nullptr && !configured->span.source.is_none())
      reader.text("gradientDirection", word);
    if (word.empty() && given == nullptr) {
      auto const orient = plan_.orient;
      if (orient == Orient::Top || orient == Orient::Bottom) word = "horizontal";
      if (orient != Orient::Left && orient != Orient::Right && orient != Orient::None && orient != Orient::Top &&
          orient != Orient::Bottom)
        word = is_gradient() ? "horizontal" : "";
    }
    if (word.empty() && given == nullptr) reader.text("direction", word);
    if (word.empty()) reader.text(is_gradient() ? "gradientDirection" : "symbolDirection", word);
    return word == "horizontal" ? Direction::Horizontal : Direction::Vertical;
  }

  void find_frame(GuideReader const& reader) {
    reader.number("offset", plan_.offset);
    reader.number("padding", plan_.padding);
    reader.number("legendX", plan_.x);
    reader.number("legendY", plan_.y);
    reader.paint("fillColor", plan_.fill_colour);
    reader.paint("strokeColor", plan_.stroke_colour);
    reader.number("strokeWidth", plan_.stroke_width_of_frame);
    reader.numbers("strokeDash", plan_.stroke_dash_of_frame);
    reader.number("cornerRadius", plan_.corner_radius);
    reader.text("gridAlign", plan_.grid_align);
    reader.number("columnPadding", plan_.column_padding);
    reader.number("rowPadding", plan_.row_padding);
    reader.number("columns", plan_.columns);
    reader.number("clipHeight", plan_.clip_height_pt);
    plan_.clip_height = plan_.clip_height_pt.has_value();
  }

  void find_gradient(GuideReader const& reader) {
    reader.number("gradientLength", plan_.gradient_length);
    reader.number("gradientThickness", plan_.gradient_thickness);
    bool const is_horizontal = plan_.direction == Direction::Horizontal;
    reader.number(is_horizontal ? "gradientHorizontalMinLength" : "gradientVerticalMinLength", plan_.gradient_least);
    reader.number(is_horizontal ? "gradientHorizontalMaxLength" : "gradientVerticalMaxLength", plan_.gradient_most);
    bool const is_inside = is_horizontal && plan_.orient != Orient::Top && plan_.orient != Orient::Bottom;
    bool const is_run = scale::is_continuous(*legend_->scale->type.value);
    if (!plan_.gradient_length && is_inside) plan_.gradient_length = plan_.gradient_least;
    if (!plan_.gradient_length && !is_run) plan_.gradient_length = 200;
    reader.number("gradientOpacity", plan_.gradient_opacity);
    if (auto const opacity = legend_->encode.gradient_opacity) plan_.gradient_opacity = *opacity;
    reader.paint("gradientStrokeColor", plan_.gradient_stroke);
    reader.number("gradientStrokeWidth", plan_.gradient_stroke_width);
    reader.number("gradientLabelOffset", plan_.gradient_label_offset);
    reader.number("gradientLabelLimit", plan_.gradient_label_limit);
  }

  void find_symbols(GuideReader const& reader) {
    if (auto const type = values_->text(legend_->given.find("symbolType")))
      plan_.symbol_type = *type;
    else if (auto const configured = values_->text(compilation_->config.find("legend", "symbolType")))
      plan_.symbol_type = *configured;
    else
      plan_.symbol_type = legend_->symbol;
    reader.number("symbolSize", plan_.symbol_size);
    reader.number("symbolStrokeWidth", plan_.symbol_stroke_width);
    reader.number("symbolOffset", plan_.symbol_offset);
    reader.number("symbolLimit", plan_.symbol_limit);
    reader.numbers("symbolDash", plan_.symbol_dash);
    reader.number("symbolDashOffset", plan_.symbol_dash_offset);
    reader.paint("symbolBaseFillColor", plan_.symbol_base_fill);
    reader.paint("symbolBaseStrokeColor", plan_.symbol_base_stroke);
    if (is_gradient()) return;
    reader.number("symbolOpacity", plan_.symbol_opacity);
    reader.paint("symbolFillColor", plan_.symbol_fill);
    reader.paint("symbolStrokeColor", plan_.symbol_stroke);
    take_encode(legend_->encode);
  }

  void take_encode(LegendEncode const& encode) {
    auto const take = [&](LegendRole role, auto const& from, auto& to) {
      if (from && !legend_->roles.contains(role)) to = *from;
    };
    take(LegendRole::Fill, encode.fill, plan_.symbol_fill);
    take(LegendRole::Stroke, encode.stroke, plan_.symbol_stroke);
    take(LegendRole::Opacity, encode.opacity, plan_.symbol_opacity);
    take(LegendRole::StrokeWidth, encode.stroke_width, plan_.symbol_stroke_width);
    take(LegendRole::StrokeDash, encode.stroke_dash, plan_.symbol_dash);
    plan_.symbol_fill_opacity = encode.fill_opacity.value_or(1);
    plan_.symbol_stroke_opacity = encode.stroke_opacity.value_or(1);
    if (encode.stroke_dash_offset) plan_.symbol_dash_offset = *encode.stroke_dash_offset;
    auto const* fill = encode.fill ? std::get_if<base::Colour>(&*encode.fill) : nullptr;
    bool const is_opaque = encode.fill && (fill == nullptr || fill->alpha > 0);
    if (is_opaque && !encode.stroke && !legend_->roles.contains(LegendRole::Stroke))
      plan_.symbol_stroke = scene::Paint(base::Colour{0, 0, 0, 0});
  }

  void find_texts(GuideReader const& reader) {
    read_text_style(compilation_->config.style("guide-label"), *values_, plan_.label);
    reader.lettering("label", plan_.label);
    reader.number("labelOffset", plan_.label_offset);
    reader.number("labelSeparation", plan_.label_separation);
    if (auto const word = values_->text(reader.find("labelOverlap")))
      plan_.label_overlap = *word == "greedy"                      ? plot::LabelOverlap::Greedy
                            : *word == "true" || *word == "parity" ? plot::LabelOverlap::Parity
                                                                   : plot::LabelOverlap::Keep;
    else if (auto const type = *legend_->scale->type.value; type == scale::Type::Quantile ||
                                                            type == scale::Type::Threshold ||
                                                            type == scale::Type::Log || type == scale::Type::Symlog)
      plan_.label_overlap = plot::LabelOverlap::Greedy;
    plan_.title = lines_of(legend_->title);
    read_text_style(compilation_->config.style("guide-title"), *values_, plan_.title_lettering);
    reader.lettering("title", plan_.title_lettering);
    reader.anchor("titleAnchor", plan_.title_anchor);
    reader.orient("titleOrient", plan_.title_orient);
    reader.number("titlePadding", plan_.title_padding);
  }

  LegendComponent const* legend_;
  Compilation const* compilation_;
  Values const* values_;
  Properties properties_;
  plot::LegendPlan plan_;
};

}  // namespace

plot::LegendPlan plan_legend(LegendComponent const& legend, Compilation const& compilation) {
  return LegendPlanner(legend, compilation).plan();
}

}  // namespace livret::compile
