// canvas: a drawing surface. In: paths, paints, clips, images and glyph runs, in pt with y downward. Out: a
// frame::Drawing (the vector form that pages hold), SVG or PNG. Only user of cairo, which makes the PNG. Text is always
// glyph runs of our own shaping. Not yet: blend modes, images that are turned, and in SVG the
// inner circle of a radial gradient.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/colour.hpp"
#include "base/geometry.hpp"
#include "base/result.hpp"
#include "canvas/glyph_texts.hpp"
#include "frame/drawing.hpp"
#include "text/font_book.hpp"
#include "text/glyph_run.hpp"

namespace livret::canvas {

/// Draws into a recording. Paths are turned into the drawing's coordinates as they are made; width, dash and paint when
/// they are used. Scales are the same in both directions where something is stroked.
class Canvas {
 public:
  explicit Canvas(base::Size size);
  ~Canvas();
  Canvas(Canvas const&) = delete;
  Canvas& operator=(Canvas const&) = delete;

  /// Transform, paint, line style and clip come back with `restore`; at most `deepest_save` saves in each other.
  static constexpr std::size_t deepest_save = 20;
  void save();
  void restore();
  std::size_t save_depth() const;
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
  void add_path(frame::Path path, frame::Vertex at = {});  ///< its (0, 0) at `at`

  void set_colour(base::Colour colour);
  void set_gradient(frame::Gradient const& gradient);
  void set_line_width(double width);
  void set_line_cap(frame::Cap cap);
  void set_line_join(frame::Join join);
  void set_miter_limit(double limit);
  void set_dash(std::vector<double> const& dash, double offset);

  void fill(frame::FillRule rule = frame::FillRule::NonZero);  ///< and forgets the path
  void fill_preserve(frame::FillRule rule = frame::FillRule::NonZero);
  void stroke();
  void clip();
  /// Glyphs in their own colour, the baseline starting at (x, y) in the current transform, which may translate and
  /// rotate only.
  void show(text::GlyphRunPtr run, double x, double y);
  /// An image that fills a rectangle, seen to the part `opacity`; the transform may not turn it.
  void show(frame::ImagePtr image, double x, double y, double width, double height, double opacity = 1);

  /// Makes room for so many more operations: without it, many thousands are moved as they come.
  void reserve(std::size_t operations);

  /// The recording so far; the canvas is empty afterwards.
  frame::Drawing finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A standalone SVG 1.1 file in pt; glyphs as paths of their outlines, numbers locale-free. The same drawing gives the
/// same bytes.
base::Result<std::string> to_svg(frame::Drawing const& drawing, text::FontBook const& fonts);
/// The same file, where glyphs of earlier drawings are at hand.
base::Result<std::string> to_svg(frame::Drawing const& drawing, text::FontBook const& fonts, GlyphTexts& glyph_texts);

/// A PNG at `dots_per_inch`, on white.
base::Result<std::string> to_png(frame::Drawing const& drawing, text::FontBook const& fonts, double dots_per_inch);

}  // namespace livret::canvas
