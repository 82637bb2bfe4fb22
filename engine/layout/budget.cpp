#include "layout/budget.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "layout/paragraph.hpp"

namespace livret::layout {

namespace {

using base::Length;

constexpr int deepest_section = 2;

std::size_t most_pages(content::Document const& document) {
  return static_cast<std::size_t>(std::max(document.pages->most, 1));
}

/// The height that most lines of the text have.
Length usual_line(MeasuredDocument const& measured) {
  std::map<Length, std::size_t> counts;
  for (Strip const& strip : measured.strips) {
    if (strip.kind == StripKind::Line) ++counts[strip.height];
  }
  auto const most =
      std::max_element(counts.begin(), counts.end(), [](auto const& a, auto const& b) { return a.second < b.second; });
  return most == counts.end() || most->first <= Length() ? Length::from_pt(12) : most->first;
}

std::size_t in_lines(Length height, Length line) { return static_cast<std::size_t>(std::ceil(height / line)); }

/// The sections of the first two levels with the block that each starts with.
class SectionList {
 public:
  SectionList(content::Document const& document, MeasuredDocument const& measured)
      : document_(document), measured_(measured) {}

  /// Of a block, which does not stand before those asked for so far.
  std::size_t of_block(std::size_t block) {
    for (; next_block_ <= block && next_block_ < document_.blocks.size(); ++next_block_) enter(next_block_);
    if (sections_.empty()) sections_.emplace_back();
    return sections_.size() - 1;
  }

  std::vector<SectionReport>& sections() { return sections_; }

 private:
  /// Headings of blocks that are left out have not been measured.
  void enter(std::size_t block) {
    auto const* heading = std::get_if<content::Heading>(&document_.blocks[block].kind);
    if (heading == nullptr || heading->level > deepest_section) return;
    auto const& of_strip = measured_.block_of_strip;
    if (!std::binary_search(of_strip.begin(), of_strip.end(), block)) return;
    SectionReport& section = sections_.emplace_back();
    section.level = heading->level;
    section.where = document_.blocks[block].where;
    section.title = words_of(heading->title);
  }

  static std::string words_of(content::Paragraph const& title) {
    content::Paragraph words;
    for (content::Inline const& each : title.inlines) {
      if (std::holds_alternative<content::TextRun>(each)) words.inlines.push_back(each);
    }
    return plain_text(words, {});
  }

  content::Document const& document_;
  MeasuredDocument const& measured_;
  std::size_t next_block_ = 0;
  std::vector<SectionReport> sections_;
};

void add_notes_over(MeasuredDocument const& measured, std::vector<PagePlan> const& plans, std::size_t budget,
                    Excess& excess) {
  for (std::size_t page = budget; page < plans.size(); ++page) {
    for (NotePiece const& note : plans[page].notes) {
      auto const& lines = measured.notes[note.note.index()].lines;
      for (std::size_t i = note.begin; i < note.end; ++i) excess.height += lines[i].height;
      excess.lines += note.end - note.begin;
    }
  }
}

std::string sections_over(std::vector<SectionReport> const& sections) {
  std::string list;
  if (sections.size() == 1 && sections.front().title.empty()) return list;
  for (SectionReport const& section : sections) {
    if (section.lines_over == 0) continue;
    auto const name = section.title.empty() ? "text before the first heading" : "section « " + section.title + " »";
    list += fmt::format("{} {}: {} line{} over", list.empty() ? ";" : ",", name, section.lines_over,
                        section.lines_over == 1 ? "" : "s");
  }
  return list;
}

}  // namespace

Extent measure_extent(content::Document const& document, MeasuredDocument const& measured,
                      std::vector<PagePlan> const& plans) {
  Extent extent;
  SectionList list(document, measured);
  Length const line = usual_line(measured);
  std::vector<Length> heights;
  std::vector<Length> over;
  std::size_t const budget = document.pages ? most_pages(document) : plans.size();
  for (std::size_t page = 0; page < plans.size(); ++page) {
    Length const room = geometry_of(master_of(document, page, plans[page].master)).height();
    for (std::size_t i = plans[page].begin; i < plans[page].end; ++i) {
      Strip const& strip = measured.strips[i];
      std::size_t const section = list.of_block(measured.block_of_strip[i]);
      if (section >= heights.size()) {
        heights.resize(section + 1);
        over.resize(section + 1);
        list.sections().back().first_page = page;
      }
      Length const height = strip.height + (i > plans[page].begin ? strip.gap : Length());
      heights[section] += height;
      list.sections()[section].pages += height / room;
      if (page < budget) continue;
      over[section] += height;
      extent.excess.height += height;
      extent.excess.lines += strip.kind == StripKind::Line ? 1 : 0;
    }
  }
  add_notes_over(measured, plans, budget, extent.excess);
  extent.sections = std::move(list.sections());
  for (std::size_t i = 0; i < extent.sections.size(); ++i) {
    extent.sections[i].lines = in_lines(heights[i], line);
    extent.sections[i].lines_over = in_lines(over[i], line);
  }
  return extent;
}

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
