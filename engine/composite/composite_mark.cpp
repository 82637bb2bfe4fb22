#include "composite/composite_mark.hpp"

#include <algorithm>
#include <iterator>

#include "composite/vega_lite_marks.hpp"

namespace livret::composite {

namespace {

constexpr CompositeMark marks[] = {
    {"boxplot", expand_box_plot},
    {"errorband", expand_error_band},
    {"errorbar", expand_error_bar},
};

}  // namespace

std::span<CompositeMark const> all_composite_marks() { return marks; }

CompositeMark const* find_composite_mark(std::string_view name) {
  auto const found =
      std::find_if(std::begin(marks), std::end(marks), [&](CompositeMark const& mark) { return mark.name == name; });
  return found == std::end(marks) ? nullptr : found;
}

}  // namespace livret::composite
