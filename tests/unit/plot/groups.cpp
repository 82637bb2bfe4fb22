#include <doctest/doctest.h>

#include "geo/geometry.hpp"
#include "unit/plot/plot_case.hpp"

namespace livret::plot::testing {
namespace {

RangeSide side(GroupSide which) { return {which, which == GroupSide::Height}; }

FacetPlan facet_by(DataId data, std::vector<std::string> const& fields) {
  FacetPlan facet;
  facet.data = data;
  facet.fields = fields;
  for (auto const& field : fields) facet.sort.push_back({{field, {}}, transform::Order::Ascending});
  return facet;
}

expr::Value square(double x, double y, double size) {
  geo::Polygon polygon;
  polygon.rings.push_back({{x, y}, {x, y + size}, {x + size, y + size}, {x + size, y}, {x, y}});
  return geo::to_value(geo::Geometry{polygon});
}

table::TablePtr shapes() {
  table::Field geometry;
  geometry.name = "geometry";
  geometry.type = table::Type::Any;
  auto table = std::make_shared<table::Table>("shapes", std::vector{geometry});
  table->column(0).append(square(0, 0, 10));
  table->column(0).append(square(20, 5, 5));
  return table;
}

}  // namespace

TEST_CASE("facets stand side by side in the order of their values, each with scales of its own") {
  Case plot;
  plot.plan->padding = {0, 0, 0, 0};
  auto const data =
      plot.add_table(table_of({"f", "x", "y"}, {{"b", 1, 2}, {"a", 2, 6}, {"b", 3, 4}, {"a", 4, 1}, {"c", 5, 3}}));
  auto const x = plot.add_scale("x", scale::Type::Linear, DomainFields{data, {"x"}}, side(GroupSide::Width));
  auto const own = plot.add_scale("own", scale::Type::Linear, DomainFields{data, {"y"}}, side(GroupSide::Height));
  for (auto const id : {x, own}) {
    plot.scale(id).definition.nice = 10.0;
    plot.scale(id).definition.zero = true;
  }
  auto cells = std::make_shared<GroupPlan>();
  cells->name = "cells";
  cells->facet = facet_by(data, {"f"});
  cells->width = FixedSize{80};
  cells->height = FixedSize{60};
  cells->scales = {own};
  auto& points = plot.add_mark(*cells, MarkType::Symbol, "points", data);
  encode(points.encodes, Channel::X, field("x", x));
  encode(points.encodes, Channel::Y, field("y", own));
  encode(points.encodes, Channel::Size, constant(30));
  plot.plan->root.marks.emplace_back(cells);
  plot.plan->root.grid = GridPlan();
  plot.plan->root.grid->columns = 3;
  check_lines(lines_of(plot.built()), figures("facets"));
}

TEST_CASE("combinations that do not occur are groups too where facets are crossed") {
  Case plot;
  auto const data = plot.add_table(table_of({"r", "c"}, {{"a", "x"}, {"b", "y"}, {"a", "z"}}));
  auto cells = std::make_shared<GroupPlan>();
  cells->facet = facet_by(data, {"r", "c"});
  cells->facet->cross = true;
  plot.add_mark(*cells, MarkType::Symbol, "points", data);
  plot.plan->root.marks.emplace_back(cells);
  auto const built = plot.built();
  auto const& groups = std::get<std::vector<scene::GroupItem>>(built.root.marks.front().items);
  std::vector<std::size_t> counts;
  for (auto const& group : groups)
    counts.push_back(group.marks.empty() ? 0
                                         : std::get<std::vector<scene::SymbolItem>>(group.marks.front().items).size());
  CHECK_EQ(counts, std::vector<std::size_t>{1, 0, 1, 0, 1, 0});
}

TEST_CASE("maps are fitted into the plot, and places lie on them") {
  Case plot;
  plot.plan->padding = {0, 0, 0, 0};
  auto const areas = plot.add_table(shapes());
  auto const towns = plot.add_table(table_of({"lon", "lat"}, {{5, 5}, {20, 10}}));
  ProjectionPlan projection;
  projection.definition.type = geo::ProjectionType::Mercator;
  projection.fit.push_back({areas, "geometry", "", ""});
  plot.plan->projections.push_back(projection);
  plot.plan->root.width = FixedSize{100};
  plot.plan->root.height = FixedSize{60};
  auto& shape = plot.add_mark(plot.plan->root, MarkType::Shape, "areas", areas);
  shape.projection = ProjectionId(0);
  shape.geometry = "geometry";
  encode(shape.encodes, Channel::Stroke, constant("#4c78a8"));
  auto& points = plot.add_mark(plot.plan->root, MarkType::Symbol, "towns", towns);
  Rule place;
  place.source = Projected{ProjectionId(0), "lon", "lat", Projected::Axis::X};
  encode(points.encodes, Channel::X, place);
  place.source = Projected{ProjectionId(0), "lon", "lat", Projected::Axis::Y};
  encode(points.encodes, Channel::Y, place);
  encode(points.encodes, Channel::Size, constant(9));
  check_lines(lines_of(plot.built()), figures("map"));
}

TEST_CASE("a plot that fits is as large as the room, its guides included") {
  Case plot;
  plot.plan->padding = {5, 5, 5, 5};
  plot.plan->autosize = Autosize::FitX;
  plot.plan->contains_padding = true;
  auto const data = plot.add_table(table_of({"v"}, {{0}, {10}}));
  auto const x = plot.add_scale("x", scale::Type::Linear, DomainFields{data, {"v"}}, side(GroupSide::Width));
  plot.plan->root.width = ContainerSize{300};
  plot.plan->root.height = FixedSize{50};
  auto& points = plot.add_mark(plot.plan->root, MarkType::Symbol, "points", data);
  encode(points.encodes, Channel::X, field("v", x));
  encode(points.encodes, Channel::Size, constant(100));
  encode(points.encodes, Channel::Fill, constant("black"));
  auto const built = plot.built({400.0, std::nullopt});
  // A circle in a square of 100 pt² reaches 5 pt beyond the plot at both sides: 400 − 10 − 10.
  CHECK_EQ(built.width, 400);
  CHECK_EQ(built.root.width, 380);
  CHECK_EQ(built.origin_x, 10);
  auto const& circles = std::get<std::vector<scene::SymbolItem>>(built.root.marks.front().items);
  CHECK_EQ(circles[1].x, 380);
}

TEST_CASE("labels that move with their marks stay within the page") {
  Case plot;
  plot.plan->padding = {0, 0, 0, 0};
  plot.plan->autosize = Autosize::FitX;
  auto const data = plot.add_table(table_of({"v"}, {{1}}));
  auto const x = plot.add_scale("x", scale::Type::Linear, DomainValues{{0, 4}}, side(GroupSide::Width));
  plot.plan->root.width = ContainerSize{300};
  plot.plan->root.height = FixedSize{50};
  auto& labels = plot.add_mark(plot.plan->root, MarkType::Text, "labels", data);
  encode(labels.encodes, Channel::X, field("v", x));
  encode(labels.encodes, Channel::Text, constant("ten letter"));
  encode(labels.encodes, Channel::Align, constant("right"));
  encode(labels.encodes, Channel::FontSize, constant(10));
  encode(labels.encodes, Channel::Fill, constant("black"));
  auto const built = plot.built({200.0, std::nullopt});
  // A label of 80 pt ends at a quarter of the width: 160 + 80 − 160 / 4 = 200. Vega's one look leaves it 170.
  CHECK_EQ(built.width, 200);
  CHECK(built.root.width == doctest::Approx(160).epsilon(0.01));
  CHECK(built.origin_x == doctest::Approx(40).epsilon(0.03));
}

TEST_CASE("a table of the project that is missing is told") {
  Case plot;
  plot.plan->data.push_back({std::string("fauna"), {}, "source"});
  plot.add_mark(plot.plan->root, MarkType::Symbol, "points", DataId(0));
  plot.prepared();
  REQUIRE_EQ(plot.sink.error_count(), 1);
  CHECK_EQ(plot.sink.sorted().front().message, "there is no table `fauna`");
}

}  // namespace livret::plot::testing
