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

FloatRoom float_room(MeasuredDocument const& measured, std::size_t begin, std::size_t end);

/// How far below the head, or the top of the foot's part, each of floats [begin, end) stands.
std::vector<base::Length> float_tops(MeasuredDocument const& measured, std::size_t begin, std::size_t end);

}  // namespace livret::layout
