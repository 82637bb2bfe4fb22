#include "canvas/cairo_handles.hpp"

#include <cstring>

#include "image/image.hpp"

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
  auto const& [xx, yx, xy, yy, x0, y0] = gradient.transform;
  cairo_matrix_t to_space{xx, yx, xy, yy, x0, y0};
  // cairo's pattern matrix goes from the drawing to the gradient; one without area paints nothing.
  if (cairo_matrix_invert(&to_space) == CAIRO_STATUS_SUCCESS) cairo_pattern_set_matrix(pattern, &to_space);
  cairo_set_source(context, pattern);
  cairo_pattern_destroy(pattern);
}

/// cairo's pixel: 8 bits each of alpha, red, green and blue in a word, colours multiplied by alpha.
std::uint32_t pixel(std::uint32_t alpha, std::uint32_t red, std::uint32_t green, std::uint32_t blue) {
  auto const multiplied = [alpha](std::uint32_t part) { return (part * alpha + 127) / 255; };
  return alpha << 24 | multiplied(red) << 16 | multiplied(green) << 8 | multiplied(blue);
}

}  // namespace

SurfacePtr surface_of(frame::Image const& image) {
  auto const rows = image::pixels_of(image);
  if (!rows) return nullptr;
  SurfacePtr surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(image.width), static_cast<int>(image.height)));
  unsigned char* const target = cairo_image_surface_get_data(surface.get());
  if (target == nullptr) return nullptr;
  cairo_surface_flush(surface.get());
  auto const stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  auto const byte = [&](std::size_t at) { return static_cast<std::uint8_t>((*rows)[at]); };
  std::size_t const green = image.components == 3 ? 1 : 0;
  for (std::size_t y = 0, i = 0; y < image.height; ++y) {
    for (std::size_t x = 0; x < image.width; ++x, ++i) {
      std::size_t const at = i * static_cast<std::size_t>(image.components);
      std::uint32_t const alpha = image.alpha.empty() ? 255 : static_cast<std::uint8_t>(image.alpha[i]);
      std::uint32_t const word = pixel(alpha, byte(at), byte(at + green), byte(at + 2 * green));
      std::memcpy(target + y * stride + x * sizeof word, &word, sizeof word);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

void set_source(cairo_t* context, frame::Paint const& paint) {
  if (auto const* colour = std::get_if<base::Colour>(&paint)) return set_solid(context, *colour);
  set_gradient(context, std::get<frame::Gradient>(paint));
}

cairo_status_t append_bytes(void* target, unsigned char const* data, unsigned int length) {
  static_cast<std::string*>(target)->append(data, data + length);
  return CAIRO_STATUS_SUCCESS;
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
