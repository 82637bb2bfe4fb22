#pragma once

#include "scene/scene.hpp"

namespace livret::scene {

struct ImageSize {
  double width = 0, height = 0;
};

/// As asked; in the image's proportions where only one side is, and of its pixels where none is.
ImageSize size_of(ImageItem const& item);

}  // namespace livret::scene
