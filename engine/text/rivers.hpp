#pragma once

#include <cstddef>
#include <span>

#include "text/paragraph.hpp"

namespace livret::text {

/// Columns of white that run through three lines or more: spaces between words, each of which lies under the one before
/// it by more than half of the narrower of the two.
struct Rivers {
  int count = 0;               ///< where two columns join or part, each way that comes to a third line
  std::size_t third_line = 0;  ///< of the first of them
};
Rivers find_rivers(std::span<Line const> lines);

}  // namespace livret::text
