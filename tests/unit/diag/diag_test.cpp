#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "diag/printers.hpp"
#include "diag/sink.hpp"
#include "diag/source_map.hpp"

using namespace livret::diag;

TEST_CASE("positions count lines and code points from one") {
  SourceMap sources;
  auto const id = sources.add("a.yaml", "né\r\nà ça: 1\n");
  CHECK(sources.position(id, 0).line == 1);
  CHECK(sources.position(id, 3).column == 3);  // after `né`, three bytes
  CHECK(sources.position(id, 5).line == 2);
  CHECK(sources.position(id, 8).column == 3);  // `à ` is three bytes and two columns
  CHECK(sources.position(id, 9999).line == 3);
  CHECK(sources.line(id, 1) == "né");
  CHECK(sources.line(id, 3).empty());
}

TEST_CASE("a printed diagnostic has place, excerpt, carets and hint") {
  SourceMap sources;
  auto const id = sources.add("data/a.yaml", "x: 1\n    frequency: 3,5\n");
  Sink sink;
  sink.error({id, 20, 23}, "field `frequency` needs a whole number 0 to 4, found `3,5`",
             "the decimal separator in data files is `.`");
  CHECK(print_text(sink.sorted(), sources, Colouring::Plain) ==
        "data/a.yaml:2:16: error: field `frequency` needs a whole number 0 to 4, found `3,5`\n"
        "    2 |     frequency: 3,5\n"
        "      |                ^^^\n"
        "  hint: the decimal separator in data files is `.`\n"
        "1 error\n");
}

TEST_CASE("carets stand under the span after tabs, accents and in a long line") {
  SourceMap sources;
  auto const id = sources.add("a", "\té: x");
  auto const tabbed =
      print_text(std::vector<Diagnostic>{{Severity::Warning, {id, 5, 6}, "m", ""}}, sources, Colouring::Plain);
  CHECK(tabbed == "a:1:5: warning: m\n    1 |  é: x\n      |     ^\n1 warning\n");
  auto const wide = sources.add("b", std::string(5000, 'a') + "!" + std::string(5000, 'b'));
  auto const printed =
      print_text(std::vector<Diagnostic>{{Severity::Error, {wide, 5000, 5001}, "m", ""}}, sources, Colouring::Plain);
  CHECK(printed.size() < 400);
  auto const marked = printed.find('!');
  auto const caret = printed.find('^');
  auto const column = [&](std::size_t at) { return at - printed.rfind('\n', at); };
  CHECK(column(marked) == column(caret) + 2);  // `…` is one column of three bytes
}

TEST_CASE("diagnostics come out by place, whatever the order of reporting, and once each") {
  SourceMap sources;
  auto const a = sources.add("a", "1\n2\n3\n");
  Sink sink;
  sink.error({a, 4, 5}, "third");
  sink.error({a, 0, 1}, "first");
  sink.error({a, 0, 1}, "first");
  auto const sorted = sink.sorted();
  REQUIRE(sorted.size() == 2);
  CHECK(sorted[0].message == "first");
  CHECK(sink.error_count() == 2);
}

TEST_CASE("twenty errors of a kind are shown and the others counted") {
  SourceMap sources;
  auto const a = sources.add("a", std::string(100, 'x'));
  Sink sink;
  for (std::uint32_t i = 0; i < 50; ++i) sink.error({a, i, i + 1}, "bad cell `" + std::to_string(i) + "`");
  sink.error({a, 0, 1}, "another kind");
  auto const sorted = sink.sorted();
  CHECK(sorted.size() == 22);
  CHECK(sink.error_count() == 51);
  CHECK(sorted.back().message == "30 more like this, the last: bad cell `49`");
}

TEST_CASE("JSON and SARIF carry the same places") {
  SourceMap sources;
  auto const a = sources.add("a.yaml", "x: \"é\xff\n");
  Sink sink;
  sink.error({a, 3, 6}, "m", "h");
  sink.warning({}, "of the run");
  auto const json = nlohmann::json::parse(print_json(sink.sorted(), sources));
  auto const sarif = nlohmann::json::parse(print_sarif(sink.sorted(), sources));
  REQUIRE(json.size() == 2);
  auto const& placed = json[0].contains("file") ? json[0] : json[1];
  CHECK(placed["line"] == 1);
  CHECK(placed["column"] == 4);
  CHECK(placed["hint"] == "h");
  CHECK(sarif["version"] == "2.1.0");
  CHECK(sarif["runs"][0]["results"].size() == 2);
  auto const& results = sarif["runs"][0]["results"];
  auto const& result = results[0].contains("locations") ? results[0] : results[1];
  CHECK(result["locations"][0]["physicalLocation"]["region"]["startColumn"] == 4);
}

TEST_CASE("what an author wrote does not steer the terminal") {
  SourceMap sources;
  auto const a = sources.add("a", "x\x1b[2J\n");
  Sink sink;
  sink.error({a, 0, 5}, "found `\x1b[2J\n`");
  auto const printed = print_text(sink.sorted(), sources, Colouring::Plain);
  CHECK(printed.find('\x1b') == std::string::npos);
  CHECK(printed.starts_with("a:1:1: error: found `\ufffd[2J\ufffd`\n"));
}
