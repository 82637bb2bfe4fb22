#include "layout/strip.hpp"

#include <iterator>
#include <utility>

#include "layout/column_balance.hpp"

namespace livret::layout {

namespace {

struct Mover {
  base::Point offset;

  void operator()(frame::TextItem& item) const { item.origin = item.origin + offset; }
  void operator()(frame::RectItem& item) const { item.rect.origin = item.rect.origin + offset; }
  void operator()(frame::LineItem& item) const {
    item.from = item.from + offset;
    item.to = item.to + offset;
  }
  void operator()(frame::DrawingItem& item) const { item.origin = item.origin + offset; }
  void operator()(frame::ImageItem& item) const { item.area.origin = item.area.origin + offset; }
  void operator()(frame::LinkItem& item) const { item.area.origin = item.area.origin + offset; }
  void operator()(frame::GroupItem& item) const { item.origin = item.origin + offset; }
};

template <typename T>
void append(std::vector<T>& to, std::vector<T>&& from) {
  if (to.empty()) {
    to = std::move(from);
  } else {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  }
}

}  // namespace

void move_by(std::vector<frame::Item>& items, base::Point offset) {
  if (offset == base::Point{}) return;
  for (frame::Item& item : items) std::visit(Mover{offset}, item);
}

void move_by(Strip& strip, base::Point offset) {
  move_by(strip.items, offset);
  for (Anchor& anchor : strip.anchors) anchor.at = anchor.at + offset;
  for (ElementArea& area : strip.areas) area.area.origin = area.area.origin + offset;
  for (MarginBlock& block : strip.margin_blocks) block.below_top += offset.y;
  if (strip.baseline) *strip.baseline += offset.y;
}

void merge_into(Strip& whole, Strip&& part, base::Point offset) {
  move_by(part, offset);
  append(whole.items, std::move(part.items));
  append(whole.notes, std::move(part.notes));
  append(whole.anchors, std::move(part.anchors));
  append(whole.areas, std::move(part.areas));
  append(whole.margin_blocks, std::move(part.margin_blocks));
  if (!whole.baseline) whole.baseline = part.baseline;
}

Strip stack(std::vector<Strip>&& given) {
  std::vector<Strip> strips = join_columns(std::move(given));
  Strip whole;
  base::Length bottom;
  for (std::size_t i = 0; i < strips.size(); ++i) {
    if (i > 0) bottom += strips[i].gap;
    base::Length const height = strips[i].height;
    if (i == 0) {
      whole.name = strips[i].name;
      whole.where = strips[i].where;
    }
    merge_into(whole, std::move(strips[i]), {base::Length(), bottom});
    bottom += height;
  }
  whole.height = bottom;
  return whole;
}

std::vector<frame::Item> as_artifacts(std::vector<frame::Item> items, frame::Artifact artifact) {
  std::erase_if(items, [](frame::Item const& item) { return std::holds_alternative<frame::LinkItem>(item); });
  for (frame::Item& item : items) {
    std::visit(
        [&](auto& each) {
          if constexpr (requires { each.marking; }) each.marking = artifact;
        },
        item);
  }
  return items;
}

}  // namespace livret::layout
