#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/colour.hpp"

namespace livret::scale {

/// Colours as d3-color holds them: not rounded, opacity from 0 to 1. A channel that means nothing (the hue of a grey,
/// all of a transparent colour) is NaN, and interpolation takes it from the other colour.
struct Rgb {
  double red = 0, green = 0, blue = 0;  ///< 0 to 255
  double opacity = 1;
};
struct Hsl {
  double hue = 0;  ///< degrees
  double saturation = 0, lightness = 0;
  double opacity = 1;
};
/// CIE L*a*b* with the white point D50.
struct Lab {
  double lightness = 0;  ///< 0 to 100
  double a = 0, b = 0;
  double opacity = 1;
};
/// The cylindrical form of Lab.
struct Hcl {
  double hue = 0;  ///< degrees
  double chroma = 0, lightness = 0;
  double opacity = 1;
};
/// Green (2011), “A colour scheme for the display of astronomical intensity images”.
struct Cubehelix {
  double hue = 0;  ///< degrees
  double saturation = 0, lightness = 0;
  double opacity = 1;
};

Rgb to_rgb(base::Colour colour);
Rgb to_rgb(Hsl const& colour);
Rgb to_rgb(Lab const& colour);
Rgb to_rgb(Hcl const& colour);
Rgb to_rgb(Cubehelix const& colour);
Hsl to_hsl(Rgb const& colour);
Lab to_lab(Rgb const& colour);
Hcl to_hcl(Rgb const& colour);
Cubehelix to_cubehelix(Rgb const& colour);
/// Channels rounded half up and kept within 0 to 255.
base::Colour to_colour(Rgb const& colour);

/// Reads what base::parse_colour reads, and CSS's `rgb()`, `rgba()`, `hsl()` and `hsla()` with commas.
std::optional<base::Colour> read_colour(std::string_view text);

/// `Long` goes the long way round the hues.
enum class ColourSpace { Rgb, Hsl, HslLong, Hcl, HclLong, Lab, Cubehelix, CubehelixLong };

/// By Vega's names: `rgb`, `hsl`, `hsl-long`, `hcl`, `hcl-long`, `lab`, `cubehelix`, `cubehelix-long`.
std::optional<ColourSpace> find_colour_space(std::string_view name);

struct Interpolation {
  ColourSpace space = ColourSpace::Rgb;
  double gamma = 1;  ///< of `rgb` and the cubehelices; others have none
};

/// Colours at equal distances from 0 to 1, and all colours between them: d3.piecewise of the space's interpolator.
class ColourRamp {
 public:
  /// One colour gives that colour everywhere, none black.
  ColourRamp(std::span<base::Colour const> colours, Interpolation const& interpolation);

  /// Beyond 0 and 1 the first and last stretches go on, within what sRGB can show.
  base::Colour at(double t) const;
  /// Between two neighbouring colours, `stretch` counted from 0; beyond the last the last.
  base::Colour at(std::size_t stretch, double part) const;
  bool operator==(ColourRamp const&) const = default;

 private:
  /// A channel runs from `from` by `by`; all four in the coordinates of the space (after gamma, for rgb).
  struct Channel {
    double from = 0, by = 0;
    bool operator==(Channel const&) const = default;
  };
  struct Stretch {
    Channel channels[4];
    bool operator==(Stretch const&) const = default;
  };
  static Stretch stretch_between(base::Colour from, base::Colour to, Interpolation const& interpolation);

  std::vector<Stretch> stretches_;
  ColourSpace space_ = ColourSpace::Rgb;
  double gamma_ = 1;
};

}  // namespace livret::scale
