#include "yaml/scalar.hpp"

#include <algorithm>

#include "yaml/block_scalar.hpp"
#include "yaml/mapped_text.hpp"
#include "yaml/quoted_scalar.hpp"

namespace livret::yaml {

namespace {

bool ends_plain(SourceText const& source, std::size_t at, Context context) {
  char const c = source.at(at);
  char const next = source.at(at + 1);
  if (c == ':') {
    if (source.is_blank_or_break(at + 1)) return true;
    return context == Context::Flow && (next == ',' || next == ']' || next == '}');
  }
  // yaml-cpp ends a plain scalar in brackets at a question mark too.
  if (context == Context::Flow && (is_flow_indicator(c) || c == '?')) return true;
  return is_blank(c) && next == '#';
}

std::size_t plain_line_end(SourceText const& source, std::size_t at, Context context) {
  while (at < source.size() && source.break_length(at) == 0 && !ends_plain(source, at, context)) ++at;
  return at;
}

std::size_t without_trailing_blanks(SourceText const& source, std::size_t begin, std::size_t end) {
  while (end > begin && is_blank(source.at(end - 1))) --end;
  return end;
}

struct Continuation {
  std::size_t at;
  std::size_t breaks;
};

/// Where the scalar goes on after the line break at `at`, if it does.
std::optional<Continuation> next_plain_line(SourceText const& source, std::size_t at, ScalarPlace place) {
  std::size_t breaks = 0;
  while (auto const length = source.break_length(at)) {
    ++breaks;
    at = source.skip_blanks(at + length);
  }
  if (breaks == 0 || at >= source.size() || source.at(at) == '#') return std::nullopt;
  if (source.is_document_marker(at) || ends_plain(source, at, place.context)) return std::nullopt;
  bool const needs_indentation = place.context == Context::Block && place.parent_column.has_value();
  if (needs_indentation && source.column(at) <= *place.parent_column) return std::nullopt;
  return Continuation{at, breaks};
}

}  // namespace

ScannedScalar scan_plain(SourceText const& source, std::size_t begin, ScalarPlace place) {
  MappedText text(begin);
  std::size_t at = begin;
  while (true) {
    auto const line_end = plain_line_end(source, at, place.context);
    auto const content_end = without_trailing_blanks(source, at, line_end);
    text.append(at, source.text().substr(at, content_end - at));
    auto const next = next_plain_line(source, line_end, place);
    if (!next) return {ScalarStyle::Plain, content_end, text.take_text(), text.take_anchors()};
    if (next->breaks == 1)
      text.append(content_end, " ");
    else
      text.append_breaks(content_end, next->breaks - 1);
    at = next->at;
  }
}

ScannedScalar scan_scalar(SourceText const& source, std::size_t begin, ScalarPlace place) {
  char const first = source.at(begin);
  if (first == '"' || first == '\'') return scan_quoted(source, begin);
  if (place.context == Context::Block && (first == '|' || first == '>'))
    return scan_block(source, begin, place.parent_column);
  return scan_plain(source, begin, place);
}

}  // namespace livret::yaml
