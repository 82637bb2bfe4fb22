#include "canvas/cairo_handles.hpp"

namespace livret::canvas {

namespace {

void set_solid(cairo_t* context, base::Colour colour) {
  cairo_set_source_rgba(context, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0, colour.alpha / 255.0);
}

void set_gradient(cairo_t* context, frame::Gradient const& gradient) {
  bool const radial = gradient.from_radius != 0 || gradient.to_radius != 0;
  cairo_pattern_t* const pattern =
      radial ? cairo_pattern_create_radial(gradient.from.x, gradient.from.y, gradient.from_radius, gradient.to.x,
                                           gradient.to.y, gradient.to_radius)
             : cairo_pattern_create_linear(gradient.from.x, gradient.from.y, gradient.to.x, gradient.to.y);
  for (auto const& [offset, colour] : gradient.stops)
    cairo_pattern_add_color_stop_rgba(pattern, offset, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0,
                                      colour.alpha / 255.0);
  cairo_set_source(context, pattern);
  cairo_pattern_destroy(pattern);
}

}  // namespace

void set_source(cairo_t* context, frame::Paint const& paint) {
  if (auto const* colour = std::get_if<base::Colour>(&paint)) return set_solid(context, *colour);
  set_gradient(context, std::get<frame::Gradient>(paint));
}

cairo_line_cap_t to_cairo(frame::Cap cap) {
  switch (cap) {
    case frame::Cap::Round:
      return CAIRO_LINE_CAP_ROUND;
    case frame::Cap::Square:
      return CAIRO_LINE_CAP_SQUARE;
    case frame::Cap::Butt:
      break;
  }
  return CAIRO_LINE_CAP_BUTT;
}

cairo_line_join_t to_cairo(frame::Join join) {
  switch (join) {
    case frame::Join::Round:
      return CAIRO_LINE_JOIN_ROUND;
    case frame::Join::Bevel:
      return CAIRO_LINE_JOIN_BEVEL;
    case frame::Join::Miter:
      break;
  }
  return CAIRO_LINE_JOIN_MITER;
}

cairo_fill_rule_t to_cairo(frame::FillRule rule) {
  return rule == frame::FillRule::EvenOdd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING;
}

}  // namespace livret::canvas
