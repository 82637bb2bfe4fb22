#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "unit/chart/chart_case.hpp"

namespace livret::chart {

namespace {

char const* const bars = R"(
data:
  values: [{a: Emploi, b: 40}, {a: Mobilité, b: 20}, {a: Logement, b: 10}]
mark: bar
encoding:
  y: {field: a, type: nominal, sort: -x, title: Fragilité}
  x: {field: b, type: quantitative, title: Territoires}
)";

/// Width and height of the box round a fill.
std::pair<double, double> extent_of(frame::Fill const& fill) {
  double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
  auto const add = [&](frame::Vertex v) {
    left = std::min(left, v.x);
    right = std::max(right, v.x);
    top = std::min(top, v.y);
    bottom = std::max(bottom, v.y);
  };
  for (auto const& segment : fill.path) {
    if (auto const* move = std::get_if<frame::MoveTo>(&segment)) add(move->to);
    if (auto const* line = std::get_if<frame::LineTo>(&segment)) add(line->to);
  }
  return {right - left, bottom - top};
}

}  // namespace

TEST_CASE("bars are as long as their values and as thick as nine tenths of a step") {
  ChartCase chart(bars);
  REQUIRE(chart.chart);
  auto const fills = operations_of<frame::Fill>(chart.draw());
  REQUIRE(fills.size() == 3);
  auto const first = extent_of(fills[0]), second = extent_of(fills[1]), third = extent_of(fills[2]);
  CHECK(first.first == doctest::Approx(2 * second.first).epsilon(1e-3));
  CHECK(first.first == doctest::Approx(4 * third.first).epsilon(1e-3));
  CHECK(first.second == doctest::Approx(18).epsilon(1e-3));
  CHECK(chart.messages() == "");
}

TEST_CASE("a drawing holds the titles and the labels of axes as text") {
  ChartCase chart(bars);
  REQUIRE(chart.chart);
  auto const texts = chart.texts();
  for (auto const* text : {"Emploi\n", "Mobilité\n", "Logement\n", "Territoires\n", "Fragilité\n", "0\n", "40\n"})
    CHECK(texts.find(text) != std::string::npos);
}

TEST_CASE("the same chart at the same width gives the same drawing") {
  ChartCase first(bars), second(bars);
  REQUIRE(first.chart);
  REQUIRE(second.chart);
  auto const a = first.draw(), b = second.draw();
  CHECK(a.size == b.size);
  REQUIRE(a.operations.size() == b.operations.size());
  auto const fills_a = operations_of<frame::Fill>(a), fills_b = operations_of<frame::Fill>(b);
  for (std::size_t i = 0; i < fills_a.size(); ++i) CHECK(extent_of(fills_a[i]) == extent_of(fills_b[i]));
  CHECK(first.texts() == second.texts());
}

TEST_CASE("a text sticking out of the plot is given room inside the drawing") {
  ChartCase chart(R"(
data: {values: [{a: x, b: 47}, {a: y, b: 30}]}
encoding:
  y: {field: a, type: nominal, title: null}
  x: {field: b, type: quantitative, axis: null}
layer:
  - mark: bar
  - mark: {type: text, align: left, dx: 3}
    encoding: {text: {value: "une étiquette assez longue"}}
)");
  REQUIRE(chart.chart);
  for (auto const& glyphs : operations_of<frame::Glyphs>(chart.draw(200)))
    CHECK(glyphs.origin.x + glyphs.run->width().to_pt() <= 200.1);
}

TEST_CASE("long names of categories are wrapped and never cut") {
  ChartCase chart(R"(
data: {values: [{a: Mettre en perspective la stratégie partenariale territoriale, b: 3}]}
mark: bar
encoding:
  y: {field: a, type: nominal, title: null}
  x: {field: b, type: quantitative}
)");
  REQUIRE(chart.chart);
  std::string texts = chart.texts(150);
  for (char& c : texts)
    if (c == '\n') c = ' ';
  for (auto const* word : {"Mettre", "perspective", "stratégie", "partenariale", "territoriale"})
    CHECK(texts.find(word) != std::string::npos);
  for (auto const& glyphs : operations_of<frame::Glyphs>(chart.draw(150)))
    CHECK(glyphs.origin.x + glyphs.run->width().to_pt() <= 155);
}

