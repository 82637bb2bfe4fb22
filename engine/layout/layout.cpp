#include "layout/layout.hpp"

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

/// Leaves out as few optional blocks as the budget asks for: halves the numbers that may be the last one left out.
LaidOut fit_budget(content::Document const& document, text::FontBook const& fonts) {
  SettingCache cache(fonts);
  LaidOut whole = settle_pages(document, fonts, std::nullopt, cache);
  if (!is_too_long(document, whole)) return whole;
  std::vector<int> const numbers = optional_numbers(document);
  if (numbers.empty()) return whole;
  LaidOut best = settle_pages(document, fonts, numbers.back(), cache);
  if (is_too_long(document, best)) return best;
  std::size_t begin = 0;
  std::size_t end = numbers.size() - 1;  // it fits without those up to here
  while (begin < end) {
    std::size_t const middle = begin + (end - begin) / 2;
    LaidOut tried = settle_pages(document, fonts, numbers[middle], cache);
    if (is_too_long(document, tried)) {
      begin = middle + 1;
    } else {
      end = middle;
      best = std::move(tried);
    }
  }
  return best;
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
  if (!laid_out.was_cut) check_budget(document, laid_out.pages.pages.size(), laid_out.extent, sink);
  if (report != nullptr) *report = make_report(document, laid_out);
  return std::move(laid_out.pages);
}

}  // namespace livret::layout
