#include "chart/palette.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "chart/named_colour.hpp"

namespace livret::chart {

namespace {

constexpr base::Colour black{0, 0, 0, 255};

/// Colours in rows of six hexadecimal digits, as the schemes are published (ColorBrewer, Tableau, matplotlib).
std::vector<base::Colour> unpack(std::string_view digits) {
  std::vector<base::Colour> colours;
  for (std::size_t i = 0; i + 6 <= digits.size(); i += 6)
    colours.push_back(*base::parse_colour("#" + std::string(digits.substr(i, 6))));
  return colours;
}

struct Scheme {
  std::string_view colours;
  enum class Kind { Categories, Ramp } kind;
};

std::map<std::string_view, Scheme> const& schemes() {
  static std::map<std::string_view, Scheme> const known{
      {"category10", {"1f77b4ff7f0e2ca02cd627289467bd8c564be377c27f7f7fbcbd2217becf", Scheme::Kind::Categories}},
      {"tableau10", {"4c78a8f58518e4575672b7b254a24beeca3bb279a2ff9da69d755dbab0ac", Scheme::Kind::Categories}},
      {"blues", {"cfe1f2bed8eca8cee58fc1de74b2d75ba3cf4592c63181bd206fb2125ca40a4a90", Scheme::Kind::Ramp}},
      {"greens", {"d3eecdc0e6baabdda594d3917bc77d60ba6c46ab5e329a512089430e7735036429", Scheme::Kind::Ramp}},
      {"greys", {"e2e2e2d4d4d4c4c4c4b1b1b19d9d9d8888887575756262624d4d4d3535351e1e1e", Scheme::Kind::Ramp}},
      {"oranges", {"fdd8b3fdc998fdb87bfda55efc9244f87f2cf06b18e4580bd14904b93d029f3303", Scheme::Kind::Ramp}},
      {"viridis", {"440154482475414487355f8d2a788e21918c22a88444bf707ad151bddf26fde725", Scheme::Kind::Ramp}}};
  return known;
}

std::vector<base::Colour> given_range(ScaleSpec const& scale, Config const& config, diag::Sink& sink) {
  std::vector<base::Colour> colours;
  for (auto const& value : scale.range)
    if (auto const colour = named_colour(value.to_text(), scale.span, config, sink)) colours.push_back(*colour);
  return colours;
}

Scheme const* find_scheme(ScaleSpec const& scale, diag::Sink& sink) {
  if (scale.scheme.empty()) return nullptr;
  auto const found = schemes().find(scale.scheme);
  if (found != schemes().end()) return &found->second;
  std::string known;
  for (auto const& entry : schemes()) known += fmt::format("{}`{}`", known.empty() ? "" : ", ", entry.first);
  sink.error(scale.span, fmt::format("unknown colour scheme `{}`", scale.scheme), "the schemes are " + known);
  return nullptr;
}

std::vector<base::Colour> sample(std::vector<base::Colour> const& stops, std::size_t count) {
  std::vector<base::Colour> colours;
  for (std::size_t i = 0; i < count; ++i)
    colours.push_back(along_ramp(stops, count == 1 ? 1 : static_cast<double>(i) / static_cast<double>(count - 1)));
  return colours;
}

/// One colour a value; colours that run out are used again, which is reported because two values would look alike.
std::vector<base::Colour> repeat(std::vector<base::Colour> const& colours, VisualDomain const& visual,
                                 diag::Sink& sink) {
  std::size_t const count = visual.values.size();
  if (count > colours.size())
    sink.warning(visual.scale.span, fmt::format("`{}` has {} values and there are {} colours: some look alike",
                                                visual.field, count, colours.size()));
  std::vector<base::Colour> result;
  for (std::size_t i = 0; i < count; ++i) result.push_back(colours[i % colours.size()]);
  return result;
}

}  // namespace

base::Colour along_ramp(std::vector<base::Colour> const& stops, double t) {
  if (stops.empty()) return black;
  double const place = std::clamp(t, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
  auto const index = std::min(static_cast<std::size_t>(place), stops.size() - 1);
  if (index + 1 == stops.size()) return stops.back();
  return base::mix(stops[index], stops[index + 1], place - static_cast<double>(index));
}

std::vector<base::Colour> palette_for(VisualDomain const& visual, Config const& config, diag::Sink& sink) {
  bool const discrete = is_discrete(visual.measure);
  auto const given = given_range(visual.scale, config, sink);
  if (!given.empty()) return discrete ? repeat(given, visual, sink) : given;
  if (auto const* scheme = find_scheme(visual.scale, sink)) {
    auto const colours = unpack(scheme->colours);
    if (!discrete) return colours;
    return scheme->kind == Scheme::Kind::Ramp ? sample(colours, visual.values.size()) : repeat(colours, visual, sink);
  }
  if (visual.measure != Measure::Nominal || config.category.empty())
    return discrete ? sample(config.ramp, visual.values.size()) : config.ramp;
  return repeat(config.category, visual, sink);
}

}  // namespace livret::chart
