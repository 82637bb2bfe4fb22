#include <algorithm>

#include "layout/figure.hpp"
#include "layout/paragraph.hpp"
#include "layout/table_columns.hpp"

namespace livret::layout {

namespace {

using base::Length;
using text::IntrinsicWidths;

constexpr Length least_picture_width = Length::from_mm(15);
constexpr Length best_chart_width = Length::from_mm(50);

Length sides_of(content::BoxStyle const& style) {
  return style.margin.horizontal() + style.padding.horizontal() + style.left.width + style.right.width;
}

void widen(IntrinsicWidths& widths, IntrinsicWidths by) {
  widths.minimum = max(widths.minimum, by.minimum);
  widths.maximum = max(widths.maximum, by.maximum);
}

IntrinsicWidths plus(IntrinsicWidths widths, Length by) { return {widths.minimum + by, widths.maximum + by}; }

/// A chart is drawn at the width that it gets, an image without a size scaled down to it.
IntrinsicWidths width_of_picture(content::Figure const& figure) {
  if (figure.chart) return {least_picture_width, best_chart_width};
  if (figure.size.width > Length()) return {figure.size.width, figure.size.width};
  if (figure.drawing) return {figure.drawing->size.width, figure.drawing->size.width};
  if (!figure.image) return {};
  Length const own = natural_size(*figure.image).width;
  return {min(own, least_picture_width), own};
}

struct IntrinsicMeasurer {
  Measuring& measuring;

  IntrinsicWidths operator()(content::Paragraph const& paragraph) const {
    auto const leaves = leaves_of(measuring, paragraph, frame::ElementId::none());
    auto const widths = measuring.cache.widths(paragraph.style, pieces_of(leaves), measuring.sink);
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
    IntrinsicWidths widths = width_of_picture(figure);
    for (auto const* words : {&figure.title, &figure.subtitle}) {
      if (*words) widen(widths, (*this)(**words));
    }
    widen(widths, intrinsic_widths(measuring, figure.notes));
    return plus(widths, sides_of(figure.box));
  }
  IntrinsicWidths operator()(content::Contents const& contents) const {
    IntrinsicWidths widths;
    for (content::Contents::Entry const& entry : contents.entries) widen(widths, (*this)(entry.title));
    return plus(widths, sides_of(contents.box));
  }
  IntrinsicWidths operator()(content::Table const& table) const {
    return plus(table_widths(measuring, table), sides_of(table.box));
  }
  IntrinsicWidths operator()(content::Rule const&) const { return {}; }
  IntrinsicWidths operator()(content::PageBreak const&) const { return {}; }
  IntrinsicWidths operator()(content::Space const&) const { return {}; }
};

}  // namespace

IntrinsicWidths intrinsic_widths(Measuring& measuring, content::Blocks const& blocks) {
  AsArtifact const unmarked(measuring, frame::Artifact::Layout);
  IntrinsicWidths widths;
  for (content::Block const& block : blocks) {
    if (!measuring.settled.leaves_out(block)) widen(widths, std::visit(IntrinsicMeasurer{measuring}, block.kind));
  }
  return widths;
}

}  // namespace livret::layout
