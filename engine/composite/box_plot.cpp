#include <fmt/format.h>

#include "base/number_text.hpp"
#include "composite/channel.hpp"
#include "composite/encoding_transforms.hpp"
#include "composite/field_name.hpp"
#include "composite/parts.hpp"
#include "composite/tree.hpp"
#include "composite/vega_lite_marks.hpp"

namespace livret::composite {

namespace {

yaml::Node measure_of(std::string_view operation, std::string_view field, std::string_view as) {
  return map({{"op", operation}, {"field", field}, {"as", as}});
}

yaml::Node concatenation(std::initializer_list<yaml::Node const*> sequences) {
  auto result = list(std::vector<yaml::Node>());
  for (auto const* sequence : sequences) append(result, *sequence);
  return result;
}

class BoxPlot {
 public:
  BoxPlot(yaml::Node unit, yaml::Node encoding, Orientation orientation, Surroundings const& surroundings)
      : surroundings_(&surroundings),
        orientation_(orientation),
        composite_{mark_definition(unit), orientation == Orientation::Vertical ? "y" : "x", map({}),
                   *surroundings.config.find("boxplot")},
        outer_(without(unit, {"mark", "encoding", "params", "projection"})) {
    composite_.measure = drop_aggregate(*encoding.find(composite_.axis), "boxplot", surroundings.sink);
    take(encoding, composite_.axis);
    field_ = text_of(composite_.measure.find("field"));
    column_ = column_of_path(field_);
    parts_ = extract_transforms(encoding, surroundings.config);
    auto const* extent = composite_.mark.find("extent");
    if (!extent) extent = composite_.config.find("extent");
    reach_ = number_of(extent);
  }

  yaml::Node expand() { return give_span(reach_ ? expand_tukey() : expand_to_extremes(), composite_.mark.span); }

 private:
  yaml::Node expand_to_extremes() {
    auto result = outer_;
    auto transform = list(std::vector<yaml::Node>());
    if (auto own = take(result, "transform")) append(transform, std::move(*own));
    append(transform, summary());
    auto layers = whisker_layers();
    append(layers, box_layers());
    set(result, "transform", std::move(transform));
    set(result, "layer", std::move(layers));
    return result;
  }

  yaml::Node expand_tukey() {
    auto const lower = datum_of("lower_box_" + field_), upper = datum_of("upper_box_" + field_);
    auto const value = datum_of(field_), reach = base::to_text(*reach_);
    auto const low = fmt::format("{} - {} * ({} - {})", lower, reach, upper, lower);
    auto const high = fmt::format("{} + {} * ({} - {})", upper, reach, upper, lower);

    auto prepare = concatenation({&parts_.bins, &parts_.time_units});
    prepare.items.push_back(map({{"joinaggregate", quartiles()}, {"groupby", parts_.group_by}}));
    auto whiskers = list({map({{"filter", fmt::format("({} <= {}) && ({} <= {})", low, value, value, high)}}),
                          map({{"aggregate", whisker_ends()}, {"groupby", parts_.group_by}})});

    yaml::Node outside;
    if (auto outliers = outlier_layer(fmt::format("({} < {}) || ({} > {})", value, low, value, high))) {
      outside =
          map({{"transform", std::move(prepare)},
               {"layer",
                list({std::move(*outliers), map({{"transform", std::move(whiskers)}, {"layer", whisker_layers()}})})}});
    } else {
      append(prepare, std::move(whiskers));
      outside = map({{"transform", std::move(prepare)}, {"layer", whisker_layers()}});
    }
    auto result = outer_;
    set(result, "layer", list({std::move(outside), map({{"transform", summary()}, {"layer", box_layers()}})}));
    return result;
  }

  std::string named(std::string_view prefix) const { return fmt::format("{}{}", prefix, column_); }

  yaml::Node quartiles() const {
    return list({measure_of("q1", field_, named("lower_box_")), measure_of("q3", field_, named("upper_box_"))});
  }

  yaml::Node whisker_ends() const {
    auto result =
        list({measure_of("min", field_, named("lower_whisker_")), measure_of("max", field_, named("upper_whisker_")),
              measure_of("min", "lower_box_" + field_, named("lower_box_")),
              measure_of("max", "upper_box_" + field_, named("upper_box_"))});
    append(result, parts_.aggregate);
    return result;
  }

  /// The transform of the box: five numbers a group.
  yaml::Node summary() const {
    auto aggregate = parts_.aggregate;
    append(aggregate, quartiles());
    append(aggregate, list({measure_of("median", field_, named("mid_box_")),
                            measure_of("min", field_, named(reach_ ? "min_" : "lower_whisker_")),
                            measure_of("max", field_, named(reach_ ? "max_" : "upper_whisker_"))}));
    auto result = concatenation({&parts_.bins, &parts_.time_units});
    result.items.push_back(map({{"aggregate", std::move(aggregate)}, {"groupby", parts_.group_by}}));
    return result;
  }

