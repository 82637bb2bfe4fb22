#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "composite/genre_marks.hpp"
#include "composite/genre_view.hpp"

namespace livret::composite {

namespace {

constexpr double least_units = 20;

/// The z with P(|Z| < z) = level, by bisection of the error function.
double quantile_of(double level) {
  double low = 0, high = 10;
  for (int step = 0; step < 60; ++step) {
    double const middle = (low + high) / 2;
    (std::erf(middle / std::sqrt(2.0)) < level ? low : high) = middle;
  }
  return (low + high) / 2;
}

std::vector<double> levels_of(GenreView const& view) {
  std::vector<double> levels;
  if (auto const* given = view.property("levels"); is_sequence(given))
    for (auto const& item : given->items) {
      auto const level = number_of(&item);
      if (level && *level > 0 && *level < 1)
        levels.push_back(*level);
      else
        view.surroundings().sink.error(item.span, "`levels` needs numbers between 0 and 1", "as in `[0.95, 0.998]`");
    }
  if (levels.empty()) levels = {0.95, 0.998};
  std::sort(levels.begin(), levels.end());
  return levels;
}

/// The share of all units together, and what chance alone makes of it at each unit's size.
yaml::Node limit_steps(GenreView const& view, std::vector<double> const& levels) {
  auto const size = view.datum("x"), share = view.datum("y");
  auto steps =
      list({calculate(fmt::format("{} * {}", size, share), "funnel_hits"),
            join_aggregate(
                list({aggregated("sum", "funnel_hits", "funnel_all_hits"),
                      aggregated("sum", view.field("x"), "funnel_all"), aggregated("count", "", "funnel_units")})),
            calculate("datum.funnel_all_hits / datum.funnel_all", "funnel_mean"),
            calculate(fmt::format("sqrt(datum.funnel_mean * (1 - datum.funnel_mean) / {})", size), "funnel_error")});
  for (std::size_t i = 0; i < levels.size(); ++i) {
    auto const reach = fmt::format("{:.4f} * datum.funnel_error", quantile_of(levels[i]));
    append(steps,
           list({calculate(fmt::format("max(0, datum.funnel_mean - {})", reach), fmt::format("funnel_low_{}", i)),
                 calculate(fmt::format("min(1, datum.funnel_mean + {})", reach), fmt::format("funnel_high_{}", i))}));
  }
  steps.items.push_back(calculate(
      fmt::format("datum.funnel_units < {} ? {} : {} > datum.funnel_high_0 ? {} : {} < datum.funnel_low_0 ? {} : {}",
                  view.number("least", least_units), literal(view.word("dans les limites", "within the limits")), share,
                  literal(view.word("au-dessus", "above")), share, literal(view.word("au-dessous", "below")),
                  literal(view.word("dans les limites", "within the limits"))),
      "funnel_side"));
  return steps;
}

yaml::Node side(GenreView const& view, yaml::Node range) {
  auto domain = list({view.word("au-dessous", "below"), view.word("dans les limites", "within the limits"),
                      view.word("au-dessus", "above")});
  return map({{"field", "funnel_side"},
              {"type", "nominal"},
              {"title", null()},
              {"legend", map({{"orient", "top"}, {"title", null()}})},
              {"scale", map({{"domain", std::move(domain)}, {"range", std::move(range)}})}});
}

yaml::Node limits(GenreView const& view, std::vector<double> const& levels) {
  auto const enough = fmt::format("datum.funnel_units >= {}", view.number("least", least_units));
  auto layers = list(std::vector<yaml::Node>());
  for (std::size_t i = 0; i < levels.size(); ++i)
    for (auto const* end : {"low", "high"})
      append(layers,
             list({view.part("limit",
                             map({{"type", "line"},
                                  {"interpolate", "monotone"},
                                  {"color", palette::grey},
                                  {"strokeWidth", 1},
                                  {"strokeDash", i == 0 ? Value(list({4, 3})) : Value(std::nullopt)}}),
                             map({{"y", of_field(fmt::format("funnel_{}_{}", end, i))}}), list({filter(enough)}))}));
  append(layers,
         list({view.part("mean", map({{"type", "rule"}, {"color", palette::deep}}),
                         map({{"x", null()}, {"y", map({{"aggregate", "mean"}, {"field", "funnel_mean"}})}}))}));
  return layers;
}

/// Says why there are no limits, where chance alone gives none worth drawing. Up on the right a funnel is empty.
Value note(GenreView const& view) {
  double const least = view.number("least", least_units);
  auto const words = fmt::format(
      fmt::runtime(view.word("moins de {} unités : sans limites", "fewer than {} units: no limits")), least);
  return view.part(
      "note", map({{"type", "text"}, {"align", "right"}, {"baseline", "top"}, {"color", palette::grey}}),
      map({{"x", map({{"value", "width"}})}, {"y", map({{"value", 4}})}, {"text", of_field("funnel_note")}}),
      list({aggregate(list({aggregated("count", "", "funnel_rows")}), {"funnel_units"}),
            calculate(fmt::format("datum.funnel_units < {} ? {} : ''", least, literal(words)), "funnel_note")}));
}

}  // namespace

std::optional<yaml::Node> expand_funnel(yaml::Node unit, Surroundings const& surroundings) {
  static Vocabulary const vocabulary{
      {"x", "y"}, {"text"}, {"x", "y"}, {"levels", "least"}, {"limit", "mean", "point", "label", "note"}};
  auto const view = GenreView::read(std::move(unit), vocabulary, surroundings);
  if (!view) return std::nullopt;
  auto const levels = levels_of(*view);
  auto const axis = map({{"grid", true}, {"domain", false}, {"ticks", false}});
  auto encoding =
      map({{"x", view->defined("x", map({{"type", "quantitative"}, {"axis", axis}, {"scale", map({{"zero", true}})}}))},
           {"y", view->shared(
                     "y", map({{"type", "quantitative"},
                               {"title", null()},
                               {"axis", map({{"grid", true}, {"domain", false}, {"ticks", false}, {"format", ".0%"}})},
                               {"scale", map({{"zero", false}})}}))}});
  auto const share = of_field(view->field("y"));
  auto layers = limits(*view, levels);
  append(layers, list({view->part("point", map({{"type", "point"}, {"filled", true}, {"size", 45}, {"opacity", 0.9}}),
                                  map({{"y", share},
                                       {"color", side(*view, list({palette::warm, palette::grey, palette::accent}))},
                                       {"shape", side(*view, list({"triangle-down", "circle", "triangle-up"}))}})),
                       note(*view)}));
  if (view->has("text"))
    append(
        layers,
        list({view->part("label", map({{"type", "text"}, {"align", "left"}, {"dx", 7}, {"color", palette::ink}}),
                         map({{"y", share}, {"text", *view->definition("text")}}),
                         list({filter(fmt::format("datum.funnel_side != {}",
                                                  literal(view->word("dans les limites", "within the limits"))))}))}));
  return view->layered(limit_steps(*view, levels), std::move(encoding), std::move(layers));
}

}  // namespace livret::composite
