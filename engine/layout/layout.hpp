// layout: content to pages. In: a content::Document and the fonts. Out: a frame::PagedDocument with page numbers
// settled. Steps: measure blocks into a vertical list (boxes, glue, penalties, notes), break it into pages, place
// header, footer, notes and margin column, build the structure tree in reading order. Not yet: page breaking by cost
// over the whole document (breaks are first fit with penalties), notes split over pages, floats, balanced columns.
#pragma once

#include "content/document.hpp"
#include "diag/sink.hpp"
#include "frame/page.hpp"
#include "text/font_book.hpp"

namespace livret::layout {

/// Lays a document out. Reported: a block taller than a page (with both heights), a page budget that is not met
/// (`pages`), lines too wide. Always ends, and always gives at least one page.
frame::PagedDocument layout_document(content::Document const& document, text::FontBook const& fonts, diag::Sink& sink);

}  // namespace livret::layout
