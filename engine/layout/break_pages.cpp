#include "layout/break_pages.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "layout/column_fill.hpp"

namespace livret::layout {

namespace {

using base::Length;

/// Cost of leaving part of a page empty, as TeX's badness grows with the cube; never as dear as an orphan.
double emptiness_cost(Length empty, Length height) {
  double const part = 4 * std::max(empty / height, 0.0);
  return std::min(100 * part * part * part, 2500.0);
}

class PageBreaker {
 public:
  PageBreaker(content::Document const& document, MeasuredDocument const& measured, diag::Sink& sink)
      : document_(document), measured_(measured), strips_(measured.strips), sink_(sink) {}

  std::vector<PagePlan> run() {
    std::vector<PagePlan> pages;
    std::size_t start = 0;
    while (pages.empty() || start < strips_.size() || !carried_.empty()) {
      pages.push_back(plan_page(start, geometry_of(master_of(document_, pages.size()))));
      start = pages.back().end;
    }
    return pages;
  }

 private:
  std::size_t line_count(content::NoteId note) const { return measured_.notes[note.index()].lines.size(); }

  Length note_height(NotePiece const& piece) const {
    return height_of(measured_.notes[piece.note.index()].lines, piece.begin, piece.end);
  }

  PagePlan plan_page(std::size_t start, PageGeometry const& page) {
    PagePlan plan{start, start, {}};
    NoteRoom notes(document_.note_style);
    Length const first_height = start < strips_.size() ? strips_[start].height : Length();
    take_lines(std::exchange(carried_, {}), page.height() - first_height, plan, notes);
    if (start == strips_.size() || !carried_.empty()) return plan;

    ColumnFill fill(page);
    bool stretches = false;
    std::vector<double> costs;  // of ending the page after each strip
    for (std::size_t i = start; i < strips_.size(); ++i) {
      Strip const& strip = strips_[i];
      if (i > start && strip.forced == ForcedBreak::Above) break;
      NoteRoom with_strip = notes;
      for (content::NoteId note : strip.notes) with_strip.add(note_height({note, 0, line_count(note)}));
      fill.add(strip);
      Length const filled = fill.bottom() + with_strip.height();
      if (filled > page.bottom) {
        if (i > start) return end_at_cheapest(costs, std::move(plan));
        return plan_lone_strip(fill, page, std::move(plan), notes);
      }
      notes = with_strip;
      stretches = stretches || strip.stretch > 0;
      costs.push_back(stretches ? 0 : emptiness_cost(page.bottom - filled, page.height()));
      plan.end = i + 1;
    }
    add_notes(plan);
    return plan;
  }

  /// Ends a page at the best of the breaks after the strips that fit; of equal ones at the last.
  PagePlan end_at_cheapest(std::vector<double> const& emptiness, PagePlan plan) const {
    double best = 0;
    std::size_t best_end = plan.begin;
    for (std::size_t i = 0; i < emptiness.size(); ++i) {
      std::size_t const end = plan.begin + i + 1;
      double const cost = emptiness[i] + strips_[end].break_cost;
      if (best_end > plan.begin && cost > best) continue;
      best = cost;
      best_end = end;
    }
    plan.end = best_end;
    add_notes(plan);
    return plan;
  }

  void add_notes(PagePlan& plan) const {
    for (std::size_t i = plan.begin; i < plan.end; ++i) {
      for (content::NoteId note : strips_[i].notes) plan.notes.push_back({note, 0, line_count(note)});
    }
  }

  /// A page whose first strip does not fit with its notes: notes go on on the next page. A strip that is taller than
  /// the page sticks out.
  PagePlan plan_lone_strip(ColumnFill const& fill, PageGeometry const& page, PagePlan plan, NoteRoom notes) {
    Strip const& strip = strips_[plan.begin];
    Length const room = page.bottom - fill.bottom();
    if (!plan.notes.empty() && room < notes.height()) return plan;
    if (room < Length()) {
      sink_.error(strip.where,
                  fmt::format("{} is {:.1f} pt tall, and a page has room for {:.1f} pt", strip.name,
                              strip.height.to_pt(), page.height().to_pt()),
                  "make it shorter, or divide it");
    }
    std::vector<NotePiece> pieces;
    for (content::NoteId note : strip.notes) pieces.push_back({note, 0, line_count(note)});
    take_lines(pieces, room, plan, notes);
    plan.end = plan.begin + 1;
    return plan;
  }

  /// Sets as many lines of `pieces` as `room` holds, but at least one; the rest is carried to the next page.
  void take_lines(std::vector<NotePiece> const& pieces, Length room, PagePlan& plan, NoteRoom& notes) {
    for (NotePiece const& piece : pieces) {
      if (!carried_.empty()) {
        carried_.push_back(piece);
        continue;
      }
      std::size_t const end = fitting_end(piece, room, notes, plan.notes.empty());
      NotePiece const taken{piece.note, piece.begin, end};
      if (end > piece.begin) {
        plan.notes.push_back(taken);
        notes.add(note_height(taken));
      }
      if (end < piece.end) carried_.push_back({piece.note, end, piece.end});
    }
  }

  std::size_t fitting_end(NotePiece const& piece, Length room, NoteRoom const& notes, bool is_first) const {
    auto const& lines = measured_.notes[piece.note.index()].lines;
    Length height;
    std::size_t end = piece.begin;
    for (; end < piece.end; ++end) {
      height += lines[end].height;
      NoteRoom with_lines = notes;
      with_lines.add(height);
      bool const must_take = is_first && end == piece.begin;
      if (with_lines.height() > room && !must_take) break;
    }
    return end;
  }

  content::Document const& document_;
  MeasuredDocument const& measured_;
  std::vector<Strip> const& strips_;
  diag::Sink& sink_;
  std::vector<NotePiece> carried_;
};

}  // namespace

std::vector<PagePlan> break_pages(content::Document const& document, MeasuredDocument const& measured,
                                  diag::Sink& sink) {
  return PageBreaker(document, measured, sink).run();
}

}  // namespace livret::layout
