#include "plot/title.hpp"

#include <algorithm>

#include "plot/axis.hpp"
#include "plot/guides_lettering.hpp"
#include "plot/guides_override.hpp"

namespace livret::plot {

namespace {

double angle_of(Orient orient) { return orient == Orient::Left ? -90 : orient == Orient::Right ? 90 : 0; }

scene::TextItem text_of_title(TitlePlan const& plan, Lettering lettering, std::vector<std::string> lines,
                              scene::Metrics& metrics) {
  lettering.limit = plan.lettering.limit;
  auto item = text_of(lettering, angle_of(plan.orient));
  item.text = std::move(lines);
  item.dx = plan.dx;
  item.dy = plan.dy;
  if (!lettering.align) item.align = align_at(plan.anchor);
  if (!lettering.baseline) item.baseline = scene::Baseline::Top;
  item.setting = metrics.set(item);
  return item;
}

/// The only text of one of the marks of a title.
scene::TextItem& text_in(scene::GroupItem& title, std::size_t mark) {
  return std::get<std::vector<scene::TextItem>>(title.marks[mark].items).front();
}

/// Where along its side the title is anchored.
double anchored_at(TitlePlan const& plan, scene::GroupItem const& group, scene::Bounds const& view) {
  bool const is_upright = is_horizontal(plan.orient);
  double start = 0, end = std::max(0.0, is_upright ? group.width : group.height);
  if (!plan.frame_is_group) {
    start = is_upright ? view.x1 : view.y1;
    end = is_upright ? view.x2 : view.y2;
  }
  if (plan.orient == Orient::Left) std::swap(start, end);
  return plan.anchor == Anchor::Start ? start : plan.anchor == Anchor::End ? end : (start + end) / 2;
}

/// Places a subtitle, whose bounds are `own`, beyond the title.
void place_subtitle(TitlePlan const& plan, scene::Bounds const& title, scene::TextItem& subtitle, scene::Bounds& own) {
  double const across = title.width() + plan.subtitle_padding;
  if (plan.orient == Orient::Left)
    subtitle.x = across;
  else if (plan.orient == Orient::Right)
    subtitle.x = -across;
  else
    subtitle.y = title.height() + plan.subtitle_padding;
  own.translate(subtitle.x, subtitle.y);
}

void place_group(TitlePlan const& plan, double along, scene::Bounds const& texts, scene::Bounds const& view,
                 scene::GroupItem& group) {
  switch (plan.orient) {
    case Orient::Left:
      group.x = view.x1 - texts.width() - plan.offset;
      group.y = along;
      return;
    case Orient::Right:
      group.x = view.x2 + texts.width() + plan.offset;
      group.y = along;
      return;
    case Orient::Bottom:
      group.x = along;
      group.y = view.y2 + plan.offset;
      return;
    default:
      group.x = along;
      group.y = view.y1 - texts.height() - plan.offset;
      return;
  }
}

}  // namespace

void append_title(GroupContent& content, TitlePlan const& plan, GuideContext const& context) {
  auto const text = context.scope.resolve(plan.text, nullptr);
  auto lines = text ? lines_of(*text).value_or(std::vector<std::string>()) : std::vector<std::string>();
  scene::GroupItem group;
  group.marks.push_back(guide_mark(
      scene::Role::TitleText, std::vector{text_of_title(plan, plan.lettering, std::move(lines), context.metrics)}));
  if (!plan.subtitle.empty())
    group.marks.push_back(
        guide_mark(scene::Role::TitleSubtitle,
                   std::vector{text_of_title(plan, plan.subtitle_lettering, plan.subtitle, context.metrics)}));
  auto mark = guide_mark(scene::Role::Title, std::vector{std::move(group)});
  mark.zindex = plan.zindex;
  content.add(std::move(mark), Extent());
}

scene::Bounds layout_title(GroupContent& content, std::size_t index, TitlePlan const& plan, scene::Bounds const& view,
                           scene::Metrics& metrics) {
  auto& group = std::get<std::vector<scene::GroupItem>>(content.item.marks[index].items).front();
  auto bounds = scene::bounds_of(text_in(group, 0), metrics);
  if (group.marks.size() > 1) {
    auto& subtitle = text_in(group, 1);
    auto own = scene::bounds_of(subtitle, metrics);
    place_subtitle(plan, bounds, subtitle, own);
    bounds.add(own);
  }
  place_group(plan, anchored_at(plan, content.item, view), bounds, view, group);
  bounds.translate(group.x, group.y);
  content.extents[index] = {bounds, {bounds}};
  return bounds;
}

}  // namespace livret::plot
