#include <algorithm>
#include <filesystem>

#include "composite/tile_grid.hpp"
#include "unit/composite/fixture.hpp"

using namespace livret;
using namespace livret::composite;

namespace {

std::vector<std::filesystem::path> examples() {
  std::vector<std::filesystem::path> files;
  for (auto const& entry : std::filesystem::directory_iterator(LIVRET_SOURCE_DIR "/examples/charts"))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

bool has_spans(yaml::Node const& node) {
  return !node.span.source.is_none() && std::all_of(node.items.begin(), node.items.end(), has_spans) &&
         std::all_of(node.entries.begin(), node.entries.end(), [](yaml::Entry const& entry) {
           return !entry.key.span.source.is_none() && has_spans(entry.value);
         });
}

/// The types of all marks of a view.
void collect_marks(yaml::Node const& view, std::vector<std::string>& marks) {
  if (auto const* mark = view.find("mark")) marks.push_back(text_of(is_mapping(mark) ? mark->find("type") : mark));
  for (auto const& entry : view.entries) collect_marks(entry.value, marks);
  for (auto const& item : view.items) collect_marks(item, marks);
}

Context french() {
  Context context;
  context.locale = locale::find_locale("fr");
  return context;
}

std::string chart(std::string const& mark, std::string const& encoding) {
  return fmt::format("{{data: {{name: t}}, mark: {}, encoding: {{{}}}}}", mark, encoding);
}

}  // namespace

TEST_CASE("each mark of the genre has an example, which comes to plain marks") {
  std::vector<std::string> const vega_lite = {"boxplot", "errorband", "errorbar"};
  std::vector<std::string> shown;
  for (auto const& file : examples()) {
    CAPTURE(file.string());
    Expanded const example(read_file(file.string()), french());
    CHECK(example.messages() == "");
    REQUIRE(example.result);
    CHECK(has_spans(*example.result));
    collect_marks(*example.specification, shown);
    std::vector<std::string> marks;
    collect_marks(*example.result, marks);
    for (auto const& mark : marks)
      for (auto const name : composite_marks()) CHECK(mark != name);
  }
  for (auto const name : composite_marks()) {
    std::string const word(name);
    if (std::find(vega_lite.begin(), vega_lite.end(), word) != vega_lite.end()) continue;
    CAPTURE(word);
    CHECK(std::find(shown.begin(), shown.end(), word) != shown.end());
  }
}

TEST_CASE("an expansion that is written as YAML is the same chart") {
  for (auto const& file : examples()) {
    CAPTURE(file.string());
    Expanded const example(read_file(file.string()), french());
    Expanded const again(to_yaml(*example.result), french());
    REQUIRE(again.result);
    CHECK(is_same(*again.specification, *example.result));
    CHECK(is_same(*again.result, *example.result));
  }
}

TEST_CASE("a channel that is missing is named with those that there are") {
  CHECK(Expanded(chart("likert", "y: {field: q}")).messages() ==
        "1:25 `likert` needs a field on `color` (it takes `y`, `color`, `x`)\n");
  CHECK(Expanded(chart("dumbbell", "y: {field: a}, x: {field: b}")).messages() ==
        "1:25 `dumbbell` needs a second field on `x2`, or a field on `color`\n");
  CHECK(Expanded(chart("tilemap", "color: {field: a}")).messages() ==
        "1:25 `tilemap` needs a code on `key`, or columns and rows on `x` and `y`\n");
  CHECK(Expanded(chart("likert", "y: {field: q}, color: {field: r}")).messages() ==
        "1:66 `likert` needs the order of the levels on `color` (give it as `sort: [disagree, neither, agree]`)\n");
}

TEST_CASE("an unknown channel or property is reported with the nearest one") {
  CHECK(Expanded(chart("{type: spine, labls: [a, b, c]}", "y: {field: a}, x: {field: b}")).messages() ==
        "1:39 `spine` has no property `labls` (did you mean `labels`?)\n");
  CHECK(Expanded(chart("spine", "y: {field: a}, x: {field: b}, verdit: {field: c}")).messages() ==
        "1:73 `spine` has no channel `verdit` (did you mean `verdict`?)\n");
  CHECK(Expanded(chart("{type: waffle, size: 3}", "color: {field: a}"))
            .messages()
            .starts_with("1:40 `waffle` has no property `size` (there are: "));
}

TEST_CASE("fields are looked up in the table, and measures have to be numbers") {
  std::vector<table::Field> fields(2);
  fields[0].name = "situation";
  fields[1].name = "score";
  fields[1].type = table::Type::Number;
  Context context;
  context.fields_of = [&](std::string_view name) { return name == "t" ? &fields : nullptr; };
  CHECK(Expanded(chart("caterpillar", "y: {field: situation}, x: {field: scor}"), context).messages() ==
        "1:83 unknown field `scor` (did you mean `score`?)\n");
  CHECK(Expanded(chart("caterpillar", "y: {field: score}, x: {field: situation}"), context).messages() ==
        "1:79 `x` needs numbers, found the string field `situation`\n");
  CHECK(Expanded(chart("caterpillar", "y: {field: situation}, x: {field: score}"), context).messages() == "");
}

TEST_CASE("the categories of a field are the order of the levels") {
  std::vector<table::Field> fields(2);
  fields[0].name = "question";
  fields[1].name = "answer";
  fields[1].categories = {"no", "neither", "yes"};
  Context context;
  context.fields_of = [&](std::string_view) { return &fields; };
  Expanded const likert(chart("likert", "y: {field: question}, color: {field: answer}"), context);
  CHECK(likert.messages() == "");
  CHECK(likert.calculation_of("likert_level") == "indexof(['no', 'neither', 'yes'], datum['answer'])");
  CHECK(likert.calculation_of("likert_left") ==
        "datum.likert_level < 1 ? datum.likert_share : datum.likert_level == 1 ? datum.likert_share / 2 : 0");
}

TEST_CASE("bars of answers stand on 0 where there is no middle") {
  Expanded const likert(chart("{type: likert, middle: none}", "y: {field: q}, color: {field: r, sort: [a, b]}"));
  CHECK_FALSE(likert.part("line"));
  CHECK(likert.calculation_of("likert_left").starts_with("datum.likert_level < -1 ?"));
  Expanded const wrong(chart("{type: likert, middle: c}", "y: {field: q}, color: {field: r, sort: [a, b]}"));
  CHECK(wrong.messages() == "1:48 `middle` needs one of the levels or `none`, found `c`\n");
}

TEST_CASE("a verdict is told by shape and colour, in the language of the document") {
  std::string const spine =
      chart("spine", "y: {field: s}, x: {field: v}, q1: {field: a}, q3: {field: b}, reference: {field: m}");
  Expanded const english(spine), in_french(spine, french());
  CHECK(english.calculation_of("spine_verdict").find("'near the reference'") != std::string::npos);
  CHECK(in_french.calculation_of("spine_verdict").find("'proche du repère'") != std::string::npos);
  auto const* point = english.part("point");
  REQUIRE(point);
  CHECK(find(point, {"encoding", "shape", "scale", "range"})->items.size() == 4);
  CHECK(text_at(point, {"encoding", "color", "field"}) == "spine_verdict");
  CHECK(text_at(english.part("reference"), {"encoding", "x", "field"}) == "m");
  CHECK_FALSE(english.part("range"));
}

TEST_CASE("parts are styled and left out by the mark and by the config") {
  std::string const encoding = "y: {field: a}, x: {field: b}, x2: {field: c}";
  Expanded const own(chart("{type: dumbbell, label: false, line: {strokeWidth: 9}}", encoding));
  CHECK_FALSE(own.part("label"));
  CHECK(text_at(own.part("line"), {"mark", "strokeWidth"}) == "9");
  Expanded const by_config(
      "{data: {name: t}, config: {dumbbell: {label: false, format: .2f}}, mark: dumbbell, encoding: {" + encoding +
      "}}");
  CHECK_FALSE(by_config.part("label"));
}

TEST_CASE("limits of a funnel are quantiles of the normal distribution") {
  Expanded const funnel(chart("funnel", "x: {field: n}, y: {field: p}"));
  CHECK(funnel.calculation_of("funnel_low_0") == "max(0, datum.funnel_mean - 1.9600 * datum.funnel_error)");
  CHECK(funnel.calculation_of("funnel_high_1") == "min(1, datum.funnel_mean + 3.0902 * datum.funnel_error)");
  Expanded const wrong(chart("{type: funnel, levels: [95]}", "x: {field: n}, y: {field: p}"));
  CHECK(wrong.messages() == "1:49 `levels` needs numbers between 0 and 1 (as in `[0.95, 0.998]`)\n");
}

TEST_CASE("several views do not fit into a layer") {
  Expanded const layered("{layer: [{mark: coverage, encoding: {y: {field: a}, detail: {field: b}}}]}");
  CHECK(layered.messages() ==
        "1:17 `coverage` is several views, which no layer or facet can hold (put it into a concatenation, or let it "
        "stand alone)\n");
  Expanded const beside("{hconcat: [{mark: coverage, encoding: {y: {field: a}, detail: {field: b}}}, {mark: bar}]}");
  CHECK(beside.messages() == "");
  CHECK(find(&beside.at({"hconcat"})->items[0], {"vconcat"})->items.size() == 2);
}

TEST_CASE("a mark of the genre stands in a facet, and in a repetition") {
  Expanded const facet(chart("spine", "row: {field: g}, y: {field: a}, x: {field: b}"));
  CHECK(find(facet.at({"spec"}), {"layer"}));
  Expanded const repeated(
      "{repeat: [b, c], spec: {mark: spine, encoding: {y: {field: a}, x: {field: {repeat: repeat}}}}}");
  CHECK(repeated.messages() == "");
  CHECK(to_yaml(*repeated.result).find("datum['c']") != std::string::npos);
}

TEST_CASE("aggregates in channels are computed before the mark's own steps") {
  Expanded const spine(chart("spine", "y: {field: a}, x: {field: b, aggregate: mean}"));
  CHECK(spine.messages() == "");
  auto const* steps = spine.at({"transform"});
  REQUIRE(steps);
  CHECK(to_yaml(steps->items[0]) == "aggregate:\n  - {op: mean, as: mean_b, field: b}\ngroupby: [a]\n");
  CHECK(spine.calculation_of("spine_verdict").find("datum['mean_b']") != std::string::npos);
}

TEST_CASE("names with quotes and dots do not break out of expressions") {
  Expanded const spine(chart("spine", "y: {field: a}, x: {field: \"l'été\"}, q1: {field: 'a\\.b'}, q3: {field: c}"));
  auto const verdict = spine.calculation_of("spine_verdict");
  CHECK(verdict.find("datum['l\\'été']") != std::string::npos);
  CHECK(verdict.find("datum['a.b']") != std::string::npos);
}

TEST_CASE("the grids have each unit once, on a tile of its own") {
  for (auto const& [name, count] : {std::pair("departements", 101U), std::pair("regions", 18U)}) {
    auto const grid = tile_grid(name);
    CHECK(grid.size() == count);
    for (std::size_t i = 0; i < grid.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        CHECK(grid[i].code != grid[j].code);
        CHECK_FALSE((grid[i].column == grid[j].column && grid[i].row == grid[j].row));
      }
  }
  CHECK(tile_grid("cantons").empty());
  CHECK(Expanded(chart("{type: tilemap, grid: cantons}", "key: {field: k}, color: {field: v}"))
            .messages()
            .starts_with("1:47 `grid` needs `departements` or `regions`, found `cantons`"));
}

TEST_CASE("a channel that has no field where it needs one is reported") {
  CHECK(Expanded(chart("spine", "y: {field: a}, x: {field: b}, min: c")).messages() ==
        "1:78 `min` needs a field, found the text `c` (as in `min: {field: …}`)\n");
  CHECK(Expanded(chart("spine", "y: {field: a}, x: {field: b}, q1: {value: 3}")).messages() ==
        "1:77 `q1` needs a field, found a mapping (as in `q1: {field: …}`)\n");
}

TEST_CASE("labels along time are kept apart by the width that the chart has") {
  std::string const timeline =
      "{data: {name: t}, width: container, mark: timeline, encoding: {x: {field: d}, text: {field: l}}}";
  Context context;
  context.container_width = 300;
  CHECK(Expanded(timeline, context).calculation_of("timeline_part").ends_with("/ 300)"));
  CHECK(Expanded(timeline).calculation_of("timeline_part").ends_with("/ 480)"));
  CHECK(text_of(Expanded(timeline).at({"width"})) == "container");
}

TEST_CASE("what the config wants of all lines does not reach those within a mark") {
  Expanded const slope(
      "{data: {name: t}, config: {line: {point: true}}, mark: slope, encoding: {x: {field: e}, y: {field: v}, detail: "
      "{field: u}}}");
  REQUIRE(slope.part("line"));
  CHECK(slope.at({"layer"})->items.size() == 4);
}

TEST_CASE("a year that is a number is a year") {
  Expanded const timeline(chart("timeline", "x: {field: d}, text: {field: l}"));
  CHECK(timeline.calculation_of("timeline_given") ==
        "isNumber(datum['d']) && abs(datum['d']) < 10000 ? toString(datum['d']) : datum['d']");
}
