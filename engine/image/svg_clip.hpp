#pragma once

#include <optional>

#include "image/svg_gradient.hpp"

namespace livret::image {

/// What reading a clip needs of the drawing and of the element that it clips.
struct ClipContext {
  frame::Transform const& to_drawing;
  Box const& viewport;
  StyleSheet const& sheet;
  SvgIndex const& index;
};

/// The clip that `clip_path` makes for `element`, in the drawing's coordinates (SVG 1.1, 14.3.5). Nothing, and an
/// error, where it is more than one shape.
std::optional<frame::Clip> read_clip(SvgElement const& element, SvgElement const& clip_path, ClipContext const& context,
                                     Faults& faults);

}  // namespace livret::image
