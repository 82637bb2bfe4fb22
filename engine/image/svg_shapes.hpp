#pragma once

#include "frame/drawing.hpp"
#include "image/svg_geometry.hpp"
#include "image/svg_xml.hpp"

namespace livret::image {

bool is_shape(std::string_view name);

/// The outline of a path, rect, circle, ellipse, line, polyline or polygon in user units, as far as its attributes can
/// be read (SVG 1.1, 9); empty where it draws nothing. Percentages are of `viewport`.
frame::Path shape_path(SvgElement const& shape, Box const& viewport, Faults& faults);

/// The segments that reading its outline takes the time of, whatever comes of it: what is used again is read again.
std::size_t outline_effort(SvgElement const& shape);

/// A length of an element's attribute; `otherwise` where it is absent or, with an error, cannot be read.
double length_of(SvgElement const& element, std::string_view name, double whole, double otherwise, Faults& faults);

/// How a `viewBox` is fitted into a viewport (SVG 1.1, 7.8).
frame::Transform fit(Box const& view, Box const& viewport, std::string_view preserve_aspect_ratio);

}  // namespace livret::image
