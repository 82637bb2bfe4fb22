#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diag/sink.hpp"
#include "locale/typography.hpp"

namespace livret::content {

/// Markdown (CommonMark 0.29 with GFM tables, strikethrough by `~~` and footnotes, and Pandoc's citations in brackets
/// and ids of headings) as a small tree of our own, without styles: fill gives it those. `{{ }}` is untouched: texts,
/// addresses and code hold it as written, and it is evaluated there, so that a value is never markup and an expression
/// may hold `*`, `|` or `<`.
struct MdInline;
using MdInlines = std::vector<MdInline>;
/// A soft line break is a space in it. Where nothing is escaped, byte i of the text is byte `begin + i` of the
/// Markdown.
struct MdText {
  std::string text;
};
struct MdStrong {
  MdInlines inlines;
};
struct MdEmphasis {
  MdInlines inlines;
};
struct MdStrikethrough {
  MdInlines inlines;
};
struct MdCode {
  std::string text;
};
struct MdLink {
  std::string url;    ///< `#id` leads to a place in the document
  std::string title;  ///< of a link within the document: the form of the reference, `de, page`
  MdInlines inlines;  ///< empty for a reference that is worded by fill
};
/// `[@key, p. 12; @other]`: works that the text stands on (Pandoc's citations in brackets).
struct MdCitation {
  struct Item {
    std::string key;
    std::string locator;  ///< `p. 12`, or empty
  };
  std::vector<Item> items;
};
struct MdNoteCall {
  std::string label;
};  ///< as its note has it
struct MdBreak {};
struct MdInline {
  std::variant<MdText, MdStrong, MdEmphasis, MdStrikethrough, MdCode, MdLink, MdCitation, MdNoteCall, MdBreak> kind;
  std::size_t begin = 0, end = 0;  ///< bytes of the Markdown text that it comes from, as near as cmark tells
};

struct MdBlock;
using MdBlocks = std::vector<MdBlock>;
struct MdParagraph {
  MdInlines inlines;
};
struct MdHeading {
  int level = 1;
  MdInlines inlines;
  std::string id = {};  ///< of `{#id}` at its end
};
struct MdList {
  bool ordered = false;
  int start = 1;
  bool tight = true;
  std::vector<MdBlocks> items;
};
struct MdQuote {
  MdBlocks blocks;
};
struct MdCodeBlock {
  std::string text;
};
struct MdRule {};
struct MdTable {
  std::vector<char> align;
  std::vector<MdInlines> head;
  std::vector<std::vector<MdInlines>> rows;
};  ///< align: 'l' 'c' 'r' or 0
struct MdBlock {
  std::variant<MdParagraph, MdHeading, MdList, MdQuote, MdCodeBlock, MdRule, MdTable> kind;
  std::size_t begin = 0, end = 0;
};

struct MdNote {
  std::string label;
  MdBlocks blocks;
};
struct Markdown {
  MdBlocks blocks;
  std::vector<MdNote> notes;  ///< definitions, in order of first call
};

/// Maps a place in the Markdown text to its source.
using Locate = std::function<diag::Span(std::size_t begin, std::size_t end)>;

/// The longest text in bytes that is parsed at one time.
constexpr std::size_t longest_markdown = std::size_t{1} << 20;

/// Parses. Errors: HTML (but for comments, which are dropped), images, a call of a note that is not defined, a link
/// without words that is no reference, an item of a citation without a key, an id that is none, nesting deeper than 32,
/// a text that is too long. Warnings: a note that is never called or defined twice, a link to nowhere. What is wrong is
/// left out, an image but for its words, and a call without its note stands as it was written.
Markdown parse_markdown(std::string const& text, Locate const& locate, diag::Sink& sink);

}  // namespace livret::content
