#include <algorithm>
#include <array>
#include <string>

#include "base/number_text.hpp"
#include "base/text.hpp"
#include "scale/colour_space.hpp"

namespace livret::scale {

namespace {

/// A number of CSS, and whether a percent sign follows it.
struct Component {
  double number = 0;
  bool percent = false;
};

std::optional<Component> read_component(std::string_view text) {
  text = base::trim(text);
  bool const percent = text.ends_with('%');
  if (percent) text.remove_suffix(1);
  if (text.starts_with('+')) text.remove_prefix(1);
  auto const number = base::parse_number(text);
  return number ? std::optional(Component{*number, percent}) : std::nullopt;
}

struct Components {
  std::array<Component, 4> items;
  std::size_t size = 0;
};

std::optional<Components> read_components(std::string_view list) {
  Components components;
  for (;;) {
    auto const comma = std::min(list.find(','), list.size());
    auto const component = read_component(list.substr(0, comma));
    if (!component || components.size == components.items.size()) return std::nullopt;
    components.items[components.size++] = *component;
    if (comma == list.size()) return components;
    list.remove_prefix(comma + 1);
  }
}

std::optional<base::Colour> read_rgb(Components const& given) {
  auto const& [red, green, blue, opacity] = given.items;
  if (red.percent != green.percent || green.percent != blue.percent) return std::nullopt;
  auto const channel = [](Component const& part) { return part.percent ? part.number * 255 / 100 : part.number; };
  return to_colour(Rgb{channel(red), channel(green), channel(blue), opacity.number});
}

std::optional<base::Colour> read_hsl(Components const& given) {
  auto const& [hue, saturation, lightness, opacity] = given.items;
  if (hue.percent || !saturation.percent || !lightness.percent) return std::nullopt;
  return to_colour(to_rgb(Hsl{hue.number, saturation.number / 100, lightness.number / 100, opacity.number}));
}

}  // namespace

std::optional<base::Colour> read_colour(std::string_view text) {
  text = base::trim(text);
  auto const opening = text.find('(');
  if (opening == std::string_view::npos) return base::parse_colour(text);
  if (!text.ends_with(')')) return std::nullopt;
  std::string name(text.substr(0, opening));
  std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  auto components = read_components(text.substr(opening + 1, text.size() - opening - 2));
  if (!components || components->size < 3) return std::nullopt;
  if (components->size == 3) components->items[3].number = 1;
  if (name == "rgb" || name == "rgba") return read_rgb(*components);
  return name == "hsl" || name == "hsla" ? read_hsl(*components) : std::nullopt;
}

}  // namespace livret::scale
