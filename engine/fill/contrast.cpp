#include "fill/contrast.hpp"

#include <cmath>

#include <fmt/format.h>

namespace livret::fill {

namespace {

constexpr double least_of_text = 4.5;
constexpr double least_of_large_text = 3;
constexpr auto large = base::Length::from_pt(18);
constexpr auto large_if_bold = base::Length::from_pt(14);
constexpr int bold = 700;

double least_contrast(ContrastCheck::Text const& text) {
  bool const is_large = text.size >= large || (text.size >= large_if_bold && text.weight >= bold);
  return is_large ? least_of_large_text : least_of_text;
}

}  // namespace

std::optional<base::Colour> ContrastCheck::seen_on_ground(base::Colour colour) const {
  auto const opaque = base::Colour{colour.red, colour.green, colour.blue};
  if (colour.alpha == 255) return opaque;
  auto const& ground = grounds_.back();
  return ground ? std::optional(base::mix(*ground, opaque, colour.alpha / 255.0)) : std::nullopt;
}

void ContrastCheck::check(Text const& text) {
  if (!grounds_.back()) return;
  auto const ground = *grounds_.back();
  auto const colour = *seen_on_ground(text.colour);
  auto const least = least_contrast(text);
  auto const contrast = base::contrast_ratio(colour, ground);
  if (contrast >= least || !warned_.emplace(colour, ground, least).second) return;
  // Rounded down: 4.49 is not to be shown as the 4.5 that it lacks.
  sink_.warning(text.where,
                fmt::format("text in `{}` on `{}` has a contrast of {:.1f}:1, and {}:1 is needed", base::to_hex(colour),
                            base::to_hex(ground), std::floor(contrast * 10) / 10, least),
                "make the text darker or its ground lighter (or the reverse), or set it in 18 pt, or bold in 14 pt");
}

}  // namespace livret::fill
