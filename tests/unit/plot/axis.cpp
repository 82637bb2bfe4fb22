// Expected figures are those of Vega 6.4 in Node without a canvas, for the same axes.
#include <chrono>

#include <doctest/doctest.h>

#include "guides_fixture.hpp"

namespace livret::plot {
namespace {

using scene::Role;

TEST_CASE("an axis below has ticks, labels, grid and a title beyond the labels") {
  ConstantScope scope;
  GroupPlan plan;
  plan.axes = {axis(scope.add(numbers(0, 100, 0, 200)), Orient::Bottom)};
  plan.axes[0].tick_count = 4.0;
  plan.axes[0].title = {"Height"};
  plan.axes[0].has_grid = true;
  auto const laid = lay_out(scope, plan, 200, 100);
  CHECK(sizes(laid) == "226 142 from 9 5");
  CHECK(places(laid, Role::Axis) == "0.5,100.5 0×0");
  CHECK(places(laid, Role::AxisGrid) ==
        "0,0–0,-100; 40,0–40,-100; 80,0–80,-100; 120,0–120,-100; 160,0–160,-100; "
        "200,0–200,-100");
  CHECK(places(laid, Role::AxisTick) == "0,0–0,5; 40,0–40,5; 80,0–80,5; 120,0–120,5; 160,0–160,5; 200,0–200,5");
  CHECK(places(laid, Role::AxisLabel) == "0,7 0; 40,7 20; 80,7 40; 120,7 60; 160,7 80; 200,7 100");
  CHECK(places(laid, Role::AxisDomain) == "0,0–200,0");
  CHECK(places(laid, Role::AxisTitle) == "100,21 Height");
}

TEST_CASE("a title of two lines at the left stands beyond both") {
  ConstantScope scope;
  GroupPlan plan;
  plan.axes = {axis(scope.add(numbers(0, 10, 100, 0)), Orient::Left)};
  plan.axes[0].tick_count = 2.0;
  plan.axes[0].title = {"two", "lines"};
  plan.axes[0].offset = 6;
  auto const laid = lay_out(scope, plan, 200, 100);
  CHECK(sizes(laid) == "267 120 from 62 10");
  CHECK(places(laid, Role::AxisTitle) == "-40,50 two|lines");
  CHECK(places(laid, Role::AxisLabel) == "-7,100 0; -7,50 5; -7,0 10");
}

TEST_CASE("turned labels over bands stand in the middle of each") {
  ConstantScope scope;
  GroupPlan plan;
  auto bands = categories(scale::Type::Band, {"alpha", "beta", "gamma"}, {0, 150});
  bands.padding = 0.2;
  auto top = axis(scope.add(bands), Orient::Top);
  top.tick_offset = -0.5;
  top.label.angle = -90;
  top.label.align = Align::Left;
  top.label.baseline = Baseline::Middle;
  plan.axes = {top};
  auto const laid = lay_out(scope, plan, 150, 50);
  CHECK(sizes(laid) == "160 107 from 5 52");
  CHECK(places(laid, Role::AxisTick) == "28,0–28,-5; 75,0–75,-5; 121,0–121,-5");
  CHECK(places(laid, Role::AxisLabel) == "27.625,-7 alpha; 74.5,-7 beta; 121.375,-7 gamma");
}

TEST_CASE("ticks at the ends of bands have one more at the start") {
  ConstantScope scope;
  GroupPlan plan;
  auto bands = categories(scale::Type::Band, {"alpha", "beta", "gamma"}, {0, 150});
  bands.padding = 0.2;
  plan.axes = {axis(scope.add(bands), Orient::Bottom)};
  plan.axes[0].tick_band_extent = true;
  auto const laid = lay_out(scope, plan, 150, 50);
  CHECK(sizes(laid) == "160 77 from 5 5");
  CHECK(places(laid, Role::AxisTick) == "47,0–47,5; 94,0–94,5; 141,0–141,5; 9,0–9,5");
}

TEST_CASE("labels that touch are thinned out, evenly or from the start") {
  ConstantScope scope;
  GroupPlan plan;
  auto const scale = scope.add(numbers(0, 100, 0, 60));
  auto evenly = axis(scale, Orient::Bottom), greedily = axis(scale, Orient::Top);
  evenly.label_overlap = LabelOverlap::Parity;
  evenly.label_flush = true;
  greedily.label_overlap = LabelOverlap::Greedy;
  greedily.label_separation = 5;
  greedily.label_bound = true;
  plan.axes = {evenly, greedily};
  auto const laid = lay_out(scope, plan, 60, 50);
  CHECK(sizes(laid) == "72 94 from 6 22");
  CHECK(places(laid, Role::AxisLabel) == "0,7 0; 24,7 40; 48,7 80; 18,-7 30; 42,-7 70");
}

TEST_CASE("least and greatest extents move the title") {
  ConstantScope scope;
  GroupPlan plan;
  auto const scale = scope.add(numbers(0, 10, 100, 0));
  auto wide = axis(scale, Orient::Right), narrow = axis(scale, Orient::Left);
  wide.tick_count = narrow.tick_count = 2.0;
  wide.title = narrow.title = {"t"};
  wide.min_extent = 40;
  narrow.max_extent = 5;
  plan.axes = {wide, narrow};
  auto const laid = lay_out(scope, plan, 100, 100);
  CHECK(sizes(laid) == "188 120 from 28 10");
  CHECK(places(laid, Role::AxisTitle) == "44,50 t; -9,50 t");
}

TEST_CASE("conditions and label expressions see the tick") {
  ConstantScope scope;
  GroupPlan plan;
  auto bottom = axis(scope.add(numbers(0, 10, 0, 100)), Orient::Bottom);
  bottom.tick_count = 2.0;
  Rule rule;
  rule.source = FieldValue{"value"};
  bottom.overrides = {{GuidePart::Ticks, {Channel::StrokeWidth, {rule}}}};
  diag::Sink sink;
  bottom.format.expression = expr::parse("1", {}, {}, sink);
  plan.axes = {bottom};
  auto const laid = lay_out(scope, plan, 100, 50);
  CHECK(places(laid, Role::AxisLabel) == "0,7 0!; 50,7 5!; 100,7 10!");
  auto const& group = std::get<std::vector<scene::GroupItem>>(laid.content.item.marks[0].items).front();
  auto const& ticks = std::get<std::vector<scene::RuleItem>>(group.marks[0].items);
  CHECK(ticks[1].ink.stroke_width == 5);
  CHECK(ticks[2].ink.stroke_width == 10);
}

TEST_CASE("numbers of labels are the locale's") {
  ConstantScope scope("fr");
  GroupPlan plan;
  plan.axes = {axis(scope.add(numbers(0, 1, 0, 100)), Orient::Bottom)};
  plan.axes[0].tick_count = 2.0;
  CHECK(places(lay_out(scope, plan, 100, 50), Role::AxisLabel) == "0,7 0,0; 50,7 0,5; 100,7 1,0");
}

TEST_CASE("an axis without a scale, without room or of a single value is still one") {
  ConstantScope scope;
  GroupPlan plan;
  plan.axes = {axis(ScaleId::none(), Orient::Left), axis(scope.add(numbers(3, 3, 0, 0)), Orient::Bottom)};
  plan.axes[1].tick_count = TicksEach{40};
  auto const laid = lay_out(scope, plan, -5, 0);
  CHECK(laid.content.item.marks.size() == 2);
  CHECK(laid.content.extents[0].bounds.is_empty());
  CHECK(std::isfinite(laid.size.total_width));
}

TEST_CASE("ten thousand categories are thinned out in no time") {
  ConstantScope scope;
  GroupPlan plan;
  std::vector<expr::Value> names;
  for (int i = 0; i < 10'000; ++i) names.emplace_back("category " + std::to_string(i));
  auto const bands = scope.add(categories(scale::Type::Band, std::move(names), {0, 300}));
  for (auto const overlap : {LabelOverlap::Parity, LabelOverlap::Greedy}) {
    plan.axes.push_back(axis(bands, Orient::Bottom));
    plan.axes.back().label_overlap = overlap;
  }
  auto const start = std::chrono::steady_clock::now();
  lay_out(scope, plan, 300, 50);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
}

}  // namespace
}  // namespace livret::plot
