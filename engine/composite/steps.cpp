#include "composite/genre_marks.hpp"
#include "composite/genre_view.hpp"

namespace livret::composite {

namespace {

constexpr double disc_size = 520;
constexpr double vertical_step = 46;
constexpr double horizontal_step = 150;

/// Where texts stand beside or under the disc of their step.
struct TextPlace {
  char const* align;
  double dx, title_dy, description_dy;
};

}  // namespace

std::optional<yaml::Node> expand_steps(yaml::Node unit, Surroundings const& surroundings) {
  static Vocabulary const vocabulary{
      {"order", "text"}, {"description"}, {}, {"orient"}, {"line", "disc", "number", "title", "description"}};
  auto const view = GenreView::read(std::move(unit), vocabulary, surroundings);
  if (!view) return std::nullopt;
  bool const lies = view->text("orient", "vertical") == "horizontal";
  bool const tells = view->has("description");
  auto const place = lies ? TextPlace{"center", 0, 26, 41} : TextPlace{"left", 24, tells ? -7.0 : 0.0, 8};
  auto const along = map({{"field", view->field("order")}, {"type", "ordinal"}, {"axis", null()}});
  auto encoding = lies ? map({{"x", along}}) : map({{"y", along}, {"x", map({{"value", 14}})}});
  auto const text = [&](double dy) {
    return map({{"type", "text"}, {"align", place.align}, {"dx", place.dx}, {"dy", dy}, {"color", palette::ink}});
  };
  auto title = text(place.title_dy), description = text(place.description_dy);
  lay_over(title, map({{"fontSize", 11}, {"fontWeight", "bold"}}));
  lay_over(description, map({{"color", palette::grey}}));
  auto layers =
      list({view->part("line", map({{"type", "line"}, {"color", palette::middle}, {"strokeWidth", 1.5}}), map({})),
            view->part("disc",
                       map({{"type", "point"},
                            {"shape", "circle"},
                            {"filled", true},
                            {"size", disc_size},
                            {"opacity", 1},
                            {"color", palette::deep}}),
                       map({})),
            view->part("number",
                       map({{"type", "text"}, {"fontSize", 12}, {"fontWeight", "bold"}, {"color", palette::paper}}),
                       map({{"text", of_field(view->field("order"))}})),
            view->part("title", std::move(title), map({{"text", *view->definition("text")}}))});
  if (tells)
    append(
        layers,
        list({view->part("description", std::move(description), map({{"text", *view->definition("description")}}))}));
  auto result = view->layered(list(std::vector<yaml::Node>()), std::move(encoding), std::move(layers));
  auto const* extent = lies ? "width" : "height";
  if (!result.find(extent))
    set(result, extent, give_span(map({{"step", lies ? horizontal_step : vertical_step}}), view->span()));
  if (lies && !result.find("height")) set(result, "height", give_span(*Value(30).node(), view->span()));
  if (!result.find("view")) set(result, "view", give_span(map({{"stroke", null()}}), view->span()));
  return result;
}

}  // namespace livret::composite
