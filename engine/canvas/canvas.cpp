#include "canvas/canvas.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "base/check.hpp"
#include "base/hash.hpp"
#include "canvas/arc.hpp"
#include "image/svg_geometry.hpp"

namespace livret::canvas {

namespace {

/// How many pt of the drawing one user unit is.
double scale_of(frame::Transform const& transform) { return std::sqrt(std::fabs(image::determinant(transform))); }

/// A gradient's points where its own space is the user's, and scales alike; else its space is moved.
frame::Gradient moved(frame::Gradient gradient, frame::Transform const& transform) {
  if (gradient.transform != frame::Transform() || !image::is_even(transform)) {
    gradient.transform = image::compose(transform, gradient.transform);
    return gradient;
  }
  double const scale = scale_of(transform);
  gradient.from = image::mapped(transform, gradient.from);
  gradient.to = image::mapped(transform, gradient.to);
  gradient.from_radius *= scale;
  gradient.to_radius *= scale;
  return gradient;
}

/// The image with its alpha, or what stands for it, multiplied.
frame::ImagePtr faded(frame::Image const& image, double opacity) {
  auto result = std::make_shared<frame::Image>(image);
  if (result->alpha.empty()) result->alpha.assign(std::size_t{image.width} * image.height, '\xFF');
  for (char& alpha : result->alpha)
    alpha = static_cast<char>(std::lround(static_cast<unsigned char>(alpha) * std::clamp(opacity, 0.0, 1.0)));
  result->hash = base::fnv1a(result->alpha, image.hash);
  return result;
}

}  // namespace

struct Canvas::State {
  /// What `save` keeps.
  struct Pen {
    frame::Transform transform;
    frame::Paint paint = base::Colour{};
    double line_width = 1;
    frame::Cap cap = frame::Cap::Butt;
    frame::Join join = frame::Join::Miter;
    double miter_limit = 10;
    std::vector<double> dash;
    double dash_offset = 0;
  };
  /// Whether a clip made a save an operation.
  enum class Level { Silent, Recorded };

  base::Size size;
  std::vector<frame::Operation> operations;
  frame::Path path;  ///< in the drawing's coordinates
  Pen pen;
  std::vector<Pen> saved;
  std::vector<Level> levels{Level::Silent};  ///< of the canvas itself, and for each save that is open

  frame::Vertex at(double x, double y) const { return image::mapped(pen.transform, {x, y}); }

  void leave_level() {
    if (levels.back() == Level::Recorded) operations.push_back(frame::Restore{});
    levels.pop_back();
  }

  /// The path without a move that draws nothing, which is forgotten.
  frame::Path take_path() {
    if (!path.empty() && std::holds_alternative<frame::MoveTo>(path.back())) path.pop_back();
    return std::exchange(path, {});
  }

