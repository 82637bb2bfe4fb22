#include <doctest/doctest.h>

#include "unit/plot/plot_case.hpp"

namespace livret::plot::testing {
namespace {

constexpr double full_circle = 6.283185307179586;

void nice(ScalePlan& scale) {
  scale.definition.nice = 10.0;
  scale.definition.zero = true;
}

transform::Step stack(std::vector<std::string> const& group_by, std::string const& by) {
  transform::Stack stack;
  stack.field = {"v", {}};
  for (auto const& name : group_by) stack.group_by.push_back({name, {}});
  if (!by.empty()) stack.sort.push_back({{by, {}}, transform::Order::Descending});
  stack.start.name = "v0";
  stack.end.name = "v1";
  return {stack};
}

RangeSide side(GroupSide which) { return {which, which == GroupSide::Height}; }

}  // namespace

TEST_CASE("bars stand on zero, as wide as their bands, in the order of the rows") {
  Case plot;
  plot.plan->padding = {0, 0, 0, 0};
  auto const data = plot.add_table(table_of({"k", "v"}, {{"b", 3}, {"a", 7.5}, {"d", -2}, {"c", 5}}));
  auto const x = plot.add_scale("x", scale::Type::Band, DomainFields{data, {"k"}}, RangeStep{20, {}});
  plot.scale(x).definition.padding_inner = 0.1;
  plot.scale(x).definition.padding_outer = 0.05;
  auto const y = plot.add_scale("y", scale::Type::Linear, DomainFields{data, {"v"}}, side(GroupSide::Height));
  nice(plot.scale(y));
  plot.plan->root.width = StepSize{x};
  plot.plan->root.height = FixedSize{200};
  auto& bars = plot.add_mark(plot.plan->root, MarkType::Rect, "bars", data);
  encode(bars.encodes, Channel::X, field("k", x));
  Rule width;
  width.source = Bandwidth{x, 0.25};
  encode(bars.encodes, Channel::Width, width);
  encode(bars.encodes, Channel::Y, field("v", y));
  encode(bars.encodes, Channel::Y2, constant(0, y));
  check_lines(lines_of(plot.built()), figures("bars"));
  CHECK(plot.sink.sorted().empty());
}

TEST_CASE("bars of groups stand side by side within their band") {
  Case plot;
  plot.plan->padding = {0, 0, 0, 0};
  auto const data = plot.add_table(
      table_of({"k", "g", "v"}, {{"a", "u", 1}, {"a", "v", 4}, {"b", "u", 2}, {"b", "v", 3}, {"b", "w", 5}}));
  auto const within = plot.add_scale("within", scale::Type::Band, DomainFields{data, {"g"}}, RangeStep{12, {}});
  auto const x = plot.add_scale("x", scale::Type::Band, DomainFields{data, {"k"}}, RangeStep{12, within});
  plot.scale(x).definition.padding_inner = plot.scale(x).definition.padding_outer = 0.2;
  auto const y = plot.add_scale("y", scale::Type::Linear, DomainFields{data, {"v"}}, side(GroupSide::Height));
  nice(plot.scale(y));
  auto const colour = plot.add_scale("colour", scale::Type::Ordinal, DomainFields{data, {"g"}},
                                     scale::Range(std::vector<expr::Value>{"#4c78a8", "#f58518", "#e45756"}));
  plot.plan->root.width = StepSize{x};
  plot.plan->root.height = FixedSize{100};
  auto& bars = plot.add_mark(plot.plan->root, MarkType::Rect, "bars", data);
  Rule place = field("k", x);
  place.further = std::make_shared<Rule const>(field("g", within));
  encode(bars.encodes, Channel::X, place);
  Rule width;
  width.source = Bandwidth{within, 0.25};
  encode(bars.encodes, Channel::Width, width);
  encode(bars.encodes, Channel::Fill, field("g", colour));
  encode(bars.encodes, Channel::Y, field("v", y));
  encode(bars.encodes, Channel::Y2, constant(0, y));
  check_lines(lines_of(plot.built()), figures("grouped"));
}

TEST_CASE("lines run through their points from left to right, and have gaps where values are missing") {
  Case plot;
  plot.plan->padding = {0, 0, 0, 0};
  auto const data = plot.add_table(table_of(
      {"s", "x", "y"},
      {{"p", 3, 4}, {"q", 1, 1}, {"p", 1, 2}, {"p", 2, expr::Value()}, {"q", 3, 5}, {"p", 4, 8}, {"q", 2, 3}}));
  auto const x = plot.add_scale("x", scale::Type::Linear, DomainFields{data, {"x"}}, side(GroupSide::Width));
  plot.scale(x).definition.zero = false;
  auto const y = plot.add_scale("y", scale::Type::Linear, DomainFields{data, {"y"}}, side(GroupSide::Height));
  nice(plot.scale(y));
  plot.plan->root.width = FixedSize{200};
  plot.plan->root.height = FixedSize{100};
  auto& lines = plot.add_mark(plot.plan->root, MarkType::Line, "lines", data);
  lines.series = {"s"};
  SUBCASE("by a field") { lines.sort = {{{"x", {}}, transform::Order::Ascending}}; }
  SUBCASE("by place") { lines.sort_by = Channel::X; }
  encode(lines.encodes, Channel::X, field("x", x));
  encode(lines.encodes, Channel::Y, field("y", y));
  encode(lines.encodes, Channel::Stroke, constant("#ff0000"));
  encode(lines.encodes, Channel::StrokeWidth, constant(2));
  auto found = lines_of(plot.built());
  auto wanted = figures("lines");
  for (auto& line : wanted)
    if (line.attributes.contains("stroke")) line.attributes["stroke"] = "#ff0000";
  if (lines.sort_by) {
    // Vega sorts by the place that it gives to a missing value all the same.
    std::swap(found[2], found[3]);
  }
  check_lines(found, wanted);
}

TEST_CASE("slices of a pie are stacked angles") {
  Case plot;
  plot.plan->padding = {0, 0, 0, 0};
  auto const data = plot.add_table(table_of({"k", "v"}, {{"a", 1}, {"b", 2}, {"c", 5}}), {stack({}, "")});
  auto const theta = plot.add_scale("theta", scale::Type::Linear, DomainFields{data, {"v0", "v1"}},
                                    scale::Range(std::vector<expr::Value>{0.0, full_circle}));
  plot.plan->root.width = FixedSize{120};
  plot.plan->root.height = FixedSize{90};
  auto& slices = plot.add_mark(plot.plan->root, MarkType::Arc, "slices", data);
  Rule middle;
  middle.source = GroupSide::Width;
  middle.multiply = 0.5;
  encode(slices.encodes, Channel::X, middle);
  middle.source = GroupSide::Height;
  encode(slices.encodes, Channel::Y, middle);
  Rule radius;
  radius.source = GroupRadius();
  encode(slices.encodes, Channel::OuterRadius, radius);
  encode(slices.encodes, Channel::StartAngle, field("v1", theta));
  encode(slices.encodes, Channel::EndAngle, field("v0", theta));
  check_lines(lines_of(plot.built()), figures("pie"));
}

TEST_CASE("areas of series are stacked, the last below") {
  Case plot;
  plot.plan->padding = {0, 0, 0, 0};
  auto const data = plot.add_table(
      table_of({"x", "g", "v"}, {{0, "u", 1}, {0, "v", 2}, {1, "u", 3}, {1, "v", 1}, {2, "u", 2}, {2, "v", 2}}),
      {stack({"x"}, "g")});
  auto const x = plot.add_scale("x", scale::Type::Linear, DomainFields{data, {"x"}}, side(GroupSide::Width));
  auto const y = plot.add_scale("y", scale::Type::Linear, DomainFields{data, {"v0", "v1"}}, side(GroupSide::Height));
  nice(plot.scale(y));
  plot.plan->root.width = FixedSize{100};
  plot.plan->root.height = FixedSize{80};
  auto& areas = plot.add_mark(plot.plan->root, MarkType::Area, "areas", data);
  areas.series = {"g"};
  areas.sort_by = Channel::X;
  encode(areas.encodes, Channel::X, field("x", x));
  encode(areas.encodes, Channel::Y, field("v1", y));
  encode(areas.encodes, Channel::Y2, field("v0", y));
  check_lines(lines_of(plot.built()), figures("stacked"));
}

TEST_CASE("bars of a histogram reach from one end of their bin to the other, with a space between") {
  Case plot;
  plot.plan->padding = {0, 0, 0, 0};
  transform::Bin bin;
  bin.field = {"v", {}};
  bin.start.name = "b0";
  bin.end.name = "b1";
  transform::Aggregate count;
  count.group_by = {{"b0", {}}, {"b1", {}}};
  count.measures.push_back({transform::Operation::Count, std::nullopt, {}, 0});
  count.measures.back().output.name = "n";
  auto const data = plot.add_table(table_of({"v"}, {{1}, {2}, {2}, {3}, {12}, {13}, {29}}), {{bin}, {count}});
  auto const x = plot.add_scale("x", scale::Type::Linear, DomainBins{BinsRef{data, "b0"}}, side(GroupSide::Width));
  plot.scale(x).bins = BinsRef{data, "b0"};
  auto const y = plot.add_scale("y", scale::Type::Linear, DomainFields{data, {"n"}}, side(GroupSide::Height));
  nice(plot.scale(y));
  plot.plan->root.width = FixedSize{90};
  plot.plan->root.height = FixedSize{50};
  auto& bars = plot.add_mark(plot.plan->root, MarkType::Rect, "bars", data);
  Rule start = field("b0", x);
  start.least = Rule::Least{"b1", 0.25, 1, false};
  Rule end = field("b1", x);
  end.least = Rule::Least{"b0", 0.25, 1, true};
  encode(bars.encodes, Channel::X2, start);
  encode(bars.encodes, Channel::X, end);
  encode(bars.encodes, Channel::Y, field("n", y));
  encode(bars.encodes, Channel::Y2, constant(0, y));
  check_lines(lines_of(plot.built()), figures("histogram"));
}

TEST_CASE("a bar whose value is missing is not drawn at zero") {
  Case plot;
  auto const data = plot.add_table(table_of({"k", "v"}, {{"a", 1}, {"b", expr::Value()}, {"c", 2}}));
  auto const y = plot.add_scale("y", scale::Type::Linear, DomainFields{data, {"v"}}, side(GroupSide::Height));
  plot.plan->root.height = FixedSize{100};
  auto& bars = plot.add_mark(plot.plan->root, MarkType::Rect, "bars", data);
  encode(bars.encodes, Channel::Y, field("v", y));
  encode(bars.encodes, Channel::Y2, constant(0, y));
  auto const built = plot.built();
  CHECK_EQ(std::get<std::vector<scene::RectItem>>(built.root.marks.front().items).size(), 2);
}

}  // namespace livret::plot::testing
