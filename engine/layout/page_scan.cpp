#include "layout/page_scan.hpp"

#include <algorithm>

namespace livret::layout {

using base::Length;

namespace {

constexpr std::size_t most_ends = 200;
constexpr std::size_t most_floats = 16;  // of a page
constexpr double least_filled = 0.7;     // of a page: all that are emptier cost the same, so two of them stand for all
constexpr int nothing_fits = 5000;       // cost of a page whose first strip has no room for itself or its notes

class PageScan {
 public:
  PageScan(PageList const& list, PageStart const& from)
      : list_(list),
        from_(from),
        page_(list.geometry(from)),
        pending_notes_(list.notes().called_before(from.strip)),
        has_text_(from.strip < list.strips().size() && !list.must_clear_floats(from)) {}

  std::vector<PageEnd> run() {
    if (list_.notes().room(from_.note_lines, pending_notes_, {}) > page_.height()) {
      set_notes_only();
      return std::move(ends_);
    }
    std::size_t reach = from_.strip;
    for (std::size_t floats = from_.floats; floats <= std::min(list_.floats_before(reach), from_.floats + most_floats);
         ++floats) {
      FloatRoom const room = float_room(list_.measured(), from_.floats, floats, sides());
      if (room.height() > page_.height()) break;
      reach = std::max(reach, set_text(floats, room));
      if (floats > from_.floats && floats <= list_.floats_before(from_.strip)) set_without_text(floats);
    }
    if (!has_text_ && ends_.empty() && from_.note_lines < pending_notes_) set_without_text(from_.floats);
    if (ends_.empty()) set_what_does_not_fit();
    return best_ends();
  }

 private:
  FloatSides sides() const { return has_text_ ? float_sides(list_.strips()[from_.strip]) : FloatSides::HeadAndFoot; }

  /// A page for notes from earlier pages that do not all fit on it.
  void set_notes_only() {
    NoteLines const& notes = list_.notes();
    auto const divided = notes.dividing_end(from_.note_lines, pending_notes_, page_.height(), {});
    std::size_t const fitting = notes.fitting_end(from_.note_lines, pending_notes_, page_.height(), {});
    std::size_t const end = divided ? *divided : std::max(fitting, from_.note_lines + 1);
    add_end({from_.strip, end, from_.floats}, page_.height(), cost::note_goes_on);
  }

  void set_without_text(std::size_t floats) {
    FloatRoom const room = float_room(list_.measured(), from_.floats, floats, FloatSides::HeadAndFoot);
    Length const filled = room.height() + list_.notes().room(from_.note_lines, pending_notes_, room.notes);
    if (filled <= page_.height()) add_end({from_.strip, pending_notes_, floats}, filled, cost::free);
  }

  /// Fills the page strip by strip and notes where it may end. Returns the strip after the last one that fits.
  std::size_t set_text(std::size_t floats, FloatRoom const& room) {
    ColumnFill fill(page_, room.head);
    Length const bottom = page_.bottom - room.foot;
    stretches_ = false;
    std::size_t i = from_.strip;
    for (; has_text_ && i < list_.strips().size(); ++i) {
      Strip const& strip = list_.strips()[i];
      if (i > from_.strip && strip.forced == ForcedBreak::Above) break;
      fill.add(strip);
      stretches_ = stretches_ || strip.stretch > 0;
      if (fill.bottom() > bottom || !set_notes(i + 1, floats, room, bottom, fill)) break;
    }
    stretches_ = false;
    return i;
  }

