#include "fill/block_planner.hpp"

#include <utility>

#include <fmt/format.h>

#include "fill/table_planner.hpp"

namespace livret::fill {

namespace {

void set_placement(TextBlocks& blocks, content::Placement placement) {
  for (auto& block : blocks) {
    if (auto* paragraph = std::get_if<PlannedParagraph>(&block.kind)) paragraph->style.box.placement = placement;
    if (auto* heading = std::get_if<TextHeading>(&block.kind)) heading->title.style.box.placement = placement;
    if (auto* list = std::get_if<TextList>(&block.kind)) list->box.placement = placement;
    if (auto* quote = std::get_if<TextQuote>(&block.kind)) quote->box.placement = placement;
    if (auto* rule = std::get_if<TextRule>(&block.kind)) rule->rule.box.placement = placement;
  }
}

}  // namespace

spec::Declarations level_style(Styles const& styles, std::string const& prefix, int level) {
  for (; level > 0; --level)
    if (auto const name = fmt::format("{}-{}", prefix, level); styles.has(name)) return styles.first_of({name});
  return {};
}

PlannedBlocks BlockPlanner::plan(spec::Blocks const& blocks, Scope const& scope) {
  return plan_in(blocks, scope, Place::Page);
}

PlannedBlocks BlockPlanner::plan_running(spec::Blocks const& blocks, Scope const& scope) {
  // A header may lie over a band of its page: only boxes of its own tell what its text stands on.
  ContrastCheck::Ground const unknown(styles_.contrast());
  return plan_in(blocks, scope, Place::Running);
}

PlannedBlocks BlockPlanner::plan_in(spec::Blocks const& blocks, Scope const& scope, Place place) {
  PlannedBlocks planned;
  follows_paragraph_ = false;
  for (auto const& block : blocks)
    if (auto one = plan_block(block, scope, place)) planned.push_back(std::move(*one));
  follows_paragraph_ = false;
  return planned;
}

std::optional<PlannedBlock> BlockPlanner::plan_block(spec::Block const& block, Scope const& outer, Place place) {
  PlannedBlock planned;
  planned.where = block.where;
  auto scope = outer;
  if (block.for_each) {
    auto rows = plan_rows(block.for_each->rows, outer, texts_, sink_);
    if (!rows) return std::nullopt;
    scope = outer.with_row(block.for_each->as, *rows->table);
    planned.repeat = PlannedRepeat{std::move(*rows), block.for_each->as};
  }
  if (block.when) planned.when = texts_.expression(*block.when, scope);
  auto kind = kind_of(block, scope, place);
  if (!kind) return std::nullopt;
  planned.kind = std::move(*kind);
  planned.label = label_of(block);
  planned.optional = block.optional;
  return planned;
}

std::optional<BlockPlanner::Kind> BlockPlanner::kind_of(spec::Block const& block, Scope const& scope, Place place) {
  auto const made = [](auto kind) -> std::optional<Kind> {
    if (!kind) return std::nullopt;
    return Kind(std::move(*kind));
  };
  auto const& spec = block.kind;
  if (auto const* words = std::get_if<spec::TextBlock>(&spec)) return text(block, *words, scope, place);
  follows_paragraph_ = false;
  if (auto const* title = std::get_if<spec::HeadingBlock>(&spec)) return heading(block, *title, scope);
  if (auto const* key = std::get_if<spec::KeyFigureBlock>(&spec)) return key_figure(block, *key, scope);
  if (auto const* inner = std::get_if<spec::BoxBlock>(&spec)) return box(block, *inner, scope, place);
  if (auto const* parts = std::get_if<spec::ColumnsBlock>(&spec)) return columns(block, *parts, scope, place);
  if (auto const* chart = std::get_if<spec::FigureBlock>(&spec)) return figure(block, *chart, scope);
  if (auto const* code = std::get_if<spec::QrBlock>(&spec)) return made(qr(block, *code, scope));
  if (auto const* picture = std::get_if<spec::ImageBlock>(&spec)) return made(image(block, *picture, scope));
  if (auto const* list = std::get_if<spec::ContentsBlock>(&spec)) return contents(block, *list);
  if (std::holds_alternative<spec::GlossaryBlock>(spec)) return PlannedGlossary{definition_look(block, "glossary")};
  if (auto const* terms = std::get_if<spec::DefinitionsBlock>(&spec)) return definitions(block, *terms, scope);
  if (auto const* works = std::get_if<spec::BibliographyBlock>(&spec)) return bibliography(block, *works);
  if (auto const* space = std::get_if<spec::SpaceBlock>(&spec)) return content::Space{space->height, space->stretch};
  if (std::holds_alternative<spec::PageBreakBlock>(spec)) return content::PageBreak{};
  if (std::holds_alternative<spec::RuleBlock>(spec)) return rule(block);
  auto planned = table(block, std::get<spec::TableBlock>(spec), scope);
  if (!planned) return std::nullopt;
  return planned;
}

std::optional<PlannedLabel> BlockPlanner::label_of(spec::Block const& block) {
  using Label = content::Label;
  auto const& numbering = planning_.layout.numbering;
  PlannedLabel planned;
  planned.label = {Label::Kind::Place, block.id ? block.id->text : "", false, 1,
                   block.id ? block.id->where : block.where};
  auto const set = [&](Label::Kind kind, bool numbered, spec::Declarations const& style, char const* number) {
    planned.label.kind = kind;
    planned.label.numbered = numbered;
    if (numbered) planned.number_style = styles_.runs(style, {number});
  };
  if (auto const* heading = std::get_if<spec::HeadingBlock>(&block.kind)) {
    set(Label::Kind::Heading, numbering.headings && heading->numbered, heading_style(block, *heading),
        "heading-number");
    planned.label.level = heading->level;
  }
  auto const title_style = [&](char const* kind) {
    return styles_.part_of({style_name(block, kind), kind, "figure"}, "title");
  };
  if (auto const* chart = std::get_if<spec::FigureBlock>(&block.kind); chart != nullptr && chart->title)
    set(Label::Kind::Figure, numbering.figures, title_style("figure"), "figure-label");
  if (auto const* picture = std::get_if<spec::ImageBlock>(&block.kind); picture != nullptr && picture->title)
    set(Label::Kind::Figure, numbering.figures, title_style("figure"), "figure-label");
  if (auto const* table = std::get_if<spec::TableBlock>(&block.kind); table != nullptr && table->title)
    set(Label::Kind::Table, numbering.tables, title_style("table"), "figure-label");
  if (block.id) planned.id = planning_.labels.add(planned.label, sink_);
  if (planned.id.is_none()) planned.label.name.clear();
  bool const is_needed = !planned.id.is_none() || planned.label.kind != Label::Kind::Place;
  return is_needed ? std::optional(std::move(planned)) : std::nullopt;
}

spec::Declarations BlockPlanner::style_of(spec::Block const& block, std::initializer_list<std::string> of_kind) const {
  return block.style ? styles_.named(block.style->text, block.style->where) : styles_.first_of(of_kind);
}

void BlockPlanner::begin_disclosure() {
  if (disclosure_ == Disclosure::InText) texts_.take_fictional();
}

bool BlockPlanner::has_to_disclose() { return disclosure_ == Disclosure::InText && texts_.take_fictional(); }

content::BoxStyle BlockPlanner::box_of(spec::Block const& block, spec::Declarations const& style) {
  auto box = styles_.box(style);
  if (block.placement) box.placement = *block.placement;
  return box;
}

PlannedText BlockPlanner::text(spec::Block const& block, spec::TextBlock const& spec, Scope const& scope, Place place) {
  PlannedText planned;
  auto const follows = std::exchange(follows_paragraph_, false);
  if (place == Place::Running) {
    auto const style = style_of(block, {"running", "paragraph"});
    planned.blocks.push_back({texts_.running(spec.text, scope, style), block.where});
    return planned;
  }
  std::optional<spec::Declarations> style;
  if (cell_style_ != nullptr) style = *cell_style_;
  if (block.style) style = styles_.named(block.style->text, block.style->where);
  planned.blocks = texts_.blocks(spec.text, scope, style, follows, disclosure_);
  follows_paragraph_ = !style && !block.when && !block.for_each && !planned.blocks.empty() &&
                       std::holds_alternative<PlannedParagraph>(planned.blocks.back().kind);
  if (block.placement) set_placement(planned.blocks, *block.placement);
  return planned;
}

spec::Declarations BlockPlanner::heading_style(spec::Block const& block, spec::HeadingBlock const& spec) const {
  return block.style ? style_of(block, {}) : level_style(styles_, "heading", spec.level);
}

PlannedHeading BlockPlanner::heading(spec::Block const& block, spec::HeadingBlock const& spec, Scope const& scope) {
  PlannedHeading planned{spec.level, texts_.paragraph(spec.title, scope, heading_style(block, spec), disclosure_),
                         std::nullopt};
  if (spec.accroche)
    planned.accroche =
        texts_.paragraph(*spec.accroche, scope, level_style(styles_, "accroche", spec.level), disclosure_);
  if (block.placement) planned.title.style.box.placement = *block.placement;
  if (planned.accroche) planned.accroche->style.box.placement = planned.title.style.box.placement;
  return planned;
}

PlannedBox BlockPlanner::box(spec::Block const& block, spec::BoxBlock const& spec, Scope const& scope, Place place) {
  auto const style = style_of(block, {"box"});
  PlannedBox planned;
  planned.box = box_of(block, style);
  planned.column_count = style.column_count.value_or(1);
  if (style.column_gap) planned.column_gap = style.column_gap->resolve(styles_.font_size(style));
  ContrastCheck::Ground const ground(styles_.contrast(), planned.box.background);
  planned.blocks = plan_in(spec.blocks, scope, place);
  return planned;
}

PlannedColumns BlockPlanner::columns(spec::Block const& block, spec::ColumnsBlock const& spec, Scope const& scope,
                                     Place place) {
  auto const style = style_of(block, {"columns"});
  PlannedColumns planned;
  planned.box = box_of(block, style);
  if (style.gap) planned.gap = style.gap->resolve(styles_.font_size(style));
  if (spec.gap) planned.gap = *spec.gap;
  planned.align = spec.align;
  planned.stretch = spec.stretch;
  ContrastCheck::Ground const ground(styles_.contrast(), planned.box.background);
  for (auto const& part : spec.parts) planned.parts.push_back({part.share, plan_in(part.blocks, scope, place)});
  return planned;
}

std::shared_ptr<PlannedTable const> BlockPlanner::table(spec::Block const& block, spec::TableBlock const& spec,
                                                        Scope const& scope) {
  PlannedTable look;
  set_table_look(style_of(block, {"table"}), styles_, look);
  if (block.placement) look.box.placement = *block.placement;
  ContrastCheck::Ground const ground(styles_.contrast(), look.box.background);
  begin_disclosure();
  auto const plan_cell = [this](spec::Blocks const& blocks, Scope const& inner, spec::Declarations const& style) {
    auto const outer = std::exchange(disclosure_, Disclosure::InSource);
    auto const* outer_style = std::exchange(cell_style_, &style);
    auto planned = plan_in(blocks, inner, Place::Page);
    cell_style_ = outer_style;
    disclosure_ = outer;
    return planned;
  };
  return plan_table(spec, style_name(block, "table"), std::move(look), scope, styles_, texts_, plan_cell, sink_);
}

PlannedRule BlockPlanner::rule(spec::Block const& block) {
  auto const style = style_of(block, {"rule"});
  auto around = style;
  around.border = {};  // the border at the top is the line
  return {{style.border[0].value_or(content::Edge{}), box_of(block, around)}};
}

}  // namespace livret::fill
