#include "layout/box.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace livret::layout {

namespace {

using base::Length;
using content::BoxStyle;

/// From the outer edge of the borders to the content.
base::Insets insets_of(BoxStyle const& style) {
  base::Insets insets = style.padding;
  insets.top += style.top.width;
  insets.right += style.right.width;
  insets.bottom += style.bottom.width;
  insets.left += style.left.width;
  return insets;
}

bool has_border(BoxStyle const& style) {
  return std::max({style.top.width, style.right.width, style.bottom.width, style.left.width}) > Length();
}

bool is_painted(BoxStyle const& style) {
  return style.background || has_border(style) || style.padding.vertical() != Length() || style.min_height > Length();
}

bool has_even_border(BoxStyle const& style) {
  auto const same = [&](content::Edge const& edge) {
    return edge.width == style.top.width && edge.colour == style.top.colour;
  };
  return has_border(style) && same(style.right) && same(style.bottom) && same(style.left);
}

frame::LineItem edge_line(base::Point from, base::Point to, content::Edge const& edge) {
  return {from, to, edge.colour, edge.width, frame::Artifact::Layout};
}

void add_edge_lines(BoxStyle const& style, base::Rect area, std::vector<frame::Item>& items) {
  Length const top = area.top() + style.top.width / 2;
  Length const bottom = area.bottom() - style.bottom.width / 2;
  Length const left = area.left() + style.left.width / 2;
  Length const right = area.right() - style.right.width / 2;
  auto const add = [&](content::Edge const& edge, base::Point from, base::Point to) {
    if (edge.width > Length()) items.push_back(edge_line(from, to, edge));
  };
  add(style.top, {area.left(), top}, {area.right(), top});
  add(style.right, {right, area.top()}, {right, area.bottom()});
  add(style.bottom, {area.left(), bottom}, {area.right(), bottom});
  add(style.left, {left, area.top()}, {left, area.bottom()});
}

/// The style with the sides at which a bleed box's content starts.
BoxStyle aligned_with_page(BoxStyle style, PageGeometry const& page) {
  style.margin.left = style.margin.right = Length();
  style.padding.left = max(page.left - style.left.width, Length());
  style.padding.right = max(page.paper.width - page.left - page.full_width - style.right.width, Length());
  return style;
}

/// A place in a box that holds nothing.
Strip spacer(Length height) {
  Strip strip;
  strip.height = height;
  return strip;
}

/// Puts the room above and below the content into the strips. Columns keep theirs between such room.
void pad(std::vector<Strip>& strips, base::Insets const& insets) {
  strips.front().gap = Length();
  if (strips.front().columns) {
    strips.front().break_cost = cost::row_span;
    strips.insert(strips.begin(), spacer(insets.top));
  } else {
    strips.front().height += insets.top;
    move_by(strips.front(), {Length(), insets.top});
  }
  if (strips.back().columns) {
    strips.push_back(spacer(insets.bottom));
    strips.back().break_cost = cost::row_span;
  } else {
    strips.back().height += insets.bottom;
  }
}

/// Puts the divided boxes from index `first` on, whose strips these are, into the box that is made next. Those that
/// stand at its edges have its room round them.
void enter_outer(std::vector<Decoration>& decorations, std::size_t first, std::vector<Strip> const& strips,
                 base::Insets const& insets) {
  for (std::size_t i = first; i < decorations.size(); ++i) {
    decorations[i].x += insets.left;
    if (!decorations[i].outer) decorations[i].outer = decorations.size();
  }
  auto const each_of = [&](Strip const& strip, auto const& visit) {
    for (auto at = strip.decoration; at && *at < decorations.size(); at = decorations[*at].outer)
      visit(decorations[*at]);
  };
  each_of(strips.front(), [&](Decoration& inner) { inner.above += insets.top; });
  each_of(strips.back(), [&](Decoration& inner) { inner.below += insets.bottom; });
}

/// Adds the strips of a painted box that pages may divide: each says that it stands in the box. Boxes from index
/// `first_inner` on stand in it.
void add_divided(Measuring& measuring, BoxStyle const& style, std::vector<Strip>&& strips, std::size_t first_inner,
                 Flow& flow, Length width) {
  base::Insets const insets = insets_of(style);
  std::vector<Decoration>& decorations = measuring.result.decorations;
  enter_outer(decorations, first_inner, strips, insets);
  std::size_t const decoration = decorations.size();
  decorations.push_back({style, {}, width});
  for (std::size_t i = first_inner; i < decorations.size(); ++i) decorations[i].x += flow.indent();
  pad(strips, insets);
  flow.indent_by(insets.left);
  for (std::size_t i = 0; i < strips.size(); ++i) {
    if (i > 0) strips[i].break_cost = std::max(strips[i].break_cost, cost::inside_box);
    if (!strips[i].decoration) strips[i].decoration = decoration;
    flow.add(std::move(strips[i]));
  }
  flow.indent_by(-insets.left);
}

void add_painted(Measuring& measuring, BoxStyle const& style, Flow& flow, Length width, FillBox const& fill) {
  bool const may_divide = flow.kind() != FlowKind::Inside && flow.placement() != content::Placement::Bleed &&
                          style.break_inside == content::Break::Auto;
  bool const divides_inner = may_divide && style.min_height == Length();  // else it may come to be one strip
  std::size_t const first_inner = measuring.result.decorations.size();
  Flow inner(divides_inner ? FlowKind::Box : FlowKind::Inside);
  fill(inner, width_inside(style, width));
  bool const is_tall_enough = inner.height() + insets_of(style).vertical() >= style.min_height;
  std::vector<Strip> strips = inner.finish();
  if (may_divide && strips.size() > 1 && is_tall_enough) {
    add_divided(measuring, style, std::move(strips), first_inner, flow, width);
  } else {
    flow.add(enclose(style, stack(std::move(strips)), width, Length()));
  }
}

void add_plain(BoxStyle const& style, Flow& flow, Length width, FillBox const& fill) {
  base::Insets const insets = insets_of(style);
  std::size_t const first = flow.size();
  flow.indent_by(insets.left);
  fill(flow, width_inside(style, width));
  flow.indent_by(-insets.left);
  if (style.break_inside == content::Break::Avoid) flow.keep_together(first, cost::keep_inside);
}

}  // namespace

