#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "plot/group_guides.hpp"
#include "plot/guides.hpp"
#include "plot/layout.hpp"
#include "plot/prepared.hpp"

namespace livret::plot {
namespace {

/// The sides of the nearest groups that have their own.
struct Signals {
  double width = 0, height = 0;
};

/// A mark of groups and what each takes up.
struct BuiltGroups {
  scene::Mark mark;
  std::vector<scene::Bounds> members;
};

struct BuiltView {
  GroupContent content;
  GroupBounds bounds;
};

class Builder {
 public:
  Builder(Prepared const& prepared, Room room, scene::Metrics& metrics, diag::Sink& sink)
      : prepared_(prepared),
        plan_(*prepared.plan),
        room_(room),
        metrics_(metrics),
        scales_(plan_.scales.size()),
        projections_(plan_.projections.size()),
        names_{prepared.tables.variables, prepared.params, prepared.tables_by_name, *prepared.locale},
        items_{prepared.load_image, sink} {}

  std::vector<BuiltScale> root_scales() && { return std::move(root_scales_); }

  /// `given` are sides that the root has in place of its own.
  BuiltView root(Sides const& given) {
    return view(prepared_.root, prepared_.root.views.front(), {}, scene::GroupItem(), given);
  }

 private:
  std::optional<double> side(SizePlan const& plan, std::optional<double> room) const {
    if (auto const* fixed = std::get_if<FixedSize>(&plan)) return fixed->pt;
    if (auto const* step = std::get_if<StepSize>(&plan)) return scales_.length_of_steps(step->scale);
    if (auto const* container = std::get_if<ContainerSize>(&plan)) return room.value_or(container->fallback);
    return std::nullopt;
  }

  void keep_scales(ReadyView const& ready) {
    root_scales_.clear();
    unsettled_.clear();
    for (auto const& own : ready.scales) {
      auto const* made = scales_.find(own.id);
      if (made == nullptr) unsettled_.emplace_back(root_scales_.size(), own.id);
      root_scales_.push_back({own.plan->name, made != nullptr ? *made : own.nominal(), made != nullptr});
    }
  }

  /// Scales of the root whose range is that of a group within have the domain that its length gives them.
  void settle_scales() {
    std::erase_if(unsettled_, [&](auto const& place) {
      auto const* made = scales_.find(place.second);
      if (made != nullptr) root_scales_[place.first].scale = *made;
      return made != nullptr;
    });
  }

  BuiltView view(ReadyGroup const& group, ReadyView const& ready, Signals signals, scene::GroupItem const& parent,
                 Sides const& given) {
    GroupPlan const& plan = *group.plan;
    auto hidden = scales_.enter(ready.scales);
    Sides sides{side(plan.width, room_.width), side(plan.height, room_.height)};
    if (given.width) sides.width = given.width;
    if (given.height) sides.height = given.height;
    scales_.fit(sides);
    if (&group == &prepared_.root)
      keep_scales(ready);
    else
      settle_scales();
    signals = {sides.width.value_or(signals.width), sides.height.value_or(signals.height)};
    auto hidden_projections = enter(ready.projections, signals);

    BuiltView built;
    built.content.item = group_item(group, ready, sides, signals, parent);
    GroupScope const scope = scope_of(signals, built.content.item, datum_of(group, ready));
    if (!ready.is_empty) fill(built.content, group, ready, scope, along_guides(plan, ready, sides, signals));
    built.bounds = layout_group(
        built.content, plan,
        {metrics_, plan_.legend_layout, ready.columns, &group == &prepared_.root ? plan_.autosize : Autosize::None});
    scales_.leave(std::move(hidden));
    for (auto& [id, projection] : hidden_projections) projections_[id.index()] = std::move(projection);
    return built;
  }

  /// What guides run along: the group's sides, else those of the first view within it.
  Signals along_guides(GroupPlan const& plan, ReadyView const& ready, Sides const& sides, Signals const& signals) {
    if (plan.legends.empty() || (sides.width && sides.height)) return signals;
    auto const within = [&](auto which, auto room) { return side_within(ready, which, room); };
    return {sides.width ? *sides.width : within(&GroupPlan::width, room_.width).value_or(signals.width),
            sides.height ? *sides.height : within(&GroupPlan::height, room_.height).value_or(signals.height)};
  }

