#pragma once

#include <string>

#include "scene/scene.hpp"

namespace livret::scene {

/// The mark as vega-scenegraph's sceneToJSON writes it: `marktype`, `role`, `name`, `clip`, `items`, texts as they were
/// given. Places and sizes are always written, other attributes only where they are not Vega's defaults; `fontSize` and
/// `font` always. Colours are `#rrggbb`, `rgba(r, g, b, a)` or `transparent`. `interactive` is left out.
std::string to_json(Mark const& mark);

}  // namespace livret::scene
