#include <algorithm>

#include <fmt/format.h>

#include "layout/box.hpp"
#include "layout/columns.hpp"
#include "layout/contents.hpp"
#include "layout/figure.hpp"
#include "layout/paragraph.hpp"
#include "layout/table.hpp"

namespace livret::layout {

namespace {

using base::Length;
using content::Placement;
using frame::ElementId;
using frame::Role;

constexpr int deepest = 48;

/// Adds one block of any kind; what it returns is the name that messages call it by.
class BlockMeasurer {
 public:
  BlockMeasurer(Measuring& measuring, ElementId parent, Flow& flow, Length width, diag::Span where)
      : measuring_(measuring), parent_(parent), flow_(flow), width_(width), where_(where) {}

  char const* operator()(content::Paragraph const& paragraph) const {
    measure_paragraph(measuring_, paragraph, paragraph.role, parent_, flow_, width_, where_);
    return "paragraph";
  }

  char const* operator()(content::Heading const& heading) const {
    std::size_t const first = flow_.size();
    auto const level = std::clamp(heading.level, 1, 6);
    auto const role = static_cast<Role>(static_cast<int>(Role::H1) + level - 1);
    measure_paragraph(measuring_, heading.title, role, parent_, flow_, width_, where_);
    if (flow_.size() > first) flow_.strip(first).opens_section = true;
    if (flow_.size() > first && !measuring_.artifact) {
      frame::DestinationId const place = measuring_.new_destination();
      flow_.strip(first).anchors.push_back({place, {flow_.indent(), Length()}});
      std::string const title = plain_text(heading.title, measuring_.settled);
      measuring_.result.headings.push_back({level, title, place, where_, !measuring_.is_beside_text()});
      if (heading.in_outline) measuring_.result.outline.push_back({level, title, place});
    }
    flow_.discourage(cost::keep_next);
    if (heading.accroche) {
      measure_paragraph(measuring_, *heading.accroche, Role::P, parent_, flow_, width_, where_);
      flow_.discourage(cost::keep_next);
    }
    flow_.keep_together(first, cost::keep_inside);
    return "heading";
  }

  char const* operator()(content::List const& list) const {
    measure_box(measuring_, list.box, flow_, width_, where_, [&](Flow& flow, Length width) {
      ElementId const element = measuring_.open(parent_, Role::L, where_);
      if (!element.is_none()) {
        measuring_.result.structure.element(element).numbering =
            list.ordered ? frame::Numbering::Decimal : frame::Numbering::Disc;
      }
      for (content::ListItem const& item : list.items) {
        if (!measuring_.goes_on(flow.height(), where_)) break;
        if (&item != &list.items.front()) flow.margin(list.item_gap);
        add_item(list, item, element, flow, width);
      }
    });
    return "list";
  }

  char const* operator()(content::Table const& table) const {
    measure_table(measuring_, table, parent_, flow_, width_, where_);
    return "table";
  }

  char const* operator()(content::Box const& box) const {
    measure_box(measuring_, box.style, flow_, width_, where_, [&](Flow& flow, Length width) {
      ElementId const element = measuring_.open(parent_, box.role, where_);
      if (box.column_count > 1) {
        measure_in_columns(measuring_, box, element, flow, width, where_);
      } else {
        measure_blocks(measuring_, box.blocks, element, flow, width);
      }
    });
    return "box";
  }

  char const* operator()(content::Columns const& columns) const {
    measure_box(measuring_, columns.box, flow_, width_, where_, [&](Flow& flow, Length width) {
      flow.add(measure_side_by_side(measuring_, columns, parent_, width, where_));
    });
    return "row of columns";
  }

  char const* operator()(content::Figure const& figure) const {
    measure_figure(measuring_, figure, parent_, flow_, width_, where_);
    return "figure";
  }

  char const* operator()(content::Rule const& rule) const {
    flow_.break_here(rule.box.break_before);
    flow_.margin(rule.box.margin.top);
    Strip strip;
    strip.height = rule.line.width;
    Length const y = rule.line.width / 2;
    strip.items.emplace_back(frame::LineItem{{rule.box.margin.left, y},
                                             {max(width_ - rule.box.margin.right, rule.box.margin.left), y},
                                             rule.line.colour,
                                             rule.line.width,
                                             measuring_.leaf(ElementId::none())});
    flow_.add(std::move(strip));
    flow_.margin(rule.box.margin.bottom);
    flow_.break_here(rule.box.break_after);
    return "rule";
  }

