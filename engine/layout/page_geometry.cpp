#include "layout/page_geometry.hpp"

namespace livret::layout {

using base::Length;
using content::Placement;

PageGeometry geometry_of(content::PageMaster const& master) {
  Length const least = Length::from_pt(1);
  PageGeometry page;
  page.paper = master.size;
  page.left = master.margin.left;
  page.top = master.margin.top;
  page.bottom = max(master.size.height - master.margin.bottom, page.top + least);
  page.full_width = max(master.size.width - master.margin.horizontal(), least);
  page.main_width = page.full_width;
  page.grid = max(master.baseline_grid, Length());
  if (master.margin_column > Length()) {
    page.main_width = max(page.full_width - master.margin_column - master.margin_gap, least);
    page.margin_left = page.left + page.main_width + master.margin_gap;
    page.margin_width = master.margin_column;
  }
  return page;
}

Length PageGeometry::width_of(Placement placement) const {
  switch (placement) {
    case Placement::Main:
      return main_width;
    case Placement::Margin:
      return margin_width;
    case Placement::Full:
      return full_width;
    case Placement::Bleed:
      return paper.width;
  }
  return main_width;
}

Length PageGeometry::left_of(Placement placement) const {
  switch (placement) {
    case Placement::Main:
    case Placement::Full:
      return left;
    case Placement::Margin:
      return margin_left;
    case Placement::Bleed:
      return Length();
  }
  return left;
}

}  // namespace livret::layout
