#include "layout/place_pages.hpp"

#include <iterator>
#include <utility>

#include "layout/box.hpp"
#include "layout/floats.hpp"
#include "layout/margin_column.hpp"
#include "layout/running_heads.hpp"

namespace livret::layout {

namespace {

using base::Length;

/// Places what one page holds into its frame.
class PagePlacer {
 public:
  PagePlacer(content::Document const& document, MeasuredDocument& measured, PagePlan const& plan, std::size_t index,
             frame::PagedDocument& out)
      : document_(document),
        measured_(measured),
        plan_(plan),
        index_(index),
        page_(geometry_of(master_of(document, index, plan.master))),
        floats_(float_room(measured, plan.first_float, plan.end_float, plan.float_sides)),
        foot_(page_.bottom - notes_height() - floats_.foot),
        out_(out) {
    frame_.size = page_.paper;
  }

  void place_running(Strip&& strip, Length top) { place(std::move(strip), {page_.left, top}); }

  void place_floats() {
    auto const tops = float_tops(measured_, plan_.first_float, plan_.end_float, plan_.float_sides);
    for (std::size_t i = 0; i < tops.size(); ++i) {
      MeasuredFloat& each = measured_.floats[plan_.first_float + i];
      Length const top = (stands_at_head(each, plan_.float_sides) ? page_.top : foot_) + tops[i];
      place(std::move(each.strip), {page_.left_of(each.strip.placement), top});
    }
  }

  void place_text(diag::Sink& sink) {
    find_places();
    if (plan_.begin < plan_.end) place_repeated_head(measured_.strips[plan_.begin], places_.front().top);
    for (std::size_t i = plan_.begin; i < plan_.end; ++i) {
      place_decorations(i);
      Strip& strip = measured_.strips[i];
      Placed const& placed = placed_at(i);
      place(std::move(strip), {page_.left_of(strip.placement) + placed.column_left, placed.top});
    }
    for (MarginSegment& segment : segments_) place_segment(segment, sink);
  }

