// The total-fit algorithm itself, over nothing but sums and penalties: Knuth and Plass, "Breaking Paragraphs into
// Lines" (1981), in the form of TeX: The Program, part 38. Differences from TeX: the number of hyphenated lines in a
// row is part of a node's state, so its limit is exact; a very short last line costs demerits; a rescue pass takes the
// place of overfull boxes as long as any break fits.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "base/length.hpp"
#include "text/paragraph.hpp"

namespace livret::text {

constexpr int infinite_badness = 10000;

/// TeX's badness of stretching or shrinking by `amount` what may give `available`, both in units and not negative:
/// about 100 (amount/available)³ (TeX: The Program, §108).
int badness(std::int64_t amount, std::int64_t available);

/// What glue must make up of `shortfall` (negative: of an excess) where glyphs of width `glyphs` take up to `expansion`
/// thousandths of theirs first, as in pdfTeX (Thanh, "Micro-typographic extensions to the TeX typesetting system",
/// 2000).
std::int64_t left_to_glue(std::int64_t shortfall, std::int64_t glyphs, int expansion);

/// Width and glue from the start of the paragraph to some place, in units of base::Length.
struct Extent {
  std::int64_t width = 0;
  std::int64_t stretch = 0;
  std::int64_t shrink = 0;
  std::int64_t glyphs = 0;  ///< the part of the width that font expansion widens and narrows
  Extent& operator+=(Extent const& other) {
    width += other.width;
    stretch += other.stretch;
    shrink += other.shrink;
    glyphs += other.glyphs;
    return *this;
  }
  void add_glyphs(std::int64_t advance) {
    width += advance;
    glyphs += advance;
  }
  friend Extent operator-(Extent a, Extent const& b) {
    return {a.width - b.width, a.stretch - b.stretch, a.shrink - b.shrink, a.glyphs - b.glyphs};
  }
};

enum class BreakKind {
  Start,  ///< of the paragraph
  Space,
  Free,         ///< in a URL, at U+200B, after a dash: nothing is added
  AfterHyphen,  ///< after a hyphen that is written
  Hyphen,       ///< a hyphen is added
  Forced,
  End,  ///< of the paragraph
};

/// A place where a line may end. `line_end` counts up to the end of a line that is broken here, with its hyphen and
/// less what hangs out on the right; `line_start` up to the start of the next, and what hangs out on the left.
struct BreakPoint {
  BreakKind kind = BreakKind::Space;
  int penalty = 0;
  Extent line_end;
  Extent line_start;
  std::uint32_t end_item = 0;   ///< the line has the items before this one, and its first `offset` bytes
  std::uint32_t next_item = 0;  ///< where the next line starts, `offset` bytes into it
  std::uint32_t offset = 0;
};

/// The widths of the lines: some of their own, then all alike.
struct Measures {
  std::vector<base::Length> first;
  base::Length rest;
  base::Length at(std::size_t line) const { return line < first.size() ? first[line] : rest; }
  base::Length least() const;
};

enum class Pass {
  MayFail,  ///< finds nothing where a line is worse than the tolerance, or the looseness is not met
  Final,    ///< comes as near to the looseness as it can
  Rescue,   ///< always finds breaks: any looseness will do, and overfull lines where nothing fits
};

struct FitSettings {
  BreakParameters const* parameters = nullptr;
  int tolerance = 0;
  Pass pass = Pass::MayFail;
  int expansion = 0;                 ///< thousandths by which glyphs may be widened and narrowed
  std::int64_t line_stretch = 0;     ///< added to each line's, for ragged lines and emergencies
  std::int64_t short_last_line = 0;  ///< a last line narrower than this is avoided
  std::uint32_t forbidden = 0;       ///< a point at which no line ends; 0: none
  std::int64_t most_demerits = std::numeric_limits<std::int64_t>::max();  ///< ways that cost more are left out
};

struct Fit {
  std::vector<std::uint32_t> breaks;  ///< ascending indices of the points at which lines end; the last is the End
  double demerits = 0;
};

/// The breaks with the least demerits. `points` starts with the Start and ends with the End.
std::optional<Fit> fit_lines(std::span<BreakPoint const> points, Measures const& measures, FitSettings const& settings);

}  // namespace livret::text
