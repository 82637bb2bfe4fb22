#include "canvas/canvas.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include <cairo.h>

#include "base/check.hpp"
#include "canvas/cairo_handles.hpp"

namespace livret::canvas {

namespace {

/// cairo keeps paths in steps of 1/256 of a device unit; with this many device units a pt, recorded places are exact to
/// 1/16384 pt.
constexpr double device_units_per_pt = 64;
constexpr double flattening_tolerance_pt = 0.01;
constexpr int deepest_save = 20;

frame::Vertex to_drawing(cairo_t* context, double x, double y) {
  cairo_user_to_device(context, &x, &y);
  return {x / device_units_per_pt, y / device_units_per_pt};
}

/// How many pt of the drawing one user unit is; strokes need one number, so scales are the same in both directions or
/// nothing is stroked under them.
double scale_of(cairo_t* context) {
  cairo_matrix_t matrix;
  cairo_get_matrix(context, &matrix);
  return std::sqrt(std::fabs(matrix.xx * matrix.yy - matrix.xy * matrix.yx)) / device_units_per_pt;
}

struct PathDeleter {
  void operator()(cairo_path_t* path) const { cairo_path_destroy(path); }
};

frame::Path copy_path(cairo_t* context) {
  std::unique_ptr<cairo_path_t, PathDeleter> const path(cairo_copy_path(context));
  base::check(path->status == CAIRO_STATUS_SUCCESS, "cairo has no path to copy");
  frame::Path result;
  auto const at = [&](int index) { return to_drawing(context, path->data[index].point.x, path->data[index].point.y); };
  for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
    switch (path->data[i].header.type) {
      case CAIRO_PATH_MOVE_TO:
        // cairo opens a new subpath after each closing; one that draws nothing is replaced.
        if (!result.empty() && std::holds_alternative<frame::MoveTo>(result.back())) result.pop_back();
        result.push_back(frame::MoveTo{at(i + 1)});
        break;
      case CAIRO_PATH_LINE_TO:
        result.push_back(frame::LineTo{at(i + 1)});
        break;
      case CAIRO_PATH_CURVE_TO:
        result.push_back(frame::CurveTo{at(i + 1), at(i + 2), at(i + 3)});
        break;
      case CAIRO_PATH_CLOSE_PATH:
        result.push_back(frame::ClosePath{});
        break;
    }
  }
  if (!result.empty() && std::holds_alternative<frame::MoveTo>(result.back())) result.pop_back();
  return result;
}

std::uint8_t to_byte(double part) { return static_cast<std::uint8_t>(std::lround(part * 255)); }

frame::Gradient copy_gradient(cairo_pattern_t* source) {
  frame::Gradient gradient;
  if (cairo_pattern_get_type(source) == CAIRO_PATTERN_TYPE_LINEAR) {
    cairo_pattern_get_linear_points(source, &gradient.from.x, &gradient.from.y, &gradient.to.x, &gradient.to.y);
  } else {
    cairo_pattern_get_radial_circles(source, &gradient.from.x, &gradient.from.y, &gradient.from_radius, &gradient.to.x,
                                     &gradient.to.y, &gradient.to_radius);
  }
  int count = 0;
  cairo_pattern_get_color_stop_count(source, &count);
  for (int i = 0; i < count; ++i) {
    double offset = 0, red = 0, green = 0, blue = 0, alpha = 0;
    cairo_pattern_get_color_stop_rgba(source, i, &offset, &red, &green, &blue, &alpha);
    gradient.stops.push_back({offset, {to_byte(red), to_byte(green), to_byte(blue), to_byte(alpha)}});
  }
  return gradient;
}

frame::Paint copy_source(cairo_t* context) {
  cairo_pattern_t* const source = cairo_get_source(context);
  if (cairo_pattern_get_type(source) != CAIRO_PATTERN_TYPE_SOLID) return copy_gradient(source);
  double red = 0, green = 0, blue = 0, alpha = 0;
  cairo_pattern_get_rgba(source, &red, &green, &blue, &alpha);
  return base::Colour{to_byte(red), to_byte(green), to_byte(blue), to_byte(alpha)};
}

frame::Cap cap_of(cairo_t* context) {
  switch (cairo_get_line_cap(context)) {
    case CAIRO_LINE_CAP_ROUND:
      return frame::Cap::Round;
    case CAIRO_LINE_CAP_SQUARE:
      return frame::Cap::Square;
    default:
      return frame::Cap::Butt;
  }
}

frame::Join join_of(cairo_t* context) {
  switch (cairo_get_line_join(context)) {
    case CAIRO_LINE_JOIN_ROUND:
      return frame::Join::Round;
    case CAIRO_LINE_JOIN_BEVEL:
      return frame::Join::Bevel;
    default:
      return frame::Join::Miter;
  }
}

frame::Stroke copy_stroke(cairo_t* context) {
  double const scale = scale_of(context);
  frame::Stroke stroke;
  stroke.path = copy_path(context);
  stroke.paint = copy_source(context);
  stroke.width = cairo_get_line_width(context) * scale;
  stroke.cap = cap_of(context);
  stroke.join = join_of(context);
  stroke.miter_limit = cairo_get_miter_limit(context);
  stroke.dash.resize(static_cast<std::size_t>(cairo_get_dash_count(context)));
  cairo_get_dash(context, stroke.dash.data(), &stroke.dash_offset);
  for (double& length : stroke.dash) length *= scale;
  stroke.dash_offset *= scale;
  return stroke;
}

}  // namespace

