#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "content/document.hpp"
#include "expr/expression.hpp"
#include "fill/styles.hpp"
#include "locale/typography.hpp"
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
  std::optional<spec::Name> target = {};          ///< the id of a place in the document that it leads to
  std::shared_ptr<RunStyles const> as_term = {};  ///< how a term of the glossary is set in it; null: none is looked for
};
/// How a reference is worded: `de la figure 3, page 7`.
struct ReferenceForm {
  enum class Wording { Article, Of, To, Bare, Number, None } wording = Wording::Article;
  bool has_page = false;
};
/// A reference to a place in the document.
struct ReferencePiece {
  std::string target;  ///< its id
  ReferenceForm form;
  bool has_own_words = false;  ///< they are the pieces before it
  RunStyles plain;             ///< of an article
  RunStyles styles;            ///< of what leads there
  diag::Span where;
};
/// `(Le RAMEAU, 2018, p. 12)`.
struct CitationPiece {
  struct Item {
    std::string key;
    std::string locator;
  };
  std::vector<Item> items;
  RunStyles plain;   ///< of the brackets
  RunStyles styles;  ///< of what leads to the bibliography
  diag::Span where;
};
struct CallPiece {
  std::string label;
  std::shared_ptr<PlannedParagraph const> definition;  ///< null: it is one of the layout's notes
  text::TextStyle style;
  diag::Span where;
};
using Piece = std::variant<TextPiece, CallPiece, ReferencePiece, CitationPiece, content::LineBreak, content::CounterRun,
                           content::HeadingRun, content::Fill>;

/// What references to a block lead to.
struct PlannedLabel {
  content::Label label;
  content::LabelId id;     ///< among the plan's, where the author named it; none else
  RunStyles number_style;  ///< of `Figure 3`, or the number of a heading
};

struct PlannedParagraph {
  std::vector<Piece> pieces;
  content::ParagraphStyle style;
  RunStyles runs;  ///< for text that is added to it
  diag::Span where;
  std::optional<locale::Profile::Mode> typography = {};  ///< where its style says it
};

struct TextBlock;
using TextBlocks = std::vector<TextBlock>;
struct TextHeading {
  int level = 1;
  PlannedParagraph title;
  PlannedLabel label;
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
  int column_count = 1;
  base::Length column_gap;
};
struct PlannedColumns {
  struct Part {
    double share = 1;
    PlannedBlocks blocks;
  };
  std::vector<Part> parts;
  base::Length gap;
  content::VerticalAlign align = content::VerticalAlign::Top;
  bool stretch = false;
  content::BoxStyle box;
};

/// Words above and below a figure or table.
struct PlannedWords {
  std::optional<PlannedParagraph> title;
  std::optional<PlannedParagraph> subtitle;
  std::optional<PlannedParagraph> reading;
  std::optional<PlannedParagraph> source;
  PlannedParagraph note;       ///< empty; the style of notes
  bool say_fictional = false;  ///< by themselves that values are made up
};

/// What stands in the cells of a column: blocks or a text with `datum` for the row, or the values of a field.
struct PlannedColumn {
  content::TableColumn width;
  PlannedParagraph head;
  std::size_t group = 0;  ///< one more than its place among the table's groups; 0: none
  std::optional<PlannedParagraph> text;
  PlannedBlocks blocks;  ///< instead of `text`
  std::string field;     ///< instead of both
  std::string format;
  diag::Span format_where;
  PlannedParagraph cell;  ///< empty; the style of cells of a field
  content::CellAlign align = content::CellAlign::Left;
  bool merge = false;
  bool header = false;
  diag::Span where;
};
/// What the row of a cell is called beside `datum`, so that charts in it, whose own rows are `datum`, can name it.
constexpr std::string_view cell_row_name = "row";

/// A cell that is written out.
struct PlannedCell {
  PlannedParagraph text;
  PlannedBlocks blocks;  ///< instead of it
  std::size_t column = 0;
  int column_span = 1;
  int row_span = 1;
};
/// Neighbouring columns under one head.
struct PlannedGroup {
  PlannedParagraph head;
  int columns = 1;
  diag::Span where;
};

