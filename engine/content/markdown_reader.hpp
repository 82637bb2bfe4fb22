#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <cmark-gfm.h>

#include "content/markdown.hpp"
#include "content/markdown_mask.hpp"
#include "content/markdown_places.hpp"

namespace livret::content {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

/// Bytes [begin, end) of a text that are more than we give to cmark, and why.
struct Excess {
  std::size_t begin;
  std::size_t end;
  std::string message;
  std::string hint;
};

/// cmark-gfm 0.29.0.gfm.6 takes time in proportion to the square of the cells in a line and of `<!` and `<?` in a text:
/// 16 s for 50 KB of `|`. No honest text comes near the bounds.
std::optional<Excess> find_excess(std::string_view text);

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

/// Reports calls of notes that are not defined: cmark leaves them in the text at `place`, as they were written.
void report_undefined_calls(Place place, MaskedText const& masked, Locate const& locate, diag::Sink& sink);

/// Takes Pandoc's `{#id}` from the end of the heading at `place`.
void take_heading_id(MdHeading& heading, Place place, MaskedText const& masked, Locate const& locate, diag::Sink& sink);

/// Orders the notes by first call in reading order, and reports those that nobody calls or that are defined twice.
void settle_notes(ReadTree& tree, MaskedText const& masked, Locate const& locate, diag::Sink& sink);

}  // namespace livret::content
