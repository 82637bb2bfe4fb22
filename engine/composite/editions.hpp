#pragma once

#include "composite/genre_view.hpp"
#include "yaml/node.hpp"

namespace livret::composite {

/// Steps that number the editions on `x`: `edition_place` from 1 in their order, `edition_last` the last number.
yaml::Node edition_steps(GenreView const& view);
/// The shared `x` of a chart of editions: their names over the plot.
yaml::Node edition_axis(GenreView const& view);

/// Steps that move labels at `value` apart within each edition, so that they are at least `gap` pixels from each other
/// in a plot of `height` pixels; `as` is where a label comes to lie. Two passes, each a running extreme: downwards from
/// the highest, upwards from the lowest; the mean of both keeps the gaps. `unit` breaks ties.
struct Dodge {
  std::string value, unit, as;
  double gap = 0, height = 0;
};
yaml::Node dodge_steps(Dodge const& dodge);

}  // namespace livret::composite
