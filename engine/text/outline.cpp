#include "text/outline.hpp"

#include <memory>

#include <hb.h>

namespace livret::text {

namespace {

using Outline = std::vector<OutlineStep>;

struct DrawFunctionsDeleter {
  void operator()(hb_draw_funcs_t* functions) const { hb_draw_funcs_destroy(functions); }
};

Outline& outline_of(void* data) { return *static_cast<Outline*>(data); }

void move_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
  outline_of(data).push_back({OutlineStep::Kind::Move, 0, 0, 0, 0, x, y});
}

void line_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
  outline_of(data).push_back({OutlineStep::Kind::Line, 0, 0, 0, 0, x, y});
}

void cubic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x1, float y1, float x2, float y2, float x, float y,
              void*) {
  outline_of(data).push_back({OutlineStep::Kind::Curve, x1, y1, x2, y2, x, y});
}

void close_path(hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) {
  outline_of(data).push_back({OutlineStep::Kind::Close, 0, 0, 0, 0, 0, 0});
}

}  // namespace

std::vector<OutlineStep> glyph_outline(Face const& face, std::uint16_t glyph) {
  std::unique_ptr<hb_draw_funcs_t, DrawFunctionsDeleter> const functions(hb_draw_funcs_create());
  // Without a quadratic function HarfBuzz raises quadratic curves to cubic ones itself.
  hb_draw_funcs_set_move_to_func(functions.get(), move_to, nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(functions.get(), line_to, nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(functions.get(), cubic_to, nullptr, nullptr);
  hb_draw_funcs_set_close_path_func(functions.get(), close_path, nullptr, nullptr);
  Outline outline;
  hb_font_get_glyph_shape(face.hb_font(), glyph, functions.get(), &outline);
  return outline;
}

}  // namespace livret::text
