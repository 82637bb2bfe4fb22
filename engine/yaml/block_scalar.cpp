#include "yaml/block_scalar.hpp"

#include <algorithm>
#include <vector>

#include "yaml/mapped_text.hpp"

namespace livret::yaml {

namespace {

enum class Folding { Literal, Folded };
enum class Chomping { Strip, Clip, Keep };

/// The line of the indicator (YAML 1.2.2, 8.1.1).
struct Header {
  Folding folding = Folding::Literal;
  Chomping chomping = Chomping::Clip;
  std::size_t indentation = 0;  ///< as written, 0 where it is to be found out
  std::size_t end = 0;          ///< after the indicators
};

/// One line of the content, without its indentation and its break.
struct Line {
  std::size_t begin;
  std::size_t end;
  std::size_t break_length;
  bool is_empty() const { return begin == end; }
};

Header read_header(SourceText const& source, std::size_t begin) {
  Header header;
  if (source.at(begin) == '>') header.folding = Folding::Folded;
  auto at = begin + 1;
  for (;; ++at) {
    char const c = source.at(at);
    if (c == '+')
      header.chomping = Chomping::Keep;
    else if (c == '-')
      header.chomping = Chomping::Strip;
    else if (c >= '1' && c <= '9')
      header.indentation = static_cast<std::size_t>(c - '0');
    else
      break;
  }
  header.end = at;
  return header;
}

/// The lines that belong to the scalar. Where the header gives no indentation it is that of the first line with a text.
std::vector<Line> read_lines(SourceText const& source, Header const& header, std::optional<std::size_t> parent_column) {
  std::size_t const parent = parent_column.value_or(0);
  bool found = header.indentation > 0;
  std::size_t indentation = parent + (found ? header.indentation : 1);
  std::vector<Line> lines;
  auto at = source.line_end(header.end);
  at += source.break_length(at);
  while (at < source.size()) {
    auto begin = at;
    while (source.at(begin) == ' ' && (!found || begin - at < indentation)) ++begin;
    auto const end = source.line_end(begin);
    auto const spaces = begin - at;
    if (!found) indentation = std::max(indentation, spaces);
    if (begin != end && spaces < indentation) break;
    found = found || begin != end;
    lines.push_back({begin, end, source.break_length(end)});
    at = end + lines.back().break_length;
  }
  return lines;
}

void append_literal(SourceText const& source, std::vector<Line> const& lines, MappedText& text) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) text.append_breaks(lines[i - 1].end, 1);
    text.append(lines[i].begin, source.text().substr(lines[i].begin, lines[i].end - lines[i].begin));
  }
}

/// Breaks between two lines with a text become a space or one break fewer; those next to a line that starts with a
/// blank stay.
void append_folded(SourceText const& source, std::vector<Line> const& lines, MappedText& text) {
  std::optional<std::size_t> previous;
  auto const is_deeper = [&](std::size_t i) { return is_blank(source.at(lines[i].begin)); };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].is_empty()) continue;
    if (!previous) {
      if (i > 0) text.append_breaks(lines[0].end, i);
    } else {
      auto const breaks = i - *previous;
      if (is_deeper(i) || is_deeper(*previous))
        text.append_breaks(lines[*previous].end, breaks);
      else if (breaks == 1)
        text.append(lines[*previous].end, " ");
      else
        text.append_breaks(lines[*previous].end, breaks - 1);
    }
    text.append(lines[i].begin, source.text().substr(lines[i].begin, lines[i].end - lines[i].begin));
    previous = i;
  }
}

/// The breaks after the last line with a text.
void append_final_breaks(std::vector<Line> const& lines, std::size_t content_count, Chomping chomping,
                         MappedText& text) {
  if (chomping == Chomping::Strip) return;
  auto const first = content_count == 0 ? 0 : content_count - 1;
  for (auto i = first; i < lines.size(); ++i) {
    if (lines[i].break_length == 0) return;
    if (chomping == Chomping::Clip && (content_count == 0 || i > first)) return;
    text.append_breaks(lines[i].end, 1);
  }
}

}  // namespace

ScannedScalar scan_block(SourceText const& source, std::size_t begin, std::optional<std::size_t> parent_column) {
  auto const header = read_header(source, begin);
  auto const lines = read_lines(source, header, parent_column);
  auto content = lines;
  while (!content.empty() && content.back().is_empty()) content.pop_back();
  MappedText text(begin);
  if (header.folding == Folding::Literal)
    append_literal(source, content, text);
  else
    append_folded(source, content, text);
  append_final_breaks(lines, content.size(), header.chomping, text);
  return {ScalarStyle::Block, content.empty() ? header.end : content.back().end, text.take_text(), text.take_anchors()};
}

}  // namespace livret::yaml
