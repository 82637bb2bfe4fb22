#pragma once

#include <functional>

#include "fill/plan.hpp"
#include "fill/planning.hpp"
#include "fill/scope.hpp"
#include "fill/text_planner.hpp"
#include "spec/block.hpp"

namespace livret::fill {

/// Padding, rules and box of a table, from the style `declared`.
void set_table_look(spec::Declarations const& declared, Styles& styles, PlannedTable& table);

/// The words of a figure or table, in the styles `NAME-title`, `NAME-subtitle` and `NAME-note` of the first of `names`
/// that has one.
template <typename Spec>
PlannedWords plan_words(Spec const& spec, std::vector<std::string> const& names, Scope const& scope, Styles& styles,
                        TextPlanner& texts);

/// Plans the blocks of a cell, whose texts have the style `texts` where they name none.
using PlanBlocks =
    std::function<PlannedBlocks(spec::Blocks const& blocks, Scope const& scope, spec::Declarations const& texts)>;

/// A table with its box already in `table`; null where it cannot be made, which has been reported. Its cells and words
/// have the styles `NAME-cell`, `NAME-title`… where there are such, else those of any table. It says for its cells,
/// which `plan_blocks` plans with `texts`, that their values are made up.
std::shared_ptr<PlannedTable const> plan_table(spec::TableBlock const& spec, std::string const& name,
                                               PlannedTable table, Scope const& scope, Styles& styles,
                                               TextPlanner& texts, PlanBlocks const& plan_blocks, diag::Sink& sink);

/// The rows that `source` names, with its condition checked; nothing where there is no such table.
std::optional<PlannedRows> plan_rows(spec::RowSource const& source, Scope const& scope, TextPlanner& texts,
                                     diag::Sink& sink);

template <typename Spec>
PlannedWords plan_words(Spec const& spec, std::vector<std::string> const& names, Scope const& scope, Styles& styles,
                        TextPlanner& texts) {
  PlannedWords words;
  auto const note_style = styles.part_of(names, "note");
  auto const plan = [&](std::optional<spec::SourceText> const& text, spec::Declarations const& style) {
    if (!text) return std::optional<PlannedParagraph>();
    words.say_fictional |= says_fictional(text->text);
    return std::optional(texts.paragraph(*text, scope, style, Disclosure::InSource));
  };
  words.title = plan(spec.title, styles.part_of(names, "title"));
  words.subtitle = plan(spec.subtitle, styles.part_of(names, "subtitle"));
  words.reading = plan(spec.reading, note_style);
  words.source = plan(spec.source, note_style);
  words.note = texts.empty(note_style);
  return words;
}

}  // namespace livret::fill
