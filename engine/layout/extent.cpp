#include "layout/extent.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "layout/floats.hpp"

namespace livret::layout {

namespace {

using base::Length;

constexpr int deepest_section = 2;

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

/// A section that starts in a strip, that far below its top.
struct SectionStart {
  MeasuredHeading const* heading;
  Length at;
};

class ExtentMeter {
 public:
  ExtentMeter(content::Document const& document, MeasuredDocument const& measured, std::vector<PagePlan> const& plans)
      : document_(document), measured_(measured), plans_(plans), section_of_float_(measured.floats.size()) {
    for (MeasuredHeading const& heading : measured.headings) {
      if (heading.level <= deepest_section && heading.is_in_flow) headings_[heading.place] = &heading;
    }
  }

  Extent run() {
    auto const budget = document_.pages ? static_cast<std::size_t>(std::max(document_.pages->most, 1)) : plans_.size();
    for (page_ = 0; page_ < plans_.size(); ++page_) {
      is_over_ = page_ >= budget;
      measure_page(plans_[page_]);
    }
    Length const line = usual_line(measured_);
    for (std::size_t i = 0; i < heights_.size(); ++i) {
      extent_.sections[i].lines = in_lines(heights_[i], line);
      extent_.sections[i].lines_over = in_lines(over_[i], line);
    }
    return std::move(extent_);
  }

 private:
  void measure_page(PagePlan const& plan) {
    PageGeometry const page = geometry_of(master_of(document_, page_, plan.master));
    room_ = page.height();
    ColumnFill fill(page, float_room(measured_, plan.first_float, plan.end_float, plan.float_sides).head);
    for (std::size_t i = plan.begin; i < plan.end; ++i) {
      Length const before = fill.bottom();
      fill.add(measured_.strips[i]);
      measure_strip(measured_.strips[i], max(fill.bottom() - before, Length()));
    }
    for (std::size_t i = plan.first_float; i < plan.end_float; ++i) {
      MeasuredFloat const& each = measured_.floats[i];
      bool const is_top = stands_at_head(each, plan.float_sides);
      add(section_of_float_[i], each.strip.height + (is_top ? each.margin_below : each.margin_above));
    }
    if (is_over_) add_notes(plan);
  }

  /// `height` is what the page loses by the strip: sections that start in it share that as they share the strip.
  void measure_strip(Strip const& strip, Length height) {
    if (is_over_ && strip.kind == StripKind::Line) ++extent_.excess.lines;
    for (std::size_t each : strip.floats) section_of_float_[each] = current();
    std::vector<SectionStart> const starts = starts_in(strip);
    if (starts.empty()) return add(current(), height);
    Length const first = share(starts.front().at, strip, height);
    if (first > Length()) add(current(), first);
    Length above = first;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      enter(*starts[i].heading);
      Length const below = i + 1 < starts.size() ? max(share(starts[i + 1].at, strip, height), above) : height;
      add(current(), below - above);
      above = below;
    }
  }

  static Length share(Length part, Strip const& strip, Length height) {
    return strip.height > Length() ? height * std::clamp(part / strip.height, 0.0, 1.0) : Length();
  }

  /// In reading order. One with the strip's first text has the strip from its top on.
  std::vector<SectionStart> starts_in(Strip const& strip) const {
    std::vector<SectionStart> starts;
    for (Anchor const& anchor : strip.anchors) {
      auto const heading = headings_.find(anchor.id);
      if (heading == headings_.end()) continue;
      bool const is_first = starts.empty() && strip.baseline && anchor.at.y < *strip.baseline;
      starts.push_back({heading->second, is_first ? Length() : anchor.at.y});
    }
    return starts;
  }

  /// The section under way; what stands before the first heading is one without a title.
  std::size_t current() {
    if (extent_.sections.empty()) add_section({});
    return extent_.sections.size() - 1;
  }

  void enter(MeasuredHeading const& heading) {
    SectionReport section;
    section.level = heading.level;
    section.title = heading.title;
    section.where = heading.where;
    add_section(std::move(section));
  }

  void add_section(SectionReport section) {
    section.first_page = page_;
    extent_.sections.push_back(std::move(section));
    heights_.emplace_back();
    over_.emplace_back();
  }

  void add(std::size_t section, Length height) {
    heights_[section] += height;
    extent_.sections[section].pages += height / room_;
    if (!is_over_) return;
    over_[section] += height;
    extent_.excess.height += height;
  }

  void add_notes(PagePlan const& plan) {
    for (NotePiece const& note : plan.notes) {
      extent_.excess.height += height_of(measured_.notes[note.note.index()].lines, note.begin, note.end);
      extent_.excess.lines += note.end - note.begin;
    }
  }

  content::Document const& document_;
  MeasuredDocument const& measured_;
  std::vector<PagePlan> const& plans_;
  std::map<frame::DestinationId, MeasuredHeading const*> headings_;
  std::vector<std::size_t> section_of_float_;
  Extent extent_;
  std::vector<Length> heights_;  ///< of the sections
  std::vector<Length> over_;     ///< the part of them beyond the budget
  std::size_t page_ = 0;
  Length room_;
  bool is_over_ = false;
};

}  // namespace

Extent measure_extent(content::Document const& document, MeasuredDocument const& measured,
                      std::vector<PagePlan> const& plans) {
  return ExtentMeter(document, measured, plans).run();
}

}  // namespace livret::layout
