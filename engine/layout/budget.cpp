#include "layout/budget.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace livret::layout {

namespace {

std::size_t most_pages(content::Document const& document) {
  return static_cast<std::size_t>(std::max(document.pages->most, 1));
}

/// A title whose number is not settled begins with the gap behind it.
std::string_view without_gap(std::string_view title) {
  constexpr std::string_view em_space = "\xe2\x80\x83";
  if (title.starts_with(em_space)) title.remove_prefix(em_space.size());
  return title;
}

std::string sections_over(std::vector<SectionReport> const& sections) {
  std::string list;
  if (sections.size() == 1 && sections.front().title.empty()) return list;
  for (SectionReport const& section : sections) {
    if (section.lines_over == 0) continue;
    auto const name = section.title.empty() ? "text before the first heading"
                                            : fmt::format("section « {} »", without_gap(section.title));
    list += fmt::format("{} {}: {} line{} over", list.empty() ? ";" : ",", name, section.lines_over,
                        section.lines_over == 1 ? "" : "s");
  }
  return list;
}

}  // namespace

bool is_over(content::Document const& document, std::size_t pages) {
  return document.pages && pages > most_pages(document);
}

void check_budget(content::Document const& document, std::size_t pages, Extent const& extent, diag::Sink& sink) {
  if (!document.pages) return;
  auto const least = static_cast<std::size_t>(std::max(document.pages->least, 1));
  std::size_t const most = most_pages(document);
  if (pages >= least && pages <= most) return;
  std::string message = fmt::format("document has {} page{} instead of ", pages, pages == 1 ? "" : "s");
  if (pages < least) {
    message += fmt::format("{}{}", least == most ? "" : "at least ", least);
    sink.error(document.pages->where, std::move(message), "add text, or change the layout's `pages`");
    return;
  }
  message += fmt::format("{}{}: it is over by {:.1f} pt, with {} line{} of text{}", least == most ? "" : "at most ",
                         most, extent.excess.height.to_pt(), extent.excess.lines, extent.excess.lines == 1 ? "" : "s",
                         sections_over(extent.sections));
  sink.error(document.pages->where, std::move(message), "shorten text, or change the layout's `pages`");
}

}  // namespace livret::layout
