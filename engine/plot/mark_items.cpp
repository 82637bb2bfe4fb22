#include "plot/mark_items.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <type_traits>

#include "geo/path.hpp"

namespace livret::plot {
namespace {

template <typename Item>
concept Inked = requires(Item item) {
  item.ink;
};
template <typename Item>
concept Detailed = requires(Item item) {
  item.details;
};

/// An item while its channels are set.
template <typename Item>
struct Draft {
  Item item;
  Box box;
  bool is_placed = true;

  void set(Setting const& setting) {
    if (Box::is_channel(setting.channel)) {
      auto const pt = setting.number();
      if (pt)
        box.set(setting.channel, *pt);
      else
        is_placed = false;
    } else if (set_part(setting) == Applied::NoPlace) {
      is_placed = false;
    }
  }

 private:
  Applied set_part(Setting const& setting) {
    auto applied = set_channel(item, setting);
    if constexpr (Inked<Item>)
      if (applied == Applied::Without) applied = set_channel(item.ink, setting);
    if constexpr (Detailed<Item>)
      if (applied == Applied::Without) applied = set_channel(item.details, setting);
    return applied;
  }
};

/// The channels of a mark within a group: those that are the same for all rows, and the others.
struct Channels {
  std::vector<BoundChannel> constant, varying;

  Channels(ReadyChannels const& ready, RowScope& rows) {
    for (ReadyChannel const& channel : ready) (channel.varies ? varying : constant).emplace_back(channel, rows);
  }
};

template <typename Target>
void set_all(Target& target, std::vector<BoundChannel>& channels, std::size_t row, ItemContext& context) {
  for (BoundChannel& channel : channels)
    if (BoundRule* const rule = channel.rule_of(row)) target.set({channel.channel(), *rule, row, context});
}

// Each puts an item where its box is.
template <typename Item>
void put(Draft<Item>& draft) {
  auto const placed = draft.box.place(Box::Ends::AsGiven);
  draft.item.x = placed.x;
  draft.item.y = placed.y;
}
void put(Draft<scene::RectItem>& draft) {
  auto const placed = draft.box.place(Box::Ends::InOrder);
  draft.item.x = placed.x;
  draft.item.y = placed.y;
  draft.item.width = placed.width;
  draft.item.height = placed.height;
}
void put(Draft<scene::ImageItem>& draft) {
  auto const placed = draft.box.place(Box::Ends::InOrder);
  draft.item.x = placed.x;
  draft.item.y = placed.y;
  if (placed.width != 0) draft.item.width = placed.width;
  if (placed.height != 0) draft.item.height = placed.height;
}
void put(Draft<scene::RuleItem>& draft) {
  Box const& box = draft.box;
  draft.item.x = box.value(Channel::X);
  draft.item.y = box.value(Channel::Y);
  draft.item.x2 = box.has(Channel::X2) ? box.value(Channel::X2) : draft.item.x;
  draft.item.y2 = box.has(Channel::Y2) ? box.value(Channel::Y2) : draft.item.y;
}
void put(Draft<scene::AreaItem>& draft) {
  auto const placed = draft.box.place(Box::Ends::AsGiven);
  draft.item.x = placed.x;
  draft.item.y = placed.y;
  draft.item.width = placed.width;
  draft.item.height = placed.height;
}

/// Puts items or points in the order of their x or y; those without a place come first, as Vega has them.
template <typename Item>
void sort_by_place(std::vector<Item>& items, Channel channel) {
  auto const place = [&](Item const& item) { return channel == Channel::Y ? item.y : item.x; };
  std::stable_sort(items.begin(), items.end(), [&](Item const& a, Item const& b) {
    double const left = place(a);
    double const right = place(b);
    if (std::isnan(left) || std::isnan(right)) return std::isnan(left) && !std::isnan(right);
    return left < right;
  });
}

class MarkMaker {
 public:
  MarkMaker(ReadyMark const& ready, Rows const& rows, GroupScope const& group, ItemContext& context)
      : ready_(ready),
        rows_(rows),
        group_(group),
        context_(context),
        scope_(group, rows.table),
        channels_(*ready.channels, scope_) {}

  template <typename Item>
  scene::Items items() {
    std::vector<Item> made;
    made.reserve(rows_.size());
    Draft<Item> prototype;
    if (rows_.size() > 0) set_all(prototype, channels_.constant, rows_[0], context_);
    describe(prototype.item.details);
    for (std::size_t place = 0; place < rows_.size(); ++place) {
      std::size_t const row = rows_[place];
      Draft<Item> draft = prototype;
      set_all(draft, channels_.varying, row, context_);
      if (!draft.is_placed) continue;
      put(draft);
      if constexpr (std::is_same_v<Item, scene::ShapeItem>) draw_shape(draft.item, row);
      made.push_back(std::move(draft.item));
    }
    if (ready_.plan->sort_by) sort_by_place(made, *ready_.plan->sort_by);
    return made;
  }

