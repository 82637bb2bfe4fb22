#include <fmt/format.h>

#include "fill/block_planner.hpp"

namespace livret::fill {

namespace {

constexpr auto usual_term_width = base::Length::from_mm(32);
constexpr char const* usual_leader = " .";

/// The style of an entry of contents: lists of figures and tables have one of their own, or that of level 1.
spec::Declarations entry_style(Styles const& styles, spec::ContentsBlock::Of of, int level) {
  using Of = spec::ContentsBlock::Of;
  if (of == Of::Figures && styles.has("contents-figure")) return styles.first_of({"contents-figure"});
  if (of == Of::Tables && styles.has("contents-table")) return styles.first_of({"contents-table"});
  return styles.has("contents-1") ? level_style(styles, "contents", level) : styles.first_of({"paragraph"});
}

}  // namespace

PlannedContents BlockPlanner::contents(spec::Block const& block, spec::ContentsBlock const& spec) {
  auto const style = style_of(block, {"contents"});
  PlannedContents planned;
  planned.of = spec.of;
  planned.levels = spec.of == spec::ContentsBlock::Of::Headings ? spec.levels : 1;
  planned.box = box_of(block, style);
  planned.leader = style.leader.value_or(usual_leader);
  ContrastCheck::Ground const ground(styles_.contrast(), planned.box.background);
  for (int level = 1; level <= planned.levels; ++level) {
    auto entry = entry_style(styles_, spec.of, level);
    planned.indents.push_back(entry.margin[3] ? entry.margin[3]->resolve(styles_.font_size(entry)) : base::Length{});
    entry.margin[3].reset();
    planned.entries.push_back(texts_.empty(entry));
  }
  planned.number = styles_.runs(entry_style(styles_, spec.of, 1), {"contents-number"}).plain;
  return planned;
}

DefinitionLook BlockPlanner::definition_look(spec::Block const& block, std::string const& prefix) {
  auto const style = style_of(block, {prefix});
  DefinitionLook look;
  look.box = box_of(block, style);
  ContrastCheck::Ground const ground(styles_.contrast(), look.box.background);
  auto term = styles_.first_of({prefix + "-term", "definition-term", "paragraph"});
  term.text_align = text::Alignment::Left;
  look.term = texts_.empty(term);
  look.text = texts_.empty(styles_.first_of({prefix + "-text", "definition-text", "paragraph"}));
  auto const size = look.text.style.text.size;
  look.term_width = style.label_width ? style.label_width->resolve(size) : usual_term_width;
  if (style.item_gap) look.item_gap = style.item_gap->resolve(size);
  return look;
}

PlannedDefinitions BlockPlanner::definitions(spec::Block const& block, spec::DefinitionsBlock const& spec,
                                             Scope const& scope) {
  PlannedDefinitions planned{definition_look(block, "definitions"), {}};
  ContrastCheck::Ground const ground(styles_.contrast(), planned.look.box.background);
  auto term_style = styles_.first_of({"definition-term", "paragraph"});
  term_style.text_align = text::Alignment::Left;
  auto const text_style = styles_.first_of({"definition-text", "paragraph"});
  for (auto const& [term, text] : spec.items)
    planned.items.emplace_back(texts_.paragraph(term, scope, term_style, disclosure_),
                               texts_.paragraph(text, scope, text_style, disclosure_));
  return planned;
}

PlannedBibliography BlockPlanner::bibliography(spec::Block const& block, spec::BibliographyBlock const& spec) {
  auto const style = style_of(block, {"bibliography"});
  auto const entry = styles_.first_of({"bibliography-entry", "paragraph"});
  PlannedBibliography planned;
  planned.only_cited = spec.only_cited;
  planned.box = box_of(block, style);
  ContrastCheck::Ground const ground(styles_.contrast(), planned.box.background);
  planned.entry = texts_.empty(entry);
  planned.title = styles_.runs(entry, {"emphasis"});
  planned.link = styles_.runs(entry, {"link"});
  if (style.item_gap) planned.item_gap = style.item_gap->resolve(planned.entry.style.text.size);
  return planned;
}

}  // namespace livret::fill