  frame::Stroke stroke_of(frame::Path outline) const {
    double const scale = scale_of(pen.transform);
    frame::Stroke stroke{std::move(outline), pen.paint, pen.line_width * scale, pen.cap, pen.join,
                         pen.miter_limit,    pen.dash,  pen.dash_offset * scale};
    for (double& length : stroke.dash) length *= scale;
    return stroke;
  }
};

Canvas::Canvas(base::Size size) : state_(std::make_unique<State>()) { state_->size = size; }

Canvas::~Canvas() = default;

void Canvas::save() {
  base::check(save_depth() < deepest_save, "a canvas is saved too deep");
  state_->saved.push_back(state_->pen);
  state_->levels.push_back(State::Level::Silent);
}

void Canvas::restore() {
  base::check(save_depth() > 0, "a canvas is restored and was not saved");
  state_->pen = std::move(state_->saved.back());
  state_->saved.pop_back();
  state_->leave_level();
}

std::size_t Canvas::save_depth() const { return state_->saved.size(); }

void Canvas::translate(double x, double y) {
  auto& transform = state_->pen.transform;
  auto const origin = image::mapped(transform, {x, y});
  transform.x0 = origin.x;
  transform.y0 = origin.y;
}
void Canvas::rotate(double radians) {
  double const cosine = std::cos(radians), sine = std::sin(radians);
  state_->pen.transform = image::compose(state_->pen.transform, {cosine, sine, -sine, cosine, 0, 0});
}
void Canvas::scale(double x, double y) {
  state_->pen.transform = image::compose(state_->pen.transform, {x, 0, 0, y, 0, 0});
}

void Canvas::move_to(double x, double y) {
  auto& path = state_->path;
  if (!path.empty() && std::holds_alternative<frame::MoveTo>(path.back())) path.pop_back();
  path.push_back(frame::MoveTo{state_->at(x, y)});
}
void Canvas::line_to(double x, double y) {
  if (state_->path.empty()) return move_to(x, y);
  state_->path.push_back(frame::LineTo{state_->at(x, y)});
}
void Canvas::curve_to(double x1, double y1, double x2, double y2, double x3, double y3) {
  if (state_->path.empty()) move_to(x1, y1);
  state_->path.push_back(frame::CurveTo{state_->at(x1, y1), state_->at(x2, y2), state_->at(x3, y3)});
}
void Canvas::close_path() {
  if (!state_->path.empty()) state_->path.push_back(frame::ClosePath{});
}

void Canvas::arc(double x, double y, double radius, double from, double to) {
  frame::Path part;
  append_arc(part, {x, y}, radius, from, to);
  if (auto const start = std::get<frame::MoveTo>(part.front()).to; !state_->path.empty()) {
    if (!std::holds_alternative<frame::ClosePath>(state_->path.back())) part.front() = frame::LineTo{start};
  }
  add_path(std::move(part));
}

void Canvas::rectangle(double x, double y, double width, double height) {
  move_to(x, y);
  line_to(x + width, y);
  line_to(x + width, y + height);
  line_to(x, y + height);
  close_path();
}

void Canvas::rounded_rectangle(double x, double y, double width, double height, double radius) {
  radius = std::min(radius, std::min(width, height) / 2);
  if (!(radius > 0)) return rectangle(x, y, width, height);
  constexpr double quarter = std::numbers::pi / 2;
  frame::Path path;
  append_arc(path, {x + width - radius, y + radius}, radius, -quarter, 0);
  append_arc(path, {x + width - radius, y + height - radius}, radius, 0, quarter);
  append_arc(path, {x + radius, y + height - radius}, radius, quarter, 2 * quarter);
  append_arc(path, {x + radius, y + radius}, radius, 2 * quarter, 3 * quarter);
  path.push_back(frame::ClosePath{});
  add_path(std::move(path));
}

void Canvas::add_path(frame::Path path, frame::Vertex at) {
  frame::Transform transform = state_->pen.transform;
  auto const origin = state_->at(at.x, at.y);
  transform.x0 = origin.x;
  transform.y0 = origin.y;
  // What is drawn is mostly one path; it is turned where it is.
  path = image::mapped(transform, std::move(path));
  auto& target = state_->path;
  if (target.empty())
    target = std::move(path);
  else
    target.insert(target.end(), path.begin(), path.end());
}

void Canvas::set_colour(base::Colour colour) { state_->pen.paint = colour; }
void Canvas::set_gradient(frame::Gradient const& gradient) {
  state_->pen.paint = moved(gradient, state_->pen.transform);
}
void Canvas::set_line_width(double width) { state_->pen.line_width = width; }
void Canvas::set_line_cap(frame::Cap cap) { state_->pen.cap = cap; }
void Canvas::set_line_join(frame::Join join) { state_->pen.join = join; }
void Canvas::set_miter_limit(double limit) { state_->pen.miter_limit = limit; }
void Canvas::set_dash(std::vector<double> const& dash, double offset) {
  state_->pen.dash = dash;
  state_->pen.dash_offset = offset;
}

void Canvas::fill(frame::FillRule rule) {
  if (auto path = state_->take_path(); !path.empty())
    state_->operations.push_back(frame::Fill{std::move(path), state_->pen.paint, rule});
}

void Canvas::fill_preserve(frame::FillRule rule) {
  if (!state_->path.empty()) state_->operations.push_back(frame::Fill{state_->path, state_->pen.paint, rule});
}

void Canvas::stroke() {
  if (auto path = state_->take_path(); !path.empty()) state_->operations.push_back(state_->stroke_of(std::move(path)));
}

void Canvas::clip() {
  if (state_->levels.back() == State::Level::Silent) {
    state_->levels.back() = State::Level::Recorded;
    state_->operations.push_back(frame::Save{});
  }
  state_->operations.push_back(frame::Clip{state_->take_path()});
}

void Canvas::show(text::GlyphRunPtr run, double x, double y) {
  auto const& transform = state_->pen.transform;
  base::check(std::fabs(scale_of(transform) - 1) < 1e-6 && std::fabs(transform.xx - transform.yy) < 1e-6,
              "glyphs are shown under a scale");
  state_->operations.push_back(frame::Glyphs{state_->at(x, y), std::atan2(transform.yx, transform.xx), std::move(run)});
}

void Canvas::show(frame::ImagePtr image, double x, double y, double width, double height, double opacity) {
  auto const& transform = state_->pen.transform;
  base::check(transform.yx == 0 && transform.xy == 0 && transform.xx > 0 && transform.yy > 0, "an image is turned");
  if (opacity < 1) image = faded(*image, opacity);
  state_->operations.push_back(
      frame::Picture{state_->at(x, y), width * transform.xx, height * transform.yy, std::move(image)});
}

void Canvas::reserve(std::size_t operations) {
  auto& recorded = state_->operations;
  std::size_t const needed = recorded.size() + operations;
  if (needed > recorded.capacity()) recorded.reserve(std::max(needed, 2 * recorded.capacity()));
}

frame::Drawing Canvas::finish() {
  while (!state_->levels.empty()) state_->leave_level();
  frame::Drawing drawing{state_->size, std::move(state_->operations)};
  *state_ = State{};
  state_->size = drawing.size;
  return drawing;
}

}  // namespace livret::canvas
