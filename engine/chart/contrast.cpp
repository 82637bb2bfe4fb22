#include "chart/contrast.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "chart/description_text.hpp"
#include "composite/tree.hpp"
#include "scale/colour_space.hpp"

namespace livret::chart {

namespace {

using composite::find;
using composite::is_mapping;
using composite::is_sequence;

enum class Bearer { Mark, Text };

/// Kinds of marks whose colours the config may give.
constexpr auto mark_kinds =
    std::to_array<std::string_view>({"mark", "arc", "bar", "circle", "line", "point", "square", "tick", "trail"});

/// Properties of the config that colour texts.
struct TextColour {
  std::string_view section, property;
};
constexpr auto text_colours = std::to_array<TextColour>({
    {"axis", "labelColor"},
    {"axis", "titleColor"},
    {"axisX", "labelColor"},
    {"axisX", "titleColor"},
    {"axisY", "labelColor"},
    {"axisY", "titleColor"},
    {"header", "labelColor"},
    {"header", "titleColor"},
    {"legend", "labelColor"},
    {"legend", "titleColor"},
    {"text", "color"},
    {"text", "fill"},
    {"title", "color"},
    {"title", "subtitleColor"},
});

bool is_filled_ground(std::string const& kind) {
  return kind == "bar" || kind == "rect" || kind == "arc" || kind == "area" || kind == "geoshape" || kind == "image" ||
         kind == "circle" || kind == "square" || kind == "point";
}

class ContrastCheck {
 public:
  ContrastCheck(yaml::Node const& spec, Config const& config, diag::Sink& sink)
      : config_(&config), sink_(&sink), ground_(config.background) {
    for (auto const* background :
         {find(config.vega.get(), {"background"}), find(&spec, {"config", "background"}), spec.find("background")})
      if (auto const colour = colour_of(background); colour && colour->alpha == 255) ground_ = *colour;
  }

  void check_config(yaml::Node const* config) const {
    if (!is_mapping(config)) return;
    for (auto const kind : mark_kinds) check_mark(find(config, {kind}), 1);
    for (auto const& text : text_colours) check(find(config, {text.section, text.property}), Bearer::Text, 1);
    if (auto const* category = find(config, {"range", "category"}); is_sequence(category))
      for (auto const& colour : category->items) check(&colour, Bearer::Mark, 1);
  }

  void check_view(ShownView const& view) const {
    bool const has_ground = std::any_of(view.marks.begin(), view.marks.end(),
                                        [](ShownMark const& mark) { return is_filled_ground(mark.kind); });
    auto const& main = main_mark(view);
    for (auto const& mark : view.marks) {
      if (mark.node == nullptr) continue;
      bool const is_text = mark.kind == "text";
      if (is_text ? has_ground : &mark != &main) continue;
      check_unit(*mark.node, is_text ? Bearer::Text : Bearer::Mark);
    }
  }

 private:
  std::optional<base::Colour> colour_of(yaml::Node const* node) const {
    if (node == nullptr || node->kind != yaml::Kind::Scalar) return std::nullopt;
    auto const named = config_->colours.find(node->text);
    return named != config_->colours.end() ? std::optional(named->second) : scale::read_colour(node->text);
  }

  /// As it is seen on the ground.
  std::optional<double> ratio_of(yaml::Node const* node, double opacity) const {
    auto colour = colour_of(node);
    if (!colour || colour->alpha == 0 || opacity <= 0) return std::nullopt;
    double const seen = std::min(opacity, 1.0) * colour->alpha / 255;
    colour->alpha = 255;
    return base::contrast_ratio(base::mix(ground_, *colour, seen), ground_);
  }

  void check(yaml::Node const* node, Bearer bearer, double opacity) const {
    auto const ratio = ratio_of(node, opacity);
    double const needed = bearer == Bearer::Text ? 4.5 : 3;
    if (!ratio || *ratio >= needed || node->span.source.is_none()) return;
    sink_->warning(node->span,
                   fmt::format("`{}` has a contrast of {:.1f}:1 against the ground, {} need {}:1", node->text, *ratio,
                               bearer == Bearer::Text ? "texts" : "marks", needed),
                   "take a darker colour, or a lighter one on a dark ground");
  }

  /// A mark is made out by its fill or by its outline.
  void check_mark(yaml::Node const* mark, double opacity) const {
    if (!is_mapping(mark)) return;
    auto const own = composite::number_of(mark->find("opacity")).value_or(1) * opacity;
    auto const* fill = mark->find("fill") != nullptr ? mark->find("fill") : mark->find("color");
    auto const* stroke = mark->find("stroke");
    bool const has_outline = ratio_of(stroke, own).value_or(1) >= 3;
    if (!has_outline) check(fill != nullptr ? fill : stroke, Bearer::Mark, own);
  }

  void check_unit(yaml::Node const& unit, Bearer bearer) const {
    auto const* mark = unit.find("mark");
    double const opacity = composite::number_of(find(&unit, {"encoding", "opacity", "value"})).value_or(1);
    bool is_coloured = false;
    for (auto const* channel : {"color", "fill", "stroke"}) {
      auto const* definition = find(&unit, {"encoding", channel});
      if (definition == nullptr) continue;
      is_coloured = true;
      check(definition->find("value"), bearer, opacity);
      auto const* range = find(definition, {"scale", "range"});
      bool const is_run = composite::is_text(definition->find("type"), "quantitative");
      if (is_sequence(range) && !is_run)
        for (auto const& colour : range->items) check(&colour, bearer, opacity);
    }
    if (is_coloured || !is_mapping(mark)) return;
    if (bearer == Bearer::Mark)
      check_mark(mark, opacity);
    else
      check(mark->find("fill") != nullptr ? mark->find("fill") : mark->find("color"), bearer, opacity);
  }

  Config const* config_;
  diag::Sink* sink_;
  base::Colour ground_;
};

}  // namespace

void check_contrast(std::vector<ShownView> const& views, yaml::Node const& spec, Config const& config,
                    diag::Sink& sink) {
  ContrastCheck const check(spec, config, sink);
  check.check_config(config.vega.get());
  check.check_config(spec.find("config"));
  for (auto const& view : views) check.check_view(view);
}

}  // namespace livret::chart
