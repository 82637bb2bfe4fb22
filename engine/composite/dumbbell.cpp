#include <fmt/format.h>

#include "composite/genre_marks.hpp"
#include "composite/genre_view.hpp"

namespace livret::composite {

namespace {

/// Two fields of a row under each other: `dumbbell_key` tells which, `dumbbell_value` how much.
yaml::Node steps_of(GenreView const& view, std::vector<std::string>& keys) {
  auto steps = list(std::vector<yaml::Node>());
  if (!view.has("x2")) {
    steps.items.push_back(calculate(view.datum("x"), "dumbbell_value"));
    steps.items.push_back(calculate(view.datum("color"), "dumbbell_key"));
  } else {
    std::vector<std::string> const fields = {view.field("x"), view.field("x2")};
    steps.items.push_back(map({{"fold", texts(fields)}, {"as", list({"dumbbell_field", "dumbbell_value"})}}));
    keys = fields;
    if (auto const* labels = view.property("labels"); is_sequence(labels) && labels->items.size() == 2)
      keys = {text_of(&labels->items[0]), text_of(&labels->items[1])};
    steps.items.push_back(calculate(
        fmt::format("datum.dumbbell_field == {} ? {} : {}", literal(fields[0]), literal(keys[0]), literal(keys[1])),
        "dumbbell_key"));
  }
  steps.items.push_back(join_aggregate(
      list({aggregated("min", "dumbbell_value", "dumbbell_from"), aggregated("max", "dumbbell_value", "dumbbell_to")}),
      {view.field("y")}));
  steps.items.push_back(
      window(list({aggregated("row_number", "", "dumbbell_place")}), {"dumbbell_value"}, {view.field("y")}));
  return steps;
}

yaml::Node key_channel(GenreView const& view, std::vector<std::string> const& keys, yaml::Node range) {
  auto channel =
      map({{"type", "nominal"},
           {"title", null()},
           {"legend", map({{"orient", "top"}, {"title", null()}})},
           {"scale",
            map({{"domain", keys.empty() ? Value(std::nullopt) : Value(texts(keys))}, {"range", std::move(range)}})}});
  channel = view.shared("color", std::move(channel));
  set(channel, "field", *Value("dumbbell_key").node());
  return channel;
}

Value label(GenreView const& view, char const* test, char const* align, double dx) {
  return view.part(
      "label", map({{"type", "text"}, {"align", align}, {"dx", dx}, {"fontSize", 9.5}}),
      map({{"x", of_field("dumbbell_value")},
           {"text",
            map({{"field", "dumbbell_value"}, {"type", "quantitative"}, {"format", view.text("format", "~r")}})},
           {"color", map({{"value", palette::ink}})}}),
      list({filter(test)}));
}

}  // namespace

std::optional<yaml::Node> expand_dumbbell(yaml::Node unit, Surroundings const& surroundings) {
  static Vocabulary const vocabulary{
      {"x", "y"}, {"x2", "color"}, {"x", "x2"}, {"labels", "format"}, {"line", "point", "label"}};
  auto const view = GenreView::read(std::move(unit), vocabulary, surroundings);
  if (!view) return std::nullopt;
  if (!view->has("x2") && view->field("color").empty()) {
    surroundings.sink.error(view->span(), "`dumbbell` needs a second field on `x2`, or a field on `color`");
    return std::nullopt;
  }
  auto keys = view->order_of("color");
  auto steps = steps_of(*view, keys);
  auto encoding = map(
      {{"x", view->shared("x", map({{"type", "quantitative"},
                                    {"title", null()},
                                    {"axis", map({{"grid", true}, {"domain", false}, {"ticks", false}})},
                                    {"scale", map({{"zero", false}, {"padding", 26}})}}))},
       {"y", view->defined("y", map({{"type", "nominal"},
                                     {"title", null()},
                                     {"sort", null()},
                                     {"axis", map({{"domain", false}, {"ticks", false}, {"labelLimit", 260}})}}))}});
  auto layers =
      list({view->part("line", map({{"type", "rule"}, {"strokeWidth", 3}, {"color", palette::light}}),
                       map({{"x", of_field("dumbbell_from")}, {"x2", of_field("dumbbell_to")}})),
            view->part("point", map({{"type", "point"}, {"filled", true}, {"size", 80}, {"opacity", 1}}),
                       map({{"x", of_field("dumbbell_value")},
                            {"color", key_channel(*view, keys, list({"#7d8b97", palette::deep, palette::warm}))},
                            {"shape", key_channel(*view, keys, list({"circle", "diamond", "square"}))}})),
            label(*view,
                  "datum.dumbbell_value == datum.dumbbell_from && "
                  "(datum.dumbbell_to > datum.dumbbell_from || datum.dumbbell_place == 1)",
                  "right", -8),
            label(*view, "datum.dumbbell_value == datum.dumbbell_to && datum.dumbbell_to > datum.dumbbell_from", "left",
                  8)});
  return view->layered(std::move(steps), std::move(encoding), std::move(layers));
}

}  // namespace livret::composite
