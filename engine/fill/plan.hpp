#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "content/document.hpp"
#include "expr/expression.hpp"
#include "fill/styles.hpp"
#include "spec/block.hpp"
#include "table/table.hpp"
#include "transform/transform.hpp"

// The layout of a document with everything done that is the same for all its jobs: Markdown and expressions parsed,
// styles and faces found, tables looked up. Immutable, shared by all threads.
namespace livret::fill {

// --- texts ---------------------------------------------------------------------------------------------------------

struct PlannedParagraph;

/// One literal or one expression of a text, in one style.
struct TextPiece {
  expr::Template text;  ///< of a single part
  RunStyles styles;
  std::optional<expr::Template> link;
  bool verbatim = false;  ///< code: typography leaves it alone
  diag::Span where;
  content::Decoration decoration = content::Decoration::None;
};
struct CallPiece {
  std::string label;
  std::shared_ptr<PlannedParagraph const> definition;  ///< null: it is one of the layout's notes
  text::TextStyle style;
  diag::Span where;
};
using Piece = std::variant<TextPiece, CallPiece, content::LineBreak, content::CounterRun, content::Fill>;

struct PlannedParagraph {
  std::vector<Piece> pieces;
  content::ParagraphStyle style;
  RunStyles runs;  ///< for text that is added to it
  diag::Span where;
};

struct TextBlock;
using TextBlocks = std::vector<TextBlock>;
struct TextHeading {
  int level = 1;
  PlannedParagraph title;
};
struct TextList {
  bool ordered = false;
  int start = 1;
  std::vector<TextBlocks> items;
  PlannedParagraph label;  ///< empty; the style of labels
  content::BoxStyle box;
  base::Length label_width;
  base::Length item_gap;
};
struct TextQuote {
  TextBlocks blocks;
  content::BoxStyle box;
};
struct TextRule {
  content::Rule rule;
};
struct PlannedTable;
/// A block of a Markdown text.
struct TextBlock {
  std::variant<PlannedParagraph, TextHeading, TextList, TextQuote, TextRule, std::shared_ptr<PlannedTable const>> kind;
  diag::Span where;
};

// --- blocks of a layout ----------------------------------------------------------------------------------------------

struct PlannedBlock;
using PlannedBlocks = std::vector<PlannedBlock>;

/// Rows of a table, those for which `where` holds.
struct PlannedRows {
  table::TablePtr table;
  std::optional<expr::Expression> where;
};
struct PlannedRepeat {
  PlannedRows rows;
  std::string as;
};

struct PlannedText {
  TextBlocks blocks;
};
struct PlannedHeading {
  int level = 1;
  PlannedParagraph title;
  std::optional<PlannedParagraph> accroche;
};
struct PlannedBox {
  PlannedBlocks blocks;
  content::BoxStyle box;
};
struct PlannedColumns {
  struct Part {
    double share = 1;
    PlannedBlocks blocks;
  };
  std::vector<Part> parts;
  base::Length gap;
  content::BoxStyle box;
};

/// Words above and below a figure or table.
struct PlannedWords {
  std::optional<PlannedParagraph> title;
  std::optional<PlannedParagraph> subtitle;
  std::optional<PlannedParagraph> reading;
  std::optional<PlannedParagraph> source;
  PlannedParagraph note;  ///< empty; the style of notes
};

/// What stands in the cells of a column: a text with `datum` for the row, or the values of a field.
struct PlannedColumn {
  content::TableColumn width;
  PlannedParagraph head;
  std::optional<PlannedParagraph> text;
  std::string field;  ///< instead of `text`
  std::string format;
  diag::Span format_where;
  PlannedParagraph cell;  ///< empty; the style of cells of a field
  content::CellAlign align = content::CellAlign::Left;
  bool merge = false;
  bool header = false;
  diag::Span where;
};
struct PlannedTable {
  std::vector<PlannedColumn> columns;
  bool has_head = false;
  std::optional<PlannedRows> data;
  std::optional<transform::Pipeline> pipeline;
  std::vector<std::string> shown_fields;            ///< those that the columns read
  std::vector<std::vector<PlannedParagraph>> rows;  ///< instead of `data`
  PlannedWords words;
  std::optional<expr::Template> summary;
  diag::Span summary_where;
  base::Insets cell_padding;
  content::Edge rule_above, rule_head, rule_row, rule_below;
  content::BoxStyle box;
  std::string data_name;
  bool fictional = false;
};
struct PlannedFigure {
  yaml::Node const* chart = nullptr;
  PlannedWords words;
  content::BoxStyle box;
  bool fictional = false;  ///< its words show made-up values; its chart knows by itself
};
struct PlannedQr {
  expr::Template url;
  std::optional<expr::Template> alt;
  base::Length width;
  base::Colour colour;
  content::BoxStyle box;
};
struct PlannedRule {
  content::Rule rule;
};

struct PlannedBlock {
  std::variant<PlannedText, PlannedHeading, PlannedBox, PlannedColumns, std::shared_ptr<PlannedTable const>,
               PlannedFigure, PlannedQr, PlannedRule, content::Space, content::PageBreak>
      kind;
  std::optional<expr::Expression> when;
  std::optional<PlannedRepeat> repeat;
  diag::Span where;
};

// --- the whole
// ---------------------------------------------------------------------------------------------------------

struct PlannedLet {
  std::string name;
  PlannedRows rows;
  diag::Span where;
};
struct PlannedNotes {
  std::optional<PlannedRepeat> repeat;
  std::optional<expr::Template> label;
  std::optional<PlannedParagraph> text;
  std::vector<std::pair<std::string, PlannedParagraph>> listed;
};
struct PlannedMaster {
  content::PageMaster page;  ///< its header and footer are empty
  PlannedBlocks header;
  PlannedBlocks footer;
};

}  // namespace livret::fill
