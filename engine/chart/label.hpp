#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/sink.hpp"
#include "locale/typography.hpp"
#include "text/font_book.hpp"
#include "text/paragraph.hpp"
#include "text/style.hpp"

namespace livret::chart {

/// What setting a label needs.
struct Lettering {
  text::FontBook const* fonts = nullptr;
  locale::Profile profile;
  diag::Span where;  ///< of the chart: what a missing glyph is reported at
  diag::Sink* sink = nullptr;
};

struct LabelLine {
  std::vector<text::PlacedRun> runs;
  double width = 0;
};

/// A shaped text of one or more lines; lengths in pt.
struct Label {
  std::string text;
  std::vector<LabelLine> lines;
  double width = 0;  ///< of the widest line
  double line_height = 0;
  double ascent = 0, cap_height = 0;

  bool is_empty() const { return lines.empty(); }
  double height() const { return line_height * static_cast<double>(lines.size()); }
};

/// What becomes of a word that is wider than its line: broken anywhere, or hyphenated where that takes few lines and
/// else kept.
enum class LongWords { Broken, Hyphenated };

/// Sets a text by the typography of the language, wrapped at `widest` pt where it is longer. An empty text has no
/// lines.
Label set_label(Lettering const& lettering, std::string_view text, text::TextStyle const& style,
                std::optional<double> widest = std::nullopt, LongWords long_words = LongWords::Broken);

}  // namespace livret::chart
