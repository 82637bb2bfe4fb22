#include "pdf/drawing_painter.hpp"

namespace livret::pdf {

namespace {

class DrawingPainter {
 public:
  DrawingPainter(double x, double y, ContentStream& out) : x_(x), y_(y), out_(out) {}

  void operator()(frame::Fill const& fill) const {
    if (fill.path.empty()) return;
    std::visit([&](auto const& paint) { set_fill(paint); }, fill.paint);
    out_.append(fill.path);
    out_.paint(fill.rule == frame::FillRule::NonZero ? PathPaint::Fill : PathPaint::FillEvenOdd);
  }

  void operator()(frame::Stroke const& stroke) const {
    if (stroke.path.empty()) return;
    std::visit([&](auto const& paint) { set_stroke(paint); }, stroke.paint);
    out_.set_line({stroke.width, stroke.cap, stroke.join, stroke.miter_limit, stroke.dash, stroke.dash_offset});
    out_.append(stroke.path);
    out_.paint(PathPaint::Stroke);
  }

  void operator()(frame::Clip const& clip) const {
    // An empty path clips all away: a rectangle without area does.
    if (clip.path.empty()) out_.rectangle(0, 0, 0, 0);
    out_.append(clip.path);
    out_.clip(clip.rule);
  }

  void operator()(frame::Save const&) const { out_.save(); }
  void operator()(frame::Restore const&) const { out_.restore(); }

  void operator()(frame::Glyphs const& glyphs) const {
    out_.show(*glyphs.run, glyphs.origin.x, -glyphs.origin.y, glyphs.angle);
  }

  void operator()(frame::Picture const& picture) const {
    out_.show(picture.image, picture.corner.x, -picture.corner.y - picture.height, picture.width, picture.height);
  }

 private:
  void set_fill(base::Colour colour) const { out_.set_fill(colour); }
  void set_fill(frame::Gradient const& gradient) const { out_.set_fill(gradient, to_page(gradient)); }
  void set_stroke(base::Colour colour) const { out_.set_stroke(colour); }
  void set_stroke(frame::Gradient const& gradient) const { out_.set_stroke(gradient, to_page(gradient)); }

  /// From the gradient's space over the drawing's, whose y goes downward, to the page's.
  Matrix to_page(frame::Gradient const& gradient) const {
    auto const& [xx, yx, xy, yy, x0, y0] = gradient.transform;
    return {xx, -yx, xy, -yy, x_ + x0, y_ - y0};
  }

  double x_;
  double y_;
  ContentStream& out_;
};

}  // namespace

void paint_drawing(frame::Drawing const& drawing, double x, double y, ContentStream& out) {
  out.save();
  out.translate(x, y);
  DrawingPainter const painter(x, y, out);
  for (frame::Operation const& operation : drawing.operations) std::visit(painter, operation);
  out.restore();
}

}  // namespace livret::pdf