  std::optional<double> side_within(ReadyView const& view, SizePlan GroupPlan::*which, std::optional<double> room) {
    for (auto const& mark : view.marks) {
      auto const* inner = std::get_if<std::shared_ptr<ReadyGroup const>>(&mark);
      if (inner == nullptr || (*inner)->views.empty() || !is_of_views((*inner)->plan->role)) continue;
      auto hidden = scales_.enter((*inner)->views.front().scales);
      auto found = side((*inner)->plan->*which, room);
      if (!found) found = side_within((*inner)->views.front(), which, room);
      scales_.leave(std::move(hidden));
      if (found) return found;
    }
    return std::nullopt;
  }

  static bool is_of_views(scene::Role role) { return role == scene::Role::None || role == scene::Role::Scope; }

  /// Axes, marks, legends and title, in Vega's order.
  void fill(GroupContent& content, ReadyGroup const& group, ReadyView const& ready, GroupScope const& scope,
            Signals const& along) {
    GroupPlan const& plan = *group.plan;
    GroupGuides const guides(scope, group.datums, ready.datum);
    GuideContext const context{guides, metrics_, along.width, along.height, room_.width};
    append_axes(content, plan.axes, context);
    for (auto const& mark : ready.marks) {
      if (auto const* plain = std::get_if<ReadyMark>(&mark))
        add_mark(content, *plain, scope);
      else
        add_groups(content, *std::get<std::shared_ptr<ReadyGroup const>>(mark), ready, scope);
    }
    append_legends(content, plan.legends, context);
    if (plan.title) append_title(content, *plan.title, context);
  }

  void add_mark(GroupContent& content, ReadyMark const& ready, GroupScope const& scope) {
    if (!ready.plan->series.empty())
      add_series(content, ready, scope);
    else
      content.add(make_mark(ready, ready.series.front(), scope, items_), metrics_);
  }

  /// Lines of series stand each in a group as large as the group around it, as Vega-Lite's `pathgroup`.
  void add_series(GroupContent& content, ReadyMark const& ready, GroupScope const& scope) {
    static GroupPlan const plain;
    scene::Mark mark;
    mark.role = scene::Role::Scope;
    mark.name = "pathgroup";
    std::vector<scene::GroupItem> groups;
    std::vector<scene::Bounds> members;
    for (Rows const& rows : ready.series) {
      GroupContent series;
      series.item.width = content.item.width;
      series.item.height = content.item.height;
      series.add(make_mark(ready, rows, scope, items_), metrics_);
      members.push_back(layout_group(series, plain, {metrics_, plan_.legend_layout, {}, Autosize::None}).item);
      groups.push_back(std::move(series.item));
    }
    mark.items = std::move(groups);
    auto extent = extent_of_groups(mark, std::move(members), content.item);
    content.add(std::move(mark), std::move(extent));
  }

  /// `around` is the view that they stand in.
  void add_groups(GroupContent& content, ReadyGroup const& group, ReadyView const& around, GroupScope const& scope) {
    scene::Mark mark;
    mark.role = group.plan->role == scene::Role::None ? scene::Role::Scope : group.plan->role;
    mark.name = group.plan->name;
    mark.zindex = group.plan->zindex;
    std::vector<scene::GroupItem> groups;
    std::vector<scene::Bounds> members;
    groups.reserve(group.views.size());
    for (ReadyView const& ready : group.views) {
      Sides const sides = sides_of_cells(group, ready, around);
      auto built = view(group, ready, {scope.signal_width, scope.signal_height}, content.item, sides);
      members.push_back(built.bounds.item);
      groups.push_back(std::move(built.content.item));
    }
    mark.items = std::move(groups);
    auto extent = extent_of_groups(mark, std::move(members), content.item);
    content.add(std::move(mark), std::move(extent));
  }

