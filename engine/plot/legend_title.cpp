#include "plot/legend_title.hpp"

#include <cmath>

#include "plot/guides_lettering.hpp"
#include "plot/guides_override.hpp"
#include "plot/layout_bounds.hpp"

namespace livret::plot {

namespace {

bool is_beside(Orient orient) { return orient == Orient::Left || orient == Orient::Right; }

Anchor anchor_of(LegendPlan const& plan) {
  return plan.title_anchor.value_or(is_beside(plan.title_orient) ? Anchor::Middle : Anchor::Start);
}

/// The side of the title that stands at its place.
scene::Align align_of(LegendCourse const& legend, Anchor anchor) {
  auto const orient = legend.plan.title_orient;
  if (!is_beside(orient)) return align_at(anchor);
  if (!legend.is_upright_gradient()) return scene::Align::Left;
  if (orient == Orient::Left) return align_at(anchor);
  return anchor == Anchor::Start ? scene::Align::Right
         : anchor == Anchor::End ? scene::Align::Left
                                 : scene::Align::Center;
}

scene::Baseline baseline_of(LegendCourse const& legend, Anchor anchor) {
  auto const orient = legend.plan.title_orient;
  if (!is_beside(orient)) return scene::Baseline::Top;
  if (legend.is_upright_gradient()) return orient == Orient::Right ? scene::Baseline::Bottom : scene::Baseline::Top;
  return anchor == Anchor::Start ? scene::Baseline::Top
         : anchor == Anchor::End ? scene::Baseline::Bottom
                                 : scene::Baseline::Middle;
}

enum class Towards { Right, Down, Below };

/// How far the title is moved along its side, from the legend's padding.
double shift(LegendCourse const& legend, LegendBody const& body, LegendTitle const& title, Anchor anchor,
             Towards towards) {
  auto const orient = legend.plan.title_orient;
  bool const is_upright = legend.is_upright_gradient();
  bool const is_along_side = towards == Towards::Down;
  bool const is_by_bar = legend.kind != scale::LegendKind::Symbol && (is_along_side || !is_upright) &&
                         !(orient == Orient::Bottom && towards == Towards::Below);
  auto const& bounds = is_by_bar ? body.first_mark : body.bounds;
  double const end = (towards == Towards::Right ? bounds.x2 : bounds.y2) - legend.plan.padding;
  bool const is_reversed = is_upright && is_along_side;
  double const lines = is_along_side ? further_lines(title.item) : 0;
  switch (anchor) {
    case Anchor::Start:
      return rounded(is_reversed ? end : 0);
    case Anchor::End:
      return rounded((is_reversed ? 0 : end) - lines);
    case Anchor::Middle:
      return rounded(0.5 * (end - lines));
  }
  return 0;
}

}  // namespace

void LegendBody::move(double x, double y) {
  item.x += x;
  item.y += y;
  bounds.translate(x, y);
}

void LegendTitle::move(double x, double y) {
  item.x += x;
  item.y += y;
  bounds.translate(x, y);
}

LegendTitle legend_title(LegendCourse const& legend) {
  auto const& plan = legend.plan;
  auto const anchor = anchor_of(plan);
  bool const is_turned = legend.is_upright_gradient() && is_beside(plan.title_orient);
  LegendTitle title;
  title.item = text_of(plan.title_lettering, !is_turned ? 0 : plan.title_orient == Orient::Left ? -90 : 90);
  title.item.text = plan.title;
  title.item.x = title.item.y = plan.padding;
  if (!plan.title_lettering.align) title.item.align = align_of(legend, anchor);
  if (!plan.title_lettering.baseline) title.item.baseline = baseline_of(legend, anchor);
  Overrides(plan.overrides, GuidePart::Title, legend.context.scope).apply(title.item, nullptr);
  title.item.setting = legend.context.metrics.set(title.item);
  title.bounds = scene::bounds_of(title.item, legend.context.metrics);
  return title;
}

void place_legend_title(LegendCourse const& legend, LegendBody& body, LegendTitle& title) {
  auto const& plan = legend.plan;
  auto const anchor = anchor_of(plan);
  double const gap = plan.title_padding;
  body.move(plan.padding, plan.padding);
  if (plan.title_orient == Orient::Left)
    body.move(std::ceil(title.bounds.width()) + gap, 0);
  else if (plan.title_orient != Orient::Right && plan.title_orient != Orient::Bottom)
    body.move(0, title.bounds.height() + gap);

  auto const by = [&](Anchor at, Towards towards) { return shift(legend, body, title, at, towards); };
  switch (plan.title_orient) {
    case Orient::Left:
      title.move(0, by(anchor, Towards::Down));
      break;
    case Orient::Right:
      title.move(by(Anchor::End, Towards::Right) + gap, by(anchor, Towards::Down));
      break;
    case Orient::Bottom:
      title.move(by(anchor, Towards::Right), by(Anchor::End, Towards::Below) + gap);
      break;
    default:
      title.move(by(anchor, Towards::Right), 0);
      break;
  }
  double const beyond = rounded(title.bounds.x1 - plan.padding);
  if (beyond >= 0) return;
  body.move(-beyond, 0);
  title.move(-beyond, 0);
}

}  // namespace livret::plot
