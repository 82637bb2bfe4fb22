#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "canvas/glyph_texts.hpp"
#include "frame/drawing.hpp"

namespace livret::canvas {

/// What a drawing's operations refer to: the glyphs that are not blank, gradients and clips, which stand before them in
/// an SVG. Gradients and clips are numbered from 1 as they come.
class SvgDefinitions {
 public:
  SvgDefinitions(frame::Drawing const& drawing, text::FontBook const& fonts, GlyphTexts& glyph_texts);

  /// About how long they are.
  std::size_t expected_size() const;
  void append(std::string& text) const;
  bool has(text::FaceId face, std::uint16_t glyph) const { return glyphs_[face.index()][glyph] == Glyph::Defined; }

 private:
  struct Outline {
    text::FaceId face;
    std::uint16_t glyph = 0;
    std::string const* data = nullptr;
  };
  enum class Glyph : std::uint8_t { Unknown, Blank, Defined };
  class Collector;

  std::vector<std::vector<Glyph>> glyphs_;  ///< by face, then by glyph
  std::vector<Outline> outlines_;
  std::vector<frame::Gradient const*> gradients_;
  std::vector<frame::Clip const*> clips_;
};

}  // namespace livret::canvas
