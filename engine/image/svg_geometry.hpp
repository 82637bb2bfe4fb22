#pragma once

#include <optional>
#include <string_view>

#include "frame/drawing.hpp"

namespace livret::image {

/// A rectangle in user units.
struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};

frame::Vertex mapped(frame::Transform const& transform, frame::Vertex vertex);
frame::Path mapped(frame::Transform const& transform, frame::Path path);
/// First `inner`, then `outer`.
frame::Transform compose(frame::Transform const& outer, frame::Transform const& inner);
double determinant(frame::Transform const& transform);
/// Whether it scales alike in all directions, within a hundredth.
bool is_even(frame::Transform const& transform);

/// The tight bounding box of a path's geometry; nothing for an empty path.
std::optional<Box> bounds_of(frame::Path const& path);
/// Whether all its points are numbers within reach of any paper.
bool is_within_reach(frame::Path const& path);

/// An ellipse, from its rightmost point clockwise.
frame::Path ellipse_path(frame::Vertex centre, double x_radius, double y_radius);
/// A rectangle with elliptical corners, clockwise.
frame::Path rounded_path(Box const& box, double x_radius, double y_radius);

/// The arc of SVG 1.1, 8.3.8, as curves.
struct Arc {
  double x_radius = 0, y_radius = 0;
  double rotation = 0;  ///< of the x axis, in degrees
  bool is_large = false, is_clockwise = false;
  frame::Vertex to;
};
void append_arc(frame::Path& path, frame::Vertex from, Arc const& arc);

/// The transforms of SVG 1.1, 7.6: `rotate(30) translate(1,2)`; nothing where it is none.
std::optional<frame::Transform> read_transform(std::string_view text);

}  // namespace livret::image
