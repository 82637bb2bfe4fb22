// layout: content to pages. In: a content::Document and the fonts. Out: a frame::PagedDocument with page numbers
// settled. Steps: number what is referred to; measure blocks into a vertical list (strips with their glue, break costs
// and notes) while the structure tree grows in reading order; break the list into pages; again while the pages that
// the text shows are not those found; without optional blocks while there are too many; place strips, floats, margin
// column, notes, headers and footers. Not yet: rows under a cell that spans several divided between pages; page breaks
// in parts of columns and in cells; floats out of boxes, lists, columns, cells and floats, which are set in place;
// notes of floats in the margin column or divided: they stand whole at the foot; more than 16 floats on a page.
#pragma once

#include "content/document.hpp"
#include "diag/sink.hpp"
#include "frame/page.hpp"
#include "layout/report.hpp"
#include "text/font_book.hpp"

namespace livret::layout {

/// Lays a document out. Reported: a block taller than a page or wider than its column, margins or indents that leave
/// text no width, a margin column that is too full, a page budget that is not met, a note that is never called, a part
/// of columns too narrow to read, a reference to what is left out or has no number, a page number in the text that does
/// not settle in four passes; as a note to the author, each optional block that is left out to keep to the budget.
/// Measuring stops, reported, after 20 times the budget (but not before 200 pages) or after 10,000 pages. Always ends,
/// and always gives at least one page.
/// `report`, where it is given, receives how well it is set.
frame::PagedDocument layout_document(content::Document const& document, text::FontBook const& fonts, diag::Sink& sink,
                                     Report* report = nullptr);

}  // namespace livret::layout
