#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "unit/chart/chart_case.hpp"

namespace livret::chart {

namespace {

std::string spec_of(std::string const& values, std::string const& rest) {
  return "data: {values: " + values + "}\n" + rest;
}

char const* const points = R"(mark: point
encoding:
  x: {field: a, type: quantitative}
  y: {field: b, type: quantitative}
)";

}  // namespace

TEST_CASE("an unknown field is reported with the nearest name") {
  ChartCase chart(spec_of("[{share: 1}]", "mark: bar\nencoding: {x: {field: shre, type: quantitative}}\n"));
  CHECK(chart.says("unknown field `shre`"));
  CHECK(chart.says("did you mean `share`?"));
}

TEST_CASE("an unknown table is reported") {
  ChartCase chart("data: {name: nothing}\nmark: bar\nencoding: {x: {field: a}}\n");
  CHECK_FALSE(chart.chart);
  CHECK(chart.says("unknown table `nothing`"));
}

TEST_CASE("a mark that is not supported is an error and a tooltip a warning") {
  ChartCase pie(spec_of("[{a: 1}]", "mark: arc\nencoding: {theta: {field: a}}\n"));
  CHECK_FALSE(pie.chart);
  CHECK(pie.says("the mark `arc` of Vega-Lite is not supported"));
  ChartCase tip(
      spec_of("[{a: 1}]", "mark: {type: bar, tooltip: true}\nencoding: {x: {field: a, type: quantitative}}\n"));
  REQUIRE(tip.chart);
  CHECK(tip.says("warning: `tooltip` has no effect"));
  CHECK_FALSE(tip.sink.has_errors());
}

TEST_CASE("a Vega-Lite JSON file is read as it is") {
  ChartCase chart(R"({"$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    "data": {"values": [{"a": "A", "b": 28}, {"a": "B", "b": 55}]}, "mark": "bar",
    "encoding": {"x": {"field": "a", "type": "nominal", "axis": {"labelAngle": 0}}, "y": {"field": "b", "type": "quantitative"}}})");
  CHECK(chart.chart);
  CHECK(chart.messages() == "");
}

TEST_CASE("a chart without rows says so in the drawing and in a warning") {
  ChartCase chart(spec_of("[{a: 1, b: 2}]", std::string("transform: [{filter: \"datum.a > 5\"}]\n") + points));
  REQUIRE(chart.chart);
  CHECK(chart.texts() == "Aucune donnée\n");
  CHECK(chart.says("warning: the chart has no rows to show"));
}

TEST_CASE("missing values, one point and equal values give a chart") {
  for (std::string const values : {"[{a: 1, b: 2}]", "[{a: 1, b: null}, {a: null, b: 3}, {a: 2, b: 2}]",
                                   "[{a: 5, b: 5}, {a: 5, b: 5}]", "[{a: -3, b: 0}]", "[{a: 1e300, b: -1e300}]"}) {
    CAPTURE(values);
    ChartCase chart(spec_of(values, points));
    REQUIRE(chart.chart);
    CHECK_FALSE(chart.draw().operations.empty());
    CHECK_FALSE(chart.sink.has_errors());
  }
}

