#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <cmark-gfm.h>

#include "content/markdown.hpp"
#include "content/markdown_mask.hpp"

namespace livret::content {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

/// Parses a masked text with cmark-gfm: tables, strikethrough with two tildes, footnotes; no autolinks, no smart
/// punctuation. One thread at a time is in cmark, whose extensions change tables of the library while they parse.
Tree parse_tree(std::string const& text);

/// What the tree holds, with the notes in cmark's order, and where it was.
struct ReadTree {
  Markdown markdown;
  std::vector<std::size_t> note_places;  ///< of each note's `[^label]:`, in the masked text
  /// Stretches of the masked text that blocks of text, code or HTML take, ascending.
  std::vector<std::pair<std::size_t, std::size_t>> leaves;
};

/// Makes our tree of cmark's. Reports HTML, images, links to nowhere, calls of notes that are not defined, and nesting
/// that is too deep.
ReadTree read_tree(cmark_node* document, MaskedText const& masked, Locate const& locate, diag::Sink& sink);

/// Orders the notes by first call in reading order, and reports those that nobody calls or that are defined twice.
void settle_notes(ReadTree& tree, MaskedText const& masked, Locate const& locate, diag::Sink& sink);

}  // namespace livret::content
