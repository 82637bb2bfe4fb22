#include <algorithm>

#include "layout/paragraph.hpp"
#include "layout/table_columns.hpp"

namespace livret::layout {

namespace {

using base::Length;
using text::IntrinsicWidths;

Length sides_of(content::BoxStyle const& style) {
  return style.margin.horizontal() + style.padding.horizontal() + style.left.width + style.right.width;
}

void widen(IntrinsicWidths& widths, IntrinsicWidths by) {
  widths.minimum = max(widths.minimum, by.minimum);
  widths.maximum = max(widths.maximum, by.maximum);
}

IntrinsicWidths plus(IntrinsicWidths widths, Length by) { return {widths.minimum + by, widths.maximum + by}; }

struct IntrinsicMeasurer {
  Measuring& measuring;

  IntrinsicWidths operator()(content::Paragraph const& paragraph) const {
    auto const leaves = leaves_of(measuring, paragraph, frame::ElementId::none());
    auto const widths = text::intrinsic_widths(measuring.fonts, pieces_of(leaves), measuring.sink);
    return plus(widths, sides_of(paragraph.style.box) + paragraph.style.breaking.indent);
  }
  IntrinsicWidths operator()(content::Heading const& heading) const {
    IntrinsicWidths widths = (*this)(heading.title);
    if (heading.accroche) widen(widths, (*this)(*heading.accroche));
    return widths;
  }
  IntrinsicWidths operator()(content::List const& list) const {
    IntrinsicWidths widths;
    for (content::ListItem const& item : list.items) widen(widths, intrinsic_widths(measuring, item.blocks));
    return plus(widths, list.label_width + sides_of(list.box));
  }
  IntrinsicWidths operator()(content::Box const& box) const {
    return plus(intrinsic_widths(measuring, box.blocks), sides_of(box.style));
  }
  IntrinsicWidths operator()(content::Columns const& columns) const {
    IntrinsicWidths widths;
    for (auto const& part : columns.parts) widen(widths, intrinsic_widths(measuring, part.blocks));
    double const count = static_cast<double>(columns.parts.size());
    Length const gaps = columns.gap * std::max(count - 1, 0.0);
    return {widths.minimum * count + gaps, widths.maximum * count + gaps};
  }
  IntrinsicWidths operator()(content::Figure const& figure) const {
    Length const width = figure.drawing ? figure.drawing->size.width : Length();
    return plus({width, width}, sides_of(figure.box));
  }
  IntrinsicWidths operator()(content::Contents const& contents) const {
    IntrinsicWidths widths;
    for (content::Contents::Entry const& entry : contents.entries) widen(widths, (*this)(entry.title));
    return plus(widths, sides_of(contents.box));
  }
  IntrinsicWidths operator()(content::Table const& table) const {
    Length width;
    for (content::TableColumn const& column : table.columns) width += column.width;
    return {width, width};
  }
  IntrinsicWidths operator()(content::Rule const&) const { return {}; }
  IntrinsicWidths operator()(content::PageBreak const&) const { return {}; }
  IntrinsicWidths operator()(content::Space const&) const { return {}; }
};

}  // namespace

IntrinsicWidths intrinsic_widths(Measuring& measuring, content::Blocks const& blocks) {
  AsArtifact const unmarked(measuring, frame::Artifact::Layout);
  IntrinsicWidths widths;
  for (content::Block const& block : blocks) widen(widths, std::visit(IntrinsicMeasurer{measuring}, block.kind));
  return widths;
}

}  // namespace livret::layout
