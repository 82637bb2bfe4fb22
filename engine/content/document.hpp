#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.hpp"
#include "chart/chart.hpp"
#include "content/style.hpp"
#include "diag/source_map.hpp"
#include "frame/image.hpp"
#include "frame/page.hpp"
#include "text/style.hpp"

namespace livret::content {

struct NoteTag;
using NoteId = base::Id<NoteTag>;
struct LabelTag;
/// What references lead to: an index in Document::labels.
using LabelId = base::Id<LabelTag>;

// --- inside paragraphs -------------------------------------------------------------------------------------------

/// A line drawn over text, in the text's colour.
enum class Decoration { None, LineThrough };
/// Text in one style. Micro-typography is done: what stands here is set.
struct TextRun {
  std::string text;
  text::TextStyle style;
  std::string link;       ///< a URI, or empty
  std::string actual;     ///< what extraction gives, where it differs from `text`
  std::string expansion;  ///< of an abbreviation
  diag::Span where;
  Decoration decoration = Decoration::None;
  std::optional<LabelId> target = {};  ///< a place in the document, instead of `link`
};
/// The call of a note: layout puts the note at the foot of the page on which the call falls.
struct NoteCall {
  NoteId note;
  text::TextStyle style;  ///< of the number, raised
  diag::Span where;
};
struct LineBreak {};
/// A number that only layout knows; for headers and footers.
enum class Counter { Page, PageCount };
struct CounterRun {
  Counter counter = Counter::Page;
  text::TextStyle style;
};
/// What a reference shows of its target: the number it has in its series (`3`), or the label of the page it starts on
/// (`7`). A link to it, except in headers and footers.
struct ReferenceRun {
  enum class Shows { Number, Page } shows = Shows::Number;
  LabelId target;
  text::TextStyle style;
  diag::Span where;
};
/// The title of the current heading of this level: the first that starts on the page, else the last before it (CSS
/// Generated Content for Paged Media 3, `string()`). For headers and footers; empty where there is none.
struct HeadingRun {
  int level = 1;
  text::TextStyle style;
};
/// Space that pushes apart what stands on its two sides on one line (headers and footers: left, centre, right).
struct Fill {};

using Inline = std::variant<TextRun, NoteCall, LineBreak, CounterRun, ReferenceRun, HeadingRun, Fill>;

// --- blocks ------------------------------------------------------------------------------------------------------

struct Block;
using Blocks = std::vector<Block>;

struct Paragraph {
  std::vector<Inline> inlines;
  ParagraphStyle style;
  frame::Role role = frame::Role::P;  ///< P, Caption, or Span-like uses in boxes
};

struct Heading {
  int level = 1;  ///< 1 to 6
  Paragraph title;
  std::optional<Paragraph> accroche;  ///< the line under it; a P in the structure
  bool in_outline = true;
};

struct ListItem {
  Paragraph label;  ///< bullet or number
  Blocks blocks;
};
struct List {
  bool ordered = false;
  std::vector<ListItem> items;
  BoxStyle box;
  base::Length label_width;  ///< labels are set flush left in it, the text beside it
  base::Length item_gap;
};

enum class CellAlign { Left, Right, Centre, Decimal };
enum class VerticalAlign { Top, Middle, Bottom };
struct Cell {
  Blocks blocks;
  int row_span = 1;
  int column_span = 1;
  bool header = false;  ///< TH
  frame::Scope scope = frame::Scope::None;
  CellAlign align = CellAlign::Left;
  VerticalAlign vertical = VerticalAlign::Top;
  std::optional<base::Colour> background;
  diag::Span where;
};
struct Row {
  std::vector<Cell> cells;  ///< those that start in this row, from left to right
  Edge rule_below;
};
/// A column's width: a fixed length, a share of what fixed and automatic columns leave, or automatic from its cells.
struct TableColumn {
  enum class Kind { Auto, Fixed, Share } kind = Kind::Auto;
  base::Length width;
  double share = 1;
};
struct Table {
  std::vector<TableColumn> columns;
  std::vector<Row> head;  ///< repeated on every page, as artifacts from the second on
  std::vector<Row> body;
  std::optional<Paragraph> caption;  ///< above
  Blocks notes;                      ///< below: reading, source
  base::Insets cell_padding;
  Edge rule_above, rule_head, rule_below;
  BoxStyle box;
  bool rows_may_divide = false;  ///< a page may break within a row, with two lines of each cell on either side
  std::string continued;         ///< set behind the caption on later pages: ` (suite)`
  std::string summary;           ///< for those who cannot see it
  std::string data_name;         ///< the attached file's name, `grid.csv`; empty: nothing is attached
  std::string data_csv;          ///< its bytes, by table::to_csv
};

/// A framed or coloured part; also the title band (placement Bleed) and one key figure. With more than one column its
/// blocks are set in columns that are balanced on each page.
struct Box {
  Blocks blocks;
  BoxStyle style;
  frame::Role role = frame::Role::Div;  ///< Div, Sect, BlockQuote
  int column_count = 1;
  base::Length column_gap = {};
};

/// Parts beside one another; each is as wide as its share of what the gaps leave.
struct Columns {
  struct Part {
    double share = 1;
    Blocks blocks;
  };
  std::vector<Part> parts;
  base::Length gap;
  VerticalAlign align = VerticalAlign::Top;
  bool stretch = false;  ///< boxes that are alone in their part are made as tall as the tallest part
  BoxStyle box;
};

/// A chart, a drawing (a logo, a QR code) or an image, with its words.
struct Figure {
  std::optional<chart::Chart> chart;
  frame::DrawingPtr drawing;          ///< where there is no chart
  frame::ImagePtr image;              ///< where there is neither
  base::Size size;                    ///< of the drawing or image as it is set; empty: a drawing's own
  std::string alternative_text;       ///< of the drawing; a chart has its own; empty: decoration
  std::optional<Paragraph> title;     ///< above: the finding or the subject (Caption)
  std::optional<Paragraph> subtitle;  ///< above: measure, unit, base
  Blocks notes;                       ///< below: how to read it, source
  BoxStyle box;
  std::string data_name;  ///< name of the attached file with what the chart shows, `survey.csv`; empty: none
  std::string data_csv;   ///< its bytes, by table::to_csv
};

struct Rule {
  Edge line;
  BoxStyle box;
};
struct PageBreak {};
/// Space of a given height; vanishes at the head of a page. `stretch` takes what is left of the page.
struct Space {
  base::Length height;
  bool stretch = false;
};

/// A table of contents, or a list of figures or tables: each entry with a leader and the page of its target.
struct Contents {
  struct Entry {
    Paragraph title;  ///< set in the width that the page number leaves; its links are made by layout
    LabelId target;
    base::Length indent;
  };
  std::vector<Entry> entries;
  text::TextStyle number;  ///< of the page numbers
  std::string leader;      ///< repeated between title and number: ` .`; empty: none
  BoxStyle box;
};

struct Block {
  std::variant<Paragraph, Heading, List, Table, Box, Columns, Figure, Rule, PageBreak, Space, Contents> kind;
  diag::Span where;
  std::optional<LabelId> label = {};  ///< where references to it lead
  /// It may be dropped where the document has too many pages: lower numbers go first, those with the same one together.
  std::optional<int> optional = {};
};

// --- the document -------------------------------------------------------------------------------------------------

struct Note {
  Paragraph text;
  diag::Span where;
};

/// A kind of page. The main column is what the margins leave, less the margin column and its gap where there is one (on
/// the right).
struct PageMaster {
  base::Size size;
  base::Insets margin;
  base::Length margin_column;  ///< its width; 0: none
  base::Length margin_gap;
  Blocks header;  ///< set from `header_top` down over the full width between left and right margins
  base::Length header_top;
  Blocks footer;  ///< its top stands `footer_top` below the page's top
  base::Length footer_top;
  base::Length baseline_grid;  ///< distance of its lines, the first one a distance below the top margin; 0: none
};

/// A series of page labels (ISO 32000-1, 12.4.2): prefix and number.
struct PageLabels {
  enum class Style { None, Decimal, LowerRoman, UpperRoman } style = Style::Decimal;
  std::size_t from = 0;  ///< index of the first page
  std::string prefix;
  int first = 1;
};

/// What can be referred to. Layout numbers figures, tables and headings each in order.
struct Label {
  enum class Kind { Place, Heading, Figure, Table } kind = Kind::Place;
  std::string name;       ///< the author's; empty for one that only a table of contents uses
  bool numbered = false;  ///< counts in the series of its kind
  int level = 1;          ///< of a heading, which is numbered `2.1` by level
  diag::Span where;
};

/// How many pages a document may have.
struct PageBudget {
  int least = 1;
  int most = 1;
  diag::Span where;
};

struct NoteStyle {
  Edge rule;
  base::Length rule_width;
  base::Length gap_above;  ///< between text and rule, at least
  base::Length gap_below;  ///< between rule and first note
  base::Length gap_between;
  /// Where notes stand: at the foot of their page, or in the margin column beside their call (where there is one).
  enum class Place { Foot, Margin } place = Place::Foot;
  text::TextStyle number;                                 ///< before the note's text
  std::string call_words = "note";                        ///< what a call's link says, before the number
  std::string return_words = "retour à l’appel de note";  ///< what the link back says, before the number
};

struct Document {
  frame::Metadata metadata;
  PageMaster first;  ///< of page 1
  PageMaster rest;
  std::vector<PageMaster> masters;      ///< those that blocks ask for by name
  std::vector<PageLabels> page_labels;  ///< ascending by `from`; before the first, decimal from 1
  Blocks blocks;
  std::vector<Note> notes;  ///< numbered from 1 in this order
  NoteStyle note_style;
  std::vector<Label> labels;
  std::optional<PageBudget> pages;  ///< where the layout says so
  std::vector<frame::Attachment> attachments;
};

}  // namespace livret::content
