#pragma once

#include "canvas/canvas.hpp"
#include "scene/scene.hpp"
#include "scene/text_metrics.hpp"

namespace livret::scene {

/// Draws a mark and all in it at the canvas' place, in Vega's order: items and marks by zindex, then as they stand; of
/// a group first its ground, then its marks within its clip. Groups nested deeper than the saves of a canvas allow are
/// not clipped.
void paint(Mark const& mark, canvas::Canvas& canvas, FontMetrics& metrics);

}  // namespace livret::scene
