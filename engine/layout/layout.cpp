#include "layout/layout.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "layout/make_report.hpp"
#include "layout/passes.hpp"

namespace livret::layout {

namespace {

void check_master(content::PageMaster const& master, diag::Span where, diag::Sink& sink) {
  bool const has_width = master.margin.horizontal() + master.margin_column + master.margin_gap < master.size.width;
  if (has_width && master.margin.vertical() < master.size.height) return;
  sink.error(where, "margins leave no room on the page", "make the page larger or the margins smaller");
}

bool is_too_long(content::Document const& document, LaidOut const& laid_out) {
  return laid_out.was_cut || is_over(document, laid_out.pages.pages.size());
}

bool is_too_short(content::Document const& document, LaidOut const& laid_out) {
  return laid_out.pages.pages.size() < static_cast<std::size_t>(std::max(document.pages->least, 1));
}

/// Whether a page ends where none should: within what is kept together, or so that a line or a heading stands alone.
bool is_torn(LaidOut const& laid_out) {
  return std::any_of(laid_out.page_reports.begin(), laid_out.page_reports.end(),
                     [](PageReport const& page) { return page.break_cost >= cost::orphan; });
}

/// Leaves out as few optional blocks as the budget asks for without pages that end badly: halves the numbers that may
/// be the last one left out.
LaidOut fit_budget(content::Document const& document, text::FontBook const& fonts) {
  SettingCache cache(fonts);
  LaidOut whole = settle_pages(document, fonts, std::nullopt, cache);
  if (!document.pages) return whole;
  auto const fits = [&](LaidOut const& tried) { return !is_too_long(document, tried) && !is_torn(tried); };
  if (fits(whole)) return whole;
  std::vector<int> const numbers = optional_numbers(document);
  if (numbers.empty()) return whole;
  LaidOut best = settle_pages(document, fonts, numbers.back(), cache);
  if (!fits(best)) return is_too_long(document, whole) ? std::move(best) : std::move(whole);
  std::size_t begin = 0;
  std::size_t end = numbers.size() - 1;  // it fits without those up to here
  while (begin < end) {
    std::size_t const middle = begin + (end - begin) / 2;
    LaidOut tried = settle_pages(document, fonts, numbers[middle], cache);
    if (fits(tried)) {
      end = middle;
      best = std::move(tried);
    } else {
      begin = middle + 1;
    }
  }
  return best;
}

/// A page that ends badly so that the document keeps to its budget.
void report_torn(content::Document const& document, LaidOut const& laid_out, diag::Sink& sink) {
  if (!document.pages || is_too_long(document, laid_out) || is_too_short(document, laid_out)) return;
  for (PageReport const& page : laid_out.page_reports) {
    if (page.break_cost < cost::orphan) continue;
    auto const* what = page.break_cost >= cost::keep_next     ? "a heading or a caption that stands alone"
                       : page.break_cost >= cost::keep_inside ? "a part of what should stand together"
                                                              : "a line of a paragraph that stands alone";
    sink.warning(document.pages->where, fmt::format("page {} ends with {}", page.label, what),
                 "shorten text, mark a block `optional`, or allow more `pages`");
  }
}

void report_left_out(content::Document const& document, Settled const& settled, diag::Sink& sink) {
  for (LeftOutReport const& block : left_out_blocks(document, settled)) {
    sink.report({diag::Severity::Note,
                 block.where,
                 fmt::format("block with `optional: {}` is left out: the document may have {} page{}", block.number,
                             document.pages->most, document.pages->most == 1 ? "" : "s"),
                 {}});
  }
}

}  // namespace

frame::PagedDocument layout_document(content::Document const& document, text::FontBook const& fonts, diag::Sink& sink,
                                     Report* report) {
  diag::Span const where = document.pages ? document.pages->where : diag::Span{};
  check_master(document.first, where, sink);
  check_master(document.rest, where, sink);
  LaidOut laid_out = fit_budget(document, fonts);
  for (diag::Diagnostic const& diagnostic : laid_out.reported) sink.report(diagnostic);
  report_left_out(document, laid_out.settled, sink);
  report_torn(document, laid_out, sink);
  if (!laid_out.was_cut) check_budget(document, laid_out.pages.pages.size(), laid_out.extent, sink);
  if (report != nullptr) *report = make_report(document, laid_out);
  return std::move(laid_out.pages);
}

}  // namespace livret::layout
