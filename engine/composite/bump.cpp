#include "composite/editions.hpp"
#include "composite/genre_marks.hpp"

namespace livret::composite {

namespace {

constexpr double disc_size = 260;

Value label(GenreView const& view, char const* test, char const* align, double dx) {
  return view.part("label", map({{"type", "text"}, {"align", align}, {"dx", dx}, {"color", palette::ink}}),
                   map({{"text", of_field(view.field("detail"))}}), list({filter(test)}));
}

}  // namespace

std::optional<yaml::Node> expand_bump(yaml::Node unit, Surroundings const& surroundings) {
  static Vocabulary const vocabulary{
      {"x", "y", "detail"}, {"color"}, {"y"}, {"rank"}, {"line", "point", "number", "label"}};
  auto const view = GenreView::read(std::move(unit), vocabulary, surroundings);
  if (!view) return std::nullopt;
  auto steps = edition_steps(*view);
  // Equal values follow the alphabet: two units on one spot could not be told apart.
  if (view->flag("rank", true))
    steps.items.push_back(window(list({aggregated("row_number", "", "bump_rank")}),
                                 {"-" + view->field("y"), view->field("detail")}, {view->field("x")}));
  else
    steps.items.push_back(calculate(view->datum("y"), "bump_rank"));
  auto const scale = map({{"reverse", true}, {"zero", false}, {"nice", false}, {"padding", 14}});
  auto y = view->shared("y", map({{"type", "quantitative"}, {"title", null()}, {"axis", null()}, {"scale", scale}}));
  set(y, "field", *Value("bump_rank").node());
  auto encoding = map({{"x", edition_axis(*view)}, {"y", std::move(y)}});
  auto const colour = view->has("color") ? Value(view->defined("color", map({{"type", "nominal"}, {"legend", null()}})))
                                         : Value(map({{"value", palette::deep}}));
  auto layers = list(
      {view->part("line", map({{"type", "line"}, {"interpolate", "monotone"}, {"strokeWidth", 3}, {"opacity", 0.55}}),
                  map({{"detail", view->definition("detail")}, {"color", colour}})),
       view->part("point",
                  map({{"type", "point"}, {"shape", "circle"}, {"filled", true}, {"size", disc_size}, {"opacity", 1}}),
                  map({{"color", colour}})),
       view->part("number",
                  map({{"type", "text"}, {"fontSize", 10}, {"fontWeight", "bold"}, {"color", palette::paper}}),
                  map({{"text", of_field("bump_rank")}})),
       label(*view, "datum.edition_place == 1", "right", -14),
       label(*view, "datum.edition_place == datum.edition_last", "left", 14)});
  return view->layered(std::move(steps), std::move(encoding), std::move(layers));
}

}  // namespace livret::composite
