#pragma once

#include <variant>

#include "content/document.hpp"

namespace livret::fill {

/// Calls `visit` for each block and those within it, in the order of reading; before the ones within.
template <typename Blocks, typename Visit>
void walk(Blocks& blocks, Visit const& visit) {
  for (auto& block : blocks) {
    visit(block);
    if (auto* box = std::get_if<content::Box>(&block.kind)) walk(box->blocks, visit);
    if (auto* columns = std::get_if<content::Columns>(&block.kind))
      for (auto& part : columns->parts) walk(part.blocks, visit);
    if (auto* list = std::get_if<content::List>(&block.kind))
      for (auto& item : list->items) walk(item.blocks, visit);
    if (auto* table = std::get_if<content::Table>(&block.kind)) {
      for (auto* rows : {&table->head, &table->body})
        for (auto& row : *rows)
          for (auto& cell : row.cells) walk(cell.blocks, visit);
      walk(table->notes, visit);
    }
    if (auto* figure = std::get_if<content::Figure>(&block.kind)) walk(figure->notes, visit);
  }
}

/// Calls `visit` for each paragraph of the blocks, titles and labels of lists among them.
template <typename Visit>
void walk_paragraphs(content::Blocks& blocks, Visit const& visit) {
  auto const visit_one = [&](std::optional<content::Paragraph>& paragraph) {
    if (paragraph) visit(*paragraph);
  };
  walk(blocks, [&](content::Block& block) {
    if (auto* paragraph = std::get_if<content::Paragraph>(&block.kind)) visit(*paragraph);
    if (auto* heading = std::get_if<content::Heading>(&block.kind)) {
      visit(heading->title);
      visit_one(heading->accroche);
    }
    if (auto* list = std::get_if<content::List>(&block.kind))
      for (auto& item : list->items) visit(item.label);
    if (auto* table = std::get_if<content::Table>(&block.kind)) visit_one(table->caption);
    if (auto* figure = std::get_if<content::Figure>(&block.kind)) {
      visit_one(figure->title);
      visit_one(figure->subtitle);
    }
  });
}

}  // namespace livret::fill
