#pragma once

#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "base/colour.hpp"
#include "base/geometry.hpp"
#include "frame/image.hpp"
#include "text/glyph_run.hpp"

namespace livret::frame {

/// A point of a drawing in pt, y downward from its top left corner.
struct Vertex {
  double x = 0;
  double y = 0;
  auto operator<=>(Vertex const&) const = default;
};

struct MoveTo {
  Vertex to;
};
struct LineTo {
  Vertex to;
};
struct CurveTo {
  Vertex control1, control2, to;
};
struct ClosePath {};
using Segment = std::variant<MoveTo, LineTo, CurveTo, ClosePath>;
using Path = std::vector<Segment>;

struct GradientStop {
  double offset = 0;  ///< 0 to 1
  base::Colour colour;
};
/// An affine map: (x, y) goes to (xx·x + xy·y + x0, yx·x + yy·y + y0).
struct Transform {
  double xx = 1, yx = 0, xy = 0, yy = 1, x0 = 0, y0 = 0;
  auto operator<=>(Transform const&) const = default;
};

/// Axial from `from` to `to`, or radial between the circles of these centres where the radii are not both 0;
/// `transform` takes their space to the drawing's.
struct Gradient {
  Vertex from, to;
  double from_radius = 0, to_radius = 0;
  std::vector<GradientStop> stops;
  Transform transform = {};
};
using Paint = std::variant<base::Colour, Gradient>;

enum class FillRule { NonZero, EvenOdd };
enum class Cap { Butt, Round, Square };
enum class Join { Miter, Round, Bevel };

struct Fill {
  Path path;
  Paint paint;
  FillRule rule = FillRule::NonZero;
};
struct Stroke {
  Path path;
  Paint paint;
  double width = 1;  ///< pt
  Cap cap = Cap::Butt;
  Join join = Join::Miter;
  double miter_limit = 10;
  std::vector<double> dash;
  double dash_offset = 0;
};
/// Intersects the clip with the path until the Restore that answers the Save before it.
struct Clip {
  Path path;
  FillRule rule = FillRule::NonZero;
};
struct Save {};
struct Restore {};
/// Glyphs whose baseline starts at `origin`, turned by `angle` (radians, clockwise).
struct Glyphs {
  Vertex origin;
  double angle = 0;
  text::GlyphRunPtr run;
};
/// An image that fills a rectangle.
struct Picture {
  Vertex corner;
  double width = 0;
  double height = 0;
  ImagePtr image;
};

using Operation = std::variant<Fill, Stroke, Clip, Save, Restore, Glyphs, Picture>;

/// A vector drawing: what a chart is. Saves and restores are balanced, at most 20 deep.
struct Drawing {
  base::Size size;
  std::vector<Operation> operations;
};

using DrawingPtr = std::shared_ptr<Drawing const>;

}  // namespace livret::frame
