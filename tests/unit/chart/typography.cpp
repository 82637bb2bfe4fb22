#include <string>

#include <doctest/doctest.h>

#include "chart_case.hpp"

using namespace livret;
using chart::ChartCase;

namespace {

constexpr char const* bars = R"(
data: {values: [{lieu: "l'Aisne", part: 12500.5}, {lieu: 'ODD 17: "faire"', part: -20000}]}
layer:
  - {mark: bar}
  - {mark: text, encoding: {text: {field: note, type: nominal}}}
transform: [{calculate: "'92% ?'", as: note}]
encoding:
  x: {field: part, type: quantitative, title: "Part en % - selon J. Gourault"}
  y: {field: lieu, type: nominal, title: "Lieu : nom"}
)";

bool has(std::string const& texts, std::string const& part) { return texts.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("labels, titles and texts of a chart have the typography of the language") {
  ChartCase test(bars);
  INFO(test.messages());
  REQUIRE(test.chart);
  auto const texts = test.texts();
  INFO(texts);
  CHECK(has(texts, "l’Aisne"));
  CHECK(has(texts, "ODD\u00a017\u00a0: «\u202ffaire\u202f»"));
  CHECK(has(texts, "92\u00a0%\u202f?"));
  CHECK(has(texts, "Part en % – selon J.\u00a0Gourault"));
  CHECK(has(texts, "Lieu\u00a0: nom"));
  CHECK(has(texts, "−20\u202f000"));
}

TEST_CASE("an alternative text computed from data has the typography of the language") {
  ChartCase test(bars);
  REQUIRE(test.chart);
  auto const text = test.chart->alternative_text();
  INFO(text);
  CHECK(has(text, "12\u202f500,5"));
  CHECK(has(text, "−20\u202f000"));
  CHECK(has(text, "l’Aisne"));
  CHECK(has(text, "Axe vertical\u00a0: "));
  CHECK(has(text, "\u202f; valeur la plus basse\u00a0: "));
}

TEST_CASE("a chart follows the profile of its document") {
  auto narrow = locale::profile_of("fr");
  narrow.colon_space = U'\u202f';
  ChartCase test(bars, "fr", narrow);
  REQUIRE(test.chart);
  CHECK(has(test.texts(), "Lieu\u202f: nom"));
  CHECK(has(test.chart->alternative_text(), "Axe vertical\u202f: "));
  auto verbatim = narrow;
  verbatim.mode = locale::Profile::Mode::Verbatim;
  CHECK(has(ChartCase(bars, "fr", verbatim).texts(), "l'Aisne"));
}

TEST_CASE("a description that the author gives is set too") {
  ChartCase test(
      "description: Combien? 92%\ndata: {values: [{a: 1}]}\nmark: point\nencoding: {x: {field: a, type: "
      "quantitative}}\n");
  REQUIRE(test.chart);
  CHECK(test.chart->alternative_text() == "Combien\u202f? 92\u00a0%");
}
