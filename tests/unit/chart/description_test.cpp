#include <doctest/doctest.h>

#include "description_fixture.hpp"

using namespace livret;
using chart::Described;

namespace {

constexpr char const* skills = R"(
data: {values: [{skill: Listen, share: 62}, {skill: Lead, share: 45.5}, {skill: Write, share: 53}]}
)";

std::string with(std::string const& data, std::string const& rest) { return data + rest; }

}  // namespace

TEST_CASE("a bar chart is told by its kind, axes, extremes and values") {
  Described const bars(with(skills, R"(
mark: bar
encoding:
  x: {field: skill, type: nominal, title: Skill}
  y: {field: share, type: quantitative, title: Share of answers}
)"));
  INFO(bars.messages());
  CHECK(bars.text() ==
        "Bar chart: 3 items. Horizontal axis: Skill (3 categories). Vertical axis: Share of answers (from 45.5 to 62). "
        "Highest value: 62 (Listen); lowest value: 45.5 (Lead). Values: Listen, 62; Lead, 45.5; Write, 53.");
}

TEST_CASE("numbers are told in the format and the language of the chart") {
  Described const bars(R"(
data: {values: [{lieu: Aubrac, part: 0.125}, {lieu: Brenne, part: 0.5}]}
mark: bar
encoding:
  y: {field: lieu, type: nominal, title: Lieu}
  x: {field: part, type: quantitative, title: Part, axis: {format: '.1%'}}
)",
                       "fr");
  INFO(bars.text());
  CHECK(bars.says("Graphique en barres : 2 éléments."));
  CHECK(bars.says("Axe horizontal : Part (de 12,5 % à 50,0 %)"));
  CHECK(bars.says("Valeur la plus haute : 50,0 % (Brenne) ; valeur la plus basse : 12,5 % (Aubrac)"));
}

TEST_CASE("a description that the author gives takes the place of a computed one") {
  Described const bars(with(skills, R"(
description: What counts.
mark: bar
encoding: {x: {field: skill}, y: {field: share, type: quantitative}}
)"));
  CHECK(bars.text() == "What counts.");
}

TEST_CASE("a line is told by where it rises or falls to, each series alone") {
  Described const lines(R"(
data:
  values:
    - {year: "2020", place: A, share: 10}
    - {year: "2022", place: A, share: 30}
    - {year: "2021", place: A, share: 50}
    - {year: "2020", place: B, share: 8}
    - {year: "2022", place: B, share: 7}
mark: line
encoding:
  x: {field: year, type: temporal, title: Year}
  y: {field: share, type: quantitative, title: Share}
  color: {field: place, type: nominal, title: Place}
)");
  INFO(lines.text());
  CHECK(lines.says("Line chart: 5 items."));
  CHECK(lines.says("Horizontal axis: Year (2020–2022)"));
  CHECK(lines.says("Place: A, B."));
  CHECK(lines.says("A: rises from 10 (2020) to 30 (2022)."));
  CHECK(lines.says("B: falls from 8 (2020) to 7 (2022)."));
}

TEST_CASE("stacked, grouped and binned bars have names of their own") {
  std::string const data = R"(
data: {values: [{a: x, b: m, n: 1}, {a: x, b: f, n: 2}, {a: y, b: m, n: 3}]}
mark: bar
)";
  CHECK(Described(data + "encoding: {x: {field: a}, y: {field: n, type: quantitative}, color: {field: b}}")
            .says("Stacked bar chart"));
  CHECK(Described(data + "encoding: {x: {field: a}, y: {field: n, type: quantitative, stack: normalize}, "
                         "color: {field: b}}")
            .says("Bar chart stacked to 100"));
  CHECK(Described(data + "encoding: {x: {field: a}, y: {field: n, type: quantitative}, xOffset: {field: b}}")
            .says("Grouped bar chart"));
  Described const histogram(data + "encoding: {x: {field: n, bin: true}, y: {aggregate: count}}");
  INFO(histogram.text());
  CHECK(histogram.says("Histogram"));
}

TEST_CASE("marks of the genre are told by the channels that the author gave") {
  Described const spine(R"(
data:
  values:
    - {u: A, v: 1, low: 2, high: 3, least: 0, most: 4}
    - {u: B, v: 3.5, low: 2, high: 3, least: 0, most: 4}
mark: spine
encoding: {y: {field: u}, x: {field: v, title: Value}, q1: {field: low}, q3: {field: high}, min: {field: least},
  max: {field: most}}
)");
  INFO(spine.messages());
  INFO(spine.text());
  CHECK(spine.says("Values against references: 2 items."));
  CHECK(spine.says("A, Value 1, low 2, high 3, least 0, most 4, room for progress; B, Value 3.5"));
  CHECK(spine.says("strength"));
  auto const& fields = spine.chart->data().fields();
  REQUIRE(fields.size() == 7);
  CHECK(fields[0].name == "u");
  CHECK(fields[1].name == "v");
  CHECK(fields[6].name == "spine_verdict");
}

