#pragma once

#include <string_view>

#include "frame/drawing.hpp"

namespace livret::image {

/// A path in user units, as far as its data could be read (SVG 1.1, 8.3 and F.2).
struct PathData {
  frame::Path path;
  /// What could not be read, empty where all was.
  std::string_view fault;
};

PathData read_path_data(std::string_view text);

}  // namespace livret::image
