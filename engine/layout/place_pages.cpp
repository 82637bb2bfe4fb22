#include "layout/place_pages.hpp"

#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "layout/box.hpp"
#include "layout/column_fill.hpp"
#include "layout/margin_column.hpp"

namespace livret::layout {

namespace {

using base::Length;

/// Places what one page holds into its frame.
class PagePlacer {
 public:
  PagePlacer(content::Document const& document, MeasuredDocument& measured, std::size_t index,
             frame::PagedDocument& out)
      : document_(document),
        measured_(measured),
        index_(index),
        page_(geometry_of(master_of(document, index))),
        out_(out) {
    frame_.size = page_.paper;
  }

  void place_running(Strip&& strip, Length top) { place(std::move(strip), {page_.left, top}); }

  void place_text(PagePlan const& plan, diag::Sink& sink) {
    std::vector<Length> const tops = find_tops(plan);
    if (plan.begin < plan.end) place_repeated_head(measured_.strips[plan.begin], tops.front());
    for (std::size_t i = plan.begin; i < plan.end; ++i) {
      place_decoration(plan, tops, i);
      Strip& strip = measured_.strips[i];
      place(std::move(strip), {page_.left_of(strip.placement), tops[i - plan.begin]});
    }
    for (MarginSegment& segment : segments_) place_segment(segment, sink);
  }

  void place_notes(PagePlan const& plan) {
    if (plan.notes.empty()) return;
    content::NoteStyle const& style = document_.note_style;
    Length y = page_.bottom - notes_height(plan) + style.gap_above;
    if (style.rule.width > Length()) {
      Length const middle = y + style.rule.width / 2;
      frame_.items.emplace_back(frame::LineItem{{page_.left, middle},
                                                {page_.left + min(style.rule_width, page_.main_width), middle},
                                                style.rule.colour,
                                                style.rule.width,
                                                frame::Artifact::Layout});
    }
    y += style.rule.width + style.gap_below;
    for (NotePiece const& piece : plan.notes) {
      for (std::size_t i = piece.begin; i < piece.end; ++i) {
        Strip& line = measured_.notes[piece.note.index()].lines[i];
        Length const height = line.height;
        place(std::move(line), {page_.left, y});
        y += height;
      }
      y += style.gap_between;
    }
  }

  frame::Frame take() { return std::move(frame_); }

 private:
  Length notes_height(PagePlan const& plan) const {
    NoteRoom room(document_.note_style);
    for (NotePiece const& piece : plan.notes)
      room.add(height_of(measured_.notes[piece.note.index()].lines, piece.begin, piece.end));
    return room.height();
  }

  /// Stretch at the head of a page counts only where the page was asked for.
  int stretch_above(PagePlan const& plan, std::size_t i) const {
    Strip const& strip = measured_.strips[i];
    bool const counts = i > plan.begin || i == 0 || strip.forced == ForcedBreak::Above;
    return counts ? strip.stretch : 0;
  }

  /// What each stretchable space of the page takes.
  Length stretch_unit(PagePlan const& plan) const {
    ColumnFill fill(page_);
    int count = 0;
    for (std::size_t i = plan.begin; i < plan.end; ++i) {
      fill.add(measured_.strips[i]);
      count += stretch_above(plan, i);
    }
    Length const rest = page_.bottom - notes_height(plan) - fill.bottom();
    return count > 0 ? max(rest, Length()) / count : Length();
  }

  std::vector<Length> find_tops(PagePlan const& plan) {
    Length const unit = stretch_unit(plan);
    ColumnFill fill(page_);
    std::vector<Length> tops;
    segments_.push_back({page_.top, {}});
    for (std::size_t i = plan.begin; i < plan.end; ++i) {
      Strip const& strip = measured_.strips[i];
      fill.push_down(unit * stretch_above(plan, i));
      Placed const placed = fill.add(strip);
      tops.push_back(placed.top);
      if (strip.placement != content::Placement::Main) segments_.push_back({max(fill.bottom(), page_.top), {}});
      for (std::size_t b = 0; b < strip.margin_blocks.size(); ++b)
        segments_.back().blocks.push_back({placed.margin_tops[b], strip.margin_blocks[b]});
    }
    return tops;
  }

  void place_segment(MarginSegment& segment, diag::Sink& sink) {
    fit_segment(segment, page_.bottom, sink);
    for (PlacedMarginBlock const& placed : segment.blocks)
      place(Strip(*placed.block.strip), {page_.margin_left, placed.top});
  }

  void place_repeated_head(Strip const& first, Length top) {
    if (!ColumnFill::repeats_head(first, page_)) return;
    std::vector<frame::Item> items = first.repeat->items;
    move_by(items, {page_.left_of(first.placement), top - first.repeat->height});
    append(std::move(items));
  }

  /// Where a divided box starts on this page, paints it down to its last strip here.
  void place_decoration(PagePlan const& plan, std::vector<Length> const& tops, std::size_t i) {
    auto const& strips = measured_.strips;
    if (!strips[i].decoration) return;
    if (i > plan.begin && strips[i - 1].decoration == strips[i].decoration) return;
    std::size_t last = i;
    while (last + 1 < plan.end && strips[last + 1].decoration == strips[i].decoration) ++last;
    Decoration const& decoration = measured_.decorations[*strips[i].decoration];
    Length const top = tops[i - plan.begin];
    Length const bottom = tops[last - plan.begin] + strips[last].height;
    Length const left = page_.left_of(strips[i].placement) + decoration.x;
    append(decoration_items(decoration.style, {{left, top}, {decoration.width, bottom - top}}));
  }

  void place(Strip&& strip, base::Point at) {
    for (Anchor const& anchor : strip.anchors) out_.destinations[anchor.id.index()] = {index_, anchor.at + at};
    for (ElementArea const& area : strip.areas) {
      measured_.structure.element(area.element).bounding_box = {area.area.origin + at, area.area.size};
    }
    move_by(strip.items, at);
    append(std::move(strip.items));
  }

  void append(std::vector<frame::Item>&& items) {
    frame_.items.insert(frame_.items.end(), std::make_move_iterator(items.begin()),
                        std::make_move_iterator(items.end()));
  }

  content::Document const& document_;
  MeasuredDocument& measured_;
  std::size_t index_;
  PageGeometry page_;
  frame::PagedDocument& out_;
  frame::Frame frame_;
  std::vector<MarginSegment> segments_;
};

}  // namespace

frame::PagedDocument place_pages(content::Document const& document, MeasuredDocument&& measured,
                                 std::vector<PagePlan> const& plans, text::FontBook const& fonts, diag::Sink& sink) {
  frame::PagedDocument out;
  out.metadata = document.metadata;
  out.destinations.resize(measured.destination_count);
  for (std::size_t i = 0; i < plans.size(); ++i) {
    content::PageMaster const& master = master_of(document, i);
    Length const width = geometry_of(master).full_width;
    PageNumbers const numbers{i + 1, plans.size()};
    PagePlacer placer(document, measured, i, out);
    placer.place_running(
        measure_running_blocks(document, master.header, width, frame::Artifact::Header, numbers, fonts, sink),
        master.header_top);
    placer.place_text(plans[i], sink);
    placer.place_notes(plans[i]);
    placer.place_running(
        measure_running_blocks(document, master.footer, width, frame::Artifact::Footer, numbers, fonts, sink),
        master.footer_top);
    out.pages.push_back({placer.take(), fmt::to_string(i + 1)});
  }
  out.structure = std::move(measured.structure);
  out.outline = std::move(measured.outline);
  out.attachments = std::move(measured.attachments);
  return out;
}

}  // namespace livret::layout
