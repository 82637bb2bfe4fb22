#include "layout/break_pages.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "layout/page_paths.hpp"

namespace livret::layout {

namespace {

using base::Length;

/// Adds the notes of floats to those called in the text, by their numbers.
void add_float_notes(MeasuredDocument const& measured, PagePlan& plan) {
  for (std::size_t i = plan.first_float; i < plan.end_float; ++i) {
    for (content::NoteId id : measured.floats[i].strip.notes) {
      auto const is_later = [&](NotePiece const& piece) { return piece.begin == 0 && id < piece.note; };
      auto const at = std::find_if(plan.notes.begin(), plan.notes.end(), is_later);
      plan.notes.insert(at, {id, 0, measured.notes[id.index()].lines.size()});
    }
  }
}

char const* remedy(Strip const& strip) {
  bool const is_row = strip.kind == StripKind::Row;
  return is_row ? "`row-break: auto` lets a page break within it" : "make it shorter, or divide it";
}

void report_tall(Strip const& strip, Length height, PageGeometry const& page, diag::Sink& sink) {
  if (height <= page.height()) return;
  sink.error(strip.where,
             fmt::format("{} is {:.1f} pt tall, and a page has room for {:.1f} pt", strip.name, strip.height.to_pt(),
                         page.height().to_pt()),
             remedy(strip));
}

void report_tall_float(content::NoteStyle const& style, MeasuredDocument const& measured, Strip const& strip,
                       PageGeometry const& page, diag::Sink& sink) {
  report_tall(strip, strip.height, page, sink);
  NoteRoom notes(style);
  for (content::NoteId id : strip.notes) {
    auto const& lines = measured.notes[id.index()].lines;
    notes.add(height_of(lines, 0, lines.size()));
  }
  if (strip.height > page.height() || strip.height + notes.height() <= page.height()) return;
  sink.error(strip.where,
             fmt::format("{} is {:.1f} pt tall and its notes are {:.1f} pt, and a page has room for {:.1f} pt",
                         strip.name, strip.height.to_pt(), notes.height().to_pt(), page.height().to_pt()),
             "shorten its notes, or call them in the text: those of floats are not divided");
}

void report_what_sticks_out(content::NoteStyle const& style, MeasuredDocument const& measured, PagePlan const& plan,
                            PageGeometry const& page, diag::Sink& sink) {
  if (plan.end == plan.begin + 1) {
    ColumnFill fill(page);
    fill.add(measured.strips[plan.begin]);
    report_tall(measured.strips[plan.begin], fill.bottom() - page.top, page, sink);
  }
  for (std::size_t i = plan.first_float; i < plan.end_float; ++i)
    report_tall_float(style, measured, measured.floats[i].strip, page, sink);
}

PagePlan plan_of(PageList const& list, PageStep const& step) {
  PageStart const& next = step.end.next;
  PagePlan plan;
  plan.begin = step.from.strip;
  plan.end = next.strip;
  plan.notes = list.notes().pieces(step.from.note_lines, next.note_lines);
  plan.first_float = step.from.floats;
  plan.end_float = next.floats;
  if (plan.begin < plan.end) plan.float_sides = float_sides(list.strips()[plan.begin]);
  plan.master = list.master(step.from);
  plan.filled = std::clamp(step.end.filled / list.geometry(step.from).height(), 0.0, 1.0);
  plan.break_cost = step.end.break_cost;
  add_float_notes(list.measured(), plan);
  return plan;
}

bool has_too_many_pages(content::Document const& document, std::vector<PageStep> const& steps) {
  return document.pages && steps.size() > static_cast<std::size_t>(std::max(document.pages->most, 1));
}

}  // namespace

std::vector<PagePlan> break_pages(content::Document const& document, MeasuredDocument const& measured,
                                  diag::Sink& sink) {
  PageList const list(document, measured, PageList::ShortPages::Cost);
  std::vector<PageStep> steps = cheapest_pages(list, document.pages);
  if (has_too_many_pages(document, steps))
    steps = cheapest_pages(PageList(document, measured, PageList::ShortPages::Free), document.pages);
  std::vector<PagePlan> plans;
  for (PageStep const& step : steps) {
    plans.push_back(plan_of(list, step));
    report_what_sticks_out(document.note_style, measured, plans.back(), list.geometry(step.from), sink);
  }
  if (plans.empty()) plans.emplace_back();
  return plans;
}

std::vector<std::optional<std::size_t>> destination_pages(MeasuredDocument const& measured,
                                                          std::vector<PagePlan> const& plans) {
  std::vector<std::optional<std::size_t>> pages(measured.destination_count);
  for (std::size_t page = 0; page < plans.size(); ++page) {
    PagePlan const& plan = plans[page];
    auto const note = [&](Strip const& strip) {
      for (Anchor const& anchor : strip.anchors) pages[anchor.id.index()] = page;
      for (MarginBlock const& block : strip.margin_blocks) {
        for (Anchor const& anchor : block.strip->anchors) pages[anchor.id.index()] = page;
      }
    };
    for (std::size_t i = plan.begin; i < plan.end; ++i) note(measured.strips[i]);
    for (std::size_t i = plan.first_float; i < plan.end_float; ++i) note(measured.floats[i].strip);
    for (NotePiece const& piece : plan.notes) {
      for (std::size_t i = piece.begin; i < piece.end; ++i) note(measured.notes[piece.note.index()].lines[i]);
    }
  }
  return pages;
}

}  // namespace livret::layout
