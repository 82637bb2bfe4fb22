#pragma once

#include "scene/scene.hpp"

namespace livret::scene {

/// `colour`, seen to the part `opacity`.
base::Colour faded(base::Colour colour, double opacity);

/// What stands for a paint where only one colour can: a gradient's first, a hatch's lines.
std::optional<base::Colour> solid_colour(Paint const& paint);

/// The one colour of an item's fill with its opacities.
std::optional<base::Colour> solid_fill(Ink const& ink);

}  // namespace livret::scene
