#pragma once

#include <cstdint>
#include <shared_mutex>
#include <string>
#include <unordered_map>

#include "text/font_book.hpp"

namespace livret::canvas {

/// The outlines of glyphs as SVG path data, for all drawings of a run with one font book: most of the cost of a small
/// drawing's SVG. Thread-safe; holds at most what the faces have.
class GlyphTexts {
 public:
  /// In font units with y upward; empty for a blank glyph. Stays where it is.
  std::string const& data(text::Face const& face, text::FaceId id, std::uint16_t glyph);

 private:
  std::shared_mutex mutex_;
  std::unordered_map<std::uint64_t, std::string> texts_;
};

}  // namespace livret::canvas