  /// What a header has of the cell beside it.
  Sides sides_of_cells(ReadyGroup const& header, ReadyView const& ready, ReadyView const& around) {
    auto const which = header.plan->size_of_cells;
    if (which == GroupPlan::CellSide::None) return {};
    for (auto const& mark : around.marks) {
      auto const* group = std::get_if<std::shared_ptr<ReadyGroup const>>(&mark);
      if (group == nullptr || !is_of_cells(**group)) continue;
      ReadyView const* const cell = cell_beside(header, ready, **group);
      if (cell == nullptr) continue;
      auto hidden = scales_.enter(cell->scales);
      Sides sides;
      if (which == GroupPlan::CellSide::Width) sides.width = side((*group)->plan->width, room_.width);
      if (which == GroupPlan::CellSide::Height) sides.height = side((*group)->plan->height, room_.height);
      scales_.leave(std::move(hidden));
      return sides;
    }
    return {};
  }

  static bool is_of_cells(ReadyGroup const& group) { return group.plan->facet && is_of_views(group.plan->role); }

  /// The first cell with rows that has the header's values, or the first of all.
  static ReadyView const* cell_beside(ReadyGroup const& header, ReadyView const& ready, ReadyGroup const& cells) {
    if (cells.views.empty()) return nullptr;
    if (header.datums == nullptr || cells.datums == nullptr) return &cells.views.front();
    auto const found = std::find_if(cells.views.begin(), cells.views.end(), [&](ReadyView const& cell) {
      auto const& fields = header.plan->facet->fields;
      return !cell.is_empty && std::all_of(fields.begin(), fields.end(), [&](std::string const& field) {
        return compare_as_vega(header.datums->value(ready.datum, field), cells.datums->value(cell.datum, field)) == 0;
      });
    });
    return found != cells.views.end() ? &*found : &cells.views.front();
  }

  scene::GroupItem group_item(ReadyGroup const& group, ReadyView const& ready, Sides const& sides,
                              Signals const& signals, scene::GroupItem const& parent) {
    scene::GroupItem item;
    item.width = sides.width.value_or(0);
    item.height = sides.height.value_or(0);
    item.clip = group.plan->clip;
    if (group.channels.empty()) return item;
    GroupScope const outside = scope_of(signals, parent, datum_of(group, ready));
    RowScope rows(outside, group.datums);
    set_group(item, group.channels, rows, ready.datum, items_);
    return item;
  }

  GroupScope scope_of(Signals const& signals, scene::GroupItem const& item, expr::Value datum) {
    return {names_, scales_, projections_, signals.width, signals.height,
            item.x, item.y,  item.width,   item.height,   std::move(datum)};
  }

  static expr::Value datum_of(ReadyGroup const& group, ReadyView const& ready) {
    return group.datums != nullptr ? expr::Value(table::row_object(group.datums, ready.datum)) : expr::Value();
  }

  using HiddenProjections = std::vector<std::pair<ProjectionId, std::optional<geo::Projection>>>;
  HiddenProjections enter(std::vector<ReadyProjection> const& own, Signals const& size) {
    HiddenProjections hidden;
    for (ReadyProjection const& ready : own) {
      auto& slot = projections_[ready.id.index()];
      hidden.emplace_back(ready.id, std::move(slot));
      slot = ready.fitted_to ? geo::Projection(ready.definition, {0, 0, size.width, size.height}, *ready.fitted_to)
                             : geo::Projection(ready.definition);
    }
    return hidden;
  }

