#include "layout/layout.hpp"

#include "layout/break_pages.hpp"
#include "layout/budget.hpp"
#include "layout/measure.hpp"
#include "layout/place_pages.hpp"

namespace livret::layout {

namespace {

void check_master(content::PageMaster const& master, diag::Span where, diag::Sink& sink) {
  bool const has_width = master.margin.horizontal() + master.margin_column + master.margin_gap < master.size.width;
  if (has_width && master.margin.vertical() < master.size.height) return;
  sink.error(where, "margins leave no room on the page", "make the page larger or the margins smaller");
}

bool have_same_widths(content::PageMaster const& a, content::PageMaster const& b) {
  PageGeometry const left = geometry_of(a);
  PageGeometry const right = geometry_of(b);
  return left.paper.width == right.paper.width && left.main_width == right.main_width &&
         left.full_width == right.full_width && left.margin_width == right.margin_width;
}

/// How many blocks start on the first page: found by a trial at its widths, whose complaints are not the author's
/// concern.
std::size_t first_page_blocks(content::Document const& document, text::FontBook const& fonts) {
  diag::Sink trial;
  MeasuredDocument const measured = measure_document(document, document.blocks.size(), fonts, trial);
  std::size_t const end = break_pages(document, measured, trial).front().end;
  auto const& block_of = measured.block_of_strip;
  if (end == block_of.size()) return document.blocks.size();
  bool const goes_on = end > 0 && block_of[end - 1] == block_of[end];
  return goes_on ? block_of[end] + 1 : block_of[end];
}

}  // namespace

frame::PagedDocument layout_document(content::Document const& document, text::FontBook const& fonts, diag::Sink& sink,
                                     Report*) {
  diag::Span const where = document.pages ? document.pages->where : diag::Span{};
  check_master(document.first, where, sink);
  check_master(document.rest, where, sink);
  std::size_t const blocks =
      have_same_widths(document.first, document.rest) ? document.blocks.size() : first_page_blocks(document, fonts);
  MeasuredDocument measured = measure_document(document, blocks, fonts, sink);
  std::vector<PagePlan> const plans = break_pages(document, measured, sink);
  check_budget(document, measured, plans, sink);
  return place_pages(document, std::move(measured), plans, fonts, sink);
}

}  // namespace livret::layout
