#include "fill/page_planner.hpp"

namespace livret::fill {

PlannedMaster plan_master(spec::Page const& page, spec::Master const& spec, BlockPlanner& blocks, Scope const& scope) {
  PlannedMaster master;
  master.page.size = page.size;
  master.page.margin = spec.margin.value_or(page.margin);
  master.page.margin_column = spec.margin_column.value_or(page.margin_column);
  master.page.margin_gap = spec.margin_gap.value_or(page.margin_gap);
  master.page.header_top = spec.header_top.value_or(master.page.margin.top / 2);
  master.page.footer_top = spec.footer_top.value_or(page.size.height - master.page.margin.bottom / 2);
  master.page.baseline_grid = page.baseline_grid;
  master.header = blocks.plan_running(spec.header, scope);
  master.footer = blocks.plan_running(spec.footer, scope);
  return master;
}

content::NoteStyle plan_note_style(Planning& planning) {
  auto& styles = planning.styles;
  auto const declared = styles.first_of({"note-rule"});
  auto const size = styles.font_size(declared);
  auto const length = [&](std::optional<spec::Measure> const& measure) {
    return measure ? measure->resolve(size) : base::Length{};
  };
  content::NoteStyle style;
  style.rule = declared.border[0].value_or(content::Edge{});
  style.rule_width = length(declared.width);
  style.gap_above = length(declared.margin[0]);
  style.gap_below = length(declared.padding[0]);
  style.gap_between = length(declared.gap);
  if (planning.layout.notes) style.place = planning.layout.notes->place;
  style.number = styles.text(styles.first_of({"note-number", "note-text"}));
  style.call_words = planning.words.note_call;
  style.return_words = planning.words.note_return;
  return style;
}

}  // namespace livret::fill
