#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/colour.hpp"
#include "canvas/canvas.hpp"
#include "chart/label.hpp"
#include "chart/spec.hpp"
#include "frame/drawing.hpp"

namespace livret::chart {

/// A line round a shape, or none where the width is 0.
struct Outline {
  base::Colour colour;
  double width = 0;
};

struct RectItem {
  double x = 0, y = 0, width = 0, height = 0;  ///< pt, not negative
  base::Colour fill;
  Outline outline;
  double radius = 0;
};

/// A symbol in a square of `size` pt² about its centre; shapes by Vega's names.
struct SymbolItem {
  double x = 0, y = 0, size = 0;
  std::string shape;
  base::Colour fill;
  Outline outline;
};

struct PolylineItem {
  std::vector<frame::Vertex> points;
  base::Colour colour;
  double width = 1;
  std::vector<double> dash;
  frame::Cap cap = frame::Cap::Butt;
};

struct AreaItem {
  std::vector<frame::Vertex> outline;
  base::Colour fill;
};

/// A ramp from left to right.
struct RampItem {
  double x = 0, y = 0, width = 0, height = 0;
  std::vector<base::Colour> stops;
};

struct TextItem {
  Label label;
  double x = 0, y = 0;
  HorizontalAlign align = HorizontalAlign::Left;
  VerticalAlign baseline = VerticalAlign::Middle;
  double angle = 0;  ///< degrees clockwise
};

using SceneItem = std::variant<RectItem, SymbolItem, PolylineItem, AreaItem, RampItem, TextItem>;

/// What a chart is made of, from the back to the front, in pt.
using Scene = std::vector<SceneItem>;

/// Moves an item.
void move_item(SceneItem& item, double dx, double dy);

/// The upright rectangle round a text that is not turned.
struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
  bool overlaps(Box const& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};
Box box_of(TextItem const& item);

void paint(Scene const& scene, canvas::Canvas& canvas);

}  // namespace livret::chart
