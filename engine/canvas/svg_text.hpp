#pragma once

#include <string>
#include <string_view>

#include "base/colour.hpp"
#include "frame/drawing.hpp"

namespace livret::canvas {

/// Appends a number with at most three decimals. An SVG is thousands of them, so they are written as whole thousandths.
void append_number(std::string& text, double value);
void append_point(std::string& text, double x, double y);
/// ` name="value"`; the name with its blank.
void append_attribute(std::string& text, std::string_view name, double value);
/// With six decimals, for scales.
void append_exactly(std::string& text, double value);
/// The data of a `path` element.
void append_path(std::string& text, frame::Path const& path);
/// `#rrggbb`, whatever the alpha.
void append_opaque(std::string& text, base::Colour colour);
/// For text and attribute values; control characters that XML 1.0 does not allow are left out.
void append_escaped(std::string& text, std::string_view content);
/// RFC 4648, section 4.
void append_base64(std::string& text, std::string_view bytes);

}  // namespace livret::canvas
