#include <fmt/format.h>

#include "composite/genre_marks.hpp"
#include "composite/genre_view.hpp"

namespace livret::composite {

std::optional<yaml::Node> expand_sparkline(yaml::Node unit, Surroundings const& surroundings) {
  static Vocabulary const vocabulary{
      {"x", "y"}, {}, {"y"}, {"format", "color"}, {"line", "end", "label", "min", "max"}};
  auto const view = GenreView::read(std::move(unit), vocabulary, surroundings);
  if (!view) return std::nullopt;
  auto const value = view->field("y");
  auto steps = list(
      {filter(fmt::format("isValid({})", view->datum("y"))),
       window(list({aggregated("row_number", "", "sparkline_place")}), {view->field("x")}),
       join_aggregate(list({aggregated("max", "sparkline_place", "sparkline_last"),
                            aggregated("min", value, "sparkline_min"), aggregated("max", value, "sparkline_max")}))});
  auto encoding =
      map({{"x", view->defined("x", map({{"type", "ordinal"}, {"axis", null()}, {"scale", map({{"padding", 0.1}})}}))},
           {"y", view->defined("y", map({{"type", "quantitative"},
                                         {"axis", null()},
                                         {"scale", map({{"zero", false}, {"nice", false}, {"padding", 3}})}}))}});
  auto const colour = view->text("color", palette::deep);
  auto const last = "datum.sparkline_place == datum.sparkline_last";
  auto const at = [&](char const* end) {
    return list({filter(fmt::format("{} == datum.sparkline_{}", view->datum("y"), end))});
  };
  auto const mark = [](char const* shape, char const* ink) {
    return map({{"type", "point"}, {"shape", shape}, {"filled", true}, {"size", 22}, {"opacity", 1}, {"color", ink}});
  };
  auto layers = list(
      {view->part("line", map({{"type", "line"}, {"strokeWidth", 1.2}, {"color", colour}}), map({})),
       view->part("min", mark("triangle-down", palette::warm), map({}), at("min")),
       view->part("max", mark("triangle-up", palette::accent), map({}), at("max")),
       view->part("end",
                  map({{"type", "point"},
                       {"shape", "circle"},
                       {"filled", true},
                       {"size", 18},
                       {"opacity", 1},
                       {"color", colour}}),
                  map({}), list({filter(last)})),
       view->part(
           "label", map({{"type", "text"}, {"align", "left"}, {"dx", 5}, {"fontSize", 9}, {"color", palette::ink}}),
           map({{"text", map({{"field", value}, {"type", "quantitative"}, {"format", view->text("format", "~r")}})}}),
           list({filter(last)}))});
  auto result = view->layered(std::move(steps), std::move(encoding), std::move(layers));
  if (!result.find("width")) set(result, "width", give_span(*Value(80).node(), view->span()));
  if (!result.find("height")) set(result, "height", give_span(*Value(18).node(), view->span()));
  if (!result.find("view")) set(result, "view", give_span(map({{"stroke", null()}}), view->span()));
  return result;
}

}  // namespace livret::composite
