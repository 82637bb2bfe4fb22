#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/geometry.hpp"
#include "diag/sink.hpp"
#include "text/glyph_run.hpp"
#include "text/hyphenation.hpp"
#include "text/style.hpp"

namespace livret::text {

/// A stretch of a paragraph in one style. `mark` is the caller's: lines give it back for each run, so that links, tags
/// and notes find their glyphs.
struct Span {
  std::string text;
  TextStyle style;
  std::uint32_t mark = 0;
  diag::Span where;
};

/// Something of fixed size that stands in the line as a letter would; the caller draws it.
struct InlineObject {
  base::Length width;
  base::Length ascent;
  base::Length descent;
  std::uint32_t mark = 0;
};

/// A forced line break.
struct ForcedBreak {};

using Piece = std::variant<Span, InlineObject, ForcedBreak>;

enum class Alignment { Justify, Left, Right, Centre };

/// TeX's parameters of line breaking by their names (The TeXbook, chapter 14), in TeX's units.
struct BreakParameters {
  Alignment alignment = Alignment::Justify;
  base::Length indent;   ///< of the first line
  base::Length hanging;  ///< of the lines after it
  int tolerance = 1000;
  int pretolerance = 100;
  int line_penalty = 10;
  int hyphen_penalty = 80;
  int ex_hyphen_penalty = 50;
  int double_hyphen_demerits = 10000;
  int final_hyphen_demerits = 5000;
  int adj_demerits = 10000;
  int short_last_line_demerits = 5000;  ///< where the last line is shorter than the indent or 2 em; TeX has none
  int max_consecutive_hyphens = 2;      ///< lines in a row; 5 and more: no limit
  base::Length emergency_stretch;
  int looseness = 0;                   ///< not kept to in paragraphs of more than 5000 possible breaks
  bool protrusion = true;              ///< hyphens and punctuation hang into the margin a little
  bool hyphenate_capitalised = false;  ///< words that start with a capital are names or open a sentence: not hyphenated
  int min_before_hyphen = 3;
  int min_after_hyphen = 3;
  int expansion = 0;         ///< thousandths by which glyphs may be widened or narrowed; at most 20
  bool avoid_rivers = true;  ///< among break sets of about equal demerits the one with fewer rivers
  std::shared_ptr<HyphenationExceptions const> exceptions;  ///< or null
};

/// Glyphs on a line at their place.
struct PlacedRun {
  base::Length x;  ///< from the line's left edge
  GlyphRunPtr run;
  std::uint32_t mark = 0;
};

struct PlacedObject {
  base::Length x;
  InlineObject object;
};

/// One line. A soft hyphen that is shown is a run of its own with text U+00AD; the space at which a line wraps stays as
/// the last glyph, hanging past the edge.
struct Line {
  std::vector<PlacedRun> runs;
  std::vector<PlacedObject> objects;
  base::Length width;   ///< of what is seen, from 0 to the right end of its last glyph
  base::Length ascent;  ///< largest of its runs, baseline shift included
  base::Length descent;
  double ratio = 0;   ///< TeX's glue set ratio: positive stretched, negative shrunk
  int badness = 0;    ///< 0 to 10000, TeX's
  int expansion = 0;  ///< of its glyphs, in thousandths
  bool hyphenated = false;
  bool overfull = false;  ///< nothing fits: the line sticks out
};

struct BrokenParagraph {
  std::vector<Line> lines;  ///< at least one where the paragraph has any piece
  double demerits = 0;      ///< TeX's total demerits of the breaks that were chosen
  int rivers = 0;           ///< columns of white that run through three lines or more
};

/// Breaks a paragraph into lines by total fit (Knuth and Plass 1981, with the passes of TeX: without hyphenation, then
/// with it, then with emergency stretch), and justifies with glyphs as pdfTeX does (\\pdfadjustspacing=2). `width(i)`
/// is the measure of line i; it is asked for more lines than there will be, and must give the same each time. Ragged
/// alignments are optimised too. Break opportunities: spaces (U+0020 and the breaking ones of U+2000–U+200A), after
/// hyphens and dashes, U+200B, soft hyphens, and in URLs (a word with `://`, or a host name) after `/ . _ ? & =`; never
/// at U+00A0, U+202F, U+2060. A word wider than the measure is broken anywhere only where it is a URL, else it is
/// overfull and that is reported as a warning at its place.
BrokenParagraph break_paragraph(FontBook const& fonts, std::span<Piece const> pieces,
                                std::function<base::Length(std::size_t)> const& width,
                                BreakParameters const& parameters, diag::Sink& sink);

/// Widths of the longest unbreakable part (minimum) and of the whole on one line (maximum), for the widths of table
/// columns.
struct IntrinsicWidths {
  base::Length minimum;
  base::Length maximum;
};
IntrinsicWidths intrinsic_widths(FontBook const& fonts, std::span<Piece const> pieces, diag::Sink& sink);

}  // namespace livret::text
