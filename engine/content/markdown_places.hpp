#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cmark-gfm.h>

namespace livret::content {

/// Bytes [begin, end) of the masked text.
struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// How many bytes a character takes in the source and in the literal that cmark makes of it.
struct Step {
  std::size_t source = 0;
  std::size_t literal = 0;
};
/// The character at `i` of a literal, which may be written with a backslash or as an entity, at `at` of its source;
/// nothing where it does not stand there.
std::optional<Step> match_character(std::string_view source, std::size_t at, std::string_view literal, std::size_t i);

/// Finds where in the text the nodes of its tree stand. cmark gives lines and columns: right for blocks (but for a
/// paragraph from which a table was split off), and for inlines wrong after an escape, a hard break or a `|` in a
/// table. So inlines are looked for from left to right, beginning where cmark says.
class Places {
 public:
  explicit Places(std::string const& text);

  /// Goes to a block; its inlines are asked for in their order after that.
  Place enter_block(cmark_node* block);
  /// Goes to a cell of the table that was entered last.
  void enter_cell(cmark_node* cell);
  /// Where one is.
  Place here() const { return {cursor_, cursor_}; }
  /// The text `literal` of a text, code or HTML node, whose escapes and entities may be written out.
  Place take_literal(cmark_node* node, std::string_view literal);
  /// The delimiter of which `size` bytes are to be passed over, that opens `node` (`**`, `[`), one of `characters`;
  /// gives where it begins.
  std::size_t take_opening(cmark_node* node, std::size_t size, std::string_view characters);
  /// The delimiter after the last inline taken; gives where it ends.
  std::size_t take_closing(std::size_t size, std::string_view characters);
  /// What is left of a link or image behind its text; gives where it ends.
  std::size_t take_link_end(cmark_node* link);
  /// The end of the line at hand.
  Place take_line_end();
  /// The run of `character` that follows, if any; gives where it ends.
  std::size_t take_run(char character);
  /// The `[^label]` at hand.
  Place take_note_call(cmark_node* call);

  std::size_t offset(int line, int column) const;
  /// A line without its end.
  std::string_view line_at(int line) const;

 private:
  std::optional<std::size_t> match_escaped(std::size_t from, std::string_view literal) const;
  std::optional<std::size_t> find_ahead(std::string_view literal) const;
  Place take(std::size_t begin, std::size_t end);

  std::string const& text_;
  std::vector<std::size_t> line_starts_;
  std::size_t cursor_ = 0;
  std::size_t block_end_ = 0;
};

}  // namespace livret::content
