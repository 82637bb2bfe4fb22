#include <cmath>
#include <string>

#include "canvas/cairo_handles.hpp"
#include "canvas/canvas.hpp"
#include "text/outline.hpp"

namespace livret::canvas {

namespace {

constexpr double largest_side_pixels = 20000;

void add_path(cairo_t* context, frame::Path const& path) {
  cairo_new_path(context);
  for (auto const& segment : path) {
    if (auto const* move = std::get_if<frame::MoveTo>(&segment)) {
      cairo_move_to(context, move->to.x, move->to.y);
    } else if (auto const* line = std::get_if<frame::LineTo>(&segment)) {
      cairo_line_to(context, line->to.x, line->to.y);
    } else if (auto const* curve = std::get_if<frame::CurveTo>(&segment)) {
      cairo_curve_to(context, curve->control1.x, curve->control1.y, curve->control2.x, curve->control2.y, curve->to.x,
                     curve->to.y);
    } else {
      cairo_close_path(context);
    }
  }
}

void add_outline(cairo_t* context, std::vector<text::OutlineStep> const& outline) {
  for (auto const& step : outline) {
    switch (step.kind) {
      case text::OutlineStep::Kind::Move:
        cairo_move_to(context, step.x, step.y);
        break;
      case text::OutlineStep::Kind::Line:
        cairo_line_to(context, step.x, step.y);
        break;
      case text::OutlineStep::Kind::Curve:
        cairo_curve_to(context, step.x1, step.y1, step.x2, step.y2, step.x, step.y);
        break;
      case text::OutlineStep::Kind::Close:
        cairo_close_path(context);
        break;
    }
  }
}

/// Replays the operations of a drawing on any cairo context.
class Replay {
 public:
  Replay(cairo_t* context, text::FontBook const& fonts) : context_(context), fonts_(&fonts) {}

  void operator()(frame::Fill const& fill) const {
    add_path(context_, fill.path);
    set_source(context_, fill.paint);
    cairo_set_fill_rule(context_, to_cairo(fill.rule));
    cairo_fill(context_);
  }

  void operator()(frame::Stroke const& stroke) const {
    add_path(context_, stroke.path);
    set_source(context_, stroke.paint);
    cairo_set_line_width(context_, stroke.width);
    cairo_set_line_cap(context_, to_cairo(stroke.cap));
    cairo_set_line_join(context_, to_cairo(stroke.join));
    cairo_set_miter_limit(context_, stroke.miter_limit);
    cairo_set_dash(context_, stroke.dash.data(), static_cast<int>(stroke.dash.size()), stroke.dash_offset);
    cairo_stroke(context_);
  }

  void operator()(frame::Clip const& clip) const {
    add_path(context_, clip.path);
    cairo_set_fill_rule(context_, to_cairo(clip.rule));
    cairo_clip(context_);
  }

  void operator()(frame::Save const&) const { cairo_save(context_); }
  void operator()(frame::Restore const&) const { cairo_restore(context_); }

  void operator()(frame::Glyphs const& glyphs) const {
    auto const& run = *glyphs.run;
    auto const& face = fonts_->face(run.face);
    double const scale = run.size.to_pt() / face.metrics().units_per_em;
    cairo_save(context_);
    cairo_translate(context_, glyphs.origin.x, glyphs.origin.y);
    cairo_rotate(context_, glyphs.angle);
    cairo_translate(context_, 0, -run.baseline_shift.to_pt());
    cairo_new_path(context_);
    double pen = 0;
    for (auto const& glyph : run.glyphs) {
      cairo_save(context_);
      cairo_translate(context_, (pen + glyph.x_offset) / base::Length::units_per_pt,
                      -glyph.y_offset / base::Length::units_per_pt);
      cairo_scale(context_, scale * (1 + run.expansion / 1000.0), -scale);
      add_outline(context_, text::glyph_outline(face, glyph.id));
      cairo_restore(context_);
      pen += glyph.advance;
    }
    set_source(context_, run.colour);
    cairo_set_fill_rule(context_, CAIRO_FILL_RULE_WINDING);
    cairo_fill(context_);
    cairo_restore(context_);
  }

  void operator()(frame::Picture const& picture) const {
    SurfacePtr const surface = surface_of(*picture.image);
    if (surface == nullptr) return;
    cairo_save(context_);
    cairo_translate(context_, picture.corner.x, picture.corner.y);
    cairo_scale(context_, picture.width / picture.image->width, picture.height / picture.image->height);
    cairo_set_source_surface(context_, surface.get(), 0, 0);
    // Beyond its edges an image goes on as they are, so that they are not blended with nothing.
    cairo_pattern_set_extend(cairo_get_source(context_), CAIRO_EXTEND_PAD);
    cairo_new_path(context_);
    cairo_rectangle(context_, 0, 0, picture.image->width, picture.image->height);
    cairo_fill(context_);
    cairo_restore(context_);
  }

 private:
  cairo_t* context_;
  text::FontBook const* fonts_;
};

}  // namespace

base::Result<std::string> to_png(frame::Drawing const& drawing, text::FontBook const& fonts, double dots_per_inch) {
  double const scale = dots_per_inch / 72;
  double const width = std::ceil(drawing.size.width.to_pt() * scale);
  double const height = std::ceil(drawing.size.height.to_pt() * scale);
  if (!(width >= 1 && height >= 1 && width <= largest_side_pixels && height <= largest_side_pixels))
    return base::Failure{"the image would not have 1 to 20000 pixels a side"};
  SurfacePtr const surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height)));
  ContextPtr const context(cairo_create(surface.get()));
  cairo_set_source_rgb(context.get(), 1, 1, 1);
  cairo_paint(context.get());
  cairo_scale(context.get(), scale, scale);
  Replay const replay(context.get(), fonts);
  for (auto const& operation : drawing.operations) std::visit(replay, operation);
  std::string bytes;
  cairo_status_t status = cairo_status(context.get());
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_write_to_png_stream(surface.get(), append_bytes, &bytes);
  if (status != CAIRO_STATUS_SUCCESS) return base::Failure{cairo_status_to_string(status)};
  return bytes;
}

}  // namespace livret::canvas
