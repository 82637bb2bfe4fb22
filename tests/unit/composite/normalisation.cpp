#include "unit/composite/fixture.hpp"

using namespace livret;
using namespace livret::composite;

namespace {

constexpr char const* folder = LIVRET_SOURCE_DIR "/tests/unit/composite/";

yaml::Node load_json(diag::SourceMap& sources, std::string const& name) {
  diag::Sink sink;
  auto node = yaml::load(sources, sources.add(name, read_file(folder + name)), sink);
  REQUIRE(node);
  return *node;
}

/// Where two trees part: a path and both values.
std::string difference(yaml::Node const& wanted, yaml::Node const& found, std::string const& path = "") {
  if (is_same(wanted, found)) return {};
  if (is_mapping(&wanted) && is_mapping(&found)) {
    for (auto const& [key, value] : wanted.entries) {
      auto const* other = found.find(key.text);
      if (!other) return fmt::format("{}.{} is absent", path, key.text);
      if (auto const inner = difference(value, *other, path + "." + key.text); !inner.empty()) return inner;
    }
    for (auto const& [key, value] : found.entries)
      if (!wanted.find(key.text)) return fmt::format("{}.{} is too much", path, key.text);
  }
  if (is_sequence(&wanted) && is_sequence(&found) && wanted.items.size() == found.items.size())
    for (std::size_t i = 0; i < wanted.items.size(); ++i)
      if (auto const inner = difference(wanted.items[i], found.items[i], fmt::format("{}[{}]", path, i));
          !inner.empty())
        return inner;
  return fmt::format("{}: wanted {}, found {}", path, to_yaml(wanted), to_yaml(found));
}

/// Charts say themselves when a tooltip is dropped; the trees are compared without them.
yaml::Node without_tooltips(yaml::Node node) {
  take(node, "tooltip");
  for (auto& item : node.items) item = without_tooltips(std::move(item));
  for (auto& entry : node.entries) entry.value = without_tooltips(std::move(entry.value));
  return node;
}

}  // namespace

TEST_CASE("specifications are written out as Vega-Lite normalises them") {
  diag::SourceMap sources;
  auto const specifications = load_json(sources, "specifications.json");
  auto const wanted = load_json(sources, "normalised.json");
  CHECK(specifications.entries.size() >= 40);
  for (auto const& entry : specifications.entries) {
    auto const& name = entry.key;
    auto const& specification = entry.value;
    CAPTURE(name.text);
    diag::Sink sink;
    auto const result = expand(specification, {}, sink);
    REQUIRE(result);
    CHECK_FALSE(sink.has_errors());
    REQUIRE(wanted.find(name.text));
    CHECK(difference(*wanted.find(name.text), without_tooltips(*result)) == "");
  }
}

TEST_CASE("what is plain stays as it is") {
  Expanded const chart("{data: {name: t}, mark: bar, encoding: {x: {field: a}, y: {aggregate: count}}, foo: [1, 2]}");
  REQUIRE(chart.result);
  CHECK(is_same(*chart.result, *chart.specification));
  CHECK(chart.messages() == "");
}

TEST_CASE("what is no chart is reported with what is needed") {
  CHECK(Expanded("{data: {name: t}}").messages().starts_with("1:1 a chart needs `mark`, `layer`"));
  CHECK(Expanded("3").messages().starts_with("1:1 a chart needs"));
  CHECK(Expanded("{mark: boxplot, encoding: {x: {field: a, type: nominal}}}").messages() ==
        "1:8 `boxplot` needs a continuous field on `x` or `y` (give the channel with the values `type: "
        "quantitative`)\n");
  CHECK(Expanded("{mark: errorbar, encoding: {x: {field: a, type: quantitative}, xError2: {field: b}}}").messages() ==
        "1:8 `errorbar` needs `xError` beside `xError2`\n");
  CHECK(Expanded("{mark: errorbar, encoding: {x: {field: a, type: quantitative}, x2: {field: c}, xError: {field: b}}}")
            .messages() ==
        "1:8 `errorbar` takes either a second end (`x2`, `y2`) or errors (`xError`, `yError`), not both\n");
  CHECK(Expanded("{repeat: a, spec: {mark: bar}}").messages().find("`repeat` needs a list") != std::string::npos);
  CHECK(Expanded("{repeat: [a], mark: bar}").messages().find("needs `spec`") != std::string::npos);
  CHECK(Expanded("{facet: {field: a}}").messages().find("a facet needs `spec`") != std::string::npos);
}

