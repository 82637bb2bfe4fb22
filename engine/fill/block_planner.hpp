#pragma once

#include "fill/plan.hpp"
#include "fill/scope.hpp"
#include "fill/styles.hpp"
#include "fill/text_planner.hpp"
#include "fill/words.hpp"
#include "spec/block.hpp"

namespace livret::fill {

/// Plans the blocks of a layout.
class BlockPlanner {
 public:
  BlockPlanner(Styles& styles, Words words, diag::Sink& sink)
      : styles_(styles), words_(std::move(words)), texts_(styles, sink), sink_(sink) {}

  PlannedBlocks plan(spec::Blocks const& blocks, Scope const& scope);
  /// Blocks of a header or footer, whose texts may have counters.
  PlannedBlocks plan_running(spec::Blocks const& blocks, Scope const& scope);

 private:
  enum class Place { Page, Running };
  PlannedBlocks plan_in(spec::Blocks const& blocks, Scope const& scope, Place place);
  std::optional<PlannedBlock> plan_block(spec::Block const& block, Scope const& scope, Place place);
  /// The style that a block names, or the first of those its kind has.
  spec::Declarations style_of(spec::Block const& block, std::initializer_list<std::string> of_kind) const;
  content::BoxStyle box_of(spec::Block const& block, spec::Declarations const& style) const;

  PlannedText text(spec::Block const& block, spec::TextBlock const& spec, Scope const& scope, Place place);
  PlannedHeading heading(spec::Block const& block, spec::HeadingBlock const& spec, Scope const& scope);
  PlannedBox key_figure(spec::Block const& block, spec::KeyFigureBlock const& spec, Scope const& scope);
  PlannedColumns columns(spec::Block const& block, spec::ColumnsBlock const& spec, Scope const& scope, Place place);
  PlannedFigure figure(spec::Block const& block, spec::FigureBlock const& spec, Scope const& scope);
  std::optional<PlannedQr> qr(spec::Block const& block, spec::QrBlock const& spec, Scope const& scope);
  PlannedRule rule(spec::Block const& block) const;

  Styles& styles_;
  Words words_;
  TextPlanner texts_;
  diag::Sink& sink_;
  bool follows_paragraph_ = false;  ///< whether the last block planned ended with a paragraph of running text
};

}  // namespace livret::fill
