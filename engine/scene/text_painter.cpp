#include "scene/text_painter.hpp"

#include <cmath>
#include <numbers>

#include "scene/brush.hpp"
#include "scene/ink.hpp"
#include "scene/reach.hpp"
#include "scene/text_place.hpp"
#include "text/outline.hpp"

namespace livret::scene {

namespace {

/// The glyphs' outlines, the baseline starting at (0, 0).
frame::Path outline_of(text::GlyphRun const& run, text::FontBook const& fonts) {
  auto const& face = fonts.face(run.face);
  double const scale = run.size.to_pt() / face.metrics().units_per_em;
  double const up = run.baseline_shift.to_pt();
  frame::Path path;
  double pen = 0;
  for (auto const& glyph : run.glyphs) {
    double const x0 = (pen + glyph.x_offset) / base::Length::units_per_pt;
    double const y0 = -glyph.y_offset / base::Length::units_per_pt - up;
    auto const at = [&](double x, double y) { return frame::Vertex{x0 + x * scale, y0 - y * scale}; };
    for (auto const& step : text::glyph_outline(face, glyph.id)) {
      switch (step.kind) {
        case text::OutlineStep::Kind::Move:
          path.push_back(frame::MoveTo{at(step.x, step.y)});
          break;
        case text::OutlineStep::Kind::Line:
          path.push_back(frame::LineTo{at(step.x, step.y)});
          break;
        case text::OutlineStep::Kind::Curve:
          path.push_back(frame::CurveTo{at(step.x1, step.y1), at(step.x2, step.y2), at(step.x, step.y)});
          break;
        case text::OutlineStep::Kind::Close:
          path.push_back(frame::ClosePath{});
          break;
      }
    }
    pen += glyph.advance;
  }
  return path;
}

class TextPainter {
 public:
  TextPainter(TextItem const& item, canvas::Canvas& canvas, text::FontBook const& fonts)
      : item_(item), canvas_(canvas), fonts_(fonts), colour_(solid_fill(item.ink)) {}

  void paint(SetLine const& line, double x, double y) {
    for (auto const& placed : line.runs) {
      if (colour_ && colour_->alpha > 0) canvas_.show(coloured(placed.run), x + placed.x, y);
      if (item_.ink.has_stroke())
        Brush(canvas_).paint(outline_of(*placed.run, fonts_), {x + placed.x, y}, item_.ink, Brush::Parts::Stroke);
    }
  }

 private:
  /// The run, in the item's colour if that was changed after it was set.
  text::GlyphRunPtr coloured(text::GlyphRunPtr const& run) const {
    if (run->colour == *colour_) return run;
    auto copy = std::make_shared<text::GlyphRun>(*run);
    copy->colour = *colour_;
    return copy;
  }

  TextItem const& item_;
  canvas::Canvas& canvas_;
  text::FontBook const& fonts_;
  std::optional<base::Colour> colour_;
};

}  // namespace

void paint_text(TextItem const& item, canvas::Canvas& canvas, FontMetrics& metrics) {
  auto const anchor = anchor_of(item);
  if (!(item.ink.opacity > 0) || !is_within_reach(anchor.x, anchor.y, item.dx, item.dy, item.angle, item.font_size))
    return;
  auto const setting = item.setting ? item.setting : metrics.set(item);
  bool const is_turned = item.angle != 0 && canvas.save_depth() < canvas::Canvas::deepest_save;
  frame::Vertex start{anchor.x + item.dx, anchor.y + item.dy + baseline_offset(item)};
  if (is_turned) {
    canvas.save();
    canvas.translate(anchor.x, anchor.y);
    canvas.rotate(item.angle * std::numbers::pi / 180);
    start = {item.dx, item.dy + baseline_offset(item)};
  }
  TextPainter painter(item, canvas, metrics.fonts());
  for (auto const& line : setting->lines) {
    painter.paint(line, start.x - align_shift(item.align, line.width), start.y);
    start.y += line_height(item);
  }
  if (is_turned) canvas.restore();
}

}  // namespace livret::scene