Length width_inside(BoxStyle const& style, Length width) {
  return max(width - insets_of(style).horizontal(), Length());
}

Length enclosed_height(BoxStyle const& style, Length content) {
  return max(content + insets_of(style).vertical(), style.min_height);
}

Strip enclose(BoxStyle const& style, Strip&& content, Length width, Length least_height) {
  base::Insets const insets = insets_of(style);
  Strip whole;
  whole.height = max(enclosed_height(style, content.height), least_height);
  whole.items = decoration_items(style, {{}, {width, whole.height}});
  merge_into(whole, std::move(content), {insets.left, insets.top});
  return whole;
}

std::vector<frame::Item> decoration_items(BoxStyle const& style, base::Rect area) {
  std::vector<frame::Item> items;
  bool const stroked = has_even_border(style);
  if (style.background) {
    items.push_back(frame::RectItem{area, style.background, {}, {}, style.radius, frame::Artifact::Background});
  }
  if (stroked) {
    Length const half = style.top.width / 2;
    base::Rect const middle = {area.origin + base::Point{half, half},
                               {area.size.width - style.top.width, area.size.height - style.top.width}};
    items.push_back(
        frame::RectItem{middle, {}, style.top.colour, style.top.width, style.radius, frame::Artifact::Layout});
  } else {
    add_edge_lines(style, area, items);
  }
  return items;
}

BoxStyle with_room_inside(Measuring& measuring, BoxStyle style, Length width, diag::Span where) {
  Length const sides = style.margin.horizontal() + insets_of(style).horizontal();
  if (sides <= Length() || width - sides >= least_inside) return style;
  if (!measuring.cramped_at) {
    measuring.sink.error(
        where,
        fmt::format("margins, borders and padding take {:.1f} pt of a width of {:.1f} pt, which leaves no room",
                    sides.to_pt(), width.to_pt()),
        "make those at the left and right smaller, or give the block more room");
    measuring.cramped_at = measuring.depth;
  }
  style.margin.left = style.margin.right = Length();
  style.padding.left = style.padding.right = Length();
  style.left.width = style.right.width = Length();
  return style;
}

void measure_box(Measuring& measuring, BoxStyle const& given, Flow& flow, Length width, diag::Span where,
                 FillBox const& fill) {
  bool const bleeds = flow.placement() == content::Placement::Bleed;
  BoxStyle const style =
      bleeds ? aligned_with_page(given, measuring.page) : with_room_inside(measuring, given, width, where);
  flow.break_here(style.break_before);
  flow.margin(style.margin.top);
  flow.indent_by(style.margin.left);
  Length const inside_margins = max(width - style.margin.horizontal(), Length());
  if (is_painted(style) || bleeds) {
    add_painted(measuring, style, flow, inside_margins, fill);
  } else {
    add_plain(style, flow, inside_margins, fill);
  }
  flow.indent_by(-style.margin.left);
  flow.margin(style.margin.bottom);
  flow.break_here(style.break_after);
}

}  // namespace livret::layout
