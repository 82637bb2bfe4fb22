#pragma once

#include <functional>
#include <vector>

#include "layout/measure.hpp"

namespace livret::layout {

/// Below this width nothing is set in a box or on a line.
inline constexpr base::Length least_inside = base::Length::from_pt(1);

/// Adds to a flow what stands in a box, at the width that the box leaves.
using FillBox = std::function<void(Flow& flow, base::Length width)>;

/// Adds a box with its margins, padding, borders and breaks. A box with a background, a border, vertical padding or a
/// minimum height is painted; it is divided between pages only in a page's flow where its `break_inside` is Auto.
/// Content of a Bleed box, which is never divided, stands between the page's margins. `where` is for messages.
void measure_box(Measuring& measuring, content::BoxStyle const& style, Flow& flow, base::Length width, diag::Span where,
                 FillBox const& fill);

/// The style without what it has at its left and right, if that leaves no width for content: which is reported once for
/// the blocks in it too.
content::BoxStyle with_room_inside(Measuring& measuring, content::BoxStyle style, base::Length width, diag::Span where);

/// The width that a box leaves for what stands in it.
base::Length width_inside(content::BoxStyle const& style, base::Length width);
/// How tall a painted box is whose content is `content` tall.
base::Length enclosed_height(content::BoxStyle const& style, base::Length content);
/// `content` in a painted box without its margins, `width` wide and at least `least_height` tall.
Strip enclose(content::BoxStyle const& style, Strip&& content, base::Length width, base::Length least_height);

/// Background and borders of a box that takes `area`, as artifacts.
std::vector<frame::Item> decoration_items(content::BoxStyle const& style, base::Rect area);

}  // namespace livret::layout
