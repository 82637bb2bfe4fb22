#pragma once

#include <vector>

#include "text/paragraph_text.hpp"
#include "text/total_fit.hpp"

namespace livret::text {

enum class Hyphenation { Explicit, Patterns };

/// The thousandths that glyphs may give: lines are only stretched and shrunk where they are justified.
int expansion_of(BreakParameters const& parameters);

/// How far the line that starts with item `first` hangs out on the left, and the one whose last item is `last` on the
/// right, in units of base::Length; 0 where the alignment has no straight edge there.
std::int64_t left_protrusion(ParagraphText const& text, std::size_t first, BreakParameters const& parameters,
                             int expansion = 0);
std::int64_t right_protrusion(ParagraphText const& text, std::size_t last, BreakParameters const& parameters,
                              int expansion = 0);
/// Of the added hyphen.
std::int64_t hyphen_protrusion(ParagraphText const& text, Item const& item, BreakParameters const& parameters,
                               int expansion = 0);

/// The glue of a space: half its width to stretch and a third to shrink, as Computer Modern's, where the alignment
/// justifies.
Extent extent_of(ParagraphText const& text, Item const& item, Alignment alignment);

/// All places where a line of `text` may end, from Start to End.
std::vector<BreakPoint> break_points(ParagraphText const& text, BreakParameters const& parameters,
                                     Hyphenation hyphenation);

}  // namespace livret::text