TEST_CASE("a text on a dark cell is light and on a light cell dark") {
  ChartCase chart(R"(
data: {values: [{a: x, b: 0}, {a: y, b: 4}]}
encoding:
  x: {field: a, type: nominal, axis: null}
layer:
  - {mark: rect, encoding: {color: {field: b, type: quantitative, legend: null}}}
  - {mark: text, encoding: {text: {field: b}}}
)");
  REQUIRE(chart.chart);
  auto const glyphs = operations_of<frame::Glyphs>(chart.draw());
  REQUIRE(glyphs.size() == 2);
  CHECK(glyphs[0].run->colour == base::Colour{0, 0, 0, 255});
  CHECK(glyphs[1].run->colour == base::Colour{255, 255, 255, 255});
}

TEST_CASE("parts of a bar are stacked end to end") {
  ChartCase chart(R"(
data: {values: [{a: x, c: u, b: 10}, {a: x, c: v, b: 30}]}
mark: bar
encoding:
  y: {field: a, type: nominal, title: null}
  x: {field: b, type: quantitative, axis: null}
  color: {field: c, type: nominal, legend: null}
)");
  REQUIRE(chart.chart);
  auto const fills = operations_of<frame::Fill>(chart.draw());
  REQUIRE(fills.size() == 2);
  auto const start = [](frame::Fill const& fill) { return std::get<frame::MoveTo>(fill.path[0]).to.x; };
  CHECK(start(fills[1]) - start(fills[0]) == doctest::Approx(extent_of(fills[0]).first).epsilon(1e-3));
}

TEST_CASE("a condition chooses the colour of the marks for which it holds") {
  ChartCase chart(R"(
data: {values: [{a: x, b: 1}, {a: y, b: 2}]}
mark: bar
encoding:
  y: {field: a, type: nominal}
  x: {field: b, type: quantitative}
  color: {condition: {test: "datum.b > 1", value: "#ff0000"}, value: "#0000ff"}
)");
  REQUIRE(chart.chart);
  auto const fills = operations_of<frame::Fill>(chart.draw());
  REQUIRE(fills.size() == 2);
  CHECK(std::get<base::Colour>(fills[0].paint) == base::Colour{0, 0, 255, 255});
  CHECK(std::get<base::Colour>(fills[1].paint) == base::Colour{255, 0, 0, 255});
}

TEST_CASE("aggregates in the encoding are those of the groups that remain") {
  ChartCase chart(R"(
data: {values: [{a: x, b: 1}, {a: x, b: 3}, {a: y, b: 5}]}
mark: bar
encoding:
  y: {field: a, type: nominal}
  x: {field: b, aggregate: mean, type: quantitative}
)");
  REQUIRE(chart.chart);
  REQUIRE(chart.chart->data().row_count() == 2);
  CHECK(chart.chart->data().value(0, "mean_b").to_number() == 2);
  CHECK(chart.chart->data().value(1, "mean_b").to_number() == 5);
}

TEST_CASE("a timeline writes each label and its years") {
  ChartCase chart(R"(
data:
  values:
    - {start: 2008-01-01, label: Début des recherches}
    - {start: 2018-01-01, end: 2022-12-31, label: Programme IMPACT}
    - {start: 2023-10-05, label: Cette note}
    - {start: 2030-01-01, label: Horizon}
mark: {type: timeline, today: 2023-10-06}
encoding:
  x: {field: start, type: temporal}
  x2: {field: end}
  text: {field: label}
)");
  REQUIRE(chart.chart);
  auto const texts = chart.texts();
  for (auto const* text :
       {"Début des recherches\n", "Programme IMPACT\n", "Cette note\n", "Horizon\n", "2010\n", "2030\n"})
    CHECK(texts.find(text) != std::string::npos);
  CHECK(chart.chart->alternative_text().find("Frise chronologique") == 0);
}

}  // namespace livret::chart