  char const* operator()(content::Contents const& contents) const {
    measure_contents(measuring_, contents, parent_, flow_, width_, where_);
    return "table of contents";
  }

  char const* operator()(content::PageBreak const&) const {
    if (measuring_.is_beside_text())
      measuring_.sink.warning(where_, "no page ends at a break in a part of columns, a cell or a float",
                              "put the page break before or after the block that it stands in");
    flow_.end_page();
    return "page break";
  }

  char const* operator()(content::Space const& space) const {
    flow_.space(space.height);
    if (space.stretch) flow_.stretch();
    return "space";
  }

 private:
  Strip measure_label(content::ListItem const& item, Length width, ElementId parent) const {
    if (!has_content(item.label)) return {};
    auto const leaves = leaves_of(measuring_, item.label, measuring_.open(parent, Role::Lbl, where_));
    return stack(set_lines(measuring_, leaves, item.label.style, width));
  }

  /// The label that stands beside the strips from `first` on takes room from the following ones before it makes the
  /// last one taller; no page ends within it.
  static void make_room(Length needed, std::size_t first, Flow& flow) {
    std::size_t last = first;
    Length reached = flow.strip(first).height;
    while (reached < needed && last + 1 < flow.size()) {
      Strip& next = flow.strip(++last);
      next.break_cost = std::max(next.break_cost, cost::row_span);
      reached += next.gap + next.height;
    }
    Strip& end = flow.strip(last);
    end.height += max(needed - reached, Length());
  }

  /// The label stands on the first line of the item's blocks.
  void add_item(content::List const& list, content::ListItem const& item, ElementId parent, Flow& flow,
                Length width) const {
    ElementId const element = measuring_.open(parent, Role::LI, where_);
    Length const label_width = min(list.label_width, width / 2);  // a narrow column leaves the text its half
    Strip label = measure_label(item, label_width, element);
    std::size_t const first = flow.size();
    if (!item.blocks.empty()) {
      flow.indent_by(label_width);
      measure_blocks(measuring_, item.blocks, measuring_.open(element, Role::LBody, where_), flow, width - label_width);
      flow.indent_by(-label_width);
    }
    if (flow.size() == first) {
      flow.add(std::move(label));
      return;
    }
    Strip& body = flow.strip(first);
    Length const drop = body.baseline && label.baseline ? *body.baseline - *label.baseline : Length();
    auto const count = static_cast<std::ptrdiff_t>(label.items.size());
    make_room(label.height + max(drop, Length()), first, flow);
    merge_into(body, std::move(label), {flow.indent(), max(drop, Length())});
    std::rotate(body.items.begin(), body.items.end() - count, body.items.end());
  }