  Prepared const& prepared_;
  std::vector<BuiltScale> root_scales_;
  std::vector<std::pair<std::size_t, ScaleId>> unsettled_;  ///< among them: their places
  Plan const& plan_;
  Room room_;
  scene::Metrics& metrics_;
  ScalesInScope scales_;
  std::vector<std::optional<geo::Projection>> projections_;
  Names names_;
  ItemContext items_;
};

constexpr int longest_side = 1'000'000;  ///< pt

/// Whether a drawing can have this size; one that is not finite cannot.
bool is_drawable(ViewSize const& size) {
  auto const is_in_reach = [](double side) { return side >= 0 && side <= longest_side; };
  return is_in_reach(size.total_width) && is_in_reach(size.total_height) && std::abs(size.origin_x) <= longest_side &&
         std::abs(size.origin_y) <= longest_side;
}

bool fits(Autosize autosize) {
  return autosize == Autosize::Fit || autosize == Autosize::FitX || autosize == Autosize::FitY;
}

/// Whether a view within the group takes a width from whoever draws the plot.
bool has_container_within(GroupPlan const& group) {
  return std::any_of(group.marks.begin(), group.marks.end(), [](auto const& mark) {
    auto const* inner = std::get_if<std::shared_ptr<GroupPlan>>(&mark);
    return inner != nullptr &&
           (std::holds_alternative<ContainerSize>((*inner)->width) || has_container_within(**inner));
  });
}

/// What views side by side get, so that with their guides they come to the whole `width`: the whole grows evenly with
/// them, so two tries tell it. Vega-Lite refuses containers there.
double width_of_views(Prepared const& prepared, Room room, scene::Metrics& metrics, diag::Sink& sink) {
  auto const whole = [&](double width) {
    BuiltView const view = Builder(prepared, {width, room.height}, metrics, sink).root({});
    auto const& group = view.content.item;
    return size_view(*prepared.plan, view.bounds.view, group, {group.width, group.height}).total_width;
  };
  double const wide = *room.width, narrow = wide / 2;
  double const wide_whole = whole(wide), growth = (wide_whole - whole(narrow)) / (wide - narrow);
  if (!(growth > 0)) return wide;
  return std::clamp(wide - (wide_whole - wide) / growth, 1.0, wide);
}

/// A root group with the size of the whole.
struct Fitted {
  BuiltView view;
  ViewSize size;
};

/// Makes a plot narrower until what reaches beyond its group, labels that stand by its marks for one, is within the
/// page, which has no room beside it; Vega looks once. What that leaves to the group grows nearly evenly with the
/// group, so a line through two tries tells where both are equal. `wide` is the width that left as much as the group
/// has now.
void narrow(Plan const& plan, Builder& builder, std::array<double, 2> asked, double wide, Fitted& fitted) {
  constexpr int most_tries = 4;
  constexpr double tolerance = 0.5;  // pt
  double left_by_wide = fitted.view.content.item.width;
  for (int tries = 0;; ++tries) {
    double const width = fitted.view.content.item.width;
    fitted.size = size_view(plan, fitted.view.bounds.view, fitted.view.content.item, asked);
    double const left = std::exchange(fitted.size.width, width);
    double const growth = (left - left_by_wide) / (width - wide);
    double const narrower = (left - growth * width) / (1 - growth);
    if (width - left <= tolerance || tries == most_tries || !(growth < 1 && narrower >= 1)) return;
    wide = width;
    left_by_wide = left;
    fitted.view = builder.root({narrower, fitted.size.height});
  }
}

/// Builds the root for its own size, and where the plot fits into it with all that it shows, for what is left.
Fitted fit(Plan const& plan, Builder& builder, Room room) {
  Fitted fitted{builder.root({}), {}};
  auto const& group = fitted.view.content.item;
  std::array const asked{group.width, group.height};
  fitted.size = size_view(plan, fitted.view.bounds.view, group, asked);
  if (!fits(plan.autosize) || (fitted.size.width == asked[0] && fitted.size.height == asked[1])) return fitted;
  fitted.view = builder.root({fitted.size.width, fitted.size.height});
  if (room.width && fitted.size.width < asked[0]) narrow(plan, builder, asked, asked[0], fitted);
  return fitted;
}

}  // namespace

Built build(Prepared const& prepared, Room room, scene::Metrics& metrics, diag::Sink& sink) {
  Plan const& plan = *prepared.plan;
  if (room.width && has_container_within(plan.root)) room.width = width_of_views(prepared, room, metrics, sink);
  Builder builder(prepared, room, metrics, sink);
  auto [view, size] = fit(plan, builder, room);
  if (!is_drawable(size)) {
    sink.error(plan.span,
               fmt::format("the chart comes to {:.6g} × {:.6g} pt, and at most {} × {} pt can be drawn",
                           size.total_width, size.total_height, longest_side, longest_side),
               "smaller sizes, steps, offsets or fonts");
    return {scene::GroupItem(), 1, 1, 0, 0, std::move(builder).root_scales()};
  }
  return {std::move(view.content.item),    size.total_width, size.total_height, size.origin_x, size.origin_y,
          std::move(builder).root_scales()};
}

}  // namespace livret::plot
