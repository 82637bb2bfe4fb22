#include <cmath>

#include <fmt/format.h>

#include "image/svg_painter.hpp"
#include "image/svg_shapes.hpp"

namespace livret::image {

void SvgPainter::paint_shape(SvgElement const& shape, SvgContext const& context) {
  if (!context.style.is_visible) return;
  if (!has_room(shape, outline_effort(shape))) return;
  frame::Path const path = shape_path(shape, context.viewport, faults_);
  auto const bounds = bounds_of(path);
  if (!bounds || path.size() < 2 || !has_room(shape, path.size())) return;
  frame::Path const placed = mapped(context.to_drawing, path);
  if (!is_within_reach(placed)) {
    faults_.error(shape.place, fmt::format("`{}` reaches far beyond all paper", shape.name));
    return;
  }
  add_fill(shape, placed, *bounds, context);
  add_stroke(shape, placed, *bounds, context);
}

void SvgPainter::add_fill(SvgElement const& shape, frame::Path const& path, Box const& bounds,
                          SvgContext const& context) {
  SvgStyle const& style = context.style;
  if (shape.name == "line") return;
  auto paint = paint_of(shape, style.fill, style.fill_opacity, bounds, context);
  if (paint) operations_.push_back(frame::Fill{path, *std::move(paint), style.fill_rule});
}

void SvgPainter::add_stroke(SvgElement const& shape, frame::Path const& path, Box const& bounds,
                            SvgContext const& context) {
  SvgStyle const& style = context.style;
  double const scale = std::sqrt(std::fabs(determinant(context.to_drawing)));
  if (!(style.stroke_width * scale > 0)) return;
  auto paint = paint_of(shape, style.stroke, style.stroke_opacity, bounds, context);
  if (!paint || !has_room(shape, style.dash.size())) return;
  if (!is_even(context.to_drawing))
    faults_.warning(shape.place, "a stroke under an uneven scale has the mean width everywhere");
  frame::Stroke stroke{
      path,       *std::move(paint),        style.stroke_width * scale, style.cap, style.join, style.miter_limit,
      style.dash, style.dash_offset * scale};
  for (double& length : stroke.dash) length *= scale;
  operations_.push_back(std::move(stroke));
}

std::optional<frame::Paint> SvgPainter::paint_of(SvgElement const& element, SvgPaint const& paint, double opacity,
                                                 Box const& bounds, SvgContext const& context) {
  double const whole = opacity * context.style.group_opacity * context.style.opacity;
  if (std::holds_alternative<std::monostate>(paint) || whole <= 0) return std::nullopt;
  auto const colour_of = [&](base::Colour colour) {
    colour.alpha = static_cast<std::uint8_t>(std::lround(colour.alpha * whole));
    return frame::Paint(colour);
  };
  if (auto const* colour = std::get_if<base::Colour>(&paint)) {
    return colour->alpha == 0 ? std::nullopt : std::optional(colour_of(*colour));
  }
  auto const& [id, otherwise] = std::get<PaintReference>(paint);
  SvgElement const* const server = target_of(id);
  bool const is_gradient = server != nullptr && (server->name == "linearGradient" || server->name == "radialGradient");
  if (!is_gradient) {
    if (otherwise) return colour_of(*otherwise);
    faults_.error(element.place,
                  fmt::format("a paint needs to be a colour or gradient of the drawing, found `#{}`", id),
                  "give patterns plain colours in the drawing program");
    return std::nullopt;
  }
  auto result = gradients_.paint(*server, bounds, context.to_drawing, context.viewport, whole);
  auto const* gradient = result ? std::get_if<frame::Gradient>(&*result) : nullptr;
  if (gradient != nullptr && !has_room(element, gradient->stops.size())) return std::nullopt;
  return result;
}

}  // namespace livret::image
