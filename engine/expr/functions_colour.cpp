#include <algorithm>
#include <array>
#include <cmath>

#include "expr/colour_object.hpp"
#include "expr/functions.hpp"

namespace livret::expr {
namespace {

/// A colour by its channels, or another one brought into the space.
template <ColourObject::Space space>
Value colour_in(Arguments const& arguments) {
  if (arguments.size() >= 3) {
    double const opacity = arguments.size() > 3 ? arguments.number(3) : 1;
    return ObjectPtr(std::make_shared<ColourObject>(
        space, std::array{arguments.number(0), arguments.number(1), arguments.number(2)}, opacity));
  }
  auto const colour = as_colour(arguments[0]);
  return colour ? Value(ObjectPtr(std::make_shared<ColourObject>(colour->in(space)))) : Value();
}

/// Relative luminance of WCAG 2.0, with its own threshold.
std::optional<double> luminance_of(Value const& value) {
  auto const colour = as_colour(value);
  if (!colour) return std::nullopt;
  auto const linear = [](double channel) {
    double const share = channel / 255;
    return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  Rgb const rgb = colour->rgb();
  return 0.2126 * linear(rgb.red) + 0.7152 * linear(rgb.green) + 0.0722 * linear(rgb.blue);
}

Value luminance(Arguments const& arguments) {
  auto const luminance = luminance_of(arguments[0]);
  return luminance ? Value(*luminance) : Value();
}

Value contrast(Arguments const& arguments) {
  auto const first = luminance_of(arguments[0]);
  auto const second = luminance_of(arguments[1]);
  if (!first || !second) return {};
  return (std::max(*first, *second) + 0.05) / (std::min(*first, *second) + 0.05);
}

constexpr std::array functions = {
    Function{"rgb", 1, 4, colour_in<ColourObject::Space::Rgb>},
    Function{"hsl", 1, 4, colour_in<ColourObject::Space::Hsl>},
    Function{"lab", 1, 4, colour_in<ColourObject::Space::Lab>},
    Function{"hcl", 1, 4, colour_in<ColourObject::Space::Hcl>},
    Function{"luminance", 1, 1, luminance},
    Function{"contrast", 2, 2, contrast},
};

}  // namespace

std::span<Function const> colour_functions() { return functions; }

}  // namespace livret::expr
