#include <algorithm>

#include "unit/compile/fixture.hpp"

namespace livret::compile {

namespace {

plot::ScalePlan const& scale_of(Compiled const& compiled, std::string_view name) {
  REQUIRE(compiled.plan);
  auto const& scales = compiled.plan->scales;
  auto const found = std::find_if(scales.begin(), scales.end(), [&](auto const& scale) { return scale.name == name; });
  REQUIRE(found != scales.end());
  return *found;
}

std::string titles_of(Compiled const& compiled) {
  REQUIRE(compiled.plan);
  std::string titles;
  for (auto const& axis : compiled.plan->root.axes)
    for (auto const& line : axis.title) titles += line + ";";
  return titles;
}

}  // namespace

// The expected answers are those of Vega-Lite 6's documentation: types of scales, titles of fields, default sizes.

TEST_CASE("types of scales follow the types of fields and the mark") {
  Compiled const bars("mark: bar\nencoding: {x: {field: a, type: nominal}, y: {field: b, type: quantitative}}\n");
  CHECK(scale_of(bars, "x").definition.type == scale::Type::Band);
  CHECK(scale_of(bars, "y").definition.type == scale::Type::Linear);
  Compiled const dots("mark: point\nencoding: {x: {field: a, type: ordinal}, y: {field: b, type: quantitative}}\n");
  CHECK(scale_of(dots, "x").definition.type == scale::Type::Point);
  Compiled const line("mark: line\nencoding: {x: {field: d, type: temporal}, y: {field: b, type: quantitative}}\n");
  CHECK(scale_of(line, "x").definition.type == scale::Type::Time);
}

TEST_CASE("axes are titled with the field and what is done to it") {
  Compiled const mean(
      "mark: bar\nencoding: {x: {field: a, type: nominal}, y: {aggregate: mean, field: b, type: quantitative}}\n");
  CHECK(titles_of(mean) == "a;Mean of b;");
  Compiled const count("mark: bar\nencoding: {x: {field: b, bin: true}, y: {aggregate: count}}\n");
  CHECK(titles_of(count) == "b (binned);Count of Records;");
  Compiled const own("mark: bar\nencoding: {x: {field: a, type: nominal, title: Place}, y: {field: b, axis: null}}\n");
  CHECK(titles_of(own) == "Place;");
}

TEST_CASE("the axis of bands within which bars grow from one side stands at that side") {
  Compiled const bars(
      "mark: bar\nencoding: {x: {field: d, type: ordinal}, y: {field: a, type: nominal}, yOffset: {field: b, type: "
      "quantitative}}\n");
  REQUIRE(bars.plan);
  auto const& axes = bars.plan->root.axes;
  REQUIRE(axes.size() == 2);
  CHECK(axes.back().band_position == 1);
  CHECK(axes.front().band_position == 0.5);
}

TEST_CASE("a domain that is selected elsewhere is what is selected from the start") {
  Compiled const views(
      "vconcat:\n"
      "  - mark: point\n"
      "    encoding: {x: {field: b, type: quantitative, scale: {domain: {param: brush}}}}\n"
      "  - params: [{name: brush, value: {x: [30, 50]}, select: {type: interval, encodings: [x]}}]\n"
      "    mark: point\n"
      "    encoding: {x: {field: b, type: quantitative}}\n");
  auto const& raw = scale_of(views, "concat_0_x").definition.domain_raw;
  REQUIRE(raw.size() == 2);
  CHECK(raw[0].to_number() == 30);
  CHECK(raw[1].to_number() == 50);
  CHECK(scale_of(views, "concat_1_x").definition.domain_raw.empty());
}

TEST_CASE("a view of continuous scales has fixed sides, one of categories a step for each") {
  Compiled const bars("mark: bar\nencoding: {x: {field: a, type: nominal}, y: {field: b, type: quantitative}}\n");
  REQUIRE(bars.plan);
  CHECK(std::holds_alternative<plot::StepSize>(bars.plan->root.width));
  auto const* height = std::get_if<plot::FixedSize>(&bars.plan->root.height);
  REQUIRE(height != nullptr);
  CHECK(height->pt == 300);
}

TEST_CASE("a null in place of an axis takes it away") {
  Compiled const none("mark: bar\nencoding: {x: {field: a, type: nominal, axis: null}, y: {field: b, axis: null}}\n");
  CHECK(titles_of(none).empty());
}

TEST_CASE("a long list that sorts gives each category its place in it") {
  std::string list;
  for (int i = 0; i < 100; ++i) list += fmt::format("c{},", i);
  Compiled const sorted("mark: bar\nencoding: {x: {field: a, type: nominal, sort: [" + list +
                        "C, B]}, y: {field: b, type: quantitative}}\n");
  CHECK(sorted.messages() == "");
  REQUIRE(sorted.plan);
  auto const is_lookup = [](auto const& step) { return std::holds_alternative<transform::Lookup>(step->what); };
  auto const& data = sorted.plan->data;
  CHECK(std::any_of(data.begin(), data.end(),
                    [&](auto const& table) { return std::any_of(table.steps.begin(), table.steps.end(), is_lookup); }));
}

}  // namespace livret::compile
