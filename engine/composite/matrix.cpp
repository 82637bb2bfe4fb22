#include <fmt/format.h>

#include "composite/genre_marks.hpp"
#include "composite/genre_view.hpp"

namespace livret::composite {

std::optional<yaml::Node> expand_matrix(yaml::Node unit, Surroundings const& surroundings) {
  static Vocabulary const vocabulary{
      {"x", "y", "size"}, {"color", "text"}, {"size"}, {"format"}, {"bubble", "label", "missing"}};
  auto const view = GenreView::read(std::move(unit), vocabulary, surroundings);
  if (!view) return std::nullopt;
  auto const axis = map({{"domain", false}, {"ticks", false}, {"labelPadding", 6}, {"labelLimit", 260}});
  auto across = axis;
  lay_over(across, map({{"orient", "top"}, {"labelAngle", 0}}));
  auto encoding =
      map({{"x", view->defined("x", map({{"type", "nominal"}, {"title", null()}, {"sort", null()}, {"axis", across}}))},
           {"y", view->defined("y", map({{"type", "nominal"}, {"title", null()}, {"sort", null()}, {"axis", axis}}))}});
  auto const size = view->defined(
      "size",
      map({{"type", "quantitative"}, {"legend", null()}, {"scale", map({{"zero", true}, {"range", list({0, 900})}})}}));
  auto const shades = map({{"range", list({"#c9d9e4", palette::deep})}, {"zero", true}});
  auto colour =
      view->has("color")
          ? view->defined("color", map({{"type", "quantitative"}, {"scale", shades}}))
          : map({{"field", view->field("size")}, {"type", "quantitative"}, {"legend", null()}, {"scale", shades}});
  auto const text =
      view->has("text")
          ? *view->definition("text")
          : map({{"field", view->field("size")}, {"type", "quantitative"}, {"format", view->text("format", ".1f")}});
  auto const value = view->datum("size");
  // Below the largest bubble, so that no label needs a colour of its own.
  auto layers =
      list({view->part("bubble", map({{"type", "point"}, {"shape", "circle"}, {"filled", true}, {"opacity", 1}}),
                       map({{"size", size}, {"color", std::move(colour)}})),
            view->part("label", map({{"type", "text"}, {"dy", 23}, {"fontSize", 9}, {"color", palette::grey}}),
                       map({{"text", text}}), list({filter(fmt::format("isValid({})", value))})),
            view->part("missing",
                       map({{"type", "point"},
                            {"shape", "cross"},
                            {"angle", 45},
                            {"filled", true},
                            {"size", 90},
                            {"color", palette::middle},
                            {"opacity", 1}}),
                       map({}), list({filter(fmt::format("!isValid({})", value))}))});
  auto result = view->layered(list(std::vector<yaml::Node>()), std::move(encoding), std::move(layers));
  if (!result.find("width")) set(result, "width", give_span(map({{"step", 84}}), view->span()));
  if (!result.find("height")) set(result, "height", give_span(map({{"step", 54}}), view->span()));
  return result;
}

}  // namespace livret::composite
