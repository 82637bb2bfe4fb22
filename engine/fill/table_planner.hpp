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

/// The words of a figure or table, in the styles `PREFIX-title`, `PREFIX-subtitle` and `PREFIX-note`.
template <typename Spec>
PlannedWords plan_words(Spec const& spec, std::string const& prefix, Scope const& scope, Styles& styles,
                        TextPlanner& texts);

/// Plans the blocks of a cell.
using PlanBlocks = std::function<PlannedBlocks(spec::Blocks const& blocks, Scope const& scope)>;

/// A table with its box already in `table`; null where it cannot be made, which has been reported.
std::shared_ptr<PlannedTable const> plan_table(spec::TableBlock const& spec, PlannedTable table, Scope const& scope,
                                               Planning& planning, PlanBlocks const& plan_blocks);

/// The rows that `source` names, with its condition checked; nothing where there is no such table.
std::optional<PlannedRows> plan_rows(spec::RowSource const& source, Scope const& scope, TextPlanner& texts,
                                     diag::Sink& sink);

template <typename Spec>
PlannedWords plan_words(Spec const& spec, std::string const& prefix, Scope const& scope, Styles& styles,
                        TextPlanner& texts) {
  PlannedWords words;
  auto const note_style = styles.first_of({prefix + "-note", "figure-note"});
  auto const plan = [&](std::optional<spec::SourceText> const& text, spec::Declarations const& style) {
    return text ? std::optional(texts.paragraph(*text, scope, style, Disclosure::InSource)) : std::nullopt;
  };
  words.title = plan(spec.title, styles.first_of({prefix + "-title", "figure-title"}));
  words.subtitle = plan(spec.subtitle, styles.first_of({prefix + "-subtitle", "figure-subtitle"}));
  words.reading = plan(spec.reading, note_style);
  words.source = plan(spec.source, note_style);
  words.note = texts.empty(note_style);
  return words;
}

}  // namespace livret::fill
