#include <fmt/format.h>

#include "composite/editions.hpp"
#include "composite/genre_marks.hpp"

namespace livret::composite {

namespace {

constexpr double default_height = 240;

/// The change of each unit from its first to its last edition, as a word.
void add_direction(GenreView const& view, yaml::Node& steps) {
  auto const unit = view.field("detail");
  auto const value = view.datum("y");
  append(
      steps,
      list({calculate(fmt::format("datum.edition_place == 1 ? {} : null", value), "slope_first"),
            calculate(fmt::format("datum.edition_place == datum.edition_last ? {} : null", value), "slope_last"),
            join_aggregate(
                list({aggregated("max", "slope_first", "slope_first"), aggregated("max", "slope_last", "slope_last")}),
                {unit}),
            calculate(fmt::format("datum.slope_last > datum.slope_first ? {} : datum.slope_last < datum.slope_first ? "
                                  "{} : {}",
                                  literal(view.word("hausse", "up")), literal(view.word("baisse", "down")),
                                  literal(view.word("stable", "unchanged"))),
                      "slope_direction")}));
}

yaml::Node direction(GenreView const& view, yaml::Node range) {
  auto domain = list({view.word("hausse", "up"), view.word("baisse", "down"), view.word("stable", "unchanged")});
  return map({{"field", "slope_direction"},
              {"type", "nominal"},
              {"legend", null()},
              {"scale", map({{"domain", std::move(domain)}, {"range", std::move(range)}})}});
}

Value label(GenreView const& view, char const* test, char const* align, double dx, yaml::Node const& colour) {
  return view.part("label", map({{"type", "text"}, {"align", align}, {"dx", dx}}),
                   map({{"y", of_field("slope_label")}, {"text", of_field("slope_text")}, {"color", colour}}),
                   list({filter(test)}));
}

yaml::Node layers_of(GenreView const& view) {
  auto const colour = view.has("color") ? view.defined("color", map({{"type", "nominal"}, {"title", null()}}))
                                        : direction(view, list({palette::accent, palette::warm, palette::grey}));
  auto const dash =
      view.has("color") ? Value(std::nullopt) : direction(view, list({list({1, 0}), list({5, 3}), list({1, 0})}));
  auto const y = of_field(view.field("y"));
  auto layers =
      list({view.part("line", map({{"type", "line"}, {"strokeWidth", 1.8}}),
                      map({{"y", y}, {"detail", view.definition("detail")}, {"color", colour}, {"strokeDash", dash}})),
            view.part("point", map({{"type", "point"}, {"filled", true}, {"size", 45}, {"opacity", 1}}),
                      map({{"y", y}, {"color", colour}, {"shape", view.definition("shape")}}))});
  auto const ends = view.text("labels", "both");
  if (ends != "end") append(layers, list({label(view, "datum.edition_place == 1", "right", -9, colour)}));
  if (ends != "start")
    append(layers, list({label(view, "datum.edition_place == datum.edition_last", "left", 9, colour)}));
  return layers;
}

}  // namespace

std::optional<yaml::Node> expand_slope(yaml::Node unit, Surroundings const& surroundings) {
  static Vocabulary const vocabulary{
      {"x", "y", "detail"}, {"color", "shape"}, {"y"}, {"format", "gap", "labels"}, {"line", "point", "label"}};
  auto const view = GenreView::read(std::move(unit), vocabulary, surroundings);
  if (!view) return std::nullopt;
  auto const height = view->extent("height", default_height);
  auto steps = edition_steps(*view);
  add_direction(*view, steps);
  append(steps, dodge_steps({view->field("y"), view->field("detail"), "slope_label", view->number("gap", 13), height}));
  steps.items.push_back(
      calculate(fmt::format("datum.edition_place == 1 ? {0} + '  ' + format({1}, {2}) : format({1}, {2}) + "
                            "'  ' + {0}",
                            view->datum("detail"), view->datum("y"), literal(view->text("format", "~r"))),
                "slope_text"));
  auto encoding = map({{"x", edition_axis(*view)},
                       {"y", view->shared("y", map({{"type", "quantitative"},
                                                    {"title", null()},
                                                    {"axis", null()},
                                                    {"scale", map({{"zero", false}, {"nice", false}})}}))}});
  auto result = view->layered(std::move(steps), std::move(encoding), layers_of(*view));
  if (!result.find("height")) set(result, "height", give_span(*Value(height).node(), view->span()));
  return result;
}

}  // namespace livret::composite
