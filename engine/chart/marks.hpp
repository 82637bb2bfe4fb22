#pragma once

#include "chart/plot.hpp"
#include "chart/scene.hpp"

namespace livret::chart {

/// The items that a layer's rows are drawn as, in the order of the rows (lines: of their groups). Rows without a place
/// are left out. `behind` is what the layers before have drawn: texts without a colour of their own are set light or
/// dark by what they stand on.
Scene make_marks(Plot const& plot, Layer const& layer, Scene const& behind);

Scene make_bars(Plot const& plot, Layer const& layer);
Scene make_cells(Plot const& plot, Layer const& layer);
Scene make_lines(Plot const& plot, Layer const& layer);
Scene make_points(Plot const& plot, Layer const& layer);
Scene make_rules(Plot const& plot, Layer const& layer);
Scene make_ticks(Plot const& plot, Layer const& layer);
Scene make_texts(Plot const& plot, Layer const& layer, Scene const& behind);

/// The text of a row's text mark.
std::string text_at(Plot const& plot, Layer const& layer, std::size_t row);

/// The fill and line of a row's shape: hollow where `filled` is false or its fill opacity is 0.
struct ShapePaint {
  base::Colour fill;
  Outline outline;
};
ShapePaint shape_paint(Plot const& plot, Layer const& layer, std::size_t row);

}  // namespace livret::chart
