#include "expr/colour_object.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "base/colour.hpp"
#include "base/number_text.hpp"

namespace livret::expr {
namespace {

using Channels = std::array<double, 3>;

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double radians = std::numbers::pi / 180;
/// The white point D50 of CIE XYZ, its Y being 1.
constexpr double white_x = 0.96422;
constexpr double white_z = 0.82521;
constexpr double edge = 6.0 / 29;

double to_linear(double channel) {
  double const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}
double from_linear(double share) {
  return 255 * (share <= 0.0031308 ? 12.92 * share : 1.055 * std::pow(share, 1 / 2.4) - 0.055);
}
double lab_function(double t) { return t > edge * edge * edge ? std::cbrt(t) : t / (3 * edge * edge) + 4.0 / 29; }
double lab_inverse(double t) { return t > edge ? t * t * t : 3 * edge * edge * (t - 4.0 / 29); }

Channels rgb_to_lab(Channels const& rgb) {
  double const red = to_linear(rgb[0]);
  double const green = to_linear(rgb[1]);
  double const blue = to_linear(rgb[2]);
  double const y = lab_function(0.2225045 * red + 0.7168786 * green + 0.0606169 * blue);
  bool const is_grey = red == green && green == blue;
  double const x = is_grey ? y : lab_function((0.4360747 * red + 0.3850649 * green + 0.1430804 * blue) / white_x);
  double const z = is_grey ? y : lab_function((0.0139322 * red + 0.0971045 * green + 0.7141733 * blue) / white_z);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

Channels lab_to_rgb(Channels const& lab) {
  double const middle = (lab[0] + 16) / 116;
  double const x = white_x * lab_inverse(std::isnan(lab[1]) ? middle : middle + lab[1] / 500);
  double const y = lab_inverse(middle);
  double const z = white_z * lab_inverse(std::isnan(lab[2]) ? middle : middle - lab[2] / 200);
  return {from_linear(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
          from_linear(-0.9787684 * x + 1.9161415 * y + 0.0334540 * z),
          from_linear(0.0719453 * x - 0.2289914 * y + 1.4052427 * z)};
}

Channels lab_to_hcl(Channels const& lab) {
  if (lab[1] == 0 && lab[2] == 0) return {not_a_number, lab[0] > 0 && lab[0] < 100 ? 0 : not_a_number, lab[0]};
  double const hue = std::atan2(lab[2], lab[1]) / radians;
  return {hue < 0 ? hue + 360 : hue, std::hypot(lab[1], lab[2]), lab[0]};
}
Channels hcl_to_lab(Channels const& hcl) {
  if (std::isnan(hcl[0])) return {hcl[2], 0, 0};
  return {hcl[2], std::cos(hcl[0] * radians) * hcl[1], std::sin(hcl[0] * radians) * hcl[1]};
}

Channels rgb_to_hsl(Channels const& rgb) {
  double const red = rgb[0] / 255;
  double const green = rgb[1] / 255;
  double const blue = rgb[2] / 255;
  double const least = std::min({red, green, blue});
  double const greatest = std::max({red, green, blue});
  double const range = greatest - least;
  double const lightness = (greatest + least) / 2;
  if (range == 0) return {not_a_number, lightness > 0 && lightness < 1 ? 0 : not_a_number, lightness};
  double hue = (red - green) / range + 4;
  if (red == greatest)
    hue = (green - blue) / range + (green < blue ? 6 : 0);
  else if (green == greatest)
    hue = (blue - red) / range + 2;
  return {hue * 60, range / (lightness < 0.5 ? greatest + least : 2 - greatest - least), lightness};
}

Channels hsl_to_rgb(Channels const& hsl) {
  double const hue = std::isnan(hsl[0]) ? 0 : std::fmod(hsl[0], 360) + (hsl[0] < 0 ? 360 : 0);
  double const saturation = std::isnan(hsl[0]) || std::isnan(hsl[1]) ? 0 : hsl[1];
  double const high = hsl[2] + (hsl[2] < 0.5 ? hsl[2] : 1 - hsl[2]) * saturation;
  double const low = 2 * hsl[2] - high;
  auto const channel = [&](double angle) {
    double const share = angle < 60    ? low + (high - low) * angle / 60
                         : angle < 180 ? high
                         : angle < 240 ? low + (high - low) * (240 - angle) / 60
                                       : low;
    return share * 255;
  };
  return {channel(hue >= 240 ? hue - 240 : hue + 120), channel(hue), channel(hue < 120 ? hue + 240 : hue - 120)};
}

char const* names_of(ColourObject::Space space) {
  switch (space) {
    case ColourObject::Space::Rgb:
      return "rgb";
    case ColourObject::Space::Hsl:
      return "hsl";
    case ColourObject::Space::Lab:
      return "lab";
    default:
      return "hcl";
  }
}

}  // namespace

Value ColourObject::get(std::string_view field) const {
  if (field == "opacity") return opacity_;
  char const* names = names_of(space_);
  for (std::size_t i = 0; i < channels_.size(); ++i)
    if (field.size() == 1 && field[0] == names[i]) return channels_[i];
  return {};
}

std::vector<std::string> ColourObject::fields() const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < channels_.size(); ++i) names.emplace_back(1, names_of(space_)[i]);
  names.emplace_back("opacity");
  return names;
}

Rgb ColourObject::rgb() const {
  Channels channels = channels_;
  if (space_ == Space::Hsl) channels = hsl_to_rgb(channels_);
  if (space_ == Space::Lab) channels = lab_to_rgb(channels_);
  if (space_ == Space::Hcl) channels = lab_to_rgb(hcl_to_lab(channels_));
  return {channels[0], channels[1], channels[2], opacity_};
}

std::string ColourObject::text() const {
  Rgb const colour = rgb();
  auto const channel = [](double value) {
    return base::to_text(std::isnan(value) ? 0 : std::clamp(std::floor(value + 0.5), 0.0, 255.0));
  };
  double const opacity = std::isnan(colour.opacity) ? 1 : std::clamp(colour.opacity, 0.0, 1.0);
  auto const channels = channel(colour.red) + ", " + channel(colour.green) + ", " + channel(colour.blue);
  return opacity == 1 ? "rgb(" + channels + ")" : "rgba(" + channels + ", " + base::to_text(opacity) + ")";
}

ColourObject ColourObject::in(Space space) const {
  if (space == space_) return *this;
  Rgb const colour = rgb();
  Channels const channels = {colour.red, colour.green, colour.blue};
  switch (space) {
    case Space::Rgb:
      return {space, channels, opacity_};
    case Space::Hsl:
      return {space, rgb_to_hsl(channels), opacity_};
    case Space::Lab:
      return {space, space_ == Space::Hcl ? hcl_to_lab(channels_) : rgb_to_lab(channels), opacity_};
    default:
      return {space, lab_to_hcl(space_ == Space::Lab ? channels_ : rgb_to_lab(channels)), opacity_};
  }
}

std::optional<ColourObject> as_colour(Value const& value) {
  if (auto const* object = value.as<ObjectPtr>()) {
    auto const* colour = dynamic_cast<ColourObject const*>(object->get());
    return colour != nullptr ? std::optional(*colour) : std::nullopt;
  }
  auto const* text = value.as<std::string>();
  auto const colour = text != nullptr ? base::parse_colour(*text) : std::nullopt;
  if (!colour) return std::nullopt;
  return ColourObject(
      ColourObject::Space::Rgb,
      {static_cast<double>(colour->red), static_cast<double>(colour->green), static_cast<double>(colour->blue)},
      colour->alpha / 255.0);
}

}  // namespace livret::expr
