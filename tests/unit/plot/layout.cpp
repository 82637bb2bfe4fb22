// Expected figures are those of Vega 6.4 in Node without a canvas, for the same groups.
#include <doctest/doctest.h>

#include "guides_fixture.hpp"

namespace livret::plot {
namespace {

using scene::Role;

/// A mark of one group, laid out.
void add_group(GroupContent& parent, Role role, Laid child) {
  scene::Mark mark;
  mark.role = role;
  mark.items = std::vector{std::move(child.content.item)};
  auto extent = extent_of_groups(mark, {child.bounds.item}, parent.item);
  parent.add(std::move(mark), std::move(extent));
}

Laid cell(double width, double height) { return lay_out(ConstantScope(), GroupPlan(), width, height); }

Laid header(char const* text, Orient orient, double width, double height) {
  GroupPlan plan;
  plan.title = title(text);
  plan.title->orient = orient;
  plan.title->frame_is_group = true;
  return lay_out(ConstantScope(), plan, width, height);
}

TEST_CASE("a title stands above all that is seen, with its subtitle below it") {
  ConstantScope scope;
  GroupPlan plan;
  plan.axes = {axis(scope.add(numbers(0, 10, 100, 0)), Orient::Left)};
  plan.axes[0].tick_count = 2.0;
  plan.title = title("Births");
  plan.title->subtitle = {"per year"};
  plan.title->anchor = Anchor::Start;
  auto const laid = lay_out(scope, plan, 100, 100);
  CHECK(sizes(laid) == "133 151 from 28 41");
  CHECK(places(laid, Role::Title) == "-23,-36 0×0");
  CHECK(places(laid, Role::TitleSubtitle) == "0,16 per year");
}

TEST_CASE("a title at the left is turned and starts from below") {
  ConstantScope scope;
  GroupPlan plan;
  plan.title = title("Births");
  plan.title->orient = Orient::Left;
  plan.title->frame_is_group = true;
  plan.title->anchor = Anchor::End;
  auto const laid = lay_out(scope, plan, 100, 100);
  CHECK(sizes(laid) == "128 110 from 23 5");
  CHECK(places(laid, Role::Title) == "-17,0 0×0");
}

TEST_CASE("columns are all as wide as the widest, rows each as high as their highest") {
  GroupContent content;
  add_group(content, Role::Scope, cell(30, 20));
  add_group(content, Role::Scope, cell(50, 20));
  add_group(content, Role::Scope, cell(40, 60));
  GroupPlan plan;
  plan.grid = GridPlan();
  plan.grid->row_padding = plan.grid->column_padding = 10;
  plan.grid->columns = 2;
  plan.grid->row_align = GridPlan::Alignment::Each;
  auto const laid = lay_out(ConstantScope(), plan, 0, 0, std::move(content));
  CHECK(sizes(laid) == "120 100 from 5 5");
  CHECK(places(laid, Role::Scope) == "0,0 30×20; 60,0 50×20; 0,30 40×60");
}

TEST_CASE("headers and titles of a trellis stand around its grid") {
  ConstantScope scope;
  GroupPlan first;
  first.axes = {axis(scope.add(numbers(0, 10, 40, 0)), Orient::Left)};
  first.axes[0].tick_count = 2.0;
  GroupContent content;
  add_group(content, Role::RowTitle, header("Rows", Orient::Left, 0, 0));
  add_group(content, Role::RowHeader, header("r1", Orient::Left, 0, 40));
  add_group(content, Role::RowHeader, header("r2", Orient::Left, 0, 40));
  add_group(content, Role::ColumnHeader, header("c1", Orient::Top, 60, 0));
  add_group(content, Role::ColumnHeader, header("c2", Orient::Top, 60, 0));
  add_group(content, Role::Scope, lay_out(scope, first, 60, 40));
  add_group(content, Role::Scope, cell(60, 40));
  add_group(content, Role::Scope, cell(60, 40));
  GroupPlan plan;
  plan.grid = GridPlan();
  plan.grid->row_padding = 8;
  plan.grid->column_padding = 12;
  plan.grid->columns = 2;
  plan.grid->offsets = {{"rowTitle", 10}, {"columnTitle", 10}};
  auto const laid = lay_out(scope, plan, 0, 0, std::move(content));
  CHECK(sizes(laid) == "209 125 from 72 27");
  CHECK(places(laid, Role::RowTitle) == "-50,44 0×0");
  CHECK(places(laid, Role::RowHeader) == "-23,0 0×40; -23,53 0×40");
  CHECK(places(laid, Role::ColumnHeader) == "0,-5 60×0; 72,-5 60×0");
  CHECK(places(laid, Role::Scope) == "0,0 60×40; 72,0 60×40; 0,53 60×40");
}

TEST_CASE("a plot that fits leaves its group what axes and paddings do not take") {
  ConstantScope scope;
  GroupPlan group;
  group.axes = {axis(scope.add(numbers(0, 100, 0, 200)), Orient::Bottom),
                axis(scope.add(numbers(0, 10, 0, 150)), Orient::Left)};
  for (auto& one : group.axes) one.tick_count = 2.0;
  auto const laid = lay_out(scope, group, 200, 150);
  Plan plan;
  plan.autosize = Autosize::Fit;
  plan.contains_padding = true;
  auto const size = size_view(plan, laid.bounds.view, laid.content.item, {200, 150});
  CHECK(size.width == 155);
  CHECK(size.height == 118);
  CHECK(size.total_width == 200);
  CHECK(size.total_height == 150);
  CHECK(size.origin_x == 28);
  CHECK(size.origin_y == 10);
}

TEST_CASE("a hostile number of columns is one row") {
  GroupContent content;
  for (int i = 0; i < 3; ++i) add_group(content, Role::Scope, cell(10, 10));
  GroupPlan plan;
  plan.grid = GridPlan();
  plan.grid->columns = 1e300;
  CHECK(places(lay_out(ConstantScope(), plan, 0, 0, std::move(content)), Role::Scope) ==
        "0,0 10×10; 30,0 10×10; 60,0 10×10");
}

TEST_CASE("an empty grid with headers takes no harm") {
  GroupContent content;
  add_group(content, Role::RowHeader, header("r", Orient::Left, 0, 40));
  GroupPlan plan;
  plan.grid = GridPlan();
  CHECK(std::isfinite(lay_out(ConstantScope(), plan, 0, 0, std::move(content)).size.total_width));
}

}  // namespace
}  // namespace livret::plot
