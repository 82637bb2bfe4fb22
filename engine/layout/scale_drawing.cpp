#include "layout/scale_drawing.hpp"

#include <cmath>

namespace livret::layout {

namespace {

using frame::Vertex;

class Scaler {
 public:
  explicit Scaler(double factor) : factor_(factor) {}

  frame::Operation operator()(frame::Fill const& fill) const {
    return frame::Fill{path(fill.path), paint(fill.paint), fill.rule};
  }
  frame::Operation operator()(frame::Stroke stroke) const {
    stroke.path = path(stroke.path);
    stroke.paint = paint(stroke.paint);
    stroke.width *= factor_;
    for (double& length : stroke.dash) length *= factor_;
    stroke.dash_offset *= factor_;
    return stroke;
  }
  frame::Operation operator()(frame::Clip const& clip) const { return frame::Clip{path(clip.path), clip.rule}; }
  frame::Operation operator()(frame::Save const& save) const { return save; }
  frame::Operation operator()(frame::Restore const& restore) const { return restore; }
  frame::Operation operator()(frame::Glyphs const& glyphs) const {
    auto run = std::make_shared<text::GlyphRun>(*glyphs.run);
    run->size = run->size * factor_;
    run->baseline_shift = run->baseline_shift * factor_;
    for (text::Glyph& glyph : run->glyphs) {
      glyph.advance = units(glyph.advance);
      glyph.x_offset = units(glyph.x_offset);
      glyph.y_offset = units(glyph.y_offset);
    }
    return frame::Glyphs{vertex(glyphs.origin), glyphs.angle, std::move(run)};
  }
  frame::Operation operator()(frame::Picture picture) const {
    picture.corner = vertex(picture.corner);
    picture.width *= factor_;
    picture.height *= factor_;
    return picture;
  }

 private:
  Vertex vertex(Vertex at) const { return {at.x * factor_, at.y * factor_}; }

  std::int32_t units(std::int32_t length) const { return static_cast<std::int32_t>(std::lround(length * factor_)); }

  frame::Path path(frame::Path const& given) const {
    frame::Path scaled;
    scaled.reserve(given.size());
    for (frame::Segment segment : given) {
      if (auto* move = std::get_if<frame::MoveTo>(&segment)) move->to = vertex(move->to);
      if (auto* line = std::get_if<frame::LineTo>(&segment)) line->to = vertex(line->to);
      if (auto* curve = std::get_if<frame::CurveTo>(&segment))
        *curve = {vertex(curve->control1), vertex(curve->control2), vertex(curve->to)};
      scaled.push_back(segment);
    }
    return scaled;
  }

  frame::Paint paint(frame::Paint given) const {
    auto* gradient = std::get_if<frame::Gradient>(&given);
    if (gradient == nullptr) return given;
    frame::Transform& to = gradient->transform;
    for (double* part : {&to.xx, &to.yx, &to.xy, &to.yy, &to.x0, &to.y0}) *part *= factor_;
    return given;
  }

  double factor_;
};

}  // namespace

frame::Drawing scale_drawing(frame::Drawing const& drawing, double factor) {
  frame::Drawing scaled;
  scaled.size = {drawing.size.width * factor, drawing.size.height * factor};
  scaled.operations.reserve(drawing.operations.size());
  for (frame::Operation const& operation : drawing.operations)
    scaled.operations.push_back(std::visit(Scaler(factor), operation));
  return scaled;
}

}  // namespace livret::layout
