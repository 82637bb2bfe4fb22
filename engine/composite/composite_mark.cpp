#include "composite/composite_mark.hpp"

#include <algorithm>
#include <iterator>

#include "composite/genre_marks.hpp"
#include "composite/vega_lite_marks.hpp"

namespace livret::composite {

namespace {

constexpr CompositeMark marks[] = {
    {"boxplot", expand_box_plot, Expansion::Plain},
    {"bump", expand_bump},
    {"caterpillar", expand_caterpillar},
    {"coverage", expand_coverage, Expansion::Nested, Extent::SeveralViews},
    {"dumbbell", expand_dumbbell},
    {"errorband", expand_error_band, Expansion::Plain},
    {"errorbar", expand_error_bar, Expansion::Plain},
    {"funnel", expand_funnel},
    {"intervals", expand_intervals},
    {"likert", expand_likert},
    {"matrix", expand_matrix},
    {"slope", expand_slope},
    {"sparkline", expand_sparkline},
    {"spine", expand_spine},
    {"steps", expand_steps},
    {"tilemap", expand_tilemap},
    {"timeline", expand_timeline},
    {"waffle", expand_waffle},
};

}  // namespace

std::span<CompositeMark const> all_composite_marks() { return marks; }

CompositeMark const* find_composite_mark(std::string_view name) {
  auto const found =
      std::find_if(std::begin(marks), std::end(marks), [&](CompositeMark const& mark) { return mark.name == name; });
  return found == std::end(marks) ? nullptr : found;
}

}  // namespace livret::composite
