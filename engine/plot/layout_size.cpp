#include <algorithm>
#include <cmath>

#include "plot/layout.hpp"

namespace livret::plot {

ViewSize size_view(Plan const& plan, scene::Bounds const& view, scene::GroupItem const& group,
                   std::array<double, 2> asked) {
  auto const beyond = [](double pt) { return std::max(0.0, std::ceil(pt)); };
  auto const [pad_left, pad_top, pad_right, pad_bottom] = plan.padding;
  double left = beyond(-view.x1), top = beyond(-view.y1);
  ViewSize size;
  size.width = std::max(0.0, group.width);
  size.height = std::max(0.0, group.height);
  double const right = beyond(view.x2 - size.width), bottom = beyond(view.y2 - size.height);

  double whole_width = asked[0] - (plan.contains_padding ? pad_left + pad_right : 0);
  double whole_height = asked[1] - (plan.contains_padding ? pad_top + pad_bottom : 0);
  bool const fits_x = plan.autosize == Autosize::Fit || plan.autosize == Autosize::FitX;
  bool const fits_y = plan.autosize == Autosize::Fit || plan.autosize == Autosize::FitY;
  if (plan.autosize == Autosize::None) {
    left = top = 0;
    size.width = whole_width;
    size.height = whole_height;
  } else {
    if (fits_x)
      size.width = std::max(0.0, whole_width - left - right);
    else
      whole_width = size.width + left + right;
    if (fits_y)
      size.height = std::max(0.0, whole_height - top - bottom);
    else
      whole_height = size.height + top + bottom;
  }
  size.total_width = std::max(0.0, whole_width + pad_left + pad_right);
  size.total_height = std::max(0.0, whole_height + pad_top + pad_bottom);
  size.origin_x = left + pad_left;
  size.origin_y = top + pad_top;
  return size;
}

}  // namespace livret::plot
