// Expected figures are those of Vega 6.4 in Node without a canvas, for the same legends.
#include <doctest/doctest.h>

#include "guides_fixture.hpp"

namespace livret::plot {
namespace {

using scene::Role;

std::vector<expr::Value> reds() { return {"#ff0000"}; }

TEST_CASE("entries of a legend stand in columns, one after another downward") {
  ConstantScope scope;
  GroupPlan plan;
  auto kinds = legend();
  kinds.fill = scope.add(categories(scale::Type::Ordinal, {"alpha", "beta", "gamma", "delta"}, {"#ff0000", "#00ff00"}));
  kinds.title = {"Kind"};
  kinds.columns = 2;
  kinds.padding = 4;
  kinds.stroke_colour = black();
  plan.legends = {kinds};
  auto const laid = lay_out(scope, plan, 100, 100);
  CHECK(sizes(laid) == "259 111 from 5 6");
  CHECK(places(laid, Role::Legend) == "118,0 130×48");
  CHECK(places(laid, Role::Scope) == "0,0 56×11; 66,0 56×11; 0,13 56×11; 66,13 56×11");
  CHECK(places(laid, Role::LegendLabel) == "16,6 alpha; 16,6 gamma; 16,6 beta; 16,6 delta");
  CHECK(places(laid, Role::LegendTitle) == "4,4 Kind");
}

TEST_CASE("sizes of a continuous scale are shown by symbols, without that of size 0") {
  ConstantScope scope;
  GroupPlan plan;
  auto sized = legend();
  sized.size = scope.add(numbers(0, 100, 0, 400));
  sized.orient = Orient::Left;
  sized.title = {"Size"};
  sized.tick_count = 4.0;
  plan.legends = {sized};
  auto const laid = lay_out(scope, plan, 100, 100);
  CHECK(sizes(laid) == "178 139 from 73 5");
  CHECK(places(laid, Role::Legend) == "-68,0 50×129");
  CHECK(places(laid, Role::LegendSymbol) == "11,5.5 of 80; 11,7.5 of 160; 11,8.5 of 240; 11,10 of 320; 11,11 of 400");
  CHECK(places(laid, Role::LegendLabel) == "26,5.5 20; 26,7.5 40; 26,8.5 60; 26,10 80; 26,11 100");
}

TEST_CASE("colours of a continuous scale are a gradient, with its title beside it") {
  ConstantScope scope;
  GroupPlan plan;
  auto heat = legend();
  auto colours = numbers(0, 10, 0, 0);
  colours.range = std::vector<expr::Value>{"#ff0000", "#0000ff"};
  heat.fill = scope.add(colours);
  heat.title = {"Heat"};
  heat.title_orient = Orient::Left;
  heat.gradient_length = 80;
  plan.legends = {heat};
  auto const laid = lay_out(scope, plan, 100, 100);
  CHECK(sizes(laid) == "179 110 from 5 5");
  CHECK(places(laid, Role::Legend) == "118,0 51×80");
  CHECK(places(laid, Role::LegendGradient) == "0,0 16×80");
  CHECK(places(laid, Role::LegendLabel) == "18,80 0; 18,40 5; 18,0 10");
  CHECK(places(laid, Role::LegendTitle) == "0,40 Heat");
}

TEST_CASE("a gradient without a length follows the side of its group within bounds") {
  ConstantScope scope;
  GroupPlan plan;
  auto heat = legend();
  auto colours = numbers(0, 10, 0, 0);
  colours.range = std::vector<expr::Value>{"#ff0000", "#0000ff"};
  heat.fill = scope.add(colours);
  heat.gradient_length.reset();
  plan.legends = {heat};
  CHECK(places(lay_out(scope, plan, 100, 120), Role::LegendGradient) == "0,0 16×120");
  CHECK(places(lay_out(scope, plan, 100, 10), Role::LegendGradient) == "0,0 16×64");
  CHECK(places(lay_out(scope, plan, 100, 900), Role::LegendGradient) == "0,0 16×200");
}

TEST_CASE("bins of a threshold scale are bands with labels between them") {
  ConstantScope scope;
  GroupPlan plan;
  auto bins = legend();
  bins.fill = scope.add(categories(scale::Type::Threshold, {10, 20}, {"#ff0000", "#00ff00", "#0000ff"}));
  bins.orient = Orient::Bottom;
  bins.direction = Direction::Horizontal;
  bins.gradient_length = 90;
  plan.legends = {bins};
  auto const laid = lay_out(scope, plan, 100, 100);
  CHECK(sizes(laid) == "110 156 from 5 5");
  CHECK(places(laid, Role::LegendBand) == "0,0 30×16; 30,0 30×16; 60,0 30×16");
  CHECK(places(laid, Role::LegendLabel) == "0,18 ; 30,18 10; 60,18 20");
}

TEST_CASE("entries beyond the limit are counted, in the language of the page") {
  GroupPlan plan;
  auto few = legend();
  few.symbol_limit = 3;
  few.orient = Orient::TopLeft;
  for (auto const& [language, last] : {std::pair("en", "…3 entries"), std::pair("fr", "…3 autres")}) {
    ConstantScope scope(language);
    few.fill = scope.add(categories(scale::Type::Ordinal, {"a", "b", "c", "d", "e"}, reds()));
    plan.legends = {few};
    auto const laid = lay_out(scope, plan, 100, 100);
    CHECK(places(laid, Role::LegendLabel) == fmt::format("16,6 a; 16,6 b; 16,6 {}", last));
    CHECK(laid.content.extents[0].bounds.x1 == 18);
  }
}

TEST_CASE("legends of one side stand side by side, as far off as the farthest asks") {
  ConstantScope scope;
  GroupPlan plan;
  auto first = legend(), second = legend();
  first.fill = scope.add(categories(scale::Type::Ordinal, {"a", "b"}, reds()));
  first.title = {"one"};
  second.stroke = scope.add(categories(scale::Type::Ordinal, {"long name"}, reds()));
  second.offset = 30;
  first.orient = second.orient = Orient::Bottom;
  plan.legends = {first, second};
  auto const laid = lay_out(scope, plan, 100, 100);
  CHECK(sizes(laid) == "132 180 from 5 5");
  CHECK(places(laid, Role::Legend) == "0,130 26×40; 34,130 88×14");
}

TEST_CASE("entries along a page stand in as many columns as it is wide, unless the author gave theirs") {
  ConstantScope scope;
  GroupPlan plan;
  auto kinds = legend();
  kinds.fill = scope.add(categories(scale::Type::Ordinal, {"alpha", "beta", "gamma", "delta"}, reds()));
  kinds.orient = Orient::Top;
  kinds.direction = Direction::Horizontal;
  plan.legends = {kinds};
  auto const row = "0,0 56×11; 66,0 48×11; 124,0 56×11; 190,0 56×11";
  CHECK(places(lay_out(scope, plan, 100, 100), Role::Scope) == row);
  CHECK(places(lay_out(scope, plan, 100, 100, {}, 246), Role::Scope) == row);
  // Two columns come to 56 + 10 + 56 pt, three to 56 + 10 + 48 + 10 + 56.
  CHECK(places(lay_out(scope, plan, 100, 100, {}, 130), Role::Scope) ==
        "0,0 56×11; 66,0 56×11; 0,13 56×11; 66,13 56×11");
  CHECK(places(lay_out(scope, plan, 100, 100, {}, 60), Role::Scope) == "0,0 56×11; 0,13 56×11; 0,26 56×11; 0,39 56×11");
  plan.legends.front().columns = 3;
  CHECK(places(lay_out(scope, plan, 100, 100, {}, 130), Role::Scope) ==
        "0,0 56×11; 66,0 48×11; 124,0 56×11; 0,13 56×11");
}

TEST_CASE("a legend above keeps clear of the title of a vertical axis where its layout says so") {
  ConstantScope scope;
  GroupPlan plan;
  auto left = axis(scope.add(numbers(0, 10, 100, 0)), Orient::Left);
  left.title = {"Title"};
  left.title_lettering.angle = 0;
  left.title_lettering.baseline = Baseline::Bottom;
  left.title_x = 0;
  left.title_y = -8;
  auto kinds = legend();
  kinds.fill = scope.add(categories(scale::Type::Ordinal, {"alpha"}, reds()));
  kinds.orient = Orient::Top;
  plan.axes = {left};
  plan.legends = {kinds};
  auto layouts = legend_layouts();
  // The legend, 14 pt high with its padding, ends 18 pt above the plot, and above the title where it clears it.
  CHECK(lay_out(scope, plan, 100, 100, {}, {}, layouts).content.extents[1].bounds.y2 > -20);
  layouts[static_cast<std::size_t>(Orient::Top)].clears = LegendLayout::Clears::AllAxes;
  auto const clear = lay_out(scope, plan, 100, 100, {}, {}, layouts);
  CHECK(clear.content.extents[1].bounds.y2 <= clear.content.extents[0].bounds.y1 - 18);
}

TEST_CASE("a legend without scale or entries takes no harm") {
  ConstantScope scope;
  GroupPlan plan;
  auto empty = legend();
  empty.fill = scope.add(categories(scale::Type::Ordinal, {}, reds()));
  plan.legends = {legend(), empty};
  auto const laid = lay_out(scope, plan, 100, 100);
  CHECK(laid.content.item.marks.size() == 2);
  CHECK(std::isfinite(laid.size.total_width));
}

}  // namespace
}  // namespace livret::plot
