// canvas: a drawing surface over cairo. In: paths, paints, clips and glyph runs, in pt with y downward. Out: a
// frame::Drawing (the vector form that pages hold), SVG or PNG. Only user of cairo. Text is always glyph runs of our
// own shaping. Not yet: blend modes.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/colour.hpp"
#include "base/geometry.hpp"
#include "base/result.hpp"
#include "frame/drawing.hpp"
#include "text/font_book.hpp"
#include "text/glyph_run.hpp"

namespace livret::canvas {

/// Draws into a recording. The path, transform, dash, width, cap, join and source are cairo's own state (a `cairo_t` on
/// a recording-free surface); fill, stroke and clip take them from there (cairo_copy_path, cairo_get_source) as
/// operations in the drawing's coordinates.
class Canvas {
 public:
  explicit Canvas(base::Size size);
  ~Canvas();
  Canvas(Canvas const&) = delete;
  Canvas& operator=(Canvas const&) = delete;

  void save();
  void restore();
  void translate(double x, double y);
  void rotate(double radians);  ///< clockwise
  void scale(double x, double y);

  void move_to(double x, double y);
  void line_to(double x, double y);
  void curve_to(double x1, double y1, double x2, double y2, double x3, double y3);
  void arc(double x, double y, double radius, double from, double to);  ///< radians, clockwise from the x axis
  void rectangle(double x, double y, double width, double height);
  void rounded_rectangle(double x, double y, double width, double height, double radius);
  void close_path();

  void set_colour(base::Colour colour);
  void set_gradient(frame::Gradient const& gradient);
  void set_line_width(double width);
  void set_line_cap(frame::Cap cap);
  void set_line_join(frame::Join join);
  void set_dash(std::vector<double> const& dash, double offset);

  void fill(frame::FillRule rule = frame::FillRule::NonZero);  ///< and forgets the path
  void fill_preserve(frame::FillRule rule = frame::FillRule::NonZero);
  void stroke();
  void clip();
  /// Glyphs in their own colour, the baseline starting at (x, y) in the current transform, which may translate and
  /// rotate only.
  void show(text::GlyphRunPtr run, double x, double y);

  /// The recording so far; the canvas is empty afterwards.
  frame::Drawing finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A standalone SVG 1.1 file in pt; glyphs as paths of their outlines, numbers locale-free. The same drawing gives the
/// same bytes.
base::Result<std::string> to_svg(frame::Drawing const& drawing, text::FontBook const& fonts);

/// A PNG at `dots_per_inch`, on white.
base::Result<std::string> to_png(frame::Drawing const& drawing, text::FontBook const& fonts, double dots_per_inch);

}  // namespace livret::canvas
