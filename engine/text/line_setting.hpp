#pragma once

#include "text/break_points.hpp"

namespace livret::text {

/// The line between two break points, set to `measure` with its first glyph at `indent`, or further where the alignment
/// says so.
Line set_line(ParagraphText const& text, BreakPoint const& from, BreakPoint const& to, base::Length measure,
              base::Length indent, BreakParameters const& parameters);

/// What a ragged line's end may stretch: TeX's 2 em of \raggedright, at the size of the first text.
std::int64_t ragged_stretch(ParagraphText const& text);

}  // namespace livret::text
