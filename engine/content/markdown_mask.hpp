#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace livret::content {

/// A Markdown text in which each `{{ … }}` is replaced by a word that means nothing to Markdown, so that what is
/// between the braces is never markup: U+E000, a number, U+E001.
class MaskedText {
 public:
  /// Braces within texts and objects of an expression do not end it. A `{{` that nothing closes before a blank line
  /// stays.
  explicit MaskedText(std::string_view original);

  std::string const& text() const { return text_; }
  /// `part`, which comes from the masked text, with the expressions as they were written.
  std::string restore(std::string_view part) const;
  /// The place in the original that `offset` of the masked text stands for; inside a word that stands for an
  /// expression, the beginning of the expression.
  std::size_t original_offset(std::size_t offset) const;

 private:
  struct Piece {
    std::string written;
    std::size_t masked_begin;
    std::size_t masked_end;
    std::size_t original_begin;
  };
  void mask(std::string_view original, std::size_t begin, std::size_t end);

  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace livret::content
