#pragma once

#include "canvas/canvas.hpp"
#include "scene/scene.hpp"

namespace livret::scene {

/// Fills and strokes outlines on a canvas with the ink of items.
class Brush {
 public:
  explicit Brush(canvas::Canvas& canvas) : canvas_(canvas) {}

  enum class Parts { FillAndStroke, Fill, Stroke };
  /// `outline` has its (0, 0) at `at`.
  void paint(frame::Path outline, frame::Vertex at, Ink const& ink, Parts parts = Parts::FillAndStroke);

 private:
  void fill_hatched(frame::Path const& outline, frame::Vertex at, Hatch const& hatch, double opacity);
  void set_line_style(Ink const& ink);

  canvas::Canvas& canvas_;
};

}  // namespace livret::scene