  void place_notes() {
    if (plan_.notes.empty()) return;
    content::NoteStyle const& style = document_.note_style;
    Length y = page_.bottom - notes_height() + style.gap_above;
    if (style.rule.width > Length()) {
      Length const middle = y + style.rule.width / 2;
      frame_.items.emplace_back(frame::LineItem{{page_.left, middle},
                                                {page_.left + min(style.rule_width, page_.main_width), middle},
                                                style.rule.colour,
                                                style.rule.width,
                                                frame::Artifact::Layout});
    }
    y += style.rule.width + style.gap_below;
    for (NotePiece const& piece : plan_.notes) {
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
  Length notes_height() const {
    NoteRoom room(document_.note_style);
    for (NotePiece const& piece : plan_.notes)
      room.add(height_of(measured_.notes[piece.note.index()].lines, piece.begin, piece.end));
    return room.height();
  }

  Placed const& placed_at(std::size_t strip) const { return places_[strip - plan_.begin]; }

  /// Stretch at the head of a page counts only where the page was asked for.
  int stretch_above(std::size_t i) const {
    Strip const& strip = measured_.strips[i];
    bool const counts = i > plan_.begin || i == 0 || strip.forced == ForcedBreak::Above;
    return counts ? strip.stretch : 0;
  }

  /// What each stretchable space of the page takes.
  Length stretch_unit() const {
    ColumnFill fill(page_, floats_.head);
    int count = 0;
    for (std::size_t i = plan_.begin; i < plan_.end; ++i) {
      fill.add(measured_.strips[i]);
      count += stretch_above(i);
    }
    return count > 0 ? max(foot_ - fill.bottom(), Length()) / count : Length();
  }

  void find_places() {
    Length const unit = stretch_unit();
    ColumnFill fill(page_, floats_.head);
    for (std::size_t i = plan_.begin; i < plan_.end; ++i) {
      fill.push_down(unit * stretch_above(i));
      fill.add(measured_.strips[i]);
    }
    places_ = fill.places();
    segments_.push_back({page_.top + (floats_.head.over_margin ? floats_.head.height : Length()), {}});
    for (std::size_t i = plan_.begin; i < plan_.end; ++i) find_margin_blocks(measured_.strips[i], placed_at(i));
  }

  void find_margin_blocks(Strip const& strip, Placed const& placed) {
    if (strip.placement != content::Placement::Main)
      segments_.push_back({max(placed.top + strip.height, page_.top), {}});
    for (std::size_t b = 0; b < strip.margin_blocks.size(); ++b)
      segments_.back().blocks.push_back({placed.margin_tops[b], strip.margin_blocks[b]});
  }

  void place_segment(MarginSegment& segment, diag::Sink& sink) {
    fit_segment(segment, floats_.foot_over_margin ? foot_ : page_.bottom, sink);
    for (PlacedMarginBlock const& placed : segment.blocks)
      place(Strip(*placed.block.strip), {page_.margin_left, placed.top});
  }

  void place_repeated_head(Strip const& first, Length top) {
    if (!ColumnFill::repeats_head(first, page_)) return;
    std::vector<frame::Item> items = first.repeat->items;
    move_by(items, {page_.left_of(first.placement), top - first.repeat->height});
    append(std::move(items));
  }

  bool stands_in(std::size_t strip, std::size_t decoration) const {
    std::optional<std::size_t> at = measured_.strips[strip].decoration;
    while (at && *at != decoration) at = measured_.decorations[*at].outer;
    return at.has_value();
  }

  /// Where divided boxes start on this page, paints them down to their last strips here, outer ones first.
  void place_decorations(std::size_t strip) {
    std::vector<std::size_t> starting;
    auto const& decorations = measured_.decorations;
    for (auto at = measured_.strips[strip].decoration; at; at = decorations[*at].outer) {
      if (strip == plan_.begin || !stands_in(strip - 1, *at)) starting.push_back(*at);
    }
    for (auto at = starting.rbegin(); at != starting.rend(); ++at) place_decoration(*at, strip);
  }

  void place_decoration(std::size_t index, std::size_t first) {
    Decoration const& decoration = measured_.decorations[index];
    std::size_t end = first;
    Length bottom = placed_at(first).top;
    for (; end < plan_.end && stands_in(end, index); ++end)
      bottom = max(bottom, placed_at(end).top + measured_.strips[end].height);
    bool const goes_on = end < measured_.strips.size() && stands_in(end, index);
    bool const has_begun = first > 0 && stands_in(first - 1, index);
    Length const top = placed_at(first).top + (has_begun ? Length() : decoration.above);
    if (!goes_on) bottom -= decoration.below;
    Length const left = page_.left_of(measured_.strips[first].placement) + decoration.x;
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
  PagePlan const& plan_;
  std::size_t index_;
  PageGeometry page_;
  FloatRoom floats_;
  Length foot_;  ///< top of what stands at the page's foot
  frame::PagedDocument& out_;
  frame::Frame frame_;
  std::vector<Placed> places_;  ///< of the strips
  std::vector<MarginSegment> segments_;
};

}  // namespace

frame::PagedDocument place_pages(Setting const& setting, MeasuredDocument&& measured,
                                 std::vector<PagePlan> const& plans) {
  content::Document const& document = setting.document;
  frame::PagedDocument out;
  out.metadata = document.metadata;
  out.destinations.resize(measured.destination_count);
  std::vector<PageNumbers> const numbers = number_pages(document, measured, plans);
  for (std::size_t i = 0; i < plans.size(); ++i) {
    content::PageMaster const& master = master_of(document, i, plans[i].master);
    Length const width = geometry_of(master).full_width;
    PagePlacer placer(document, measured, plans[i], i, out);
    placer.place_running(measure_running_blocks(setting, master.header, width, frame::Artifact::Header, numbers[i]),
                         master.header_top);
    placer.place_floats();
    placer.place_text(setting.sink);
    placer.place_notes();
    placer.place_running(measure_running_blocks(setting, master.footer, width, frame::Artifact::Footer, numbers[i]),
                         master.footer_top);
    out.pages.push_back({placer.take(), numbers[i].label});
  }
  out.structure = std::move(measured.structure);
  out.outline = std::move(measured.outline);
  out.attachments = std::move(measured.attachments);
  return out;
}

}  // namespace livret::layout