TEST_CASE("what a log scale cannot place is counted and left out") {
  ChartCase chart(spec_of("[{a: 0, b: 1}, {a: -5, b: 2}, {a: 10, b: 3}]", R"(mark: point
encoding:
  x: {field: a, type: quantitative, scale: {type: log}}
  y: {field: b, type: quantitative}
)"));
  REQUIRE(chart.chart);
  CHECK(chart.says("values of `a` that are not drawn: 2; a log scale needs numbers above 0"));
  CHECK(operations_of<frame::Fill>(chart.draw()).size() == 1);
}

TEST_CASE("infinite numbers are reported and do not reach the page") {
  ChartCase chart(spec_of("[{a: 1e999, b: 1}, {a: 1e305, b: 1}, {a: 2, b: 3}]", points));
  REQUIRE(chart.chart);
  CHECK(operations_of<frame::Fill>(chart.draw()).size() == 1);
}

TEST_CASE("ten thousand categories are refused with their number, and quickly") {
  std::string values = "[";
  for (int i = 0; i < 10000; ++i) values += fmt::format("{}{{a: c{}, b: 1}}", i ? ", " : "", i);
  ChartCase chart(spec_of(values + "]", "mark: bar\nencoding: {y: {field: a}, x: {field: b, type: quantitative}}\n"));
  REQUIRE(chart.chart);
  CHECK(chart.says("the channel `y` has 10000 values, a page has room for at most 400"));
  CHECK(chart.draw().size.height.to_pt() < 14400);
}

TEST_CASE("a value of y in two rows is reported") {
  ChartCase chart(
      spec_of("[{a: x, r: one, b: 1}, {a: x, r: two, b: 1}]",
              "mark: bar\nencoding: {y: {field: a}, row: {field: r}, x: {field: b, type: quantitative}}\n"));
  CHECK(chart.says("stands in several rows"));
}

TEST_CASE("specs of the wrong shape are reported and never crash") {
  for (std::string const spec :
       {"mark: bar", "[]", "data: 3\nmark: bar", "data: {values: 3}\nmark: 5\nencoding: []", "layer: []", "layer: [3]",
        "data: {values: [3, 4]}\nmark: bar\nencoding: {x: 4}", "data: {values: []}\nmark: {type: bar}\nencoding: {}",
        "data: {values: [{a: 1}]}\nmark: line\nencoding: {x: {field: a, scale: {domain: [1, 1]}}, y: {field: a, axis: "
        "[3]}}",
        "data: {values: [{a: 1}]}\nmark: timeline\nencoding: {x: {field: a, type: quantitative}}",
        "data: {values: [{a: x}]}\nmark: area\nencoding: {x: {field: a}, y: {field: a}}"}) {
    CAPTURE(spec);
    ChartCase chart(spec);
    if (chart.chart) chart.draw();
    CHECK(chart.sink.sorted().size() > 0);
  }
}

TEST_CASE("a chart without any value says so and shows no scale") {
  ChartCase chart(spec_of("[{a: 1, b: null}, {a: null, b: 2}]", points));
  REQUIRE(chart.chart);
  CHECK(chart.says("the chart has no values to show"));
  CHECK(chart.texts() == "Aucune donnée\n");
  ChartCase timeline(
      spec_of("[{a: null, n: u}]", "mark: timeline\nencoding: {x: {field: a, type: temporal}, text: {field: n}}\n"));
  REQUIRE(timeline.chart);
  CHECK(timeline.says("the chart has no values to show"));
  CHECK(timeline.texts() == "Aucune donnée\n");
}

TEST_CASE("texts as numbers or dates are an error where none can be read as one") {
  ChartCase words(spec_of("[{a: u, b: 1}, {a: v, b: 2}]", points));
  CHECK(words.says("error: `a` is shown as `quantitative`, and none of its values is a number"));
  ChartCase days(
      spec_of("[{a: hier, b: 1}]",
              "mark: point\nencoding: {x: {field: a, type: temporal}, y: {field: b, type: quantitative}}\n"));
  CHECK(days.says("error: `a` is shown as `temporal`, and none of its values is a date"));
  ChartCase some(spec_of("[{a: u, b: 1}, {a: 2, b: 2}]", points));
  CHECK_FALSE(some.says("none of its values"));
}

TEST_CASE("labels of a discrete x that have no room are counted") {
  std::string values;
  for (int i = 0; i < 12; ++i) values += fmt::format("{{a: mmmmmmmmmmmm{}, b: 1}}, ", i);
  ChartCase chart(
      spec_of("[" + values + "]", "mark: bar\nencoding: {x: {field: a}, y: {field: b, type: quantitative}}\n"));
  REQUIRE(chart.chart);
  chart.draw(300);
  CHECK(chart.says("of the 12 labels of `x` have no room and are left out"));
  CHECK(chart.says("exchange `x` and `y`"));
  ChartCase roomy(spec_of("[{a: Emploi durable, b: 1}, {a: Mobilité, b: 2}]",
                          "mark: bar\nencoding: {x: {field: a}, y: {field: b, type: quantitative}}\n"));
  REQUIRE(roomy.chart);
  roomy.draw(300);
  CHECK(roomy.messages() == "");
}

TEST_CASE("words under bars are hyphenated rather than left out") {
  // A bar has about 30 pt, the word takes about 47.
  std::string values;
  for (int i = 0; i < 9; ++i) values += fmt::format("{{a: Développement {}, b: 1}}, ", i);
  ChartCase chart(
      spec_of("[" + values + "]", "mark: bar\nencoding: {x: {field: a}, y: {field: b, type: quantitative}}\n"));
  REQUIRE(chart.chart);
  CHECK(chart.texts(340).find("pement") != std::string::npos);
  CHECK(chart.messages() == "");
}

TEST_CASE("a word wider than the room of labels is broken and leaves the plot its width") {
  ChartCase chart(spec_of("[{a: " + std::string(500, 'm') + ", b: 1}]",
                          "mark: bar\nencoding: {y: {field: a}, x: {field: b, type: quantitative}}\n"));
  REQUIRE(chart.chart);
  auto const drawing = chart.draw(400);
  double widest = 0;
  std::string text;
  for (auto const& glyphs : operations_of<frame::Glyphs>(drawing)) {
    widest = std::max(widest, glyphs.run->width().to_pt());
    text += glyphs.run->text;
  }
  CHECK(widest <= 0.45 * 400);
  CHECK(std::count(text.begin(), text.end(), 'm') == 500);
  CHECK(chart.messages() == "");
}

TEST_CASE("the alternative text follows the language and gives way to a description") {
  std::string const body =
      "mark: bar\nencoding: {y: {field: a, title: Kind}, x: {field: b, type: quantitative, title: Number}}\n";
  ChartCase english(spec_of("[{a: u, b: 1}, {a: v, b: 2}]", body), "en-GB");
  REQUIRE(english.chart);
  CHECK(english.chart->alternative_text() ==
        "Bar chart: 2 items. Horizontal axis: Number (from 0 to 2). Vertical axis: Kind (2 categories). "
        "Highest value: 2 (v); lowest value: 1 (u). Values: u, 1; v, 2.");
  ChartCase described(spec_of("[{a: u, b: 1}]", "description: Autre texte.\n" + body));
  REQUIRE(described.chart);
  CHECK(described.chart->alternative_text() == "Autre texte.");
}

TEST_CASE("the data of a chart has its encoded fields first") {
  ChartCase chart(
      spec_of("[{z: 1, a: u, b: 2}]", "mark: bar\nencoding: {y: {field: a}, x: {field: b, type: quantitative}}\n"));
  REQUIRE(chart.chart);
  auto const& fields = chart.chart->data().fields();
  REQUIRE(fields.size() == 3);
  CHECK(fields[0].name == "b");
  CHECK(fields[1].name == "a");
  CHECK(fields[2].name == "z");
}

TEST_CASE("colours are called by the theme's names in marks, values, conditions and ranges") {
  ChartCase chart(spec_of("[{a: 1, b: 2}, {a: 2, b: 3}, {a: 3, b: 1}]",
                          "mark: {type: bar, stroke: light}\nencoding:\n  x: {field: a, type: ordinal}\n"
                          "  y: {field: b, type: quantitative}\n"
                          "  color: {condition: {test: 'datum.a > 2', value: accent}, value: light}\n"));
  REQUIRE(chart.chart);
  CHECK(chart.messages() == "");
  std::vector<std::string> fills;
  for (auto const& fill : operations_of<frame::Fill>(chart.draw()))
    fills.push_back(base::to_hex(std::get<base::Colour>(fill.paint)));
  CHECK(std::count(fills.begin(), fills.end(), "#e3eeec") == 2);
  CHECK(std::count(fills.begin(), fills.end(), "#b9531f") == 1);

  ChartCase ranged(spec_of("[{a: 1, b: u}, {a: 2, b: v}]",
                           "mark: bar\nencoding:\n  x: {field: a, type: ordinal}\n  y: {value: 3}\n"
                           "  color: {field: b, type: nominal, legend: null, scale: {range: [accent, teal]}}\n"));
  REQUIRE(ranged.chart);
  CHECK(ranged.messages() == "");
}

TEST_CASE("a colour that neither the theme nor CSS has is reported with the nearest name") {
  auto const said = [](std::string const& colour) {
    ChartCase chart(spec_of(
        "[{a: 1}]", "mark: {type: bar, color: " + colour + "}\nencoding: {x: {field: a, type: quantitative}}\n"));
    return chart.messages();
  };
  CHECK(said("acent").find("needs a colour of the theme or a CSS colour, found `acent`") != std::string::npos);
  CHECK(said("acent").find("did you mean `accent`?") != std::string::npos);
  CHECK(said("tael").find("did you mean `teal`?") != std::string::npos);
  CHECK(said("'#12'").find("write `#133a5c`") != std::string::npos);
}

}  // namespace livret::chart
