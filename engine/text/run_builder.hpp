#pragma once

#include <string_view>

#include "text/glyph_run.hpp"
#include "text/shape_cache.hpp"

namespace livret::text {

/// Font units to lengths at the size of a style, letter spacing included.
class Scale {
 public:
  Scale(Face const& face, TextStyle const& style)
      : size_(style.size.units()), units_per_em_(face.metrics().units_per_em), spacing_(style.letter_spacing.units()) {}

  std::int32_t to_length(std::int32_t font_units) const;
  /// The advance of glyph `index`: letter spacing comes after the last glyph of a cluster.
  std::int32_t advance(ShapedWord const& word, std::size_t index) const;
  base::Length width(ShapedWord const& word) const;

 private:
  std::int64_t size_;
  std::int64_t units_per_em_;
  std::int64_t spacing_;
};

/// Puts words together to a run.
class RunBuilder {
 public:
  RunBuilder(Scale scale, TextStyle const& style);
  void append(ShapedWord const& word, std::string_view text);
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
