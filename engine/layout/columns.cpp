#include "layout/columns.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "layout/box.hpp"
#include "layout/column_balance.hpp"

namespace livret::layout {

namespace {

using base::Length;
using frame::ElementId;

constexpr Length least_width = Length::from_mm(10);  // below it no text can be read

std::vector<Length> widths_of(content::Columns const& columns, Length width) {
  double shares = 0;
  for (auto const& part : columns.parts) shares += std::max(part.share, 0.0);
  Length const free = max(width - columns.gap * (static_cast<double>(columns.parts.size()) - 1), Length());
  std::vector<Length> widths;
  for (auto const& part : columns.parts)
    widths.push_back(shares > 0 ? free * (std::max(part.share, 0.0) / shares) : Length());
  return widths;
}

/// Reports the first part that is too narrow for what stands in it.
bool are_wide_enough(content::Columns const& columns, std::vector<Length> const& widths, diag::Span where,
                     diag::Sink& sink) {
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (columns.parts[i].blocks.empty() || widths[i] >= least_width) continue;
    sink.error(where,
               fmt::format("part {} of {} columns is {:.1f} pt wide, and a part needs at least {:.1f} pt", i + 1,
                           widths.size(), widths[i].to_pt(), least_width.to_pt()),
               "give it a larger share, make the gap smaller, or set fewer parts beside one another");
    return false;
  }
  return true;
}

/// A part: its content, and the box round it where that is stretched.
struct Part {
  Length left;
  Length width;
  Strip content;
  std::optional<content::BoxStyle> box;

  Length height() const { return box ? enclosed_height(*box, content.height) : content.height; }
};

/// The box of a part that is made as tall as the tallest part: one that stands alone in it.
content::Box const* stretched_box(content::Columns const& columns, content::Columns::Part const& part) {
  if (!columns.stretch || part.blocks.size() != 1) return nullptr;
  auto const* box = std::get_if<content::Box>(&part.blocks.front().kind);
  return box != nullptr && box->column_count <= 1 ? box : nullptr;
}

Part measure_part(Measuring& measuring, content::Columns const& columns, content::Columns::Part const& part,
                  ElementId parent, Length width) {
  Part made{{}, width, {}, {}};
  content::Box const* box = stretched_box(columns, part);
  if (box == nullptr) {
    made.content = measure_stacked(measuring, part.blocks, parent, width);
    return made;
  }
  diag::Span const where = part.blocks.front().where;
  made.box = with_room_inside(measuring, box->style, width, where);
  made.left = made.box->margin.left;
  made.width = max(width - made.box->margin.horizontal(), Length());
  ElementId const element = measuring.open(parent, box->role, where);
  made.content = measure_stacked(measuring, box->blocks, element, width_inside(*made.box, made.width));
  return made;
}

}  // namespace

Strip measure_side_by_side(Measuring& measuring, content::Columns const& columns, ElementId parent, Length width,
                           diag::Span where) {
  std::vector<Length> const widths = widths_of(columns, width);
  if (!are_wide_enough(columns, widths, where, measuring.sink)) return {};
  std::vector<Part> parts;
  Length x;
  Strip whole;
  bool const outer = std::exchange(measuring.in_part, true);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    parts.push_back(measure_part(measuring, columns, columns.parts[i], parent, widths[i]));
    parts.back().left += x;
    whole.height = max(whole.height, parts.back().height());
    x += widths[i] + columns.gap;
  }
  measuring.in_part = outer;
  for (Part& part : parts) {
    Strip strip =
        part.box ? enclose(*part.box, std::move(part.content), part.width, whole.height) : std::move(part.content);
    Length const y = aligned(columns.align, whole.height - strip.height);
    merge_into(whole, std::move(strip), {part.left, y});
  }
  return whole;
}

void measure_in_columns(Measuring& measuring, content::Box const& box, ElementId element, Flow& flow, Length width,
                        diag::Span where) {
  auto set = std::make_shared<ColumnSet>();
  set->count = static_cast<std::size_t>(box.column_count);
  set->gap = box.column_gap;
  double const count = box.column_count;
  set->width = (width - box.column_gap * (count - 1)) / count;
  if (set->width < least_width) {
    measuring.sink.error(where,
                         fmt::format("each of {} columns is {:.1f} pt wide, and a column needs at least {:.1f} pt",
                                     box.column_count, set->width.to_pt(), least_width.to_pt()),
                         "set fewer columns, or make the gap between them smaller");
    return;
  }
  Flow inner(FlowKind::Inside);
  measure_blocks(measuring, box.blocks, element, inner, set->width);
  std::vector<Strip> strips = join_columns(inner.finish());
  if (!strips.empty()) strips.front().gap = Length();
  for (Strip& strip : strips) {
    strip.columns = set;
    flow.add(std::move(strip));
  }
}

}  // namespace livret::layout
