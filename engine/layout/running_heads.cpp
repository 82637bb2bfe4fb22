#include "layout/running_heads.hpp"

#include <algorithm>
#include <span>

#include "layout/page_label.hpp"

namespace livret::layout {

namespace {

using Headings = std::array<std::string, 6>;
using HeadingList = std::vector<MeasuredHeading const*>;

/// Headings as they are met page by page; floats may bring them later than they stand in the text.
std::vector<HeadingList> headings_of_pages(MeasuredDocument const& measured, std::vector<PagePlan> const& plans) {
  std::vector<HeadingList> found(plans.size());
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

/// What a page shows: of each level the first heading under those shown above it, else what the pages before left.
Headings shown_headings(std::span<MeasuredHeading const* const> on_page, Headings const& before) {
  Headings shown;
  bool goes_on = true;  // what was current on the page before
  for (std::size_t level = 0; level < shown.size(); ++level) {
    auto const is_level = [level](MeasuredHeading const* heading) { return index_of(*heading) == level; };
    auto const first = std::find_if(on_page.begin(), on_page.end(), is_level);
    if (first == on_page.end()) {
      if (goes_on) shown[level] = before[level];
      continue;
    }
    shown[level] = (*first)->title;
    goes_on = false;
    on_page = {first + 1, std::find_if(first + 1, on_page.end(), is_level)};
  }
  return shown;
}

/// The headings that are current once `heading` is met: none of those below it.
void enter(Headings& current, MeasuredHeading const& heading) {
  std::size_t const level = index_of(heading);
  current[level] = heading.title;
  for (std::size_t below = level + 1; below < current.size(); ++below) current[below].clear();
}

}  // namespace

std::vector<PageNumbers> number_pages(content::Document const& document, MeasuredDocument const& measured,
                                      std::vector<PagePlan> const& plans) {
  std::vector<PageNumbers> numbers;
  Headings current;
  for (HeadingList const& headings : headings_of_pages(measured, plans)) {
    PageNumbers& page = numbers.emplace_back();
    page.page = numbers.size();
    page.count = plans.size();
    page.label = label_of_page(document, numbers.size() - 1);
    page.headings = shown_headings(headings, current);
    for (MeasuredHeading const* heading : headings) enter(current, *heading);
  }
  return numbers;
}

}  // namespace livret::layout
