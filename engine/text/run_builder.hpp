#pragma once

#include <algorithm>
#include <string_view>

#include "text/glyph_run.hpp"
#include "text/shape_cache.hpp"

namespace livret::text {

/// Font units to lengths at the size of a style, letter spacing included, and widened by font expansion.
class Scale {
 public:
  Scale(Face const& face, TextStyle const& style)
      : size_(style.size.units()), units_per_em_(face.metrics().units_per_em), spacing_(style.letter_spacing.units()) {}

  /// The same for glyphs that are drawn `thousandths` wider.
  Scale expanded(std::int32_t thousandths) const;
  std::int32_t expansion() const { return expansion_; }

  /// A vertical distance.
  std::int32_t to_length(std::int32_t font_units) const { return divided(font_units, size_, units_per_em_); }
  /// A distance along the line.
  std::int32_t along(std::int32_t font_units) const {
    if (expansion_ == 0) return to_length(font_units);
    return divided(font_units, size_ * (1000 + expansion_), units_per_em_ * 1000);
  }
  /// The advance of glyph `index`: letter spacing comes after the last glyph of a cluster.
  std::int32_t advance(ShapedWord const& word, std::size_t index) const;
  base::Length width(ShapedWord const& word) const;

 private:
  std::int64_t size_;
  std::int64_t units_per_em_;
  std::int64_t spacing_;
  std::int32_t expansion_ = 0;

  /// `font_units` × `numerator` / `denominator`, rounded to the nearest, halves away from zero. Whole numbers below 2⁵³
  /// divide exactly in double, and several times faster.
  static std::int32_t divided(std::int32_t font_units, std::int64_t numerator, std::int64_t denominator) {
    auto const doubled = 2 * static_cast<double>(font_units) * static_cast<double>(numerator);
    auto const divisor = static_cast<double>(denominator);
    auto const rounded = (doubled + (doubled < 0 ? -divisor : divisor)) / (2 * divisor);
    return static_cast<std::int32_t>(std::clamp(rounded, -widest_length, widest_length));
  }

  static constexpr double widest_length = 0x7fffffff;
};

/// Puts words together to a run.
class RunBuilder {
 public:
  RunBuilder(Scale scale, TextStyle const& style);
  /// `kerning`, in font units, comes behind the last glyph.
  void append(ShapedWord const& word, std::string_view text, std::int32_t kerning = 0);
  /// A space with the advance that its line gives it.
  void append_space(ShapedWord const& space, std::string_view text, base::Length advance);
  GlyphRun take() { return std::move(run_); }

 private:
  Scale scale_;
  GlyphRun run_;
};

/// Reports the characters of `word` that `face` has no glyph for, each once in a sink.
void report_missing(Face const& face, ShapedWord const& word, diag::Span where, diag::Sink& sink);

}  // namespace livret::text
