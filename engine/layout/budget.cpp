#include "layout/budget.hpp"

#include <fmt/format.h>

namespace livret::layout {

namespace {

/// What stands on pages beyond the budget.
struct Excess {
  base::Length height;
  std::size_t lines = 0;

  void add(Strip const& strip) {
    height += strip.height;
    lines += strip.kind == StripKind::Line ? 1 : 0;
  }
};

}  // namespace

void check_budget(content::Document const& document, MeasuredDocument const& measured,
                  std::vector<PagePlan> const& plans, diag::Sink& sink) {
  if (!document.pages || measured.cut_at) return;
  std::size_t const budget = static_cast<std::size_t>(std::max(document.pages->most, 1));
  if (plans.size() == budget) return;
  std::string message =
      fmt::format("document has {} page{} instead of {}", plans.size(), plans.size() == 1 ? "" : "s", budget);
  if (plans.size() < budget) {
    sink.error(document.pages->where, message, "add text, or change the layout's `pages`");
    return;
  }
  Excess excess;
  for (std::size_t i = plans[budget].begin; i < measured.strips.size(); ++i) {
    if (i > plans[budget].begin) excess.height += measured.strips[i].gap;
    excess.add(measured.strips[i]);
  }
  for (std::size_t page = budget; page < plans.size(); ++page) {
    for (NotePiece const& note : plans[page].notes) {
      for (std::size_t i = note.begin; i < note.end; ++i) excess.add(measured.notes[note.note.index()].lines[i]);
    }
  }
  message += fmt::format(": it is over by {:.1f} pt, with {} line{} of text", excess.height.to_pt(), excess.lines,
                         excess.lines == 1 ? "" : "s");
  sink.error(document.pages->where, message, "shorten text, or change the layout's `pages`");
}

}  // namespace livret::layout
