#include <algorithm>

#include <fmt/format.h>

#include "composite/field_name.hpp"
#include "composite/genre_marks.hpp"
#include "composite/genre_view.hpp"

namespace livret::composite {

namespace {

/// The levels of an answer in their order, and the one about which the bars diverge.
struct Levels {
  std::vector<std::string> words;
  std::optional<double> middle;  ///< a place among them, 1.5 between the second and the third; nothing: no middle
};

std::optional<Levels> levels_of(GenreView const& view) {
  Levels levels{view.order_of("color"), std::nullopt};
  auto& sink = view.surroundings().sink;
  if (levels.words.size() < 2) {
    sink.error(view.span_of("color"), "`likert` needs the order of the levels on `color`",
               "give it as `sort: [disagree, neither, agree]`");
    return std::nullopt;
  }
  levels.middle = static_cast<double>(levels.words.size() - 1) / 2;
  auto const* given = view.property("middle");
  auto const word = text_of(given);
  if (word == "none") levels.middle = std::nullopt;
  if (!given || word == "none") return levels;
  auto const found = std::find(levels.words.begin(), levels.words.end(), word);
  if (found != levels.words.end())
    levels.middle = static_cast<double>(found - levels.words.begin());
  else
    sink.error(given->span, fmt::format("`middle` needs one of the levels or `none`, found `{}`", word));
  return levels;
}

/// Warm below the middle, deep above, grey in it; one colour from pale to deep where there is none.
std::vector<std::string> colours_of(Levels const& levels) {
  std::vector<std::string> const below = {"#b9531f", "#d98a5e", "#ecc3a8"}, above = {"#133a5c", "#4f7ba3", "#a9c3da"};
  std::vector<std::string> const ramp = {"#dbe6ee", "#a9c3da", "#7fa3c4", "#4f7ba3", "#2c5680", "#133a5c"};
  auto const count = levels.words.size();
  std::vector<std::string> colours;
  for (std::size_t i = 0; i < count; ++i) {
    auto const place = static_cast<double>(i);
    if (!levels.middle)
      colours.push_back(ramp[i * (ramp.size() - 1) / (count - 1)]);
    else if (place < *levels.middle)
      colours.push_back(below[std::min<std::size_t>(i, 2)]);
    else if (place > *levels.middle)
      colours.push_back(above[std::min<std::size_t>(count - 1 - i, 2)]);
    else
      colours.push_back("#c9d0d5");
  }
  return colours;
}

bool is_dark(std::string const& colour) {
  return colour == "#b9531f" || colour == "#133a5c" || colour == "#4f7ba3" || colour == "#2c5680";
}

/// Shares, their places on the axis, and what of each row lies left of 0.
yaml::Node share_steps(GenreView const& view, Levels const& levels, std::vector<std::string> const& rows) {
  auto steps = list(std::vector<yaml::Node>());
  auto groups = rows;
  groups.push_back(view.field("color"));
  auto const measure =
      view.has("x") ? aggregated("sum", view.field("x"), "likert_value") : aggregated("count", "", "likert_value");
  steps.items.push_back(aggregate(list({measure}), groups));
  steps.items.push_back(join_aggregate(list({aggregated("sum", "likert_value", "likert_total")}), rows));
  steps.items.push_back(calculate("datum.likert_value / datum.likert_total", "likert_share"));
  std::string words;
  for (auto const& word : levels.words) words += (words.empty() ? "" : ", ") + literal(word);
  steps.items.push_back(calculate(fmt::format("indexof([{}], {})", words, view.datum("color")), "likert_level"));
  steps.items.push_back(filter("datum.likert_level >= 0"));
  auto const middle = levels.middle.value_or(-1);
  steps.items.push_back(
      calculate(fmt::format("datum.likert_level < {0} ? datum.likert_share : datum.likert_level == {0} ? "
                            "datum.likert_share / 2 : 0",
                            middle),
                "likert_left"));
  steps.items.push_back(join_aggregate(list({aggregated("sum", "likert_left", "likert_offset")}), rows));
  steps.items.push_back(window(list({aggregated("sum", "likert_share", "likert_end")}), {"likert_level"}, rows));
  steps.items.push_back(calculate("datum.likert_end - datum.likert_offset", "likert_to"));
  steps.items.push_back(calculate("datum.likert_to - datum.likert_share", "likert_from"));
  steps.items.push_back(calculate("(datum.likert_to + datum.likert_from) / 2", "likert_centre"));
  return steps;
}

yaml::Node layers_of(GenreView const& view, Levels const& levels) {
  auto const colours = colours_of(levels);
  auto const legend = map(
      {{"orient", "top"}, {"direction", "horizontal"}, {"title", null()}, {"symbolType", "square"}, {"labelLimit", 0}});
  auto const colour =
      view.defined("color", map({{"type", "ordinal"},
                                 {"title", null()},
                                 {"legend", legend},
                                 {"scale", map({{"domain", texts(levels.words)}, {"range", texts(colours)}})}}));
  auto const number = map({{"field", "likert_share"}, {"type", "quantitative"}, {"format", ".0%"}});
  std::string dark;
  for (std::size_t i = 0; i < colours.size(); ++i)
    if (is_dark(colours[i])) dark += fmt::format("{}{}", dark.empty() ? "" : ", ", i);
  auto const label_colour =
      map({{"condition",
            map({{"test", fmt::format("indexof([{}], datum.likert_level) >= 0", dark)}, {"value", palette::paper}})},
           {"value", palette::ink}});
  auto layers = list(std::vector<yaml::Node>());
  if (levels.middle)
    append(layers, list({view.part("line", map({{"type", "rule"}, {"color", palette::grey}, {"strokeWidth", 1}}),
                                   map({{"x", map({{"datum", 0}})}, {"y", null()}}))}));
  append(layers,
         list({view.part("segment", map({{"type", "bar"}, {"orient", "horizontal"}}),
                         map({{"x", of_field("likert_from")}, {"x2", of_field("likert_to")}, {"color", colour}})),
               view.part("label", map({{"type", "text"}, {"fontSize", 10}}),
                         map({{"x", of_field("likert_centre")}, {"text", number}, {"color", label_colour}}),
                         list({filter(fmt::format("datum.likert_share >= {}", view.number("least", 0.06)))}))}));
  return layers;
}

}  // namespace

std::optional<yaml::Node> expand_likert(yaml::Node unit, Surroundings const& surroundings) {
  static Vocabulary const vocabulary{{"y", "color"}, {"x"}, {"x"}, {"middle", "least"}, {"segment", "label", "line"}};
  auto const view = GenreView::read(std::move(unit), vocabulary, surroundings);
  if (!view) return std::nullopt;
  auto const levels = levels_of(*view);
  if (!levels) return std::nullopt;
  auto const axis = map({{"labelExpr", "format(abs(datum.value), '.0%')"},
                         {"domain", false},
                         {"ticks", false},
                         {"grid", true},
                         {"tickCount", 5}});
  auto encoding = map(
      {{"x", view->shared("x", map({{"type", "quantitative"}, {"title", null()}, {"axis", axis}}))},
       {"y", view->defined("y", map({{"type", "nominal"},
                                     {"title", null()},
                                     {"sort", null()},
                                     {"axis", map({{"domain", false}, {"ticks", false}, {"labelLimit", 260}})}}))}});
  return view->layered(share_steps(*view, *levels, {view->field("y")}), std::move(encoding), layers_of(*view, *levels));
}

}  // namespace livret::composite
