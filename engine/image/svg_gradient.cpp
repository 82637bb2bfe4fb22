#include "image/svg_gradient.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "image/svg_scanner.hpp"

namespace livret::image {

namespace {

constexpr std::size_t longest_chain = 16;
constexpr std::size_t most_stops = 100;

std::string_view attribute_of(std::vector<SvgElement const*> const& chain, std::string_view name) {
  for (SvgElement const* each : chain) {
    if (auto const value = each->attribute(name); !value.empty()) return value;
  }
  return {};
}

/// Reads the lengths of a gradient, percentages being of its own space.
class Lengths {
 public:
  Lengths(std::vector<SvgElement const*> const& chain, Box const& whole) : chain_(chain), whole_(whole) {}

  double x(std::string_view name, double share) const { return read(name, share, whole_.width); }
  double y(std::string_view name, double share) const { return read(name, share, whole_.height); }
  double radius(std::string_view name, double share) const {
    return read(name, share, std::sqrt((whole_.width * whole_.width + whole_.height * whole_.height) / 2));
  }

 private:
  double read(std::string_view name, double share, double whole) const {
    auto const text = attribute_of(chain_, name);
    auto const length = text.empty() ? std::nullopt : read_length(text, whole);
    return length.value_or(share * whole);
  }

  std::vector<SvgElement const*> const& chain_;
  Box whole_;
};

frame::Gradient axial(Lengths const& lengths) {
  return {{lengths.x("x1", 0), lengths.y("y1", 0)}, {lengths.x("x2", 1), lengths.y("y2", 0)}, 0, 0, {}};
}

/// A focus outside the circle moves to its edge (SVG 1.1, 13.2.3), just within so that the cone stays one.
frame::Gradient radial(Lengths const& lengths, std::vector<SvgElement const*> const& chain) {
  constexpr double innermost_edge = 0.99;
  frame::Vertex const centre{lengths.x("cx", 0.5), lengths.y("cy", 0.5)};
  double const radius = lengths.radius("r", 0.5);
  frame::Vertex focus = centre;
  if (!attribute_of(chain, "fx").empty()) focus.x = lengths.x("fx", 0.5);
  if (!attribute_of(chain, "fy").empty()) focus.y = lengths.y("fy", 0.5);
  double const distance = std::hypot(focus.x - centre.x, focus.y - centre.y);
  if (distance > innermost_edge * radius) {
    double const share = innermost_edge * radius / distance;
    focus = {centre.x + (focus.x - centre.x) * share, centre.y + (focus.y - centre.y) * share};
  }
  return {focus, centre, std::clamp(lengths.radius("fr", 0), 0.0, std::max(radius, 0.0)), radius, {}};
}

base::Colour faded(base::Colour colour, double opacity) {
  colour.alpha = static_cast<std::uint8_t>(std::lround(colour.alpha * opacity));
  return colour;
}

}  // namespace

Gradients::Chain Gradients::chain_of(SvgElement const& gradient) {
  Chain chain{&gradient};
  while (chain.size() < longest_chain) {
    auto const href = chain.back()->attribute("href");
    if (!href.starts_with('#')) break;
    auto const found = index_.find(href.substr(1));
    if (found == index_.end()) break;
    chain.push_back(found->second);
  }
  return chain;
}

std::vector<frame::GradientStop> Gradients::read_stops(SvgElement const& gradient) {
  std::vector<frame::GradientStop> stops;
  double before = 0;
  for (auto const& kid : gradient.kids) {
    if (kid->name != "stop") continue;
    if (stops.size() == most_stops) {
      faults_.error(kid->place, fmt::format("a gradient needs at most {} stops", most_stops));
      break;
    }
    Declarations const declared = sheet_.declared(*kid);
    auto const colour_text = declared.of(Property::StopColor);
    auto const colour = colour_text.empty() ? std::optional(base::Colour()) : read_svg_colour(colour_text, {});
    if (!colour) faults_.error(kid->place, fmt::format("`stop-color` cannot be `{}`", colour_text));
    double const opacity = read_opacity(declared.of(Property::StopOpacity)).value_or(1);
    before = std::max(before, read_opacity(kid->attribute("offset")).value_or(0));
    stops.push_back({before, faded(colour.value_or(base::Colour()), opacity)});
  }
  return stops;
}

std::vector<frame::GradientStop> const& Gradients::stops_of(Chain const& chain) {
  for (SvgElement const* each : chain) {
    auto const [entry, is_new] = stops_.try_emplace(each);
    if (is_new) {
      entry->second = read_stops(*each);
      report_what_differs(*each, attribute_of(chain, "spreadMethod"), entry->second);
    }
    if (!entry->second.empty()) return entry->second;
  }
  return stops_[chain.front()];
}

void Gradients::report_what_differs(SvgElement const& gradient, std::string_view spread,
                                    std::vector<frame::GradientStop> const& stops) {
  if (!spread.empty() && spread != "pad")
    faults_.warning(gradient.place, fmt::format("`spreadMethod` can only be `pad`, found `{}`", spread));
  auto const differs = [&](auto const& stop) { return stop.colour.alpha != stops.front().colour.alpha; };
  if (std::any_of(stops.begin(), stops.end(), differs))
    faults_.warning(gradient.place, "the stops of a gradient differ in opacity, and all take the mean of it in PDF",
                    "give the stops the colours that they have on the paper");
}

std::optional<frame::Paint> Gradients::paint(SvgElement const& gradient, Box const& bounds,
                                             frame::Transform const& to_drawing, Box const& viewport, double opacity) {
  Chain const chain = chain_of(gradient);
  auto const& stops = stops_of(chain);
  if (stops.empty()) return std::nullopt;
  bool const is_of_user_space = attribute_of(chain, "gradientUnits") == "userSpaceOnUse";
  Lengths const lengths(chain, is_of_user_space ? viewport : Box{0, 0, 1, 1});
  bool const is_radial = gradient.name == "radialGradient";
  frame::Gradient result = is_radial ? radial(lengths, chain) : axial(lengths);
  bool const is_degenerate = is_radial ? result.to_radius <= 0 : result.from == result.to;
  if (is_degenerate || stops.size() == 1) return faded(stops.back().colour, opacity);
  auto const own = read_transform(attribute_of(chain, "gradientTransform"));
  if (!own) faults_.error(gradient.place, "`gradientTransform` is none of SVG");
  frame::Transform const to_user =
      is_of_user_space ? frame::Transform() : frame::Transform{bounds.width, 0, 0, bounds.height, bounds.x, bounds.y};
  result.transform = compose(compose(to_drawing, to_user), own.value_or(frame::Transform()));
  if (!(std::fabs(determinant(result.transform)) > 1e-9)) return std::nullopt;
  result.stops = stops;
  for (frame::GradientStop& stop : result.stops) stop.colour = faded(stop.colour, opacity);
  return result;
}

}  // namespace livret::image
