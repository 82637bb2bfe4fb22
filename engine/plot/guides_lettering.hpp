#pragma once

#include "plot/guide_plan.hpp"
#include "scene/scene.hpp"

namespace livret::plot {

scene::Align to_scene(Align align);
scene::Baseline to_scene(Baseline baseline);
/// The side of a text that stands at an anchor.
scene::Align align_at(Anchor anchor);

/// A text that looks as asked, without place and words; align and baseline are set where the plan names them. `angle`
/// is what the orientation asks for.
scene::TextItem text_of(Lettering const& lettering, double angle);
/// The stroke of a line.
scene::Ink ink_of(Pen const& pen);
/// Null where it is Vega's default.
std::shared_ptr<scene::StrokeStyle const> dash_of(std::vector<double> const& dash, double offset);

/// The height of the lines of a text beyond its first, pt.
double further_lines(scene::TextItem const& item);

/// A mark of a guide.
template <typename Item>
scene::Mark guide_mark(scene::Role role, std::vector<Item> items) {
  scene::Mark mark;
  mark.role = role;
  mark.items = std::move(items);
  return mark;
}

}  // namespace livret::plot
