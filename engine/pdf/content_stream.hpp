#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/colour.hpp"
#include "frame/drawing.hpp"
#include "pdf/resources.hpp"
#include "text/glyph_run.hpp"

namespace livret::pdf {

/// How lines are drawn, but for their colour.
struct LineStyle {
  double width = 1;
  frame::Cap cap = frame::Cap::Butt;
  frame::Join join = frame::Join::Miter;
  double miter_limit = 10;
  std::vector<double> dash;
  double dash_offset = 0;
  bool operator==(LineStyle const&) const = default;
};

enum class PathPaint { Fill, FillEvenOdd, Stroke, FillAndStroke };

/// Operators of a content stream (ISO 32000-1, annex A), coordinates in pt with y upward. It knows the graphics state,
/// so that what is set already is not set again, and opens and closes text objects as needed.
class ContentStream {
 public:
  explicit ContentStream(Resources& resources) : resources_(resources) {}

  void save();
  void restore();
  void translate(double x, double y);

  void set_fill(base::Colour colour);
  void set_stroke(base::Colour colour);
  /// A gradient whose space `matrix` maps to the page's; its opacity is that of its stops together.
  void set_fill(frame::Gradient const& gradient, Matrix const& matrix);
  void set_stroke(frame::Gradient const& gradient, Matrix const& matrix);
  void set_line(LineStyle const& style);

  void move_to(double x, double y);
  void line_to(double x, double y);
  void rectangle(double x, double y, double width, double height);
  /// A path with y downward from the origin.
  void append(frame::Path const& path);
  void paint(PathPaint how);
  /// Clips to the path, and forgets it.
  void clip(frame::FillRule rule);

  /// Glyphs from a baseline that starts at (x, y), turned clockwise by `angle` radians; `language` where it is not that
  /// of the content around.
  void show(text::GlyphRun const& run, double x, double y, double angle, std::string_view language = {});

  /// An image whose lower left corner is at (x, y).
  void show(frame::ImagePtr const& image, double x, double y, double width, double height);

  /// `properties` in PDF syntax, with its brackets (14.6).
  void begin_marked(std::string_view tag, std::string_view properties);
  void end_marked();

  bool is_transparent() const { return is_transparent_; }
  /// The whole stream; nothing may be open.
  std::string take();

 private:
  struct State {
    std::optional<base::Colour> fill;  ///< nothing where unknown or a gradient
    std::optional<base::Colour> stroke;
    std::uint8_t fill_alpha = 255;
    std::uint8_t stroke_alpha = 255;
    std::optional<LineStyle> line;
    text::FaceId face;
    base::Length size;
    std::int64_t rise = 0;       ///< thousandths of a pt
    std::int32_t expansion = 0;  ///< thousandths
  };

  void set_colour(std::optional<base::Colour>& known, base::Colour colour, std::string_view operation);
  void set_alpha(std::uint8_t& known, std::uint8_t alpha, PaintUse use);
  void set_pattern(frame::Gradient const& gradient, Matrix const& matrix, PaintUse use);
  void numbers(std::initializer_list<double> values);
  void operation(std::string_view name);
  void open_text();
  void close_text();
  void place_text(double x, double y, double angle);
  void set_font(text::GlyphRun const& run);
  void set_expansion(std::int32_t thousandths);
  void set_rise(std::int64_t thousandths);
  void show_glyphs(text::GlyphRun const& run, ShownFont const& font);
  /// Marked content within a text object, which must be open.
  void begin_span(std::string_view key, std::string_view text);
  void end_span();

  Resources& resources_;
  std::string out_;
  State state_;
  std::vector<State> saved_;
  int open_marks_ = 0;
  bool text_is_open_ = false;
  std::int64_t line_x_ = 0;  ///< start of the text line, thousandths of a pt
  std::int64_t line_y_ = 0;
  bool is_transparent_ = false;
};

}  // namespace livret::pdf
