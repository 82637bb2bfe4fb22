#include "scene/brush.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "image/svg_geometry.hpp"
#include "scene/ink.hpp"
#include "scene/reach.hpp"

namespace livret::scene {

namespace {

constexpr double default_miter_limit = 4;
constexpr double most_hatch_lines = 5000;

/// Whether nothing of it is seen.
bool is_invisible(Paint const& paint, double opacity) {
  if (!(opacity > 0) || std::holds_alternative<std::monostate>(paint)) return true;
  auto const* colour = std::get_if<base::Colour>(&paint);
  return colour != nullptr && colour->alpha == 0;
}

/// Whether lines can be drawn with it: lengths of none are not dashes.
bool is_dash(StrokeStyle const& style) {
  double sum = 0;
  for (double const length : style.dash) {
    if (!(length >= 0) || !is_within_reach(length)) return false;
    sum += length;
  }
  return sum > 0 && is_within_reach(style.dash_offset);
}

/// A gradient within `box`. Radii are parts of its longer side; a linear one that is neither level nor upright is
/// slanted with the box.
frame::Gradient placed(Gradient const& gradient, image::Box const& box, double opacity) {
  auto const at = [&](double x, double y) { return frame::Vertex{box.x + x * box.width, box.y + y * box.height}; };
  frame::Gradient result;
  for (auto const& [offset, colour] : gradient.stops) result.stops.push_back({offset, faded(colour, opacity)});
  if (gradient.kind == Gradient::Kind::Radial) {
    double const side = std::max(box.width, box.height);
    result.from_radius = gradient.r1 * side;
    result.to_radius = gradient.r2 * side;
  } else if (gradient.x1 != gradient.x2 && gradient.y1 != gradient.y2) {
    result.from = {gradient.x1, gradient.y1};
    result.to = {gradient.x2, gradient.y2};
    result.transform = {box.width, 0, 0, box.height, box.x, box.y};
    return result;
  }
  result.from = at(gradient.x1, gradient.y1);
  result.to = at(gradient.x2, gradient.y2);
  return result;
}

/// Takes the paint up for an outline; a hatch as the colour of its lines.
void set_paint(canvas::Canvas& canvas, Paint const& paint, frame::Path const& outline, frame::Vertex at,
               double opacity) {
  if (auto const* gradient = std::get_if<GradientPtr>(&paint)) {
    auto box = image::bounds_of(outline).value_or(image::Box());
    box.x += at.x;
    box.y += at.y;
    return canvas.set_gradient(placed(**gradient, box, opacity));
  }
  canvas.set_colour(faded(solid_colour(paint).value_or(base::Colour{0, 0, 0, 0}), opacity));
}

/// Lines of a hatch over a box, at the same places for boxes that lie side by side.
frame::Path hatch_lines(image::Box const& box, Hatch const& hatch) {
  double const angle = hatch.angle * std::numbers::pi / 180;
  frame::Vertex const along{std::cos(angle), std::sin(angle)}, across{-along.y, along.x};
  double first = 0, last = 0, from = 0, to = 0;
  bool is_first = true;
  for (double const x : {box.x, box.x + box.width}) {
    for (double const y : {box.y, box.y + box.height}) {
      double const beside = x * across.x + y * across.y, ahead = x * along.x + y * along.y;
      first = is_first ? beside : std::min(first, beside);
      last = is_first ? beside : std::max(last, beside);
      from = is_first ? ahead : std::min(from, ahead);
      to = is_first ? ahead : std::max(to, ahead);
      is_first = false;
    }
  }
  frame::Path lines;
  double const spacing = std::max({hatch.spacing, (last - first) / most_hatch_lines, 1e-3});
  for (double step = std::ceil(first / spacing); step * spacing <= last; ++step) {
    double const beside = step * spacing;
    auto const at = [&](double ahead) {
      return frame::Vertex{ahead * along.x + beside * across.x, ahead * along.y + beside * across.y};
    };
    lines.push_back(frame::MoveTo{at(from)});
    lines.push_back(frame::LineTo{at(to)});
  }
  return lines;
}

}  // namespace

void Brush::paint(frame::Path outline, frame::Vertex at, Ink const& ink, Parts parts) {
  double const fill_opacity = ink.opacity * ink.fill_opacity, stroke_opacity = ink.opacity * ink.stroke_opacity;
  bool const fills = parts != Parts::Stroke && !is_invisible(ink.fill, fill_opacity);
  bool const strokes = parts != Parts::Fill && ink.stroke_width > 0 && is_within_reach(ink.stroke_width) &&
                       !is_invisible(ink.stroke, stroke_opacity);
  if (auto const* hatch = std::get_if<HatchPtr>(&ink.fill); fills && hatch != nullptr) {
    fill_hatched(outline, at, **hatch, fill_opacity);
  } else if (fills) {
    set_paint(canvas_, ink.fill, outline, at, fill_opacity);
    canvas_.add_path(strokes ? outline : std::move(outline), at);
    canvas_.fill();
  }
  if (!strokes) return;
  set_paint(canvas_, ink.stroke, outline, at, stroke_opacity);
  set_line_style(ink);
  canvas_.add_path(std::move(outline), at);
  canvas_.stroke();
}

void Brush::fill_hatched(frame::Path const& outline, frame::Vertex at, Hatch const& hatch, double opacity) {
  if (hatch.ground) {
    canvas_.set_colour(faded(*hatch.ground, opacity));
    canvas_.add_path(outline, at);
    canvas_.fill();
  }
  auto box = image::bounds_of(outline);
  if (!box || canvas_.save_depth() == canvas::Canvas::deepest_save) return;
  box->x += at.x;
  box->y += at.y;
  canvas_.save();
  canvas_.add_path(outline, at);
  canvas_.clip();
  Ink lines;
  lines.stroke = faded(hatch.line, opacity);
  lines.stroke_width = hatch.line_width;
  paint(hatch_lines(*box, hatch), {}, lines, Parts::Stroke);
  canvas_.restore();
}

void Brush::set_line_style(Ink const& ink) {
  static StrokeStyle const plain;
  auto const& style = ink.stroke_style ? *ink.stroke_style : plain;
  canvas_.set_line_width(ink.stroke_width);
  canvas_.set_line_cap(style.cap);
  canvas_.set_line_join(style.join.value_or(frame::Join::Miter));
  canvas_.set_miter_limit(style.miter_limit.value_or(default_miter_limit));
  if (is_dash(style))
    canvas_.set_dash(style.dash, style.dash_offset);
  else
    canvas_.set_dash({}, 0);
}

}  // namespace livret::scene
