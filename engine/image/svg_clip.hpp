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

/// A clip in the drawing's coordinates, and the segments that reading it took the time of.
struct ReadClip {
  std::optional<frame::Clip> clip;  ///< none where an error was found late
  std::size_t effort = 0;
};

/// The clip that `clip_path` makes for `element` (SVG 1.1, 14.3.5). Nothing, and an
/// error, where it is more than one shape.
std::optional<ReadClip> read_clip(SvgElement const& element, SvgElement const& clip_path, ClipContext const& context,
                                  Faults& faults);

}  // namespace livret::image
