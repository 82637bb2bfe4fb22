#include "unit/compile/fixture.hpp"

namespace livret::compile {

namespace {

std::string messages_of(std::string const& rest) { return Compiled(rest).messages(); }

/// A bar chart of `a` and `b` with more in the definition of `y`, which starts in line 4, column 6.
std::string bars(std::string const& more) {
  return "mark: bar\nencoding:\n  x: {field: a, type: nominal}\n  y: {field: b, type: quantitative" + more + "}\n";
}

}  // namespace

TEST_CASE("a sound specification has nothing to report") { CHECK(messages_of(bars("")) == ""); }

TEST_CASE("an unknown mark, channel, field or property is reported where it stands, with the nearest word") {
  CHECK(messages_of("mark: barr\n").starts_with("2:7 error: expected one of `arc`, `area`, `bar`, "));
  CHECK(messages_of("mark: barr\n").find("found the text `barr` (did you mean `bar`?)") != std::string::npos);
  CHECK(messages_of("mark: bar\nencoding: {colour: {field: a, type: nominal}}\n") ==
        "3:12 error: unknown channel `colour` (did you mean `color`?)\n");
  CHECK(messages_of("mark: bar\nencoding: {x: {field: bb, type: quantitative}}\n") ==
        "3:23 error: unknown field `bb` (there are: `a`, `b`, `d`)\n");
  CHECK(messages_of("mark: {type: bar, opcity: 1}\nencoding: {x: {field: a, type: nominal}}\n") ==
        "2:19 error: unknown property `opcity` of the mark (did you mean `opacity`?)\n");
  CHECK(messages_of(bars(", axis: {gird: true}")) ==
        "5:44 error: unknown property `gird` of the axis (did you mean `grid`?)\n");
}

TEST_CASE("a word that a property does not take is reported with those that it takes") {
  CHECK(messages_of(bars(", axis: {orient: lft}")) ==
        "5:52 error: expected one of `left`, `right`, `top`, `bottom`, found the text `lft` (did you mean `left`?)\n");
  CHECK(messages_of("mark: {type: bar, strokeCap: 3}\nencoding: {x: {field: a, type: nominal}}\n") ==
        "2:30 error: expected one of `butt`, `round`, `square`, found the number `3`\n");
}

TEST_CASE("a value of another type than is needed is reported as what it is") {
  CHECK(messages_of("mark: bar\nwidth: wide\nencoding: {x: {field: a, type: nominal}}\n") ==
        "3:8 error: needed a number, found the text `wide`\n");
  CHECK(messages_of("mark: bar\nencoding: {x: 3}\n") ==
        "3:15 error: channel `x` needs a definition, found the number `3` (write `{field: …}`, `{datum: …}` or "
        "`{value: …}`)\n");
  CHECK(messages_of("mark: {type: bar, color: rde}\nencoding: {x: {field: a, type: nominal}}\n") ==
        "2:26 error: unknown colour `rde` (write `#rrggbb`, a CSS colour name, or a colour of the theme)\n");
}

TEST_CASE("sections of a config that are null are as those that say nothing") {
  for (auto const* section : {"axis", "legend", "mark", "range", "scale", "style", "title", "view"}) {
    Compiled const chart(bars(", axis: {grid: true}") + "  color: {field: a, type: nominal}\n" + "config: {" + section +
                         ": null}\n");
    CAPTURE(section);
    CHECK(chart.messages() == "");
    CHECK(chart.plan != nullptr);
  }
}

TEST_CASE("ranges and styles that are no mappings, and gradients that end nowhere, are told") {
  CHECK(messages_of(bars("") + "config: {range: 5}\n") ==
        "6:17 warning: `config.range` needs properties, found the number `5`\n");
  CHECK(messages_of(
            "mark: {type: bar, fill: {gradient: radial, r2: 1e308}}\nencoding: {x: {field: a, type: nominal}}\n") ==
        "2:48 error: `r2` of a gradient needs a number of at most 10000\n");
}

TEST_CASE("what has no effect on paper is warned of, and the chart is made") {
  Compiled const tooltip("mark: {type: bar, tooltip: true}\nencoding: {x: {field: a, type: nominal}}\n");
  CHECK(tooltip.messages() == "2:19 warning: `tooltip` has no effect on paper and is ignored\n");
  CHECK(tooltip.plan != nullptr);
  CHECK(messages_of("mark: bar\nencoding: {x: {field: a, type: nominal}, href: {field: a}}\n") ==
        "3:42 warning: `href` has no effect on paper and is ignored\n");
  CHECK(messages_of("params: [{name: p, select: interval}]\nmark: bar\nencoding: {x: {field: a, type: nominal}}\n") ==
        "2:28 warning: `p` is a selection: nothing can be selected on paper, where it stays as it is\n");
}

TEST_CASE("what only a screen could do is said where it is asked for") {
  CHECK(messages_of("autosize: fit-x\nhconcat:\n  - {mark: bar, encoding: {x: {field: a, type: nominal}}}\n") ==
        "2:11 warning: views beside one another cannot be fitted; `autosize: pad` is taken (give each view its `width` "
        "and `height`)\n");
  CHECK(messages_of("transform: [{lookup: a, from: {param: p, key: a}}]\n" + bars("")) ==
        "2:39 error: a lookup needs `data`, found what is selected in a parameter (nothing can be selected on paper: "
        "look up in the rows of a table)\n");
  CHECK(messages_of(bars(", axis: {formatType: shout}")) ==
        "5:56 error: unknown format type `shout` (write `number` or `time`, or, with `customFormatTypes: true`, a "
        "function of expressions)\n");
}

TEST_CASE("a size out of reach and lists and texts without end are refused") {
  CHECK(messages_of("mark: bar\nwidth: -5\nencoding: {x: {field: a, type: nominal}}\n") ==
        "3:8 error: `width` needs 0 to 100000 pt, found `-5`\n");
  std::string dashes;
  for (int i = 0; i < 10'001; ++i) dashes += i > 0 ? ",1" : "1";
  CHECK(messages_of("mark: {type: bar, strokeDash: [" + dashes + "]}\nencoding: {x: {field: a, type: nominal}}\n") ==
        "2:19 error: `strokeDash` needs at most 10000 entries, found 10001\n");
  CHECK(messages_of("mark: {type: point, shape: 'M0,0" + std::string(30'000, 'L') +
                    "'}\nencoding: {x: {field: a, type: nominal}}\n") ==
        "2:21 error: `shape` needs at most 20000 bytes, found 30004\n");
}

TEST_CASE("a format and an expression that cannot be read are reported where they stand") {
  CHECK(messages_of("mark: text\nencoding: {text: {field: b, type: quantitative, format: '((('}}\n")
            .starts_with("3:57 error: "));
  CHECK(messages_of("mark: {type: bar, opacity: {expr: '1 +'}}\nencoding: {x: {field: a, type: nominal}}\n")
            .starts_with("2:39 error: "));
}

}  // namespace livret::compile
