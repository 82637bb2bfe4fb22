#include "fill/block_planner.hpp"

#include <fmt/format.h>

#include "fill/table_planner.hpp"

namespace livret::fill {

namespace {

/// `prefix-1` to `prefix-level`, the nearest level first: a theme that knows two levels sets the third as the second.
spec::Declarations level_style(Styles const& styles, std::string const& prefix, int level) {
  for (; level > 0; --level)
    if (auto const name = fmt::format("{}-{}", prefix, level); styles.has(name)) return styles.first_of({name});
  return {};
}

void set_placement(TextBlocks& blocks, content::Placement placement) {
  for (auto& block : blocks) {
    if (auto* paragraph = std::get_if<PlannedParagraph>(&block.kind)) paragraph->style.box.placement = placement;
    if (auto* heading = std::get_if<TextHeading>(&block.kind)) heading->title.style.box.placement = placement;
    if (auto* list = std::get_if<TextList>(&block.kind)) list->box.placement = placement;
    if (auto* quote = std::get_if<TextQuote>(&block.kind)) quote->box.placement = placement;
    if (auto* rule = std::get_if<TextRule>(&block.kind)) rule->rule.box.placement = placement;
  }
}

/// Adds a sentence to a paragraph that may be empty.
void add_sentence(std::string const& sentence, PlannedParagraph& paragraph) {
  TextPiece piece;
  auto const text = paragraph.pieces.empty() ? sentence : " " + sentence;
  piece.text.parts.push_back({text, std::nullopt, 0, text.size()});
  piece.styles = paragraph.runs;
  piece.where = paragraph.where;
  paragraph.pieces.emplace_back(std::move(piece));
}

}  // namespace

PlannedBlocks BlockPlanner::plan(spec::Blocks const& blocks, Scope const& scope) {
  return plan_in(blocks, scope, Place::Page);
}

PlannedBlocks BlockPlanner::plan_running(spec::Blocks const& blocks, Scope const& scope) {
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
  if (auto const* spec = std::get_if<spec::TextBlock>(&block.kind)) {
    planned.kind = text(block, *spec, scope, place);
    return planned;
  }
  follows_paragraph_ = false;
  if (auto const* title = std::get_if<spec::HeadingBlock>(&block.kind)) planned.kind = heading(block, *title, scope);
  if (auto const* key = std::get_if<spec::KeyFigureBlock>(&block.kind)) planned.kind = key_figure(block, *key, scope);
  if (auto const* box = std::get_if<spec::BoxBlock>(&block.kind)) {
    auto const style = box_of(block, style_of(block, {"box"}));
    planned.kind = PlannedBox{plan_in(box->blocks, scope, place), style};
  }
  if (auto const* parts = std::get_if<spec::ColumnsBlock>(&block.kind))
    planned.kind = columns(block, *parts, scope, place);
  if (auto const* chart = std::get_if<spec::FigureBlock>(&block.kind)) planned.kind = figure(block, *chart, scope);
  if (auto const* code = std::get_if<spec::QrBlock>(&block.kind)) {
    auto planned_code = qr(block, *code, scope);
    if (!planned_code) return std::nullopt;
    planned.kind = std::move(*planned_code);
  }
  if (std::holds_alternative<spec::RuleBlock>(block.kind)) planned.kind = rule(block);
  if (auto const* space = std::get_if<spec::SpaceBlock>(&block.kind))
    planned.kind = content::Space{space->height, space->stretch};
  if (std::holds_alternative<spec::PageBreakBlock>(block.kind)) planned.kind = content::PageBreak{};
  if (auto const* cells = std::get_if<spec::TableBlock>(&block.kind)) {
    PlannedTable look;
    set_table_look(style_of(block, {"table"}), styles_, look);
    if (block.placement) look.box.placement = *block.placement;
    auto table = plan_table(*cells, std::move(look), scope, styles_, sink_);
    if (!table) return std::nullopt;
    planned.kind = std::move(table);
  }
  return planned;
}

spec::Declarations BlockPlanner::style_of(spec::Block const& block, std::initializer_list<std::string> of_kind) const {
  return block.style ? styles_.named(block.style->text, block.style->where) : styles_.first_of(of_kind);
}

content::BoxStyle BlockPlanner::box_of(spec::Block const& block, spec::Declarations const& style) const {
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
  if (block.style) style = styles_.named(block.style->text, block.style->where);
  planned.blocks = texts_.blocks(spec.text, scope, style, follows);
  follows_paragraph_ = !style && !block.when && !block.for_each && !planned.blocks.empty() &&
                       std::holds_alternative<PlannedParagraph>(planned.blocks.back().kind);
  if (block.placement) set_placement(planned.blocks, *block.placement);
  return planned;
}

PlannedHeading BlockPlanner::heading(spec::Block const& block, spec::HeadingBlock const& spec, Scope const& scope) {
  auto const style = block.style ? style_of(block, {}) : level_style(styles_, "heading", spec.level);
  PlannedHeading planned{spec.level, texts_.paragraph(spec.title, scope, style), std::nullopt};
  if (spec.accroche)
    planned.accroche = texts_.paragraph(*spec.accroche, scope, level_style(styles_, "accroche", spec.level));
  if (block.placement) planned.title.style.box.placement = *block.placement;
  if (planned.accroche) planned.accroche->style.box.placement = planned.title.style.box.placement;
  return planned;
}

PlannedBox BlockPlanner::key_figure(spec::Block const& block, spec::KeyFigureBlock const& spec, Scope const& scope) {
  PlannedBox planned;
  planned.box = box_of(block, style_of(block, {"key-figure"}));
  auto const own = block.style ? block.style->text : std::string("key-figure");
  auto const part_style = [&](std::string const& part) {
    return styles_.first_of({own + "-" + part, "key-figure-" + part, "paragraph"});
  };
  std::vector<PlannedParagraph> parts;
  texts_.take_fictional();
  parts.push_back(texts_.paragraph(spec.value, scope, part_style("value"), Disclosure::InSource));
  if (spec.label) parts.push_back(texts_.paragraph(*spec.label, scope, part_style("label"), Disclosure::InSource));
  if (spec.base) parts.push_back(texts_.paragraph(*spec.base, scope, part_style("base"), Disclosure::InSource));
  if (texts_.take_fictional()) {
    if (!spec.base) parts.push_back(texts_.empty(part_style("base")));
    add_sentence(words_.fictional, parts.back());
  }
  for (auto& part : parts) {
    PlannedText text;
    text.blocks.push_back({std::move(part), block.where});
    planned.blocks.push_back({std::move(text), std::nullopt, std::nullopt, block.where});
  }
  return planned;
}

PlannedColumns BlockPlanner::columns(spec::Block const& block, spec::ColumnsBlock const& spec, Scope const& scope,
                                     Place place) {
  auto const style = style_of(block, {"columns"});
  PlannedColumns planned;
  planned.box = box_of(block, style);
  if (style.gap) planned.gap = style.gap->resolve(styles_.font_size(style));
  if (spec.gap) planned.gap = *spec.gap;
  for (auto const& part : spec.parts) planned.parts.push_back({part.share, plan_in(part.blocks, scope, place)});
  return planned;
}

PlannedFigure BlockPlanner::figure(spec::Block const& block, spec::FigureBlock const& spec, Scope const& scope) {
  PlannedFigure planned;
  planned.chart = spec.chart;
  texts_.take_fictional();
  planned.words = plan_words(spec, "figure", scope, styles_, texts_);
  planned.fictional = texts_.take_fictional();
  planned.box = box_of(block, style_of(block, {"figure"}));
  return planned;
}

std::optional<PlannedQr> BlockPlanner::qr(spec::Block const& block, spec::QrBlock const& spec, Scope const& scope) {
  auto url = texts_.plain(spec.url, scope);
  if (!url) return std::nullopt;
  auto const style = style_of(block, {"qr"});
  PlannedQr planned{std::move(*url), std::nullopt, spec.width, styles_.text(style).colour, box_of(block, style)};
  if (spec.alt) planned.alt = texts_.plain(*spec.alt, scope);
  return planned;
}

PlannedRule BlockPlanner::rule(spec::Block const& block) const {
  auto const style = style_of(block, {"rule"});
  auto around = style;
  around.border = {};  // the border at the top is the line
  return {{style.border[0].value_or(content::Edge{}), box_of(block, around)}};
}

}  // namespace livret::fill