TEST_CASE("a reference to what is not repeated is reported at its place") {
  Expanded const chart(
      "{repeat: {row: [a]}, spec: {mark: bar, encoding: {x: {field: {repeat: column}}, y: {field: b}}}}");
  CHECK(chart.messages().starts_with("1:71 nothing is repeated as `column` here"));
}

TEST_CASE("a reference outside a repetition and lists without views are reported") {
  CHECK(Expanded("{mark: bar, encoding: {x: {field: {repeat: row}}}}").messages() ==
        "1:44 nothing is repeated as `row` here (`row`, `column`, `layer` or `repeat`, as the `repeat` around it "
        "says)\n");
  CHECK(Expanded("{layer: []}").messages() == "1:9 `layer` needs a list of views, found an empty one\n");
  CHECK(Expanded("{hconcat: 3}").messages() == "1:11 `hconcat` needs a list of views, found the number `3`\n");
  CHECK(Expanded("{repeat: [], spec: {mark: bar}}").messages().find("`repeat` needs a list") != std::string::npos);
}

TEST_CASE("references in what layers share are replaced too") {
  Expanded const chart(
      "{repeat: [a], spec: {encoding: {x: {field: {repeat: repeat}}}, layer: [{mark: bar}, {mark: rule}]}}");
  CHECK(chart.messages() == "");
  CHECK(text_of(find(&chart.at({"concat"})->items[0].find("layer")->items[1], {"encoding", "x", "field"})) == "a");
}

TEST_CASE("tooltips of composite marks are said to be ignored") {
  Expanded const chart(
      "{mark: boxplot, encoding: {x: {field: a, type: quantitative}, tooltip: {field: b, type: nominal}}}");
  CHECK(chart.messages() == "1:72 `tooltip` is ignored: a page has no pointer\n");
}

TEST_CASE("a broken layer does not take the others with it") {
  Expanded const chart("{layer: [{mark: boxplot, encoding: {}}, {mark: bar}]}");
  REQUIRE(chart.result);
  CHECK(chart.at({"layer"})->items.size() == 1);
  CHECK(chart.sink.error_count() == 1);
}

TEST_CASE("repetitions that multiply without end are stopped") {
  std::string fields;
  for (int i = 0; i < 40; ++i) fields += fmt::format("f{}, ", i);
  std::string text = "{mark: point}";
  for (int depth = 0; depth < 8; ++depth) text = fmt::format("{{repeat: [{}], spec: {}}}", fields, text);
  Expanded const chart(text);
  CHECK_FALSE(chart.result);
  CHECK(chart.messages().find("at most 10000 views") != std::string::npos);
}

TEST_CASE("the config of the surroundings counts below that of the specification") {
  diag::SourceMap sources;
  diag::Sink sink;
  auto const config = yaml::load(sources, sources.add("theme", "{boxplot: {size: 30, ticks: true}}"), sink);
  Context context;
  context.config = &*config;
  std::string const chart = "{mark: {type: boxplot, extent: min-max}, encoding: {x: {field: a, type: quantitative}}";
  Expanded const themed(chart + "}", context);
  CHECK(text_at(themed.part("box"), {"mark", "size"}) == "30");
  CHECK(themed.part("ticks"));
  Expanded const own(chart + ", config: {boxplot: {size: 5}}}", context);
  CHECK(text_at(own.part("box"), {"mark", "size"}) == "5");
  CHECK(own.part("ticks"));
}
