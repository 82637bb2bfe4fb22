#include <fmt/format.h>

#include "fill/filler.hpp"

namespace livret::fill {

namespace {

using content::Block;
using content::Blocks;
using content::LabelId;

content::Box quotation(Blocks blocks, content::BoxStyle const& style) {
  return {std::move(blocks), style, frame::Role::BlockQuote};
}

}  // namespace

Blocks Filler::fill(TextBlocks const& blocks) {
  Blocks result;
  for (auto const& block : blocks) {
    auto filled = fill(block);
    auto const* paragraph = std::get_if<content::Paragraph>(&filled.kind);
    if (paragraph == nullptr || !paragraph->inlines.empty()) result.push_back(std::move(filled));
  }
  return result;
}

Block Filler::fill(TextBlock const& block) {
  if (auto const* heading = std::get_if<TextHeading>(&block.kind)) {
    auto const label = labels_.label_of(heading->label);
    return {fill(*heading, label), block.where, label};
  }
  if (auto const* list = std::get_if<TextList>(&block.kind)) return {fill(*list), block.where};
  if (auto const* quote = std::get_if<TextQuote>(&block.kind))
    return {quotation(fill(quote->blocks), quote->box), block.where};
  if (auto const* table = std::get_if<std::shared_ptr<PlannedTable const>>(&block.kind))
    return {fill(**table, nullptr, LabelId::none()), block.where};
  if (auto const* rule = std::get_if<TextRule>(&block.kind)) return {rule->rule, block.where};
  Block paragraph{setter_.set(std::get<PlannedParagraph>(block.kind)), block.where};
  if (glossary_.has_first_uses()) {
    paragraph.label = labels_.add_place(block.where);
    glossary_.place_first_uses(*paragraph.label);
  }
  return paragraph;
}

content::Heading Filler::fill(TextHeading const& heading, LabelId id) {
  content::Heading result;
  result.level = heading.level;
  result.title = setter_.set(heading.title);
  put_number(heading.label, id, result.title);
  return result;
}

content::List Filler::fill(TextList const& list) {
  content::List result;
  result.ordered = list.ordered;
  result.box = list.box;
  result.label_width = list.label_width;
  result.item_gap = list.item_gap;
  int number = list.start;
  for (auto const& item : list.items) {
    auto const label = list.ordered ? fmt::format("{}.", number++) : std::string("•");
    result.items.push_back({setter_.set_plain(label, list.label, list.label.where), fill(item)});
  }
  return result;
}

}  // namespace livret::fill
