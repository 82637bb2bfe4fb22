#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diag/sink.hpp"
#include "locale/typography.hpp"

namespace livret::content {

/// Markdown (CommonMark with GFM tables, strikethrough and footnotes) as a small tree of our own, without styles: fill gives it those. `{{ }}` is untouched: text
/// nodes hold it as written, and it is evaluated in them, so that a value is never markup.
struct MdInline;
using MdInlines = std::vector<MdInline>;
struct MdText { std::string text; };
struct MdStrong { MdInlines inlines; };
struct MdEmphasis { MdInlines inlines; };
struct MdStrikethrough { MdInlines inlines; };
struct MdCode { std::string text; };
struct MdLink { std::string url; MdInlines inlines; };
struct MdNoteCall { std::string label; };
struct MdBreak {};
struct MdInline {
  std::variant<MdText, MdStrong, MdEmphasis, MdStrikethrough, MdCode, MdLink, MdNoteCall, MdBreak> kind;
  std::size_t begin = 0, end = 0;   ///< bytes of the Markdown text that it comes from, as near as cmark tells
};

struct MdBlock;
using MdBlocks = std::vector<MdBlock>;
struct MdParagraph { MdInlines inlines; };
struct MdHeading { int level = 1; MdInlines inlines; };
struct MdList { bool ordered = false; int start = 1; bool tight = true; std::vector<MdBlocks> items; };
struct MdQuote { MdBlocks blocks; };
struct MdCodeBlock { std::string text; };
struct MdRule {};
struct MdTable { std::vector<char> align; std::vector<MdInlines> head; std::vector<std::vector<MdInlines>> rows; };  ///< align: 'l' 'c' 'r' or 0
struct MdBlock {
  std::variant<MdParagraph, MdHeading, MdList, MdQuote, MdCodeBlock, MdRule, MdTable> kind;
  std::size_t begin = 0, end = 0;
};

struct MdNote { std::string label; MdBlocks blocks; };
struct Markdown {
  MdBlocks blocks;
  std::vector<MdNote> notes;        ///< definitions, in order of first call
};

/// Maps a place in the Markdown text to its source.
using Locate = std::function<diag::Span(std::size_t begin, std::size_t end)>;

/// Parses; reports HTML, images, a call without its note and a note without a call. Nesting deeper than 32 is an error.
Markdown parse_markdown(std::string const& text, Locate const& locate, diag::Sink& sink);

}  // namespace livret::content