struct Canvas::State {
  base::Size size;
  SurfacePtr surface;
  ContextPtr context;
  std::vector<frame::Operation> operations;
  /// For each save that is open, the outermost being the canvas itself: whether a clip made it an operation.
  enum class Level { Silent, Recorded };
  std::vector<Level> levels{Level::Silent};

  cairo_t* cairo() const { return context.get(); }

  void leave_level() {
    if (levels.back() == Level::Recorded) operations.push_back(frame::Restore{});
    levels.pop_back();
  }
};

Canvas::Canvas(base::Size size) : state_(std::make_unique<State>()) {
  state_->size = size;
  state_->surface.reset(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
  state_->context.reset(cairo_create(state_->surface.get()));
  base::check(cairo_status(state_->cairo()) == CAIRO_STATUS_SUCCESS, "cairo gives no context");
  cairo_scale(state_->cairo(), device_units_per_pt, device_units_per_pt);
  cairo_set_tolerance(state_->cairo(), flattening_tolerance_pt * device_units_per_pt);
  cairo_set_line_width(state_->cairo(), 1);
}

Canvas::~Canvas() = default;

void Canvas::save() {
  base::check(state_->levels.size() <= deepest_save, "a canvas is saved too deep");
  cairo_save(state_->cairo());
  state_->levels.push_back(State::Level::Silent);
}

void Canvas::restore() {
  base::check(state_->levels.size() > 1, "a canvas is restored and was not saved");
  cairo_restore(state_->cairo());
  state_->leave_level();
}

void Canvas::translate(double x, double y) { cairo_translate(state_->cairo(), x, y); }
void Canvas::rotate(double radians) { cairo_rotate(state_->cairo(), radians); }
void Canvas::scale(double x, double y) { cairo_scale(state_->cairo(), x, y); }

void Canvas::move_to(double x, double y) { cairo_move_to(state_->cairo(), x, y); }
void Canvas::line_to(double x, double y) { cairo_line_to(state_->cairo(), x, y); }
void Canvas::curve_to(double x1, double y1, double x2, double y2, double x3, double y3) {
  cairo_curve_to(state_->cairo(), x1, y1, x2, y2, x3, y3);
}
void Canvas::arc(double x, double y, double radius, double from, double to) {
  cairo_arc(state_->cairo(), x, y, radius, from, to);
}
void Canvas::rectangle(double x, double y, double width, double height) {
  cairo_rectangle(state_->cairo(), x, y, width, height);
}

void Canvas::rounded_rectangle(double x, double y, double width, double height, double radius) {
  radius = std::min(radius, std::min(width, height) / 2);
  if (!(radius > 0)) return rectangle(x, y, width, height);
  constexpr double quarter = std::numbers::pi / 2;
  cairo_new_sub_path(state_->cairo());
  arc(x + width - radius, y + radius, radius, -quarter, 0);
  arc(x + width - radius, y + height - radius, radius, 0, quarter);
  arc(x + radius, y + height - radius, radius, quarter, 2 * quarter);
  arc(x + radius, y + radius, radius, 2 * quarter, 3 * quarter);
  close_path();
}

void Canvas::close_path() { cairo_close_path(state_->cairo()); }

void Canvas::set_colour(base::Colour colour) { set_source(state_->cairo(), colour); }

void Canvas::set_gradient(frame::Gradient const& gradient) {
  base::check(gradient.transform == frame::Transform(), "a canvas has its own transform for gradients");
  // cairo does not tell under which matrix a source was set, so its points are turned into the drawing's here.
  double const scale = scale_of(state_->cairo());
  frame::Gradient moved = gradient;
  moved.from = to_drawing(state_->cairo(), gradient.from.x, gradient.from.y);
  moved.to = to_drawing(state_->cairo(), gradient.to.x, gradient.to.y);
  moved.from_radius *= scale;
  moved.to_radius *= scale;
  set_source(state_->cairo(), moved);
}

void Canvas::set_line_width(double width) { cairo_set_line_width(state_->cairo(), width); }
void Canvas::set_line_cap(frame::Cap cap) { cairo_set_line_cap(state_->cairo(), to_cairo(cap)); }
void Canvas::set_line_join(frame::Join join) { cairo_set_line_join(state_->cairo(), to_cairo(join)); }
void Canvas::set_dash(std::vector<double> const& dash, double offset) {
  cairo_set_dash(state_->cairo(), dash.data(), static_cast<int>(dash.size()), offset);
}

void Canvas::fill(frame::FillRule rule) {
  fill_preserve(rule);
  cairo_new_path(state_->cairo());
}

void Canvas::fill_preserve(frame::FillRule rule) {
  auto path = copy_path(state_->cairo());
  if (!path.empty()) state_->operations.push_back(frame::Fill{std::move(path), copy_source(state_->cairo()), rule});
}

void Canvas::stroke() {
  auto stroke = copy_stroke(state_->cairo());
  cairo_new_path(state_->cairo());
  if (!stroke.path.empty()) state_->operations.push_back(std::move(stroke));
}

void Canvas::clip() {
  if (state_->levels.back() == State::Level::Silent) {
    state_->levels.back() = State::Level::Recorded;
    state_->operations.push_back(frame::Save{});
  }
  state_->operations.push_back(frame::Clip{copy_path(state_->cairo())});
  cairo_new_path(state_->cairo());
}

void Canvas::show(text::GlyphRunPtr run, double x, double y) {
  cairo_matrix_t matrix;
  cairo_get_matrix(state_->cairo(), &matrix);
  base::check(std::fabs(scale_of(state_->cairo()) - 1) < 1e-6 && std::fabs(matrix.xx - matrix.yy) < 1e-6,
              "glyphs are shown under a scale");
  state_->operations.push_back(
      frame::Glyphs{to_drawing(state_->cairo(), x, y), std::atan2(matrix.yx, matrix.xx), std::move(run)});
}

frame::Drawing Canvas::finish() {
  while (!state_->levels.empty()) state_->leave_level();
  frame::Drawing drawing{state_->size, std::move(state_->operations)};
  state_ = std::make_unique<State>(std::move(*Canvas(drawing.size).state_));
  return drawing;
}

}  // namespace livret::canvas
