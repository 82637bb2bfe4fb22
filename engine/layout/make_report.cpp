#include "layout/make_report.hpp"

#include <optional>

namespace livret::layout {

namespace {

/// The page on which each piece of content starts.
std::vector<std::size_t> pages_of_contents(frame::PagedDocument const& document) {
  std::vector<std::optional<std::size_t>> found(document.structure.content_count());
  for (std::size_t page = 0; page < document.pages.size(); ++page) {
    for (frame::Item const& item : document.pages[page].frame.items) {
      auto const* text = std::get_if<frame::TextItem>(&item);
      auto const* content = text == nullptr ? nullptr : std::get_if<frame::ContentId>(&text->marking);
      if (content != nullptr && !found[content->index()]) found[content->index()] = page;
    }
  }
  std::vector<std::size_t> pages;
  pages.reserve(found.size());
  for (auto const& page : found) pages.push_back(page.value_or(0));
  return pages;
}

}  // namespace

Report make_report(content::Document const& document, LaidOut const& laid_out) {
  Report report;
  auto const pages = pages_of_contents(laid_out.pages);
  for (MeasuredParagraph const& paragraph : laid_out.paragraphs) {
    report.paragraphs.push_back(paragraph.report);
    report.paragraphs.back().page = pages.at(paragraph.content.index());
  }
  report.pages = laid_out.page_reports;
  report.sections = laid_out.extent.sections;
  report.passes = laid_out.passes;
  report.dropped = left_out_blocks(document, laid_out.settled);
  return report;
}

}  // namespace livret::layout
