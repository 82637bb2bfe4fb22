#include "composite/editions.hpp"

#include <fmt/format.h>

#include "composite/field_name.hpp"

namespace livret::composite {

yaml::Node edition_steps(GenreView const& view) {
  auto steps = list(std::vector<yaml::Node>());
  auto by = view.field("x");
  if (auto const order = view.order_of("x"); !order.empty()) {
    std::string words;
    for (auto const& word : order) words += (words.empty() ? "" : ", ") + literal(word);
    by = "edition_order";
    steps.items.push_back(calculate(fmt::format("indexof([{}], toString({}))", words, view.datum("x")), by));
    steps.items.push_back(filter("datum.edition_order >= 0"));
  }
  steps.items.push_back(window(list({aggregated("dense_rank", "", "edition_place")}), {by}));
  steps.items.push_back(join_aggregate(list({aggregated("max", "edition_place", "edition_last")})));
  return steps;
}

yaml::Node edition_axis(GenreView const& view) {
  auto const axis = map({{"orient", "top"},
                         {"domain", false},
                         {"ticks", false},
                         {"grid", true},
                         {"labelAngle", 0},
                         {"labelFontWeight", "bold"},
                         {"labelPadding", 8}});
  return view.defined("x", map({{"type", "ordinal"}, {"title", null()}, {"axis", axis}}));
}

yaml::Node dodge_steps(Dodge const& dodge) {
  auto const value = datum_of(column_of_path(dodge.value));
  auto const both = std::vector<std::string>{"edition_place"};
  // The axis may reach further than the values, which makes a pixel worth more.
  auto const share = 1.2 * dodge.gap / dodge.height;
  return list(
      {join_aggregate(
           list({aggregated("min", dodge.value, "dodge_low"), aggregated("max", dodge.value, "dodge_high")})),
       calculate(fmt::format("{} * ((datum.dodge_high - datum.dodge_low) || abs(datum.dodge_high) || 1)", share),
                 "dodge_gap"),
       window(list({aggregated("row_number", "", "dodge_down")}), {"-" + dodge.value, dodge.unit}, both),
       window(list({aggregated("row_number", "", "dodge_up")}), {dodge.value, "-" + dodge.unit}, both),
       calculate(value + " + datum.dodge_down * datum.dodge_gap", "dodge_ceiling"),
       calculate(value + " - datum.dodge_up * datum.dodge_gap", "dodge_floor"),
       window(list({aggregated("min", "dodge_ceiling", "dodge_highest")}), {"dodge_down"}, both),
       window(list({aggregated("max", "dodge_floor", "dodge_lowest")}), {"dodge_up"}, both),
       calculate("(datum.dodge_highest + datum.dodge_lowest + (datum.dodge_up - datum.dodge_down) * "
                 "datum.dodge_gap) / 2",
                 dodge.as)});
}

}  // namespace livret::composite
