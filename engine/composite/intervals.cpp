#include "composite/channel.hpp"
#include "composite/genre_marks.hpp"
#include "composite/genre_view.hpp"

namespace livret::composite {

std::optional<yaml::Node> expand_intervals(yaml::Node unit, Surroundings const& surroundings) {
  static Vocabulary const vocabulary{
      {"x", "y", "min", "max"}, {"color"}, {"min", "max"}, {"format"}, {"bar", "interval", "label"}};
  auto const view = GenreView::read(std::move(unit), vocabulary, surroundings);
  if (!view) return std::nullopt;
  bool const lies = has_type(view->definition("x"), "quantitative") && !has_type(view->definition("y"), "quantitative");
  std::string const values = lies ? "x" : "y", categories = lies ? "y" : "x";
  auto const plain_axis = map({{"domain", false}, {"ticks", false}, {"labelAngle", 0}, {"labelLimit", 260}});
  auto encoding = map(
      {{categories,
        view->defined(categories,
                      map({{"type", "nominal"}, {"title", null()}, {"sort", null()}, {"axis", plain_axis}}))},
       {values, view->shared(values, map({{"type", "quantitative"},
                                          {"title", null()},
                                          {"axis", map({{"grid", true}, {"domain", false}, {"ticks", false}})}}))}});
  auto const interval = map({{values, of_field(view->field("min"))}, {values + "2", of_field(view->field("max"))}});
  auto const cap = [&](char const* end) {
    return view->part("interval",
                      map({{"type", "tick"},
                           {"orient", lies ? "vertical" : "horizontal"},
                           {"size", 8},
                           {"thickness", 1.2},
                           {"opacity", 1},
                           {"color", palette::ink}}),
                      map({{values, of_field(view->field(end))}}));
  };
  // The label stands at the foot of the bar, where no interval can cross it.
  auto const label = map({{"type", "text"},
                          {"align", lies ? "left" : "center"},
                          {"baseline", lies ? "middle" : "bottom"},
                          {"dx", lies ? 5 : 0},
                          {"dy", lies ? 0 : -5},
                          {"color", palette::ink}});
  auto layers = list(
      {view->part("bar", map({{"type", "bar"}, {"orient", lies ? "horizontal" : "vertical"}, {"color", "#6f97ba"}}),
                  map({{values, of_field(view->field(values))}, {"color", view->definition("color")}})),
       view->part("interval", map({{"type", "rule"}, {"strokeWidth", 1.2}, {"color", palette::ink}}), interval),
       cap("min"), cap("max"),
       view->part("label", label,
                  map({{values, map({{"datum", 0}})},
                       {"text", map({{"field", view->field(values)},
                                     {"type", "quantitative"},
                                     {"format", view->text("format", ".1f")}})}}))});
  return view->layered(list(std::vector<yaml::Node>()), std::move(encoding), std::move(layers));
}

}  // namespace livret::composite
