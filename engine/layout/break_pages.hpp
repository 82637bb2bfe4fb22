#pragma once

#include <vector>

#include "layout/floats.hpp"

namespace livret::layout {

/// What one page holds: strips [begin, end), the notes at its foot and floats [first_float, end_float).
struct PagePlan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<NotePiece> notes;
  std::size_t first_float = 0;
  std::size_t end_float = 0;
  FloatSides float_sides = FloatSides::HeadAndFoot;
  std::optional<content::MasterId> master;  ///< that it asks for by name
  double filled = 0;                        ///< part of its height that holds something
  int break_cost = 0;                       ///< of the break in the text that ends it
};

/// Divides the list into pages by the least cost of the whole document (Plass 1981): of breaks, of what pages leave
/// empty (TeX's badness), of a last page with little on it, of notes that go on on the next page and of floats for each
/// page between their place in the text and their own. Where the document says how many pages it may have, the cheapest
/// way to that many is taken, or to the nearest number. Reported: a strip taller than a page, or a float with its
/// notes. Always ends: each page takes a strip, a line of a note or a float. At least one page. Time grows with the
/// strips times those of a page; memory with the strips.
std::vector<PagePlan> break_pages(content::Document const& document, MeasuredDocument const& measured,
                                  diag::Sink& sink);

/// The index of the page that each destination is on; none for those that are not set.
std::vector<std::optional<std::size_t>> destination_pages(MeasuredDocument const& measured,
                                                          std::vector<PagePlan> const& plans);

}  // namespace livret::layout