TEST_CASE("a timeline is told event by event, as precisely as dates are known") {
  Described const timeline(R"(
data: {values: [{d: "2008", t: First work}, {d: "2019-10", t: Start}, {d: "2023-07-04", t: Debate}]}
mark: timeline
encoding: {x: {field: d}, text: {field: t}}
)");
  INFO(timeline.text());
  CHECK(timeline.says("Timeline: 3 items."));
  CHECK(timeline.says("Values: 2008, First work; October 2019, Start; 4 July 2023, Debate."));
}

TEST_CASE("a box plot is told by its medians and quartiles") {
  // Quartiles of 1 to 5 by linear interpolation: 2, 3 and 4.
  Described const boxes(R"(
data: {values: [{s: a, v: 1}, {s: a, v: 2}, {s: a, v: 3}, {s: a, v: 4}, {s: a, v: 5}]}
mark: boxplot
encoding: {x: {field: s, type: nominal}, y: {field: v, type: quantitative}}
)");
  INFO(boxes.text());
  CHECK(boxes.says("Box plot: 1 item."));
  CHECK(boxes.says("a, v (median) 3, v (first quartile) 2, v (third quartile) 4"));
}

TEST_CASE("several views are counted, and the first ones told") {
  Described const views(with(skills, R"(
hconcat:
  - {mark: bar, encoding: {x: {field: skill, type: nominal}, y: {field: share, type: quantitative}}}
  - {mark: point, encoding: {x: {field: share, type: quantitative}}}
)"));
  INFO(views.text());
  CHECK(views.says("2 views. View 1: Bar chart: 3 items."));
  CHECK(views.says("View 2: Dot plot: 3 items."));
}

TEST_CASE("facets are told by what they are made for, and name values") {
  Described const facets(R"(
data: {values: [{r: North, a: x, n: 4}, {r: South, a: x, n: 9}]}
mark: bar
encoding: {column: {field: r, title: Region}, x: {field: a}, y: {field: n, type: quantitative}}
)");
  INFO(facets.text());
  CHECK(facets.says("One view for each value of Region."));
  CHECK(facets.says("Highest value: 9 (South, x)"));
}

TEST_CASE("what is shown comes first among the data, what was computed on the way not at all") {
  Described const bars(with(skills, R"(
mark: bar
encoding: {y: {field: share, type: quantitative}, x: {field: skill, sort: [Write, Lead, Listen]}}
)"));
  REQUIRE(bars.chart);
  auto const& fields = bars.chart->data().fields();
  REQUIRE(fields.size() == 2);
  CHECK(fields[0].name == "share");
  CHECK(fields[1].name == "skill");
  CHECK(bars.chart->data().row_count() == 3);
}

TEST_CASE("a chart without rows or without values is warned of") {
  CHECK(Described("data: {values: [{a: null}, {a: null}]}\nmark: point\nencoding: {x: {field: a, type: quantitative}}")
            .reports("warning: the chart has no values to show"));
  CHECK(Described(with(skills,
                       "transform: [{filter: 'datum.share > 100'}]\nmark: point\n"
                       "encoding: {x: {field: share, type: quantitative}}"))
            .reports("warning: the chart has no rows to show"));
  CHECK_FALSE(Described(with(skills, "mark: point\nencoding: {x: {field: share, type: quantitative}}"))
                  .reports("the chart has no"));
}

TEST_CASE("a measure that has no number is an error at its channel") {
  Described const texts(with(skills, "mark: point\nencoding:\n  x: {field: skill, type: quantitative}\n"));
  INFO(texts.messages());
  CHECK(texts.reports("`skill` is shown as `quantitative`, and none of its values is a number"));
  CHECK(texts.reports("chart.yaml:5:"));
}

TEST_CASE("colours too near to the ground are warned of with what is needed") {
  auto const drawn = [](std::string const& mark) {
    return Described(with(skills, "mark: " + mark + "\nencoding: {x: {field: share, type: quantitative}}")).messages();
  };
  // #949494 has 3.03:1 on white and #999999 2.85:1 (WCAG's formula); black has 21:1.
  CHECK(drawn("{type: bar, color: '#949494'}").empty());
  CHECK(drawn("{type: bar, color: black}").empty());
  CHECK(drawn("{type: bar, color: '#999999'}")
            .find("`#999999` has a contrast of 2.8:1 against the ground, marks need 3:1") != std::string::npos);
  CHECK(drawn("{type: bar, color: '#999999', stroke: black}").empty());
  // Black at a tenth is #e6e6e6 on white, 1.25:1.
  CHECK(drawn("{type: bar, color: black, opacity: 0.1}").find("1.2:1") != std::string::npos);
}

TEST_CASE("views that have names are told, those of a repeat among them") {
  Described const repeated(R"(
data: {values: [{s: a, n: 2, m: 5}, {s: b, n: 3, m: 4}]}
repeat: [n, m]
spec: {mark: bar, encoding: {y: {field: s, type: nominal}, x: {field: {repeat: repeat}, type: quantitative}}}
)");
  CHECK(repeated.says("View 1: Bar chart: 2 items."));
  CHECK(repeated.says("Values: a, 5; b, 4."));
  CHECK(Described(with(skills, "name: one\nmark: bar\nencoding: {x: {field: share, type: quantitative}}"))
            .says("Bar chart"));
}

TEST_CASE("lines are told apart by facets too, and once where two channels show a field") {
  std::string const rows =
      "data: {values: [{t: 1, s: a, n: 2}, {t: 2, s: a, n: 3}, {t: 1, s: b, n: 8}, {t: 2, s: b, n: 7}]}\n";
  std::string const places = "x: {field: t, type: quantitative}, y: {field: n, type: quantitative}";
  Described const faceted(rows + "mark: line\nencoding: {column: {field: s, type: nominal}, " + places + "}");
  CHECK(faceted.says("a: rises from 2 (1) to 3 (2). b: falls from 8 (1) to 7 (2)."));
  Described const twice(rows + "mark: line\nencoding: {color: {field: s}, strokeDash: {field: s}, " + places + "}");
  CHECK(twice.says("a: rises from 2 (1) to 3 (2)."));
}

TEST_CASE("units of time are told by their values") {
  Described const months(R"(
data: {values: [{d: '2023-01-12', n: 1}, {d: '2023-02-03', n: 2}]}
mark: bar
encoding: {x: {field: d, timeUnit: month, type: ordinal}, y: {field: n, type: quantitative}}
)");
  CHECK(months.says("Horizontal axis: d (2 categories)."));
  CHECK(months.says("Values: Jan, 1; Feb, 2."));
}

TEST_CASE("what is missing from a list is said, and what ends with a point has one") {
  Described const gap(R"(
data: {values: [{a: x, n: 1}, {a: y, n: null}]}
mark: bar
encoding: {x: {field: a, type: nominal}, y: {field: n, type: quantitative}}
)");
  CHECK(gap.says("Values: x, 1; y, no value."));
}

TEST_CASE("categories that only a hue tells apart are warned of") {
  auto const drawn = [](std::string const& mark, std::string const& further) {
    return Described("data: {values: [{t: 1, s: a, n: 2}, {t: 2, s: b, n: 3}, {t: 1, s: b, n: 1}]}\nmark: " + mark +
                     "\nencoding: {x: {field: t, type: quantitative}, y: {field: n, type: quantitative}, " + further +
                     "}")
        .messages();
  };
  auto const warns = [&](std::string const& mark, std::string const& further) {
    return drawn(mark, further).find("colour alone tells the values of `s` apart") != std::string::npos;
  };
  CHECK(warns("line", "color: {field: s, type: nominal}"));
  CHECK(warns("point", "stroke: {field: s, type: nominal}"));
  CHECK_FALSE(warns("line", "color: {field: s, type: nominal}, strokeDash: {field: s, type: nominal}"));
  CHECK_FALSE(warns("point", "color: {field: s, type: nominal}, shape: {field: s, type: nominal}"));
  CHECK_FALSE(warns("point", "color: {field: s, type: nominal}, column: {field: s, type: nominal}"));
  CHECK_FALSE(warns("point", "color: {field: s, type: ordinal}"));  // a ramp from light to dark
  CHECK_FALSE(warns("area", "color: {field: s, type: nominal}"));   // in the order of the legend
  CHECK_FALSE(warns("line", "detail: {field: s, type: nominal}"));
}

TEST_CASE("texts need more contrast than marks, and configs are looked at too") {
  Described const labels(with(skills, R"(
config: {axis: {labelColor: '#888888', gridColor: '#eeeeee'}, range: {category: [black, '#dddddd']}}
mark: point
encoding: {x: {field: share, type: quantitative}}
)"));
  INFO(labels.messages());
  // #888888 has 3.54:1 on white, #dddddd 1.36:1.
  CHECK(labels.reports("`#888888` has a contrast of 3.5:1 against the ground, texts need 4.5:1"));
  CHECK(labels.reports("`#dddddd` has a contrast of 1.4:1 against the ground, marks need 3:1"));
  CHECK_FALSE(labels.reports("`#eeeeee` has"));
}
