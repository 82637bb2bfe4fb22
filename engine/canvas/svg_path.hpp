#pragma once

#include <string>

#include "frame/drawing.hpp"

namespace livret::canvas {

/// Writes the data of `path` elements. Marks of a chart are mostly one shape at many places: a small one that is shaped
/// as the one before has only its first point written anew, the rest, in steps from point to point, as it was.
class PathWriter {
 public:
  /// `path` stays where it is until the next is written.
  void write(std::string& text, frame::Path const& path);

 private:
  frame::Path const* last_ = nullptr;
  std::string steps_;  ///< from the first point of `last_`; empty: not known yet
};

}  // namespace livret::canvas
