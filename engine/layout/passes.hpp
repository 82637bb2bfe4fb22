#pragma once

#include <optional>
#include <vector>

#include "layout/budget.hpp"

namespace livret::layout {

/// A document laid out, with what was reported in it.
struct LaidOut {
  frame::PagedDocument pages;
  Settled settled;
  std::vector<MeasuredParagraph> paragraphs;
  std::vector<PageReport> page_reports;
  Extent extent;
  bool was_cut = false;  ///< measuring stopped: it is far too long
  std::size_t passes = 0;
  std::vector<diag::Diagnostic> reported;  ///< in the last pass
};

/// Lays a document out without the optional blocks up to `left_out`, again until the pages that its references show are
/// those that it has, at most four times. Reported: references that have not settled then.
LaidOut settle_pages(content::Document const& document, text::FontBook const& fonts, std::optional<int> left_out,
                     SettingCache& cache);

}  // namespace livret::layout