  Measuring& measuring_;
  ElementId parent_;
  Flow& flow_;
  Length width_;
  diag::Span where_;
};

}  // namespace

content::BoxStyle const* box_of(content::Block const& block) {
  return std::visit(
      [](auto const& each) -> content::BoxStyle const* {
        using Kind = std::decay_t<decltype(each)>;
        if constexpr (std::is_same_v<Kind, content::Heading>)
          return &each.title.style.box;
        else if constexpr (requires { each.style.box; })
          return &each.style.box;
        else if constexpr (requires { each.box; })
          return &each.box;
        else if constexpr (requires { each.style; })
          return &each.style;
        else
          return nullptr;
      },
      block.kind);
}

namespace {

/// The first strips of a block without a place of their own take the block's, for messages.
void name_strips(Flow& flow, std::size_t first, char const* name, diag::Span where) {
  for (std::size_t i = first; i < flow.size(); ++i) {
    Strip& strip = flow.strip(i);
    if (!strip.where.source.is_none()) continue;
    strip.where = where;
    if (strip.kind == StripKind::Other) strip.name = name;
  }
}

/// Sets a block, innermost for the references in it, and marks where references to it lead.
char const* measure_kind(Measuring& measuring, content::Block const& block, ElementId parent, Flow& flow,
                         Length width) {
  std::size_t const first = flow.size();
  auto const outer = measuring.label;
  if (block.label) measuring.label = block.label;
  char const* const name = std::visit(BlockMeasurer(measuring, parent, flow, width, block.where), block.kind);
  measuring.label = outer;
  if (measuring.artifact) return name;
  if (block.label) measuring.waiting.push_back(Measuring::destination_of(*block.label));
  if (flow.size() == first) return name;
  for (frame::DestinationId place : std::exchange(measuring.waiting, {}))
    flow.strip(first).anchors.push_back({place, {flow.indent(), Length()}});
  return name;
}

void measure_margin_block(Measuring& measuring, content::Block const& block, content::BoxStyle const& style,
                          ElementId parent, Flow& flow) {
  Flow inner(FlowKind::Inside);
  char const* const name = measure_kind(measuring, block, parent, inner, measuring.page.margin_width);
  Strip strip = stack(inner.finish());
  strip.name = name;
  strip.where = block.where;
  flow.add_margin_block({style.margin.top, style.margin.bottom, std::make_shared<Strip const>(std::move(strip))});
}

/// Sets a block that leaves the flow; its place in the text is the strip that comes next.
void measure_float(Measuring& measuring, content::Block const& block, content::BoxStyle const& style, ElementId parent,
                   Flow& flow, Length main_width) {
  Placement const placement = style.placement == Placement::Margin ? Placement::Main : style.placement;
  Flow inner(FlowKind::Inside);
  Length const width = placement == Placement::Main ? main_width : measuring.page.width_of(placement);
  bool const outer = std::exchange(measuring.in_float, true);
  char const* const name = measure_kind(measuring, block, parent, inner, width);
  measuring.in_float = outer;
  Strip strip = stack(inner.finish());
  strip.name = name;
  strip.where = block.where;
  strip.placement = placement;
  flow.add_float(measuring.result.floats.size());
  measuring.result.floats.push_back({style.floating, style.margin.top, style.margin.bottom, std::move(strip)});
}

/// Adds a block that may leave the main column.
void measure_placed(Measuring& measuring, content::Block const& block, ElementId parent, Flow& flow,
                    Length main_width) {
  content::BoxStyle const* style = box_of(block);
  if (style != nullptr && style->floating != content::Float::None) {
    measure_float(measuring, block, *style, parent, flow, main_width);
    return;
  }
  Placement placement = style != nullptr ? style->placement : Placement::Main;
  if (placement == Placement::Margin && measuring.page.margin_width > Length()) {
    measure_margin_block(measuring, block, *style, parent, flow);
    return;
  }
  if (placement == Placement::Margin) placement = Placement::Main;
  std::size_t const first = flow.size();
  flow.place(placement);
  Length const width = placement == Placement::Main ? main_width : measuring.page.width_of(placement);
  char const* const name = measure_kind(measuring, block, parent, flow, width);
  flow.place(Placement::Main);
  name_strips(flow, first, name, block.where);
}

}  // namespace

Length aligned(content::VerticalAlign align, Length free) {
  switch (align) {
    case content::VerticalAlign::Top:
      return Length();
    case content::VerticalAlign::Middle:
      return free / 2;
    case content::VerticalAlign::Bottom:
      return free;
  }
  return Length();
}

namespace {

/// Only blocks of the text itself can leave it.
void report_held_float(Measuring& measuring, content::Block const& block) {
  content::BoxStyle const* style = box_of(block);
  if (style == nullptr || style->floating == content::Float::None) return;
  measuring.sink.warning(block.where, "a float in a box, a list, columns, a cell or another float is set in place",
                         "put it between blocks of the text");
}

}  // namespace

void measure_block(Measuring& measuring, content::Block const& block, ElementId parent, Flow& flow, Length width) {
  if (measuring.depth >= deepest) {
    measuring.sink.error(block.where, "blocks are nested deeper than 48", "take boxes out of boxes");
    return;
  }
  if (measuring.settled.leaves_out(block)) return;
  ++measuring.depth;
  if (flow.kind() == FlowKind::Page && flow.indent() == Length() && flow.placement() == Placement::Main) {
    measure_placed(measuring, block, parent, flow, width);
  } else {
    report_held_float(measuring, block);
    std::size_t const first = flow.size();
    char const* const name = measure_kind(measuring, block, parent, flow, width);
    name_strips(flow, first, name, block.where);
  }
  --measuring.depth;
  if (measuring.cramped_at && *measuring.cramped_at > measuring.depth) measuring.cramped_at.reset();
}

void measure_blocks(Measuring& measuring, content::Blocks const& blocks, ElementId parent, Flow& flow, Length width) {
  for (content::Block const& block : blocks) {
    if (!measuring.goes_on(flow.height(), block.where)) return;
    measure_block(measuring, block, parent, flow, width);
  }
}

Strip measure_stacked(Measuring& measuring, content::Blocks const& blocks, ElementId parent, Length width) {
  Flow flow(FlowKind::Inside);
  measure_blocks(measuring, blocks, parent, flow, width);
  return stack(flow.finish());
}

}  // namespace livret::layout
