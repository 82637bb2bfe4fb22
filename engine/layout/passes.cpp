#include "layout/passes.hpp"

#include <utility>

#include <fmt/format.h>

#include "layout/break_pages.hpp"
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

LaidOut lay_out(Setting const& setting) {
  LaidOut result;
  MeasuredDocument measured = measure_document(setting, first_page_blocks(setting));
  std::vector<PagePlan> const plans = break_pages(setting.document, measured, setting.sink);
  result.extent = measure_extent(setting.document, measured, plans);
  result.page_references = std::move(measured.page_references);
  result.paragraphs = std::move(measured.paragraphs);
  result.was_cut = measured.cut_at.has_value();
  result.pages = place_pages(setting, std::move(measured), plans);
  return result;
}

/// The label of the page on which each label stands.
std::vector<std::string> found_pages(LaidOut const& laid_out, Settled const& settled) {
  std::vector<std::string> found(settled.places.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (settled.places[i] != LabelPlace::InText) continue;
    found[i] = laid_out.pages.pages[laid_out.pages.destinations[i].page].label;
  }
  return found;
}

std::vector<PageReference> unsettled_of(LaidOut const& laid_out, Settled const& settled,
                                        std::vector<std::string> const& found) {
  std::vector<PageReference> unsettled;
  for (PageReference const& reference : laid_out.page_references) {
    std::size_t const target = reference.target.index();
    bool const is_known = settled.places[target] == LabelPlace::InText;
    if (is_known && settled.page_labels[target] != found[target]) unsettled.push_back(reference);
  }
  return unsettled;
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
    LaidOut laid_out = lay_out({document, fonts, settled, cache, sink});
    auto found = found_pages(laid_out, settled);
    auto const unsettled = unsettled_of(laid_out, settled, found);
    if (!unsettled.empty() && pass < most_passes && !laid_out.was_cut) {
      settled.page_labels = std::move(found);
      continue;
    }
    if (!laid_out.was_cut) report_unsettled(document, unsettled, settled, found, sink);
    laid_out.settled = std::move(settled);
    laid_out.passes = pass;
    laid_out.reported = sink.sorted();
    return laid_out;
  }
}

}  // namespace livret::layout
