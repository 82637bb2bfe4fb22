#pragma once

#include "canvas/canvas.hpp"
#include "scene/scene.hpp"
#include "scene/text_metrics.hpp"

namespace livret::scene {

/// Draws a text as it is set; sets it where it is not.
void paint_text(TextItem const& item, canvas::Canvas& canvas, FontMetrics& metrics);

}  // namespace livret::scene
