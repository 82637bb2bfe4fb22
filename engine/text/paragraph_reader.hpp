#pragma once

#include "text/paragraph_text.hpp"

namespace livret::text {

/// Cuts the pieces of a paragraph into the items of a ParagraphText.
class ParagraphReader {
 public:
  ParagraphReader(ParagraphText& paragraph, diag::Sink& sink) : paragraph_(paragraph), sink_(sink) {}
  void read();

 private:
  void reserve();
  void read_span(Span const& span);
  void read_character(char32_t c, std::string_view bytes);
  void end_word(Item::Break after);
  void add_word_part(std::size_t begin, std::size_t end, Item::Break after, Item::Origin origin);
  void add_url();
  void add_space(SpaceKind kind, std::string_view bytes);
  /// An item of `bytes` in the current span, shaped.
  Item text_item(Item::Kind kind, std::string_view bytes);
  void join();
  Item* last_in_span(Item::Kind kind);
  void start_context(Span const& span);

  ParagraphText& paragraph_;
  diag::Sink& sink_;
  std::string word_;                       ///< read so far
  std::vector<std::size_t> soft_hyphens_;  ///< in `word_`
};

}  // namespace livret::text
