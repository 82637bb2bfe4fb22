#include <fmt/format.h>

#include "composite/genre_marks.hpp"
#include "composite/genre_view.hpp"

namespace livret::composite {

namespace {

constexpr double bar_thickness = 7;

/// The three verdicts from below to above.
std::vector<std::string> verdicts_of(GenreView const& view) {
  auto labels = view.order_of("verdict");
  if (auto const* given = view.property("labels"); is_sequence(given))
    for (labels.clear(); auto const& label : given->items) labels.push_back(text_of(&label));
  if (labels.size() == 3) return labels;
  return {view.word("marge de progression", "room for progress"), view.word("proche du repère", "near the reference"),
          view.word("point d’appui", "strength")};
}

std::string suppressed_of(GenreView const& view) { return view.text("suppressed", view.word("n. d.", "n/a")); }

yaml::Node verdict_steps(GenreView const& view, std::vector<std::string> const& verdicts) {
  auto const value = view.datum("x");
  auto const missing = literal(suppressed_of(view));
  std::string verdict = literal(verdicts[1]);
  if (view.has("verdict"))
    verdict = view.datum("verdict");
  else if (view.has("q1") && view.has("q3"))
    verdict = fmt::format("{0} < {1} ? {2} : {0} > {3} ? {4} : {5}", value, view.datum("q1"), literal(verdicts[0]),
                          view.datum("q3"), literal(verdicts[2]), literal(verdicts[1]));
  return list({calculate(fmt::format("isValid({}) ? ({}) : {}", value, verdict, missing), "spine_verdict")});
}

/// Shape and colour say the same: one can do without the other.
yaml::Node look(std::vector<std::string> const& verdicts, yaml::Node range) {
  return map({{"field", "spine_verdict"},
              {"type", "nominal"},
              {"legend", null()},
              {"scale", map({{"domain", texts(verdicts)}, {"range", std::move(range)}})}});
}

yaml::Node verdict_colour(std::vector<std::string> const& verdicts) {
  return look(verdicts, list({palette::warm, palette::grey, palette::accent, palette::grey}));
}

yaml::Node ranges(GenreView const& view) {
  auto const bar = [](char const* colour) {
    return map({{"type", "bar"}, {"orient", "horizontal"}, {"size", bar_thickness}, {"color", colour}});
  };
  auto layers = list(std::vector<yaml::Node>());
  if (view.has("min") && view.has("max"))
    append(layers, list({view.part("range", bar(palette::light),
                                   map({{"x", of_field(view.field("min"))}, {"x2", of_field(view.field("max"))}}))}));
  if (view.has("q1") && view.has("q3"))
    append(layers, list({view.part("middle", bar(palette::middle),
                                   map({{"x", of_field(view.field("q1"))}, {"x2", of_field(view.field("q3"))}}))}));
  if (view.has("reference"))
    append(layers, list({view.part("reference",
                                   map({{"type", "tick"},
                                        {"orient", "vertical"},
                                        {"size", 2 * bar_thickness},
                                        {"thickness", 2},
                                        {"opacity", 1},
                                        {"color", palette::deep}}),
                                   map({{"x", of_field(view.field("reference"))}}))}));
  return layers;
}

yaml::Node values(GenreView const& view, std::vector<std::string> const& verdicts) {
  auto shape = look(verdicts, list({"triangle-down", "circle", "triangle-up", "circle"}));
  auto layers = list(
      {view.part(
           "point", map({{"type", "point"}, {"filled", true}, {"size", 90}, {"opacity", 1}}),
           map({{"x", of_field(view.field("x"))}, {"color", verdict_colour(verdicts)}, {"shape", std::move(shape)}})),
       view.part("verdict", map({{"type", "text"}, {"align", "left"}, {"dx", 10}, {"fontWeight", 500}}),
                 map({{"x", map({{"value", "width"}})},
                      {"text", of_field("spine_verdict")},
                      {"color", verdict_colour(verdicts)}}))});
  if (view.has("text"))
    append(layers,
           list({view.part("text", map({{"type", "text"}, {"align", "right"}, {"dx", -8}, {"color", palette::grey}}),
                           map({{"x", map({{"value", 0}})}, {"text", *view.definition("text")}}))}));
  return layers;
}

}  // namespace

std::optional<yaml::Node> expand_spine(yaml::Node unit, Surroundings const& surroundings) {
  static Vocabulary const vocabulary{{"x", "y"},
                                     {"min", "q1", "reference", "q3", "max", "verdict", "text"},
                                     {"x", "min", "q1", "reference", "q3", "max"},
                                     {"labels", "suppressed"},
                                     {"range", "middle", "reference", "point", "verdict", "text"}};
  auto const view = GenreView::read(std::move(unit), vocabulary, surroundings);
  if (!view) return std::nullopt;
  auto verdicts = verdicts_of(*view);
  auto steps = verdict_steps(*view, verdicts);
  verdicts.push_back(suppressed_of(*view));
  auto const axis = map({{"orient", "top"}, {"domain", false}, {"ticks", false}, {"grid", true}, {"tickCount", 5}});
  auto const rows =
      map({{"domain", false}, {"ticks", false}, {"labelPadding", view->has("text") ? 36 : 8}, {"labelLimit", 260}});
  auto encoding =
      map({{"x",
            view->shared(
                "x",
                map({{"type", "quantitative"}, {"title", null()}, {"axis", axis}, {"scale", map({{"zero", false}})}}))},
           {"y", view->defined("y", map({{"type", "nominal"}, {"title", null()}, {"sort", null()}, {"axis", rows}}))}});
  auto layers = ranges(*view);
  append(layers, values(*view, verdicts));
  return view->layered(std::move(steps), std::move(encoding), std::move(layers));
}

}  // namespace livret::composite
