#include <fmt/format.h>

#include "composite/genre_marks.hpp"
#include "composite/genre_view.hpp"

namespace livret::composite {

namespace {

/// Puts the reference into every row, under a name of ours.
yaml::Node reference_steps(GenreView const& view) {
  if (view.has("reference")) return list({calculate(view.datum("reference"), "caterpillar_reference")});
  auto const* given = view.property("reference");
  if (auto const number = number_of(given))
    return list({calculate(fmt::format("{}", *number), "caterpillar_reference")});
  auto const word = given ? text_of(given) : "mean";
  if (word != "mean" && word != "median")
    view.surroundings().sink.error(given->span,
                                   fmt::format("`reference` needs `mean`, `median` or a number, found `{}`", word));
  return list({join_aggregate(
      list({aggregated(word == "median" ? "median" : "mean", view.field("x"), "caterpillar_reference")}))});
}

std::string side_of(GenreView const& view) {
  auto const low = view.datum(view.has("min") ? "min" : "x"), high = view.datum(view.has("max") ? "max" : "x");
  return fmt::format("{0} > datum.caterpillar_reference ? {2} : {1} < datum.caterpillar_reference ? {3} : {4}", low,
                     high, literal(view.word("au-dessus", "above")), literal(view.word("au-dessous", "below")),
                     literal(view.word("non distinct", "not distinct")));
}

yaml::Node side_channel(GenreView const& view, yaml::Node range) {
  auto domain = list(
      {view.word("au-dessous", "below"), view.word("non distinct", "not distinct"), view.word("au-dessus", "above")});
  return map({{"field", "caterpillar_side"},
              {"type", "nominal"},
              {"title", null()},
              {"legend", map({{"orient", "top"}, {"title", null()}})},
              {"scale", map({{"domain", std::move(domain)}, {"range", std::move(range)}})}});
}

}  // namespace

std::optional<yaml::Node> expand_caterpillar(yaml::Node unit, Surroundings const& surroundings) {
  static Vocabulary const vocabulary{
      {"x", "y"}, {"min", "max", "reference"}, {"x", "min", "max", "reference"}, {"reference"}, {"interval", "point"}};
  auto const view = GenreView::read(std::move(unit), vocabulary, surroundings);
  if (!view) return std::nullopt;
  auto steps = reference_steps(*view);
  steps.items.push_back(calculate(side_of(*view), "caterpillar_side"));
  auto const order = map({{"field", view->field("x")}, {"op", "max"}, {"order", "descending"}});
  auto encoding = map(
      {{"x", view->shared("x", map({{"type", "quantitative"},
                                    {"title", null()},
                                    {"axis", map({{"grid", true}, {"domain", false}, {"ticks", false}})},
                                    {"scale", map({{"zero", false}})}}))},
       {"y", view->defined("y", map({{"type", "nominal"},
                                     {"title", null()},
                                     {"sort", order},
                                     {"axis", map({{"domain", false}, {"ticks", false}, {"labelLimit", 260}})}}))}});
  auto const colour = side_channel(*view, list({palette::warm, palette::grey, palette::accent}));
  auto layers = list({map(
      {{"mark", map({{"type", "rule"},
                     {"color", palette::deep},
                     {"strokeDash", list({4, 3})},
                     {"style", "caterpillar-reference"}})},
       {"encoding", map({{"x", map({{"aggregate", "mean"}, {"field", "caterpillar_reference"}})}, {"y", null()}})}})});
  if (view->has("min") && view->has("max"))
    append(layers,
           list({view->part(
               "interval", map({{"type", "rule"}, {"strokeWidth", 1.5}}),
               map({{"x", of_field(view->field("min"))}, {"x2", of_field(view->field("max"))}, {"color", colour}}))}));
  auto shape = side_channel(*view, list({"triangle-down", "circle", "triangle-up"}));
  append(layers, list({view->part("point", map({{"type", "point"}, {"filled", true}, {"size", 60}, {"opacity", 1}}),
                                  map({{"x", of_field(view->field("x"))}, {"color", colour}, {"shape", shape}}))}));
  return view->layered(std::move(steps), std::move(encoding), std::move(layers));
}

}  // namespace livret::composite
