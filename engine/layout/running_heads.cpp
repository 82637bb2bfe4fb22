#include "layout/running_heads.hpp"

#include <algorithm>

#include "layout/page_label.hpp"

namespace livret::layout {

namespace {

using Headings = std::array<std::string, 6>;

/// Headings as they are met page by page; floats may bring them later than they stand in the text.
std::vector<std::vector<MeasuredHeading const*>> headings_of_pages(MeasuredDocument const& measured,
                                                                   std::vector<PagePlan> const& plans) {
  std::vector<std::vector<MeasuredHeading const*>> found(plans.size());
  auto const pages = destination_pages(measured, plans);
  for (MeasuredHeading const& heading : measured.headings) {
    auto const page = pages[heading.place.index()];
    if (page) found[*page].push_back(&heading);
  }
  return found;
}

std::size_t index_of(MeasuredHeading const& heading) {
  return static_cast<std::size_t>(std::clamp(heading.level, 1, 6) - 1);
}

}  // namespace

std::vector<PageNumbers> number_pages(content::Document const& document, MeasuredDocument const& measured,
                                      std::vector<PagePlan> const& plans) {
  std::vector<PageNumbers> numbers;
  Headings last;
  for (auto const& headings : headings_of_pages(measured, plans)) {
    PageNumbers& page = numbers.emplace_back();
    page.page = numbers.size();
    page.count = plans.size();
    page.label = label_of_page(document, numbers.size() - 1);
    page.headings = last;
    for (auto heading = headings.rbegin(); heading != headings.rend(); ++heading)
      page.headings[index_of(**heading)] = (*heading)->title;
    for (MeasuredHeading const* heading : headings) last[index_of(*heading)] = heading->title;
  }
  return numbers;
}

}  // namespace livret::layout
