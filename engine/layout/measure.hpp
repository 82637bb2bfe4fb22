#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "content/document.hpp"
#include "diag/sink.hpp"
#include "frame/page.hpp"
#include "layout/flow.hpp"
#include "layout/page_geometry.hpp"
#include "layout/report.hpp"
#include "layout/setting.hpp"
#include "layout/strip.hpp"

namespace livret::layout {

/// A note's lines at the width of the main column, or of the margin column if they stand in it.
struct MeasuredNote {
  std::vector<Strip> lines;
  bool in_margin = false;
  frame::DestinationId call;  ///< where it is first called
  frame::DestinationId note;
  bool called() const { return !call.is_none(); }
};

/// The background and borders of a box that pages may divide: painted behind its strips on each page.
struct Decoration {
  content::BoxStyle style;
  base::Length x;
  base::Length width;
  std::optional<std::size_t> outer = {};  ///< the box that it stands in
  base::Length above = {};                ///< what its first strip has above it, of boxes that it stands in
  base::Length below = {};                ///< what its last strip has below it
};

/// A block that has left the flow: it goes to the head or foot of a page.
struct MeasuredFloat {
  content::Float side = content::Float::Top;
  base::Length margin_above;
  base::Length margin_below;
  Strip strip;
};

/// A heading, for running heads and reports.
struct MeasuredHeading {
  int level = 1;
  std::string title;
  frame::DestinationId place;
  diag::Span where;
  bool is_in_flow = true;  ///< not in a float, a cell or a part of a row of columns
};

/// A page label that the text shows.
struct PageReference {
  content::LabelId target;
  diag::Span where;
};

/// How a paragraph is set, with its first content, which tells its page once it has one.
struct MeasuredParagraph {
  ParagraphReport report;
  frame::ContentId content;
};

/// The vertical list of a document with its structure in reading order, before it has pages.
struct MeasuredDocument {
  std::vector<Strip> strips;
  std::vector<std::size_t> block_of_strip;  ///< index in Document::blocks
  std::vector<MeasuredNote> notes;          ///< as Document::notes
  std::vector<MeasuredFloat> floats;        ///< in the order of their places in the text
  std::vector<MeasuredHeading> headings;    ///< in reading order
  /// Strips measured at the widths of the first page's master, where those of the rest are others.
  std::optional<std::size_t> first_page_strips;
  std::vector<Decoration> decorations;
  frame::StructureTree structure;
  std::size_t destination_count = 0;
  std::vector<frame::OutlineEntry> outline;
  std::vector<frame::Attachment> attachments;
  std::vector<PageReference> page_references;
  std::vector<MeasuredParagraph> paragraphs;  ///< in reading order
  std::optional<diag::Span> cut_at;           ///< where measuring stopped: the document is far too long
};

/// The page number and count that counters show; 0 while they are not known.
struct PageNumbers {
  std::size_t page = 0;
  std::size_t count = 0;
  std::string label;                      ///< what the page is called
  std::array<std::string, 6> headings{};  ///< the current one of each level; empty: there is none

  std::string const& heading(int level) const;
};

/// What the measuring steps share: the document under way, and whether what they set is content or an artifact.
struct Measuring {
  content::Document const& document;
  text::FontBook const& fonts;
  Settled const& settled;
  SettingCache& cache;
  diag::Sink& sink;
  PageGeometry page;
  MeasuredDocument result;
  std::optional<frame::Artifact> artifact;  ///< set: no structure, links and notes are made
  PageNumbers numbers;
  std::map<std::string, std::size_t> file_names;  ///< of attachments, with how often each was asked for
  std::optional<text::Alignment> alignment;       ///< of a table's cell, for the paragraphs in it
  std::optional<content::LabelId> label;          ///< of the innermost block under way: no link leads to it
  std::vector<frame::DestinationId> waiting;      ///< places of blocks that set nothing: where the next one starts
  int depth = 0;
  std::optional<int> cramped_at;  ///< the depth of the block that left no width, inside which no other is told
  bool in_note = false;
  bool in_float = false;
  bool in_part = false;      ///< of a row of columns
  std::size_t most_pages;    ///< that are measured
  base::Length most_height;  ///< of what is measured

  Measuring(Setting const& setting, PageGeometry const& on);

  /// Whether what stands at `where` is still measured after `height` of text. Reported, once, where it is not.
  bool goes_on(base::Length height, diag::Span where);

  /// Whether what is under way stands beside the text rather than in it.
  bool is_beside_text() const { return in_float || in_part || alignment.has_value(); }

  /// A new element, or none within artifacts.
  frame::ElementId open(frame::ElementId parent, frame::Role role, diag::Span where);
  /// A new piece of content of `parent`, or the artifact.
  frame::Marking leaf(frame::ElementId parent);
  /// Where links to a label lead.
  static frame::DestinationId destination_of(content::LabelId label) { return frame::DestinationId(label.index()); }
  frame::DestinationId new_destination() { return frame::DestinationId(result.destination_count++); }
};

/// While it lives, what is measured is an artifact.
class AsArtifact {
 public:
  AsArtifact(Measuring& measuring, frame::Artifact artifact)
      : measuring_(measuring), before_(std::exchange(measuring.artifact, artifact)) {}
  ~AsArtifact() { measuring_.artifact = before_; }
  AsArtifact(AsArtifact const&) = delete;
  AsArtifact& operator=(AsArtifact const&) = delete;

 private:
  Measuring& measuring_;
  std::optional<frame::Artifact> before_;
};

/// Measures all blocks: the first `first_page_blocks` at the widths of the first page's master, the others at those of
/// the rest.
MeasuredDocument measure_document(Setting const& setting, std::size_t first_page_blocks);

/// Measures a header or footer as artifacts.
Strip measure_running_blocks(Setting const& setting, content::Blocks const& blocks, base::Length width,
                             frame::Artifact artifact, PageNumbers numbers);

/// Adds a block to the flow, its element to `parent`.
void measure_block(Measuring& measuring, content::Block const& block, frame::ElementId parent, Flow& flow,
                   base::Length width);
void measure_blocks(Measuring& measuring, content::Blocks const& blocks, frame::ElementId parent, Flow& flow,
                    base::Length width);
/// The style that places a block, where its kind has one.
content::BoxStyle const* box_of(content::Block const& block);
/// How far content with `free` space round it stands below the top.
base::Length aligned(content::VerticalAlign align, base::Length free);
/// The blocks as one strip; glue at its top and bottom vanishes (CSS Box Model 4, `margin-trim: block`).
Strip measure_stacked(Measuring& measuring, content::Blocks const& blocks, frame::ElementId parent, base::Length width);

}  // namespace livret::layout
