#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/colour.hpp"
#include "base/geometry.hpp"
#include "diag/sink.hpp"
#include "text/style.hpp"

namespace livret::text {

/// One glyph in a run. Distances in units of base::Length (1/65536 pt), at the run's size; y upward.
struct Glyph {
  std::uint16_t id = 0;
  std::uint32_t cluster = 0;  ///< byte of the run's text where its cluster starts; does not decrease along the run
  std::int32_t advance = 0;
  std::int32_t x_offset = 0;
  std::int32_t y_offset = 0;
};

/// Glyphs of one face, size and colour on one baseline, from left to right, with the text they stand for.
struct GlyphRun {
  FaceId face;
  base::Length size;
  base::Colour colour;
  base::Length baseline_shift;  ///< upward; not in the glyphs' offsets
  std::string text;             ///< what extraction must give back, in logical order
  std::string language;
  std::vector<Glyph> glyphs;
  /// Font expansion: outlines are drawn this many thousandths wider (narrower where negative); advances and offsets
  /// have it already.
  std::int32_t expansion = 0;
  base::Length width() const;
};

using GlyphRunPtr = std::shared_ptr<GlyphRun const>;

/// Shapes one text in one style, letter spacing included. A character that the face has no glyph for is reported at
/// `where` (once for each face and character in the sink) and drawn as .notdef; exceptions are the spaces of
/// U+2000–U+200A, U+202F and U+00A0, which take a computed advance on the face's space glyph and keep their character,
/// and default-ignorable characters, which take none.
GlyphRun shape(FontBook const& fonts, std::string_view text, TextStyle const& style, diag::Span where,
               diag::Sink& sink);

/// The advance of `text` in `style`: shape(...).width().
base::Length measure(FontBook const& fonts, std::string_view text, TextStyle const& style, diag::Sink& sink);

/// Distances from the baseline to the top (positive) and to the bottom (positive) of the face at the style's size:
/// ascender and −descender of the face.
struct VerticalMetrics {
  base::Length ascent;
  base::Length descent;
  base::Length cap_height;
  base::Length x_height;
};
VerticalMetrics vertical_metrics(FontBook const& fonts, TextStyle const& style);

}  // namespace livret::text
