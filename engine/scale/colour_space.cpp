#include "scale/colour_space.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace livret::scale {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double degree = std::numbers::pi / 180;
constexpr double degrees_a_radian = 180 / std::numbers::pi;

/// The white point D50 and the joints of CIE's cube root curve, as d3-color has them.
constexpr double white_x = 0.96422, white_y = 1, white_z = 0.82521;
constexpr double curve_offset = 4.0 / 29, curve_joint = 6.0 / 29;
constexpr double curve_slope = 3 * curve_joint * curve_joint;
constexpr double curve_foot = curve_joint * curve_joint * curve_joint;

double curve_of(double light) {
  return light > curve_foot ? std::pow(light, 1.0 / 3) : light / curve_slope + curve_offset;
}
double light_of(double curve) {
  return curve > curve_joint ? curve * curve * curve : curve_slope * (curve - curve_offset);
}

/// IEC 61966-2-1: a channel of sRGB from 0 to 255, and its light from 0 to 1.
double channel_of(double light) {
  return 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055);
}
double channel_light(double channel) {
  double const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double hue_of(double sine, double cosine) {
  double const hue = std::atan2(sine, cosine) * degrees_a_radian;
  return hue < 0 ? hue + 360 : hue;
}

Lab to_lab(Hcl const& colour) {
  if (std::isnan(colour.hue)) return {colour.lightness, 0, 0, colour.opacity};
  double const angle = colour.hue * degree;
  return {colour.lightness, std::cos(angle) * colour.chroma, std::sin(angle) * colour.chroma, colour.opacity};
}

/// CSS Color Module Level 3, 4.2.4.
double hsl_channel(double hue, double low, double high) {
  if (hue < 60) return (low + (high - low) * hue / 60) * 255;
  if (hue < 180) return high * 255;
  return (hue < 240 ? low + (high - low) * (240 - hue) / 60 : low) * 255;
}

/// Coefficients of Green's helix.
constexpr double helix_a = -0.14861, helix_b = 1.78277, helix_c = -0.29227, helix_d = -0.90649, helix_e = 1.97294;
constexpr double helix_ed = helix_e * helix_d, helix_eb = helix_e * helix_b;
constexpr double helix_bc_da = helix_b * helix_c - helix_d * helix_a;

std::uint8_t whole_channel(double channel) {
  if (std::isnan(channel)) return 0;
  return static_cast<std::uint8_t>(std::clamp(std::floor(channel + 0.5), 0.0, 255.0));
}

}  // namespace

Rgb to_rgb(base::Colour colour) {
  if (colour.alpha == 0) return {nothing, nothing, nothing, 0};
  return {static_cast<double>(colour.red), static_cast<double>(colour.green), static_cast<double>(colour.blue),
          colour.alpha / 255.0};
}

Rgb to_rgb(Hsl const& colour) {
  double const hue = std::fmod(colour.hue, 360) + (colour.hue < 0 ? 360 : 0);
  double const saturation = std::isnan(hue) || std::isnan(colour.saturation) ? 0 : colour.saturation;
  double const lightness = colour.lightness;
  double const high = lightness + (lightness < 0.5 ? lightness : 1 - lightness) * saturation;
  double const low = 2 * lightness - high;
  return {hsl_channel(hue >= 240 ? hue - 240 : hue + 120, low, high), hsl_channel(hue, low, high),
          hsl_channel(hue < 120 ? hue + 240 : hue - 120, low, high), colour.opacity};
}

