#pragma once

#include <vector>

#include "layout/measure.hpp"

namespace livret::layout {

/// Lines [begin, end) of a note that stand on one page.
struct NotePiece {
  content::NoteId note;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// What one page holds: strips [begin, end) and the notes at its foot.
struct PagePlan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<NotePiece> notes;
};

/// Divides the list into pages, first fit: each page ends at the cheapest break among those that it has room for,
/// counting what it would leave empty (TeX's badness). Notes stand on the page of their call; a note goes on on the
/// next page only where its line would not fit on a page of its own. Reported: a strip taller than a page. Always ends:
/// each page takes a strip or a line of a note. At least one page.
std::vector<PagePlan> break_pages(content::Document const& document, MeasuredDocument const& measured,
                                  diag::Sink& sink);

}  // namespace livret::layout