  /// Ends the page before strip `end` with its notes, or a part of the last one. False: they do not fit.
  bool set_notes(std::size_t end, std::size_t floats, FloatRoom const& room, Length bottom, ColumnFill const& fill) {
    NoteLines const& notes = list_.notes();
    std::size_t const called = notes.called_before(end);
    std::size_t note_end = called;
    Length height = notes.room(from_.note_lines, called, room.notes);
    int dearer = fill.overfills_margin(room.foot_over_margin ? bottom : page_.bottom) ? cost::margin_overfull : 0;
    if (fill.bottom() + height > bottom) {
      auto const divided = notes.dividing_end(from_.note_lines, called, bottom - fill.bottom(), room.notes);
      if (!divided || called == pending_notes_) return false;
      note_end = *divided;
      height = notes.room(from_.note_lines, note_end, room.notes);
      dearer += cost::note_goes_on;
    }
    if (floats <= list_.floats_before(end))
      add_end({end, note_end, floats}, fill.bottom() - page_.top + room.foot + height, dearer);
    return true;
  }

  /// A page of its own for notes or a float from earlier pages, or for the first strip. Its notes may begin on the next
  /// page.
  void set_what_does_not_fit() {
    if (from_.note_lines < pending_notes_) {
      add_end({from_.strip, pending_notes_, from_.floats}, page_.height(), nothing_fits);
    } else if (has_text_) {
      NoteLines const& notes = list_.notes();
      ColumnFill fill(page_);
      fill.add(list_.strips()[from_.strip]);
      std::size_t const called = notes.called_before(from_.strip + 1);
      std::size_t const note_end = notes.fitting_end(from_.note_lines, called, page_.bottom - fill.bottom(), {});
      add_end({from_.strip + 1, note_end, from_.floats}, page_.height(), nothing_fits);
    } else {
      add_end({from_.strip, pending_notes_, from_.floats + 1}, page_.height(), nothing_fits);
    }
  }

  void add_end(PageStart const& next, Length filled, int dearer) {
    PageEnd end{next, each_page_cost + dearer, 0, filled};
    bool const is_last = list_.must_end_at(next.strip) && next.note_lines == list_.notes().called_before(next.strip) &&
                         next.floats == list_.floats_before(next.strip);
    if (!stretches_) end.cost += filling_cost(filled, is_last);
    bool const has_text = next.strip > from_.strip;
    if (has_text && !list_.must_end_at(next.strip)) end.break_cost = list_.strips()[next.strip].break_cost;
    if (from_ == PageStart{}) end.cost += list_.first_page_misfit(next.strip);
    auto const waiting = static_cast<PageCost>(list_.floats_before(next.strip) - next.floats);
    end.cost += end.break_cost + waiting * cost::float_goes_on;
    ends_.push_back(end);
  }

  PageCost filling_cost(Length filled, bool is_last) const {
    if (!is_last) return emptiness_cost(page_.height() - filled, page_.height());
    return list_.short_pages() == PageList::ShortPages::Cost ? short_page_cost(filled, page_.height()) : 0;
  }

  std::vector<PageEnd> best_ends() {
    auto const is_empty = [&](PageEnd const& end) {
      return end.filled < page_.height() * least_filled && !list_.must_end_at(end.next.strip);
    };
    PageEnd const* best = nullptr;
    PageEnd const* last = nullptr;
    for (PageEnd const& end : ends_) {
      if (!is_empty(end)) continue;
      if (best == nullptr || end.cost <= best->cost) best = &end;
      last = &end;
    }
    std::vector<PageEnd> chosen;
    if (best != nullptr) chosen.push_back(*best);
    if (last != best) chosen.push_back(*last);
    std::size_t const first = ends_.size() - std::min(ends_.size(), most_ends);
    for (std::size_t i = first; i < ends_.size(); ++i) {
      if (!is_empty(ends_[i])) chosen.push_back(ends_[i]);
    }
    return chosen;
  }

  PageList const& list_;
  PageStart from_;
  PageGeometry page_;
  std::size_t pending_notes_;
  bool has_text_;
  bool stretches_ = false;
  std::vector<PageEnd> ends_;
};

}  // namespace

std::vector<PageEnd> page_ends(PageList const& list, PageStart const& from) { return PageScan(list, from).run(); }

}  // namespace livret::layout