Rgb to_rgb(Lab const& colour) {
  double const middle = (colour.lightness + 16) / 116;
  double const x = white_x * light_of(std::isnan(colour.a) ? middle : middle + colour.a / 500);
  double const y = white_y * light_of(middle);
  double const z = white_z * light_of(std::isnan(colour.b) ? middle : middle - colour.b / 200);
  return {channel_of(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
          channel_of(-0.9787684 * x + 1.9161415 * y + 0.0334540 * z),
          channel_of(0.0719453 * x - 0.2289914 * y + 1.4052427 * z), colour.opacity};
}

Rgb to_rgb(Hcl const& colour) { return to_rgb(to_lab(colour)); }

Rgb to_rgb(Cubehelix const& colour) {
  double const angle = std::isnan(colour.hue) ? 0 : (colour.hue + 120) * degree;
  double const lightness = colour.lightness;
  double const reach = std::isnan(colour.saturation) ? 0 : colour.saturation * lightness * (1 - lightness);
  double const cosine = std::cos(angle);
  double const sine = std::sin(angle);
  return {255 * (lightness + reach * (helix_a * cosine + helix_b * sine)),
          255 * (lightness + reach * (helix_c * cosine + helix_d * sine)),
          255 * (lightness + reach * (helix_e * cosine)), colour.opacity};
}

Hsl to_hsl(Rgb const& colour) {
  double const red = colour.red / 255, green = colour.green / 255, blue = colour.blue / 255;
  if (std::isnan(red + green + blue)) return {nothing, nothing, nothing, colour.opacity};
  auto const [least, most] = std::minmax({red, green, blue});
  double const spread = most - least;
  double const lightness = (most + least) / 2;
  if (spread == 0) return {nothing, lightness > 0 && lightness < 1 ? 0 : nothing, lightness, colour.opacity};
  double sixth = (red - green) / spread + 4;
  if (red == most)
    sixth = (green - blue) / spread + (green < blue ? 6 : 0);
  else if (green == most)
    sixth = (blue - red) / spread + 2;
  return {sixth * 60, spread / (lightness < 0.5 ? most + least : 2 - most - least), lightness, colour.opacity};
}

Lab to_lab(Rgb const& colour) {
  double const red = channel_light(colour.red);
  double const green = channel_light(colour.green);
  double const blue = channel_light(colour.blue);
  double const y = curve_of((0.2225045 * red + 0.7168786 * green + 0.0606169 * blue) / white_y);
  double x = y, z = y;
  if (!(red == green && green == blue)) {
    x = curve_of((0.4360747 * red + 0.3850649 * green + 0.1430804 * blue) / white_x);
    z = curve_of((0.0139322 * red + 0.0971045 * green + 0.7141733 * blue) / white_z);
  }
  return {116 * y - 16, 500 * (x - y), 200 * (y - z), colour.opacity};
}

Hcl to_hcl(Rgb const& colour) {
  Lab const lab = to_lab(colour);
  if (lab.a == 0 && lab.b == 0) {
    bool const is_grey = lab.lightness > 0 && lab.lightness < 100;
    return {nothing, is_grey ? 0 : nothing, lab.lightness, lab.opacity};
  }
  return {hue_of(lab.b, lab.a), std::sqrt(lab.a * lab.a + lab.b * lab.b), lab.lightness, lab.opacity};
}

Cubehelix to_cubehelix(Rgb const& colour) {
  double const red = colour.red / 255, green = colour.green / 255, blue = colour.blue / 255;
  double const lightness =
      (helix_bc_da * blue + helix_ed * red - helix_eb * green) / (helix_bc_da + helix_ed - helix_eb);
  double const across = blue - lightness;
  double const along = (helix_e * (green - lightness) - helix_c * across) / helix_d;
  double const saturation =
      std::sqrt(along * along + across * across) / (helix_e * lightness * (1 - lightness));  // NaN of black and white
  if (saturation == 0 || std::isnan(saturation)) return {nothing, saturation, lightness, colour.opacity};
  double const hue = std::atan2(along, across) * degrees_a_radian - 120;
  return {hue < 0 ? hue + 360 : hue, saturation, lightness, colour.opacity};
}

base::Colour to_colour(Rgb const& colour) {
  return {whole_channel(colour.red), whole_channel(colour.green), whole_channel(colour.blue),
          std::isnan(colour.opacity) ? std::uint8_t{255} : whole_channel(colour.opacity * 255)};
}

}  // namespace livret::scale
