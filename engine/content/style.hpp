// content: a document's blocks and styles, all text final and nothing placed. In: Markdown, and what fill makes of
// specs and tables. Out: content::Document for layout. Only user of cmark-gfm.
#pragma once

#include <optional>
#include <vector>

#include "base/colour.hpp"
#include "base/geometry.hpp"
#include "base/ids.hpp"
#include "text/paragraph.hpp"
#include "text/style.hpp"

namespace livret::content {

enum class Break { Auto, Avoid, Page };
/// In which part of the page a block stands: the text column, the margin column beside it, both together, or the
/// paper's full width.
enum class Placement { Main, Margin, Full, Bleed };
/// Where a block goes that leaves the flow (CSS Page Floats 3): the head or the foot of the page that its place in the
/// text is on, or of a later one; floats keep their order.
enum class Float { None, Top, Bottom };
/// Whether the first baseline of each line stands on the page's baseline grid (CSS Line Grid 1, `line-snap`).
enum class LineSnap { None, Baseline };

struct MasterTag;
/// A named page master: an index in Document::masters.
using MasterId = base::Id<MasterTag>;

/// A border line of one side; width 0 means none.
struct Edge {
  base::Length width;
  base::Colour colour;
};

/// The CSS box of a block. Margins between neighbours collapse to the larger one, as in CSS 2.2, 8.3.1.
struct BoxStyle {
  base::Insets margin;
  base::Insets padding;
  Edge top, right, bottom, left;
  std::optional<base::Colour> background;
  base::Length radius;
  Break break_before = Break::Auto;
  Break break_after = Break::Auto;  ///< Avoid: keep with next
  Break break_inside = Break::Auto;
  Placement placement = Placement::Main;
  Float floating = Float::None;
  base::Length min_height;       ///< of the border box
  std::optional<MasterId> page;  ///< the master it must stand on; a page breaks where it changes (CSS Paged Media 3, 7)
};

/// How a paragraph is set. `text` is the style of text that has no style of its own.
struct ParagraphStyle {
  BoxStyle box;
  text::TextStyle text;
  base::Length line_height;  ///< from baseline to baseline
  text::BreakParameters breaking;
  int orphans = 2;  ///< least lines at the foot of a page
  int widows = 2;   ///< least lines at the head of a page
  LineSnap line_snap = LineSnap::None;
};

}  // namespace livret::content
