#include "layout/budget.hpp"

#include <fmt/format.h>

namespace livret::layout {

void check_budget(content::Document const& document, MeasuredDocument const& measured,
                  std::vector<PagePlan> const& plans, diag::Sink& sink) {
  if (!document.pages) return;
  std::size_t const budget = static_cast<std::size_t>(std::max(*document.pages, 1));
  if (plans.size() == budget) return;
  std::string message = fmt::format("document has {} page{} instead of {}", plans.size(), plans.size() == 1 ? "" : "s", budget);
  if (plans.size() < budget) {
    sink.error(document.pages_where, message, "add text, or change the layout's `pages`");
    return;
  }
  std::size_t lines = 0;
  base::Length height;
  for (std::size_t i = plans[budget].begin; i < measured.strips.size(); ++i) {
    Strip const& strip = measured.strips[i];
    height += strip.height;
    if (i > plans[budget].begin) height += strip.gap;
    lines += strip.kind == StripKind::Line ? 1 : 0;
  }
  message +=
      fmt::format(": it is over by {:.1f} pt, with {} line{} of text", height.to_pt(), lines, lines == 1 ? "" : "s");
  sink.error(document.pages_where, message, "shorten text, or change the layout's `pages`");
}

}  // namespace livret::layout
