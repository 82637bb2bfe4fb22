#pragma once

#include "layout/note_lines.hpp"

namespace livret::layout {

/// What floats [begin, end) take of a page. Margins between them collapse, and vanish at the page's head and foot.
struct FloatRoom {
  HeadRoom head;      ///< of those at the head, down to the text
  base::Length foot;  ///< of those at the foot, up to the text
  bool foot_over_margin = false;
  ExtraNotes notes;  ///< called in them

  base::Length height() const { return head.height + foot; }
};

/// Where floats of a page may stand.
enum class FloatSides { HeadAndFoot, FootOnly };

/// Of a page whose text starts with `strip`: no float stands above a heading or a band.
FloatSides float_sides(Strip const& strip);

FloatRoom float_room(MeasuredDocument const& measured, std::size_t begin, std::size_t end, FloatSides sides);

/// Whether a float stands at the head of its page.
bool stands_at_head(MeasuredFloat const& each, FloatSides sides);

/// How far below the head, or the top of the foot's part, each of floats [begin, end) stands.
std::vector<base::Length> float_tops(MeasuredDocument const& measured, std::size_t begin, std::size_t end,
                                     FloatSides sides);

}  // namespace livret::layout
