#include "content/markdown_places.hpp"

#include <algorithm>

namespace livret::content {

namespace {

// Behind the `;` of the entity that begins at `begin`, or `begin` where none does.
std::size_t entity_end(std::string_view text, std::size_t begin) {
  constexpr std::size_t longest_entity = 34;  // the longest name of HTML 5 has 31 letters
  auto const length = text.substr(begin, longest_entity).find(';');
  return length == std::string_view::npos ? begin : begin + length + 1;
}

}  // namespace

std::optional<Step> match_character(std::string_view source, std::size_t at, std::string_view literal, std::size_t i) {
  constexpr std::string_view ampersand = "&amp;";
  if (at >= source.size()) return std::nullopt;
  if (source[at] == '\\' && at + 1 < source.size() && source[at + 1] == literal[i]) return Step{2, 1};
  if (source[at] == literal[i]) return Step{source.substr(at).starts_with(ampersand) ? ampersand.size() : 1, 1};
  if (source[at] != '&') return std::nullopt;
  auto const end = entity_end(source, at);
  if (end == at) return std::nullopt;
  std::size_t size = 1;
  while (i + size < literal.size() && (static_cast<unsigned char>(literal[i + size]) & 0xc0U) == 0x80U) ++size;
  return Step{end - at, size};
}

Places::Places(std::string const& text) : text_(text), line_starts_{0} {
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const ends_line = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    if (ends_line) line_starts_.push_back(i + 1);
  }
}

std::size_t Places::offset(int line, int column) const {
  if (line < 1) return 0;
  auto const index = std::min(static_cast<std::size_t>(line), line_starts_.size()) - 1;
  return std::min(line_starts_[index] + static_cast<std::size_t>(std::max(column, 1) - 1), text_.size());
}

std::string_view Places::line_at(int line) const {
  auto const begin = offset(line, 1);
  auto const end = std::min(text_.find_first_of("\r\n", begin), text_.size());
  return std::string_view(text_).substr(begin, end - begin);
}

Place Places::enter_block(cmark_node* block) {
  auto const line = cmark_node_get_start_line(block);
  auto const end_line = cmark_node_get_end_line(block);
  if (line < 1 || end_line < line) {
    block_end_ = text_.size();
    return {cursor_, cursor_};
  }
  cursor_ = offset(line, cmark_node_get_start_column(block));
  block_end_ = std::max(cursor_, offset(end_line, cmark_node_get_end_column(block) + 1));
  return {cursor_, block_end_};
}

void Places::enter_cell(cmark_node* cell) {
  auto const told = offset(cmark_node_get_start_line(cell), cmark_node_get_start_column(cell));
  if (told > cursor_ && told < block_end_) cursor_ = told;
}

Place Places::take(std::size_t begin, std::size_t end) {
  cursor_ = end;
  return {begin, end};
}

Place Places::take_literal(cmark_node* node, std::string_view literal) {
  auto const told = offset(cmark_node_get_start_line(node), cmark_node_get_start_column(node));
  if (told >= cursor_ && text_.compare(told, literal.size(), literal) == 0) return take(told, told + literal.size());
  constexpr std::size_t farthest_delimiters = 64;
  for (auto from = cursor_; from < std::min(cursor_ + farthest_delimiters, text_.size()); ++from) {
    if (auto const end = match_escaped(from, literal)) return take(from, *end);
  }
  if (auto const begin = find_ahead(literal)) return take(*begin, *begin + literal.size());
  return {cursor_, cursor_};
}

// Matches a literal against the source at `from`, where `\*` may stand for `*` and `&eacute;` for one character.
std::optional<std::size_t> Places::match_escaped(std::size_t from, std::string_view literal) const {
  auto at = from;
  for (std::size_t i = 0; i < literal.size();) {
    auto const step = match_character(text_, at, literal, i);
    if (!step) return std::nullopt;
    at += step->source;
    i += step->literal;
  }
  return at;
}

std::optional<std::size_t> Places::find_ahead(std::string_view literal) const {
  constexpr std::size_t farthest = 4096;  // bounds the time that a literal which is not found can take
  auto const end = std::min(std::max(block_end_, cursor_), cursor_ + literal.size() + farthest);
  auto const found = std::string_view(text_).substr(cursor_, end - cursor_).find(literal);
  if (found == std::string_view::npos) return std::nullopt;
  return cursor_ + found;
}

std::size_t Places::take_opening(cmark_node* node, std::size_t size, std::string_view characters) {
  auto begin = offset(cmark_node_get_start_line(node), cmark_node_get_start_column(node));
  auto const is_delimiter = [&](std::size_t at) {
    return at < text_.size() && characters.find(text_[at]) != std::string_view::npos;
  };
  if (begin < cursor_ || !is_delimiter(begin)) begin = cursor_;
  if (!is_delimiter(begin)) return cursor_;
  cursor_ = begin + size;
  return begin;
}

std::size_t Places::take_closing(std::size_t size, std::string_view characters) {
  bool const at_hand = cursor_ + size <= text_.size() && characters.find(text_[cursor_]) != std::string_view::npos;
  if (at_hand) cursor_ += size;
  return cursor_;
}

std::size_t Places::take_link_end(cmark_node* link) {
  auto const told = offset(cmark_node_get_end_line(link), cmark_node_get_end_column(link));
  bool const ends_link =
      told >= cursor_ && told < text_.size() && std::string_view(")]>").find(text_[told]) != std::string_view::npos;
  if (ends_link) cursor_ = told + 1;
  return cursor_;
}

std::size_t Places::take_run(char character) {
  while (cursor_ < text_.size() && text_[cursor_] == character) ++cursor_;
  return cursor_;
}

Place Places::take_line_end() {
  auto const begin = std::min(text_.find_first_of("\r\n", cursor_), text_.size());
  if (begin >= block_end_) return {cursor_, cursor_};
  bool const two = text_.compare(begin, 2, "\r\n") == 0;
  return take(begin, begin + (two ? 2 : 1));
}

Place Places::take_note_call(cmark_node* call) {
  auto begin = offset(cmark_node_get_start_line(call), cmark_node_get_start_column(call));
  if (begin < cursor_ || text_.compare(begin, 2, "[^") != 0) begin = find_ahead("[^").value_or(cursor_);
  auto const end = text_.find(']', begin);
  return end == std::string::npos ? Place{begin, begin} : take(begin, end + 1);
}

}  // namespace livret::content
