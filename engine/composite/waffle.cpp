#include <fmt/format.h>

#include "composite/genre_marks.hpp"
#include "composite/genre_view.hpp"

namespace livret::composite {

namespace {

constexpr double default_size = 190;

/// A hundred cells by largest remainder: each category its whole hundredths, those that are left one by one to the
/// largest fractions. Then a row for each cell, with its place.
yaml::Node cell_steps(GenreView const& view) {
  auto const category = view.field("color");
  auto const measure = view.has("theta") ? aggregated("sum", view.field("theta"), "waffle_value")
                                         : aggregated("count", "", "waffle_value");
  auto steps = list({aggregate(list({measure}), {category})});
  std::string order = "waffle_input";
  steps.items.push_back(window(list({aggregated("row_number", "", "waffle_input")}), {}));
  if (auto const words = view.order_of("color"); !words.empty()) {
    std::string known;
    for (auto const& word : words) known += (known.empty() ? "" : ", ") + literal(word);
    steps.items.push_back(calculate(fmt::format("indexof([{}], {})", known, view.datum("color")), "waffle_order"));
    order = "waffle_order";
  }
  append(
      steps,
      list({join_aggregate(list({aggregated("sum", "waffle_value", "waffle_total")})),
            calculate("100 * datum.waffle_value / datum.waffle_total", "waffle_exact"),
            calculate("floor(datum.waffle_exact)", "waffle_whole"),
            calculate("datum.waffle_exact - datum.waffle_whole", "waffle_rest"),
            join_aggregate(list({aggregated("sum", "waffle_whole", "waffle_given")})),
            window(list({aggregated("row_number", "", "waffle_turn")}),
                   {"-waffle_rest", "-waffle_value", "waffle_input"}),
            calculate("datum.waffle_whole + (datum.waffle_turn <= 100 - datum.waffle_given ? 1 : 0)", "waffle_cells"),
            window(list({aggregated("sum", "waffle_cells", "waffle_end")}), {order, "waffle_input"}),
            filter("datum.waffle_cells > 0"),
            calculate("sequence(datum.waffle_end - datum.waffle_cells, datum.waffle_end)", "waffle_cell"),
            map({{"flatten", list({"waffle_cell"})}}), calculate("datum.waffle_cell % 10", "waffle_column"),
            calculate("floor(datum.waffle_cell / 10)", "waffle_row")}));
  return steps;
}

}  // namespace

std::optional<yaml::Node> expand_waffle(yaml::Node unit, Surroundings const& surroundings) {
  static Vocabulary const vocabulary{{"color"}, {"theta"}, {"theta"}, {}, {"cell"}};
  auto const view = GenreView::read(std::move(unit), vocabulary, surroundings);
  if (!view) return std::nullopt;
  auto const order = view->order_of("color");
  auto const by_order = order.empty() ? Value(std::nullopt) : Value(texts(order));
  auto const place = [](char const* field) {
    return map({{"field", field}, {"type", "ordinal"}, {"axis", null()}, {"scale", map({{"padding", 0}})}});
  };
  auto const look = [&](yaml::Node range) {
    return view->defined(
        "color", map({{"type", "nominal"},
                      {"title", null()},
                      {"sort", order.empty() ? Value(null()) : Value(std::nullopt)},
                      {"legend", map({{"title", null()}, {"orient", "right"}, {"offset", 14}, {"labelLimit", 0}})},
                      {"scale", map({{"domain", by_order}, {"range", std::move(range)}})}}));
  };
  // Shapes that fill a cell about as well as each other, so that no category looks larger.
  auto encoding =
      map({{"x", place("waffle_column")},
           {"y", place("waffle_row")},
           {"color", look(list({palette::deep, palette::accent, palette::warm, "#7d8b97", "#6f97ba", "#8a6a9c"}))},
           {"shape", look(list({"square", "circle", "diamond", "triangle-up", "cross", "triangle-down"}))}});
  auto result = view->layered(
      cell_steps(*view), std::move(encoding),
      list({view->part("cell", map({{"type", "point"}, {"filled", true}, {"size", 170}, {"opacity", 1}}), map({}))}));
  for (auto const* size : {"width", "height"})
    if (!result.find(size)) set(result, size, give_span(*Value(default_size).node(), view->span()));
  return result;
}

}  // namespace livret::composite