  yaml::Node whisker_layers() const {
    auto const shared = without(parts_.encoding, {"size", "color"});
    auto const* invalid = composite_.mark.find("invalid");
    auto const rule = map({{"type", "rule"}, {"invalid", invalid}, {"aria", false}});
    auto const tick = map({{"type", "tick"},
                           {"color", "black"},
                           {"opacity", 1},
                           {"orient", tick_orient()},
                           {"invalid", invalid},
                           {"aria", false}});
    return list({make_part(composite_, {"rule", rule, "lower_whisker", "lower_box"}, shared),
                 make_part(composite_, {"rule", rule, "upper_box", "upper_whisker"}, shared),
                 make_part(composite_, {"ticks", tick, "lower_whisker"}, shared),
                 make_part(composite_, {"ticks", tick, "upper_whisker"}, shared)});
  }

  yaml::Node box_layers() const {
    auto const* size = mark_property(composite_.mark, "size", surroundings_->config);
    auto const* invalid = composite_.mark.find("invalid");
    if (!is_truthy(size)) size = nullptr;
    auto box = map({{"type", "bar"},
                    {"size", size},
                    {"orient", orientation_ == Orientation::Vertical ? "vertical" : "horizontal"},
                    {"invalid", invalid},
                    {"ariaRoleDescription", "box"}});
    auto const* colour = find(&composite_.config, {"median", "color"});
    auto tick = map({{"type", "tick"},
                     {"invalid", invalid},
                     {"color", is_truthy(colour) ? colour : nullptr},
                     {"size", size},
                     {"orient", tick_orient()},
                     {"aria", false}});
    return list({make_part(composite_, {"box", std::move(box), "lower_box", "upper_box"}, parts_.encoding),
                 make_part(composite_, {"median", std::move(tick), "mid_box"}, median_encoding())});
  }

  /// The median shows in the box's colour where the box has no height.
  yaml::Node median_encoding() const {
    auto result = without(parts_.encoding, {"size", "color"});
    if (auto const* size = parts_.encoding.find("size")) set(result, "size", *size);
    auto const* of_config = find(&composite_.config, {"box", "color"});
    auto condition =
        map({{"test", fmt::format("{} >= {}", datum_of("lower_box_" + field_), datum_of("upper_box_" + field_))}});
    if (auto const* colour = parts_.encoding.find("color"))
      lay_over(condition, *colour);
    else
      set(condition, "value", *(is_truthy(of_config) ? Value(of_config) : Value("#4c78a8")).node());
    set(result, "color", map({{"condition", std::move(condition)}}));
    return result;
  }

  std::optional<yaml::Node> outlier_layer(std::string const& test) const {
    auto const& measure = composite_.measure;
    auto const* title = measure.find("title");
    auto encoding = map({});
    set(encoding, composite_.axis,
        give_span(map({{"field", measure.find("field")},
                       {"type", measure.find("type")},
                       {"title", title ? title : measure.find("field")},
                       {"scale", measure.find("scale")},
                       {"axis", measure.find("axis")}}),
                  measure.span));
    lay_over(encoding, without(parts_.encoding, {"size", "color"}));
    if (auto const* colour = parts_.encoding.find("color")) set(encoding, "color", *colour);
    return finish_part(composite_, "outliers",
                       map({{"transform", list({map({{"filter", std::string_view(test)}})})},
                            {"mark", "point"},
                            {"encoding", std::move(encoding)}}));
  }

  char const* tick_orient() const { return orientation_ == Orientation::Vertical ? "horizontal" : "vertical"; }

  Surroundings const* surroundings_;
  Orientation orientation_;
  Composite composite_;
  yaml::Node outer_;  ///< what of the view is not the mark's
  std::string field_, column_;
  EncodingTransforms parts_;
  std::optional<double> reach_;  ///< of the whiskers, in interquartile ranges; nothing: to the extremes
};

}  // namespace

std::optional<yaml::Node> expand_box_plot(yaml::Node unit, Surroundings const& surroundings) {
  auto encoding = drop_tooltip(full_encoding(unit.find("encoding")), surroundings.sink);
  set(unit, "encoding", encoding);
  check_mark(mark_definition(unit), {"box", "invalid", "median", "outliers", "rule", "size", "ticks"},
             surroundings.sink);
  auto const orientation = composite_orientation(unit, surroundings);
  if (!orientation) return std::nullopt;
  auto const axis = *orientation == Orientation::Vertical ? "y" : "x";
  if (!is_field(encoding.find(axis))) {
    surroundings.sink.error(unit.find("mark")->span, fmt::format("`boxplot` needs a field on `{}`", axis));
    return std::nullopt;
  }
  return BoxPlot(std::move(unit), std::move(encoding), *orientation, surroundings).expand();
}

}  // namespace livret::composite
