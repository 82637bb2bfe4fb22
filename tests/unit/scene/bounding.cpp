#include <algorithm>
#include <cmath>
#include <sstream>

#include <doctest/doctest.h>

#include "base/number_text.hpp"
#include "scene/bounds.hpp"
#include "unit/scene/figures.hpp"

namespace livret::scene {

namespace {

using testing::Figure;
using testing::figures;
using testing::ink_of;

constexpr double tolerance = 1e-6;

void check_bounds(Bounds const& bounds, Figure const& figure, double within = tolerance) {
  CAPTURE(figure.line);
  double const corners[] = {bounds.x1, bounds.y1, bounds.x2, bounds.y2};
  for (std::size_t i = 0; i < 4; ++i)
    CHECK(std::fabs(corners[i] - base::parse_number(figure.result.at(i)).value()) < within);
}

TextItem text_of(Figure const& figure) {
  TextItem item;
  item.x = figure.number("x");
  item.y = figure.number("y");
  item.dx = figure.number("dx");
  item.dy = figure.number("dy");
  item.radius = figure.number("radius");
  item.theta = figure.number("theta");
  item.angle = figure.number("angle");
  item.font_size = figure.number("fontSize", 11);
  if (!figure.text("lineHeight").empty()) item.line_height = figure.number("lineHeight");
  item.limit = figure.number("limit");
  item.ellipsis = figure.text("ellipsis");
  for (auto const align : {Align::Center, Align::Right})
    if (figure.text("align") == name_of(align)) item.align = align;
  for (auto const baseline :
       {Baseline::Top, Baseline::Middle, Baseline::Bottom, Baseline::LineTop, Baseline::LineBottom})
    if (figure.text("baseline") == name_of(baseline)) item.baseline = baseline;
  auto text = figure.text("text");
  std::replace(text.begin(), text.end(), '_', ' ');
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line, '~');) item.text.push_back(line);
  if (text.ends_with('~')) item.text.emplace_back();
  return item;
}

}  // namespace

TEST_CASE("rectangles are bounded as in Vega") {
  for (auto const& figure : figures("rect-bounds")) {
    RectItem item;
    item.x = figure.number("x");
    item.y = figure.number("y");
    item.width = figure.number("width");
    item.height = figure.number("height");
    item.ink = ink_of(figure);
    check_bounds(bounds_of(item), figure);
  }
}

TEST_CASE("rules are bounded as in Vega") {
  for (auto const& figure : figures("rule-bounds")) {
    RuleItem item{figure.number("x"), figure.number("y"), figure.number("x2"), figure.number("y2"), ink_of(figure), {}};
    check_bounds(bounds_of(item), figure);
  }
}

TEST_CASE("symbols are bounded as in Vega, turned ones too") {
  for (auto const& figure : figures("symbol-bounds")) {
    SymbolItem item;
    item.x = figure.number("x");
    item.y = figure.number("y");
    item.size = figure.number("size");
    item.shape = find_symbol(figure.text("shape")).value();
    item.angle = figure.number("angle");
    item.ink = ink_of(figure);
    check_bounds(bounds_of(item), figure);
  }
}

TEST_CASE("sectors are bounded as in Vega") {
  for (auto const& figure : figures("arc-bounds")) {
    ArcItem item;
    item.x = figure.number("x");
    item.y = figure.number("y");
    item.start_angle = figure.number("startAngle");
    item.end_angle = figure.number("endAngle");
    item.inner_radius = figure.number("innerRadius");
    item.outer_radius = figure.number("outerRadius");
    item.pad_angle = figure.number("padAngle");
    item.angle = figure.number("angle");
    item.ink = ink_of(figure);
    check_bounds(bounds_of(item), figure, item.angle == 0 ? tolerance : 0.03);
  }
}

TEST_CASE("lines are bounded by their curves, not by their points") {
  for (auto const& figure : figures("line-bounds")) {
    LineItems line;
    line.course.interpolate = find_interpolate(figure.text("interpolate")).value();
    line.course.ink = ink_of(figure);
    auto const numbers = figure.numbers("points");
    for (std::size_t i = 0; i + 3 < numbers.size(); i += 4)
      line.points.push_back({numbers[i], numbers[i + 1], numbers[i + 3] != 0});
    check_bounds(bounds_of(line), figure);
  }
}

// vega-scenegraph's rule for images: without one side, the image's proportions.
TEST_CASE("images are bounded by what is asked of their sides, and aligned") {
  auto pixels = std::make_shared<frame::Image>();
  pixels->width = 40;
  pixels->height = 20;
  ImageItem item;
  item.x = 100;
  item.y = 100;
  item.image = pixels;
  CHECK(bounds_of(item) == Bounds{100, 100, 140, 120});
  item.height = 50;
  item.align = Align::Center;
  item.baseline = Baseline::Bottom;
  CHECK(bounds_of(item) == Bounds{50, 50, 150, 100});
  item.aspect = ImageItem::Aspect::Stretch;
  CHECK(bounds_of(item) == Bounds{80, 50, 120, 100});
}

TEST_CASE("texts of any alignment, angle and limit are bounded as in Vega without a canvas") {
  EstimatedMetrics metrics;
  for (auto const& figure : figures("text-bounds")) check_bounds(bounds_of(text_of(figure), metrics), figure);
}

}  // namespace livret::scene
