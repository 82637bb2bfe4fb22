// layout: content to pages. In: a content::Document and the fonts. Out: a frame::PagedDocument with page numbers
// settled. Steps: measure blocks into a vertical list (strips with their glue, break costs and notes) while the
// structure tree grows in reading order; break the list into pages; place strips, margin column, notes, headers and
// footers. Not yet: page breaking by cost over the whole document (each page ends at the best break that it has room
// for), rows and columns divided between pages, floats, balanced columns.
#pragma once

#include "content/document.hpp"
#include "diag/sink.hpp"
#include "frame/page.hpp"
#include "layout/report.hpp"
#include "text/font_book.hpp"

namespace livret::layout {

/// Lays a document out. Reported: a block taller than a page or wider than its column, a margin column that is too
/// full, a page budget that is not met, a note that is never called, a part of columns too narrow to read. Measuring
/// stops, reported, after 20 times the budget (but not before 200 pages) or after 10,000 pages. Always ends, and always
/// gives at least one page.
/// `report`, where it is given, receives how well it is set.
frame::PagedDocument layout_document(content::Document const& document, text::FontBook const& fonts, diag::Sink& sink,
                                     Report* report = nullptr);

}  // namespace livret::layout
