#include "content/markdown_mask.hpp"

#include <algorithm>
#include <charconv>

#include "expr/braces.hpp"

namespace livret::content {

namespace {

constexpr std::string_view opening = "\xee\x80\x80";  // U+E000
constexpr std::string_view closing = "\xee\x80\x81";  // U+E001

bool is_blank_line_ahead(std::string_view text, std::size_t line_end) {
  auto const next = text.find_first_not_of(" \t\r", line_end + 1);
  return next == std::string_view::npos || text[next] == '\n';
}

/// Where the paragraph of `begin` ends, or `limit` where that comes first.
std::size_t paragraph_end(std::string_view text, std::size_t begin, std::size_t limit) {
  auto const within = text.substr(0, limit);
  for (auto i = within.find('\n', begin); i != std::string_view::npos; i = within.find('\n', i + 1))
    if (is_blank_line_ahead(text, i)) return i;
  return limit;
}

/// Reads the expression that begins with `{{` at `begin` and gives the place behind its `}}`, or `begin` where there is
/// none in its paragraph.
std::size_t expression_end(std::string_view text, std::size_t begin) {
  constexpr std::size_t longest = 4096;  // bounds the time that unclosed braces can take
  auto const limit = std::min(text.size(), begin + longest);
  if (text.substr(0, limit).find("}}", begin + 2) == std::string_view::npos) return begin;
  auto const closing_at = expr::find_closing(text.substr(0, paragraph_end(text, begin, limit)), begin + 2);
  return closing_at == std::string_view::npos ? begin : closing_at + 2;
}

}  // namespace

MaskedText::MaskedText(std::string_view original) {
  text_.reserve(original.size());
  std::size_t done = 0;
  for (std::size_t i = 0; i < original.size();) {
    auto end = i;
    if (original.substr(i, 2) == "{{") end = expression_end(original, i);
    // The author's own U+E000 must not be taken for ours.
    if (original.substr(i, opening.size()) == opening) end = i + opening.size();
    if (end == i) {
      ++i;
      continue;
    }
    text_.append(original, done, i - done);
    mask(original, i, end);
    done = i = end;
  }
  text_.append(original, done, std::string_view::npos);
}

void MaskedText::mask(std::string_view original, std::size_t begin, std::size_t end) {
  auto const masked_begin = text_.size();
  text_.append(opening).append(std::to_string(pieces_.size())).append(closing);
  pieces_.push_back({std::string(original.substr(begin, end - begin)), masked_begin, text_.size(), begin});
}

std::string MaskedText::restore(std::string_view part) const {
  std::string result;
  for (std::size_t i = 0; i < part.size();) {
    auto const begin = std::min(part.find(opening, i), part.size());
    result.append(part, i, begin - i);
    i = begin;
    if (begin == part.size()) break;
    std::size_t index = pieces_.size();
    auto const digits = part.substr(begin + opening.size());
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    auto const length = static_cast<std::size_t>(end - digits.data());
    if (error == std::errc{} && index < pieces_.size()) result += pieces_[index].written;
    i += opening.size() + length + (digits.substr(length).starts_with(closing) ? closing.size() : 0);
  }
  return result;
}

std::size_t MaskedText::original_offset(std::size_t offset) const {
  auto const after = std::ranges::upper_bound(pieces_, offset, {}, &Piece::masked_begin);
  if (after == pieces_.begin()) return offset;
  auto const& piece = *(after - 1);
  if (offset < piece.masked_end) return piece.original_begin;
  return piece.original_begin + piece.written.size() + (offset - piece.masked_end);
}

}  // namespace livret::content
