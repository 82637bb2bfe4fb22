#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/length.hpp"
#include "content/document.hpp"
#include "spec/source_text.hpp"
#include "yaml/node.hpp"

namespace livret::spec {

/// Rows of a table, all or those for which a condition on `datum` holds.
struct RowSource {
  Name table;
  std::optional<SourceText> where;
};

/// Repetition over rows; `as` names the row in texts.
struct ForEach {
  RowSource rows;
  std::string as;
};

struct Block;
using Blocks = std::vector<Block>;

/// Markdown.
struct TextBlock {
  SourceText text;
};
struct HeadingBlock {
  SourceText title;
  int level = 1;  ///< 1 to 6
  std::optional<SourceText> accroche;
  bool numbered = true;  ///< where the layout numbers headings
};
/// One large value, what it is, and the base it stands on.
struct KeyFigureBlock {
  SourceText value;
  std::optional<SourceText> label;
  std::optional<SourceText> base;
};
struct BoxBlock {
  Blocks blocks;
};
struct ColumnsBlock {
  struct Part {
    double share = 1;
    Blocks blocks;
  };
  std::vector<Part> parts;
  std::optional<base::Length> gap;
  content::VerticalAlign align = content::VerticalAlign::Top;
  bool stretch = false;  ///< `align: stretch`: boxes alone in their part are as tall as the tallest part
};

/// A column of a table: what its cells say is a field of the row, or a text with `datum` for the row.
struct TableColumn {
  std::optional<SourceText> title;
  std::optional<SourceText> group;  ///< neighbours with the same one stand under one head that says it
  std::optional<Name> field;
  std::optional<SourceText> text;
  Blocks cell;                 ///< instead of both: blocks with `datum` for the row
  std::optional<Name> format;  ///< a d3-format specifier, or d3-time-format for dates
  std::optional<content::CellAlign> align;
  content::TableColumn width;
  bool merge = false;   ///< equal neighbours in a column become one cell over their rows
  bool header = false;  ///< its cells head their rows
  std::optional<Name> style;
  diag::Span where;
};
/// A cell that is written out.
struct TableCell {
  SourceText text;
  Blocks blocks;  ///< instead of it
  std::size_t column = 0;
  int column_span = 1;
  int row_span = 1;
  diag::Span where;
};
using TableRow = std::vector<TableCell>;  ///< those that start in it
enum class RowBreak { Avoid, Auto };
struct TableBlock {
  std::vector<TableColumn> columns;
  std::optional<RowSource> data;
  yaml::Node const* transform = nullptr;  ///< of the data, or null
  std::vector<TableRow> rows;             ///< instead of data
  std::optional<SourceText> title, subtitle, reading, source, summary;
  RowBreak row_break = RowBreak::Avoid;  ///< whether a page may break within a row
};
struct FigureBlock {
  yaml::Node const* chart = nullptr;  ///< a Vega-Lite specification
  std::optional<SourceText> title, subtitle, reading, source;
};
/// A QR code of an address.
struct QrBlock {
  SourceText url;
  base::Length width = base::Length::from_mm(20);
  std::optional<SourceText> alt;
};
/// An image or drawing (PNG, JPEG or SVG) from a file of the project, or the theme's logo.
struct ImageBlock {
  enum class Source { File, Logo } from = Source::File;
  Name path;            ///< of the file
  std::string variant;  ///< of the logo: `on-dark`; empty: the usual one
  std::optional<base::Length> width, height;
  std::optional<SourceText> alt;  ///< empty: decoration; absent: for a logo what the theme says
  std::optional<SourceText> title, source;
  std::shared_ptr<std::string const> bytes;  ///< of the file, read once
  diag::SourceId source_of_svg;              ///< of an SVG file: its text, for messages about it
};
/// A table of contents down to a level, or a list of what has a number and a title.
struct ContentsBlock {
  enum class Of { Headings, Figures, Tables } of = Of::Headings;
  int levels = 2;
};
/// The terms of the layout's glossary, in alphabetical order.
struct GlossaryBlock {};
/// The entries of the layout's bibliography that are cited, or all of them.
struct BibliographyBlock {
  bool only_cited = true;
};
/// Terms, each with what it means.
struct DefinitionsBlock {
  std::vector<std::pair<SourceText, SourceText>> items;
};
struct RuleBlock {};
struct SpaceBlock {
  base::Length height;
  bool stretch = false;
};
struct PageBreakBlock {};

struct Block {
  std::variant<TextBlock, HeadingBlock, KeyFigureBlock, BoxBlock, ColumnsBlock, TableBlock, FigureBlock, QrBlock,
               ImageBlock, ContentsBlock, GlossaryBlock, BibliographyBlock, DefinitionsBlock, RuleBlock, SpaceBlock,
               PageBreakBlock>
      kind;
  std::optional<Name> id;       ///< what references call it by
  std::optional<int> optional;  ///< may be dropped where there are too many pages, lower numbers first
  std::optional<Name> style;    ///< instead of the one its kind has
  std::optional<content::Placement> placement;
  std::optional<SourceText> when;  ///< an expression
  std::optional<ForEach> for_each;
  diag::Span where;
};

}  // namespace livret::spec
