#pragma once

#include "image/svg_gradient.hpp"

namespace livret::image {

/// Where an element stands: what holds for all that it contains.
struct SvgContext {
  frame::Transform to_drawing;
  Box viewport;  ///< what percentages are of, in user units
  SvgStyle style;
  int depth = 0;
  int clips = 0;  ///< saves that are open
};

/// Paints elements into a drawing (SVG 1.1, 14).
class SvgPainter {
 public:
  SvgPainter(SvgElement const& root, Faults& faults);

  /// Paints the kids of the root, whose user space `context` has.
  void paint_root(SvgContext const& context);

  std::vector<frame::Operation>& operations() { return operations_; }

 private:
  void index(SvgElement const& element);
  void paint_kids(SvgElement const& element, SvgContext const& context);
  void paint(SvgElement const& element, SvgContext const& outer);
  void paint_inside(SvgElement const& element, SvgContext& context);
  void paint_container(SvgElement const& element, SvgContext const& context);
  void paint_use(SvgElement const& use, SvgContext const& context);
  void paint_switch(SvgElement const& element, SvgContext const& context);
  void paint_viewport(SvgElement const& element, Box const& viewport, SvgContext const& context);
  void paint_shape(SvgElement const& shape, SvgContext const& context);
  void add_fill(SvgElement const& shape, frame::Path const& path, Box const& bounds, SvgContext const& context);
  void add_stroke(SvgElement const& shape, frame::Path const& path, Box const& bounds, SvgContext const& context);
  std::optional<frame::Paint> paint_of(SvgElement const& element, SvgPaint const& paint, double opacity,
                                       Box const& bounds, SvgContext const& context);
  /// Opens a save with the clip that an element asks for; false where there is none.
  bool open_clip(SvgElement const& element, SvgContext const& context);
  void add_clip(frame::Clip clip);
  /// Whether a shape or element may still be added; reports the first that may not.
  bool has_room(SvgElement const& element, std::size_t segments);
  std::optional<frame::Transform> transform_of(SvgElement const& element);
  SvgElement const* target_of(std::string_view id) const;

  SvgElement const& root_;
  Faults& faults_;
  SvgIndex index_;
  StyleSheet sheet_;
  Gradients gradients_;
  std::vector<frame::Operation> operations_;
  std::size_t elements_ = 0;
  std::size_t segments_ = 0;
  bool is_full_ = false;
};

}  // namespace livret::image
