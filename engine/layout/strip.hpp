// The vertical list: what measuring gives and page breaking takes. TeX's boxes, glue and penalties, with the glue and
// the penalty above a box kept in the box.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "content/document.hpp"
#include "frame/page.hpp"

namespace livret::layout {

/// Costs of a page break. From `orphan` on a break is taken only where the page has no cheaper one.
namespace cost {
inline constexpr int free = 0;
inline constexpr int after_hyphen = 1000;
inline constexpr int note_goes_on = 200;   ///< of a page whose last note is divided
inline constexpr int float_goes_on = 300;  ///< of each float on each page between its place in the text and its own
inline constexpr int inside_box = 400;
inline constexpr int table_edge = 600;
inline constexpr int orphan = 3000;
inline constexpr int keep_inside = 5000;
inline constexpr int keep_next = 7000;
inline constexpr int margin_overfull = 7500;
inline constexpr int row_span = 8000;
inline constexpr int other_width = 8500;  ///< text that was measured at another page's width
}  // namespace cost

enum class ForcedBreak { None, Above };
/// What a strip is, where it matters: lines of text are counted when the author is told by how much a document is over,
/// and a row of a table may be allowed to divide.
enum class StripKind { Line, Row, Other };

/// A place that links lead to, from the strip's top left corner.
struct Anchor {
  frame::DestinationId id;
  base::Point at;
};

/// An element whose bounding box is known once its strip is placed.
struct ElementArea {
  frame::ElementId element;
  base::Rect area;
};

struct Strip;

/// A block of the margin column, set beside the strip that holds it.
struct MarginBlock {
  base::Length margin_above;  ///< collapses with the margin below of the block above it
  base::Length margin_below;
  std::shared_ptr<Strip const> strip;
  base::Length below_top = {};  ///< how far below the top of the strip that holds it, at least
};

/// What stands above a strip when it is the first of its page: the caption and the head of a table, as artifacts.
struct RepeatedHead {
  base::Length height;
  std::vector<frame::Item> items;
};

/// Columns that strips are set in one after another, those of one set on one page as equal in height as they can be.
struct ColumnSet {
  std::size_t count = 1;
  base::Length width;  ///< of each
  base::Length gap;
};

/// A horizontal slice of the flow that no page break divides. Items are relative to its top left corner, x counted from
/// the left edge of the region it is placed in.
struct Strip {
  base::Length height;
  base::Length gap;             ///< above it; vanishes at the head of a page
  int stretch = 0;              ///< stretchable spaces above it
  int break_cost = cost::free;  ///< of a page break above it
  ForcedBreak forced = ForcedBreak::None;
  StripKind kind = StripKind::Other;
  bool opens_section = false;                               ///< the first strip of a heading
  content::Placement placement = content::Placement::Main;  ///< never Margin
  std::vector<frame::Item> items;                           ///< in painting order
  std::vector<content::NoteId> notes;                       ///< called in it, in order of the calls
  std::vector<Anchor> anchors;
  std::vector<ElementArea> areas;
  std::vector<MarginBlock> margin_blocks;
  std::vector<std::size_t> floats;  ///< whose place in the text is here: indices in MeasuredDocument::floats
  std::shared_ptr<RepeatedHead const> repeat;
  std::shared_ptr<ColumnSet const> columns;  ///< it stands in; x is counted from its column's left edge less the indent
  std::optional<content::MasterId> master;   ///< of the pages that it must stand on
  std::optional<base::Length> baseline;      ///< of its first line of text
  content::LineSnap snap = content::LineSnap::None;  ///< of that baseline
  std::optional<std::size_t> decoration;             ///< the innermost: index in MeasuredDocument::decorations
  char const* name = "block";                        ///< as messages call it
  diag::Span where;
};

/// Moves items, anchors and areas.
void move_by(Strip& strip, base::Point offset);
void move_by(std::vector<frame::Item>& items, base::Point offset);

/// Puts what `part` holds into `whole`, `offset` from its top left corner. The height of `whole` stays.
void merge_into(Strip& whole, Strip&& part, base::Point offset);

/// Strips one below the other as a single strip, those of a column set in their columns. Glue above the first one
/// vanishes, and so do breaks, stretch and baseline grids.
Strip stack(std::vector<Strip>&& strips);

/// The same items as decoration of another page: no content, no links.
std::vector<frame::Item> as_artifacts(std::vector<frame::Item> items, frame::Artifact artifact);

}  // namespace livret::layout
