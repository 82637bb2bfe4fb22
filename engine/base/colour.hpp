#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace livret::base {

/// An sRGB colour with straight (not premultiplied) alpha; 255 is opaque.
struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  std::uint8_t alpha = 255;
  constexpr auto operator<=>(Colour const&) const = default;
};

/// Reads `#rgb`, `#rrggbb`, `#rrggbbaa`, `transparent` and the CSS Level 4 named colours, in any case.
std::optional<Colour> parse_colour(std::string_view text);

/// `#rrggbb`, or `#rrggbbaa` when not opaque.
std::string to_hex(Colour colour);

/// Contrast ratio from 1 to 21 of two opaque colours (WCAG 2.1, relative luminance and contrast ratio).
double contrast_ratio(Colour a, Colour b);

/// Linear interpolation in sRGB; t = 0 gives `a`, 1 gives `b`.
Colour mix(Colour a, Colour b, double t);

}  // namespace livret::base
