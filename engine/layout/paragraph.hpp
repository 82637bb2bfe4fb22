#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "layout/measure.hpp"
#include "text/paragraph.hpp"

namespace livret::layout {

/// Where a leaf leads.
struct Link {
  std::variant<std::string, frame::DestinationId> target;
  std::string contents;
  frame::ElementId element;
};

enum class LeafKind { Text, Break, Fill };

/// An inline with its place in the structure, ready to be set.
struct Leaf {
  LeafKind kind = LeafKind::Text;
  text::Span span;
  content::Decoration decoration = content::Decoration::None;
  frame::Marking marking = frame::Artifact::Layout;
  std::optional<Link> link;
  std::optional<frame::DestinationId> anchor;
  std::optional<content::NoteId> note;
};

/// Whether a paragraph sets anything.
bool has_content(content::Paragraph const& paragraph);

/// The inlines of a paragraph as leaves; makes the elements below `parent`, which the paragraph's content belongs to.
std::vector<Leaf> leaves_of(Measuring& measuring, content::Paragraph const& paragraph, frame::ElementId parent);

/// What line breaking takes; the mark of a span is the leaf's index.
std::vector<text::Piece> pieces_of(std::vector<Leaf> const& leaves);

/// Sets leaves as lines of one height, a strip each, in a style of the document; the baseline divides the leading as
/// CSS 2.2, 10.8.1 does. Breaks that leave orphans or widows are dear. Notes that are called are named in the strips.
std::vector<Strip> set_lines(Measuring& measuring, std::vector<Leaf> const& leaves,
                             content::ParagraphStyle const& style, base::Length width);

/// Adds a paragraph as an element of `role`, then the notes that it is the first to call.
void measure_paragraph(Measuring& measuring, content::Paragraph const& paragraph, frame::Role role,
                       frame::ElementId parent, Flow& flow, base::Length width, diag::Span where);

/// Measures the notes that `leaves` are the first to call, their elements in `parent`.
void measure_called_notes(Measuring& measuring, std::vector<Leaf> const& leaves, frame::ElementId parent);

/// The text of a paragraph on one line, for outlines.
std::string plain_text(content::Paragraph const& paragraph, Settled const& settled);

/// The label of the page that a label stands on, as the pass before found it; in the first pass two digits.
std::string page_label(Settled const& settled, content::LabelId target);

/// The same text without soft hyphens.
std::string without_soft_hyphens(std::string text);

}  // namespace livret::layout
