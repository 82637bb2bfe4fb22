#include "yaml/source_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace livret::yaml {

SourceText::SourceText(diag::SourceMap const& sources, diag::SourceId id)
    : sources_(&sources), id_(id), text_(sources.text(id)), origin_(text_.starts_with("\xEF\xBB\xBF") ? 3 : 0) {}

diag::Span SourceText::span(std::size_t begin, std::size_t end) const {
  return {id_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::size_t SourceText::line_number(std::size_t offset) const {
  return sources_->position(id_, static_cast<std::uint32_t>(offset)).line;
}

std::size_t SourceText::break_length(std::size_t offset) const {
  if (offset >= text_.size()) return 0;
  if (text_[offset] == '\n') return 1;
  return text_[offset] == '\r' && offset + 1 < text_.size() && text_[offset + 1] == '\n' ? 2 : 0;
}

std::size_t SourceText::skip_blanks(std::size_t offset) const {
  while (offset < text_.size() && is_blank(text_[offset])) ++offset;
  return offset;
}

std::size_t SourceText::line_end(std::size_t offset) const {
  auto const feed = std::min(text_.find('\n', offset), text_.size());
  return feed > offset && feed < text_.size() && text_[feed - 1] == '\r' ? feed - 1 : feed;
}

std::size_t SourceText::line_begin(std::size_t offset) const {
  auto const feed = offset == 0 ? std::string_view::npos : text_.rfind('\n', offset - 1);
  return feed == std::string_view::npos ? origin_ : feed + 1;
}

std::size_t SourceText::skip_separation(std::size_t offset, std::string_view also) const {
  while (offset < text_.size()) {
    char const c = text_[offset];
    if (c == '#') {
      offset = line_end(offset);
    } else if (is_blank(c) || c == '\n' || c == '\r' || also.find(c) != std::string_view::npos) {
      ++offset;
    } else {
      break;
    }
  }
  return offset;
}

bool SourceText::is_document_marker(std::size_t offset) const {
  auto const marker = text_.substr(std::min(offset, text_.size()), 3);
  return (marker == "---" || marker == "...") && is_blank_or_break(offset + 3) && line_begin(offset) == offset;
}

Fault missing_colon(SourceText const& source, std::size_t begin) {
  auto const end = source.line_end(begin);
  auto const line = base::trim(source.text().substr(begin, end - begin));
  bool const has_colon = line.find(':') != std::string_view::npos;
  return {begin, begin + line.size(), fmt::format("expected `name: value`, found `{}`", line),
          has_colon ? "write a space after the `:`"
                    : "write a `:` and a space after the name, or indent the line if it continues the text above"};
}

}  // namespace livret::yaml