struct PlannedTable {
  std::vector<PlannedColumn> columns;
  std::vector<PlannedGroup> groups;  ///< from left to right
  bool has_head = false;
  std::optional<PlannedRows> data;
  std::optional<transform::Pipeline> pipeline;
  std::vector<std::string> shown_fields;       ///< those that the columns read
  std::vector<std::vector<PlannedCell>> rows;  ///< instead of `data`: those that start in it
  PlannedWords words;
  std::optional<expr::Template> summary;
  diag::Span summary_where;
  base::Insets cell_padding;
  content::Edge rule_above, rule_head, rule_row, rule_below;
  content::BoxStyle box;
  std::string data_name;
  bool fictional = false;
  bool rows_may_divide = false;
};
struct PlannedFigure {
  yaml::Node const* chart = nullptr;
  std::set<std::string, std::less<>> variables;  ///< that the chart's expressions may read
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
/// An image or a logo.
struct PlannedImage {
  frame::DrawingPtr drawing;
  frame::ImagePtr image;  ///< instead of `drawing`
  base::Size size;
  std::optional<expr::Template> alt;  ///< absent: decoration
  PlannedWords words;
  content::BoxStyle box;
};
struct PlannedRule {
  content::Rule rule;
};

/// A table of contents, or a list of figures or tables.
struct PlannedContents {
  spec::ContentsBlock::Of of = spec::ContentsBlock::Of::Headings;
  int levels = 1;
  std::vector<PlannedParagraph> entries;  ///< by level; empty, the styles of entries
  std::vector<base::Length> indents;      ///< likewise
  text::TextStyle number;                 ///< of the numbers of pages
  std::string leader;
  content::BoxStyle box;
};

/// How terms with what they mean are set: as a list whose labels are the terms.
struct DefinitionLook {
  PlannedParagraph term;  ///< empty, the style of terms
  PlannedParagraph text;  ///< empty, the style of what they mean
  content::BoxStyle box;
  base::Length term_width;
  base::Length item_gap;
};
/// The terms of the plan's glossary.
struct PlannedGlossary {
  DefinitionLook look;
};
struct PlannedDefinitions {
  DefinitionLook look;
  std::vector<std::pair<PlannedParagraph, PlannedParagraph>> items;
};
/// The works of the plan's bibliography.
struct PlannedBibliography {
  bool only_cited = true;
  PlannedParagraph entry;  ///< empty, the style of entries
  RunStyles title;         ///< of the titles in them
  RunStyles link;
  content::BoxStyle box;
  base::Length item_gap;
};

struct PlannedBlock {
  std::variant<PlannedText, PlannedHeading, PlannedBox, PlannedColumns, std::shared_ptr<PlannedTable const>,
               PlannedFigure, PlannedQr, PlannedImage, PlannedContents, PlannedGlossary, PlannedDefinitions,
               PlannedBibliography, PlannedRule, content::Space, content::PageBreak>
      kind;
  std::optional<PlannedLabel> label;  ///< of headings, of figures and tables with a title, and of what has an id
  std::optional<int> optional;
  std::optional<expr::Expression> when;
  std::optional<PlannedRepeat> repeat;
  diag::Span where;
};

// --- the whole ------------------------------------------------------------------------------------------------------

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
/// Rows with a term and what it means.
struct PlannedTerms {
  PlannedRows rows;
  std::string term;  ///< the names of fields
  std::string definition;
};
/// Rows with works.
struct PlannedReferences {
  PlannedRows rows;
  std::map<std::string, diag::Span, std::less<>> cited;  ///< keys in the layout's texts
  bool lists_only_cited = true;
};
struct PlannedMaster {
  content::PageMaster page;  ///< its header and footer are empty
  PlannedBlocks header;
  PlannedBlocks footer;
};

}  // namespace livret::fill
