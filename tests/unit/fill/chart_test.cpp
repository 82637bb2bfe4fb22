#include <doctest/doctest.h>

#include "composite/tree.hpp"
#include "fill/prepared.hpp"
#include "unit/fill/fill_fixture.hpp"

namespace livret::fill {

namespace {

using composite::find;
using testing::Filled;

content::Figure const& figure(content::Blocks const& blocks, std::size_t index) {
  REQUIRE(blocks.size() > index);
  return std::get<content::Figure>(blocks[index].kind);
}

constexpr auto bars =
    "  - figure: {chart: {data: {name: towns}, mark: bar, encoding: {x: {field: size}, y: {field: name}}}}\n";

}  // namespace

TEST_CASE("the chart of a theme is a Vega-Lite config, with whatever else its `config` says") {
  Filled filled;
  filled.extra_styles =
      "colours: {sea: '#0b4f6c', sand: '#fff0d0'}\n"
      "chart:\n  label: {font-size: 7pt, color: sea}\n  mark: sea\n  grid: sand\n  category: [sea, sand]\n"
      "  config: {axis: {gridWidth: 2}, axisX: {labelAngle: 0}, background: sand}\n";
  filled.prepare("  - text: a\n");
  REQUIRE(filled.prepared);
  CHECK(filled.folders.messages() == "");
  auto const& look = filled.prepared->plan().chart;
  REQUIRE(look.vega);
  auto const text = [&](std::initializer_list<std::string_view> path) {
    return composite::text_of(find(look.vega.get(), path));
  };
  CHECK(text({"style", "guide-label", "font"}) == "Square");
  CHECK(text({"style", "guide-label", "fontSize"}) == "7");
  CHECK(text({"style", "guide-label", "fill"}) == "#0b4f6c");
  CHECK(text({"mark", "color"}) == "#0b4f6c");
  CHECK(text({"axis", "gridColor"}) == "#fff0d0");
  CHECK(text({"axis", "gridWidth"}) == "2");
  CHECK(text({"axisX", "labelAngle"}) == "0");
  CHECK(text({"background"}) == "sand");
  CHECK(text({"view", "continuousWidth"}) == "container");
  CHECK(look.colours.at("sea") == base::Colour{0x0b, 0x4f, 0x6c});
}

TEST_CASE("what a Vega-Lite config does not have is warned of, with the nearest word") {
  Filled filled;
  filled.extra_styles = "chart:\n  config: {axsi: {grid: false}, spine: {color: red}, legend: {orient: bottom}}\n";
  filled.prepare("  - text: a\n");
  CHECK(filled.folders.says("warning: unknown property `axsi` of the config"));
  CHECK(filled.folders.says("did you mean `axis`?"));
  CHECK_FALSE(filled.folders.says("`spine`"));
  CHECK_FALSE(filled.folders.says("`legend`"));
}

TEST_CASE("a config that is no mapping is an error") {
  Filled filled;
  filled.extra_styles = "chart: {config: dark}\n";
  filled.prepare("  - text: a\n");
  CHECK(filled.folders.says("error: a mapping is needed here, found the text `dark`"));
}

TEST_CASE("a chart that names nothing of the job is read once for all jobs, another one for each") {
  Filled filled;
  filled.extra_document = "for-each: towns, as: town, output: '{{ town.code }}.pdf'";
  filled.prepare(
      std::string(bars) +
      "  - figure: {chart: {data: {name: towns}, transform: [{filter: datum.code === town.code}], mark: bar, "
      "encoding: {x: {field: size}, y: {field: name}}}}\n");
  REQUIRE(filled.prepared);
  auto const jobs = jobs_of(*filled.prepared);
  REQUIRE(jobs.size() == 3);
  auto const first = fill(*filled.prepared, jobs[0], filled.folders.sink);
  auto const second = fill(*filled.prepared, jobs[1], filled.folders.sink);
  CHECK(filled.folders.messages() == "");
  CHECK(&figure(first.blocks, 0).chart->data() == &figure(second.blocks, 0).chart->data());
  CHECK(&figure(first.blocks, 1).chart->data() != &figure(second.blocks, 1).chart->data());
  CHECK(figure(second.blocks, 1).chart->data().row_count() == 1);
}

TEST_CASE("what is wrong with a chart is told to each job that has it") {
  Filled filled;
  filled.extra_document = "for-each: towns, as: town, output: '{{ town.code }}.pdf'";
  filled.prepare("  - figure: {chart: {data: {name: twons}, mark: bar}}\n");
  REQUIRE(filled.prepared);
  for (auto const& job : jobs_of(*filled.prepared)) {
    diag::Sink sink;
    auto const document = fill(*filled.prepared, job, sink);
    CHECK(document.blocks.empty());
    CHECK(sink.error_count() == 1);
  }
}

TEST_CASE("a chart names files by paths relative to the project, and none outside it") {
  Filled filled;
  filled.folders.write("project/rows.csv", "name,size\nA,3\nB,5\n");
  filled.folders.write("secret.csv", "name,size\nA,3\n");
  auto const of = [](std::string const& url) {
    return "  - figure: {chart: {data: {url: " + url +
           "}, mark: bar, encoding: {x: {field: size, type: quantitative}, y: {field: name}}}}\n";
  };
  auto const& blocks = filled.fill(of("rows.csv"));
  CHECK(filled.folders.messages() == "");
  CHECK(figure(blocks, 0).chart->data().row_count() == 2);
  Filled outside;
  outside.folders.write("secret.csv", "name,size\nA,3\n");
  outside.fill(of("../secret.csv"));
  CHECK(outside.folders.sink.has_errors());
}

}  // namespace livret::fill