  template <typename Point>
  scene::Items points() {
    scene::Points<Point> made;
    made.points.reserve(rows_.size());
    Draft<Point> prototype;
    if (rows_.size() > 0) set_all(prototype, channels_.constant, rows_[0], context_);
    for (std::size_t place = 0; place < rows_.size(); ++place) {
      Draft<Point> draft = prototype;
      set_all(draft, channels_.varying, rows_[place], context_);
      put(draft);
      if (!draft.is_placed) leave_gap(draft);
      made.points.push_back(draft.item);
    }
    if (ready_.plan->sort_by) sort_by_place(made.points, *ready_.plan->sort_by);
    for (Point& point : made.points) {
      if (std::isnan(point.x)) point.x = 0;
      if (std::isnan(point.y)) point.y = 0;
    }
    if (rows_.size() > 0) made.course = course(rows_[0]);
    return made;
  }

 private:
  struct CourseDraft {
    scene::Course course;
    void set(Setting const& setting) {
      if (Box::is_channel(setting.channel)) return;
      auto applied = set_channel(course, setting);
      if (applied == Applied::Without) applied = set_channel(course.ink, setting);
      if (applied == Applied::Without) set_channel(course.details, setting);
    }
  };

  scene::Course course(std::size_t first_row) {
    CourseDraft draft;
    set_all(draft, channels_.constant, first_row, context_);
    set_all(draft, channels_.varying, first_row, context_);
    describe(draft.course.details);
    return draft.course;
  }

  void describe(scene::DetailsPtr& details) const {
    if (!ready_.plan->role_description.empty()) own(details).aria_role_description = ready_.plan->role_description;
  }

  /// A point that lacks a place keeps the other one, by which it is in order.
  template <typename Point>
  static void leave_gap(Draft<Point>& draft) {
    draft.item.defined = false;
    if (!draft.box.has(Channel::X)) draft.item.x = std::numeric_limits<double>::quiet_NaN();
    if (!draft.box.has(Channel::Y)) draft.item.y = std::numeric_limits<double>::quiet_NaN();
  }

  void draw_shape(scene::ShapeItem& item, std::size_t row) const {
    geo::Projection const* projection = group_.projection(ready_.plan->projection);
    if (projection == nullptr || ready_.geometries == nullptr) return;
    item.outline = scene::shared(geo::map_path((*ready_.geometries)[row], *projection));
  }

  ReadyMark const& ready_;
  Rows const& rows_;
  GroupScope const& group_;
  ItemContext& context_;
  RowScope scope_;
  Channels channels_;
};

scene::Items make_items(MarkType type, MarkMaker& maker) {
  switch (type) {
    case MarkType::Arc:
      return maker.items<scene::ArcItem>();
    case MarkType::Area:
      return maker.points<scene::AreaItem>();
    case MarkType::Image:
      return maker.items<scene::ImageItem>();
    case MarkType::Line:
      return maker.points<scene::LineItem>();
    case MarkType::Path:
      return maker.items<scene::PathItem>();
    case MarkType::Rect:
      return maker.items<scene::RectItem>();
    case MarkType::Rule:
      return maker.items<scene::RuleItem>();
    case MarkType::Shape:
      return maker.items<scene::ShapeItem>();
    case MarkType::Symbol:
      return maker.items<scene::SymbolItem>();
    case MarkType::Text:
      return maker.items<scene::TextItem>();
    case MarkType::Trail:
      return maker.points<scene::TrailItem>();
  }
  return maker.items<scene::RectItem>();
}

}  // namespace

scene::Mark make_mark(ReadyMark const& ready, Rows const& rows, GroupScope const& group, ItemContext& context) {
  scene::Mark mark;
  mark.role = scene::Role::Mark;
  mark.name = ready.plan->name;
  mark.zindex = ready.plan->zindex;
  mark.clip = ready.plan->clip;
  context.mark = ready.plan->span;
  MarkMaker maker(ready, rows, group, context);
  mark.items = make_items(ready.plan->type, maker);
  return mark;
}

void set_group(scene::GroupItem& item, ReadyChannels const& channels, RowScope& rows, std::size_t row,
               ItemContext& context) {
  Draft<scene::GroupItem> draft{std::move(item), {}, true};
  draft.box.set(Channel::Width, draft.item.width);
  draft.box.set(Channel::Height, draft.item.height);
  for (ReadyChannel const& channel : channels) {
    BoundChannel bound(channel, rows);
    if (BoundRule* const rule = bound.rule_of(row)) draft.set({channel.channel, *rule, row, context});
  }
  auto const placed = draft.box.place(Box::Ends::InOrder);
  item = std::move(draft.item);
  item.x = placed.x;
  item.y = placed.y;
  item.width = placed.width;
  item.height = placed.height;
}

}  // namespace livret::plot
