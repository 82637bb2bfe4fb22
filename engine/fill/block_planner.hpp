#pragma once

#include "fill/plan.hpp"
#include "fill/planning.hpp"
#include "fill/scope.hpp"
#include "fill/text_planner.hpp"
#include "spec/block.hpp"

namespace livret::fill {

/// Plans the blocks of a layout.
class BlockPlanner {
 public:
  explicit BlockPlanner(Planning& planning)
      : planning_(planning), styles_(planning.styles), texts_(planning), sink_(planning.sink) {}

  PlannedBlocks plan(spec::Blocks const& blocks, Scope const& scope);
  /// Blocks of a header or footer, whose texts may have counters.
  PlannedBlocks plan_running(spec::Blocks const& blocks, Scope const& scope);

 private:
  enum class Place { Page, Running };
  using Kind = decltype(PlannedBlock::kind);

  PlannedBlocks plan_in(spec::Blocks const& blocks, Scope const& scope, Place place);
  std::optional<PlannedBlock> plan_block(spec::Block const& block, Scope const& scope, Place place);
  /// Nothing where it cannot be made, which has been reported.
  std::optional<Kind> kind_of(spec::Block const& block, Scope const& scope, Place place);
  std::optional<PlannedLabel> label_of(spec::Block const& block);
  /// The style that a block names, or the first of those its kind has.
  spec::Declarations style_of(spec::Block const& block, std::initializer_list<std::string> of_kind) const;
  content::BoxStyle box_of(spec::Block const& block, spec::Declarations const& style);
  /// Forgets made-up values that texts before this block show; those of a cell its table will speak of.
  void begin_disclosure();
  /// Whether this block has to say that texts since `begin_disclosure` show made-up values.
  bool has_to_disclose();

  PlannedText text(spec::Block const& block, spec::TextBlock const& spec, Scope const& scope, Place place);
  spec::Declarations heading_style(spec::Block const& block, spec::HeadingBlock const& spec) const;
  PlannedHeading heading(spec::Block const& block, spec::HeadingBlock const& spec, Scope const& scope);
  PlannedBox key_figure(spec::Block const& block, spec::KeyFigureBlock const& spec, Scope const& scope);
  PlannedBox box(spec::Block const& block, spec::BoxBlock const& spec, Scope const& scope, Place place);
  PlannedColumns columns(spec::Block const& block, spec::ColumnsBlock const& spec, Scope const& scope, Place place);
  std::shared_ptr<PlannedTable const> table(spec::Block const& block, spec::TableBlock const& spec, Scope const& scope);
  PlannedFigure figure(spec::Block const& block, spec::FigureBlock const& spec, Scope const& scope);
  std::optional<PlannedQr> qr(spec::Block const& block, spec::QrBlock const& spec, Scope const& scope);
  /// Null where the theme has none of this variant, which is reported.
  spec::Logo const* find_logo(spec::ImageBlock const& spec, diag::Span where);
  std::optional<PlannedImage> image(spec::Block const& block, spec::ImageBlock const& spec, Scope const& scope);
  PlannedContents contents(spec::Block const& block, spec::ContentsBlock const& spec);
  DefinitionLook definition_look(spec::Block const& block, std::string const& prefix);
  PlannedDefinitions definitions(spec::Block const& block, spec::DefinitionsBlock const& spec, Scope const& scope);
  PlannedBibliography bibliography(spec::Block const& block, spec::BibliographyBlock const& spec);
  PlannedRule rule(spec::Block const& block);

  Planning& planning_;
  Styles& styles_;
  TextPlanner texts_;
  diag::Sink& sink_;
  Disclosure disclosure_ = Disclosure::InText;      ///< InSource: of blocks in a cell
  spec::Declarations const* cell_style_ = nullptr;  ///< of texts in the cell that is being planned
  bool follows_paragraph_ = false;  ///< whether the last block planned ended with a paragraph of running text
};

/// The name of the style that a block has: what the author named, else its kind's.
inline std::string style_name(spec::Block const& block, char const* kind) {
  return block.style ? block.style->text : kind;
}

/// `prefix-1` to `prefix-level`, the nearest level first: a theme that knows two levels sets the third as the second.
/// Empty where it knows none.
spec::Declarations level_style(Styles const& styles, std::string const& prefix, int level);

}  // namespace livret::fill
