#pragma once

#include <memory>

#include <cairo.h>

#include "base/colour.hpp"
#include "frame/drawing.hpp"

namespace livret::canvas {

struct SurfaceDeleter {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ContextDeleter {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;
using ContextPtr = std::unique_ptr<cairo_t, ContextDeleter>;

/// Makes a paint cairo's source; a gradient's points are in user space.
void set_source(cairo_t* context, frame::Paint const& paint);

/// The image as cairo holds it; null where it cannot be decoded.
SurfacePtr surface_of(frame::Image const& image);

/// A cairo_write_func_t whose closure is a std::string.
cairo_status_t append_bytes(void* target, unsigned char const* data, unsigned int length);

cairo_line_cap_t to_cairo(frame::Cap cap);
cairo_line_join_t to_cairo(frame::Join join);
cairo_fill_rule_t to_cairo(frame::FillRule rule);

}  // namespace livret::canvas
