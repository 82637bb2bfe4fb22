#include "layout/passes.hpp"

#include <utility>

#include <fmt/format.h>

#include "layout/break_pages.hpp"
#include "layout/page_label.hpp"
#include "layout/paragraph.hpp"
#include "layout/place_pages.hpp"

namespace livret::layout {

namespace {

constexpr std::size_t most_passes = 4;

bool have_same_widths(content::PageMaster const& a, content::PageMaster const& b) {
  PageGeometry const left = geometry_of(a);
  PageGeometry const right = geometry_of(b);
  return left.paper.width == right.paper.width && left.main_width == right.main_width &&
         left.full_width == right.full_width && left.margin_width == right.margin_width;
}

/// How many blocks start on the first page: found by a trial at its widths, whose complaints are not the author's
/// concern.
std::size_t first_page_blocks(Setting const& setting) {
  content::Document const& document = setting.document;
  if (have_same_widths(document.first, document.rest)) return document.blocks.size();
  diag::Sink trial;
  MeasuredDocument const measured =
      measure_document({document, setting.fonts, setting.settled, setting.cache, trial}, document.blocks.size());
  std::size_t const end = break_pages(document, measured, trial).front().end;
  auto const& block_of = measured.block_of_strip;
  if (end == block_of.size()) return document.blocks.size();
  bool const goes_on = end > 0 && block_of[end - 1] == block_of[end];
  return goes_on ? block_of[end] + 1 : block_of[end];
}

/// The label of the page on which each label of the text stands; of a page without one its number.
std::vector<std::string> found_pages(Setting const& setting, MeasuredDocument const& measured,
                                     std::vector<PagePlan> const& plans) {
  auto const pages = destination_pages(measured, plans);
  std::vector<std::string> found(setting.document.labels.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    auto const& page = pages[Measuring::destination_of(content::LabelId(i)).index()];
    if (!page) continue;
    found[i] = label_of_page(setting.document, *page);
    if (found[i].empty()) found[i] = fmt::to_string(*page + 1);
  }
  return found;
}

std::vector<PageReference> unsettled_of(MeasuredDocument const& measured, Settled const& settled,
                                        std::vector<std::string> const& found) {
  std::vector<PageReference> unsettled;
  for (PageReference const& reference : measured.page_references) {
    std::size_t const target = reference.target.index();
    if (settled.page_labels[target] != found[target]) unsettled.push_back(reference);
  }
  return unsettled;
}

LaidOut place(Setting const& setting, MeasuredDocument&& measured, std::vector<PagePlan> const& plans) {
  LaidOut result;
  result.extent = measure_extent(setting.document, measured, plans);
  result.paragraphs = std::move(measured.paragraphs);
  result.was_cut = measured.cut_at.has_value();
  result.page_reports = report_pages(setting.document, plans);
  result.pages = place_pages(setting, std::move(measured), plans);
  return result;
}

void report_unsettled(content::Document const& document, std::vector<PageReference> const& unsettled,
                      Settled const& settled, std::vector<std::string> const& found, diag::Sink& sink) {
  for (PageReference const& reference : unsettled) {
    std::size_t const target = reference.target.index();
    std::string const& name = document.labels[target].name;
    sink.error(reference.where,
               fmt::format("the page of {} does not settle in {} passes: it is shown as {} and is {}",
                           name.empty() ? "an entry" : fmt::format("`{}`", name), most_passes,
                           settled.page_labels[target], found[target]),
               "each number shown moves what it leads to: start a page before it, or change the words round it");
  }
}

}  // namespace

LaidOut settle_pages(content::Document const& document, text::FontBook const& fonts, std::optional<int> left_out,
                     SettingCache& cache) {
  Settled settled = number_labels(document, left_out);
  for (std::size_t pass = 1;; ++pass) {
    diag::Sink sink;
    Setting const setting{document, fonts, settled, cache, sink};
    MeasuredDocument measured = measure_document(setting, first_page_blocks(setting));
    std::vector<PagePlan> const plans = break_pages(document, measured, sink);
    auto found = found_pages(setting, measured, plans);
    auto const unsettled = unsettled_of(measured, settled, found);
    if (!unsettled.empty() && pass < most_passes && !measured.cut_at) {
      settled.page_labels = std::move(found);
      continue;
    }
    if (!measured.cut_at) report_unsettled(document, unsettled, settled, found, sink);
    settled.page_labels = std::move(found);
    LaidOut result = place(setting, std::move(measured), plans);
    result.settled = std::move(settled);
    result.passes = pass;
    result.reported = sink.sorted();
    return result;
  }
}

}  // namespace livret::layout
