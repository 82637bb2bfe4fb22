#include <cmath>
#include <numbers>

#include <doctest/doctest.h>

#include "scene/shapes.hpp"
#include "unit/scene/figures.hpp"

namespace livret::scene {

namespace {

using testing::difference;
using testing::Figure;
using testing::figures;
using testing::flattened;

constexpr double tolerance = 0.02;  ///< curves stand for arcs

Course course_of(Figure const& figure) {
  Course course;
  course.interpolate = find_interpolate(figure.text("interpolate")).value_or(Interpolate::Linear);
  if (figure.text("orient") == "horizontal") course.orient = Orient::Horizontal;
  if (!figure.text("tension").empty()) course.tension = figure.number("tension");
  return course;
}

/// x, y, size and whether it is defined, for each point.
template <typename Use>
void for_each_point(Figure const& figure, Use const& use) {
  auto const numbers = figure.numbers("points");
  for (std::size_t i = 0; i + 3 < numbers.size(); i += 4)
    use(numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3] != 0);
}

}  // namespace

TEST_CASE("lines of every interpolation go where d3-shape draws them") {
  for (auto const& figure : figures("line")) {
    CAPTURE(figure.line);
    LineItems line{course_of(figure), {}};
    for_each_point(figure, [&](double x, double y, double, bool defined) { line.points.push_back({x, y, defined}); });
    CHECK(difference(flattened(line_path(line)), flattened(figure.result)) < tolerance);
  }
}

TEST_CASE("areas of every interpolation and orientation go where d3-shape draws them") {
  for (auto const& figure : figures("area")) {
    CAPTURE(figure.line);
    AreaItems area{course_of(figure), {}};
    for_each_point(figure, [&](double x, double y, double size, bool defined) {
      area.points.push_back({x, y, size, size, defined});
    });
    CHECK(difference(flattened(area_path(area)), flattened(figure.result)) < tolerance);
  }
}

TEST_CASE("trails are as wide as Vega draws them") {
  for (auto const& figure : figures("trail")) {
    CAPTURE(figure.line);
    TrailItems trail;
    for_each_point(figure, [&](double x, double y, double size, bool defined) {
      trail.points.push_back({x, y, size, defined});
    });
    CHECK(difference(flattened(trail_path(trail)), flattened(figure.result)) < tolerance);
  }
}

TEST_CASE("every symbol, and those of path data, has Vega's outline") {
  for (auto const& figure : figures("symbol")) {
    CAPTURE(figure.line);
    SymbolItem item;
    item.size = figure.number("size");
    if (auto const known = find_symbol(figure.text("shape"))) {
      item.shape = *known;
    } else {
      auto path = parse_path(figure.text("shape"));
      REQUIRE(path);
      item.custom = shared(PathData{figure.text("shape"), std::move(*path)});
    }
    CHECK(difference(flattened(symbol_path(item)), flattened(figure.result)) < tolerance);
  }
}

TEST_CASE("sectors with padding and round corners are those of d3-shape") {
  for (auto const& figure : figures("arc")) {
    CAPTURE(figure.line);
    ArcItem item;
    item.start_angle = figure.number("startAngle");
    item.end_angle = figure.number("endAngle");
    item.inner_radius = figure.number("innerRadius");
    item.outer_radius = figure.number("outerRadius");
    item.pad_angle = figure.number("padAngle");
    item.corner_radius = figure.number("cornerRadius");
    CHECK(difference(flattened(arc_path(item)), flattened(figure.result)) < 0.05);
  }
}

TEST_CASE("rectangles have their four corners as Vega draws them") {
  for (auto const& figure : figures("corners")) {
    CAPTURE(figure.line);
    auto const radii = figure.numbers("corners");
    auto const path = rectangle_path(figure.number("x"), figure.number("y"), figure.number("width"),
                                     figure.number("height"), {radii[0], radii[1], radii[2], radii[3]});
    CHECK(difference(flattened(path), flattened(figure.result)) < tolerance);
  }
}

TEST_CASE("points without a number are gaps in a line") {
  LineItems line;
  line.points = {{0, 0}, {10, 0}, {20, std::nan("")}, {30, 5}, {40, 5}};
  auto const path = line_path(line);
  REQUIRE(path.size() == 4);
  CHECK(std::get<frame::MoveTo>(path[2]).to == frame::Vertex{30, 5});
}

TEST_CASE("path data that is none is not read") {
  CHECK_FALSE(parse_path("M0,0Lx"));
  CHECK_FALSE(parse_path("circle"));
  CHECK(parse_path("M0,0L1,1"));
}

TEST_CASE("names are found again") {
  CHECK(name_of(Symbol::TriangleLeft) == "triangle-left");
  CHECK(find_symbol("stroke") == Symbol::Stroke);
  CHECK_FALSE(find_symbol("star"));
  CHECK(find_interpolate("catmull-rom-closed") == Interpolate::CatmullRomClosed);
  CHECK(name_of(Role::LegendGradient) == "legend-gradient");
  Mark mark;
  mark.items = TrailItems();
  CHECK(mark.type() == "trail");
}

}  // namespace livret::scene
