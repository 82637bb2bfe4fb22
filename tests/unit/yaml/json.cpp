#include "yaml/json.hpp"

#include <doctest/doctest.h>

#include "unit/yaml/loading.hpp"

using namespace livret;
using namespace livret::yaml;

namespace {

struct LoadedJson {
  explicit LoadedJson(std::string text, Limits limits = {}) : id(sources.add("test.json", std::move(text))) {
    node = load_json(sources, id, sink, limits);
  }
  std::string complaint() const {
    if (!sink.has_errors()) return "none";
    auto const first = sink.sorted().front();
    auto const at = sources.position(id, first.span.begin);
    return fmt::format("{}:{}: {}", at.line, at.column, first.message);
  }
  diag::SourceMap sources;
  diag::Sink sink;
  diag::SourceId id;
  std::optional<Node> node;
};

bool same(Node const& a, Node const& b) {
  bool const alike = a.kind == b.kind && a.text == b.text && a.style == b.style && a.span.begin == b.span.begin &&
                     a.span.end == b.span.end && a.items.size() == b.items.size() &&
                     a.entries.size() == b.entries.size();
  if (!alike) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i)
    if (!same(a.items[i], b.items[i])) return false;
  for (std::size_t i = 0; i < a.entries.size(); ++i)
    if (!same(a.entries[i].key, b.entries[i].key) || !same(a.entries[i].value, b.entries[i].value)) return false;
  return true;
}

}  // namespace

TEST_CASE("a JSON text gives the tree that YAML gives of it") {
  std::string const text = R"({"a": [1, -2.5e3, true, null, "x y"], "b": {"c": "é\n\u00e9 \"q\"", "d": {}}, "e": []})";
  LoadedJson const json(text);
  Loaded const yaml(text);
  REQUIRE(json.node.has_value());
  REQUIRE(yaml.node.has_value());
  CHECK(same(*json.node, *yaml.node));
}

TEST_CASE("places within a text go through its escapes") {
  LoadedJson const json(R"(["a\u00e9\tbc"])");
  REQUIRE(json.node.has_value());
  Node const& text = json.node->items[0];
  CHECK(text.text == "aé\tbc");
  CHECK(text.span_of(4, 5).begin == 11);  // `b`, after `["a`, six bytes of \u00e9 and two of \t
  CHECK(text.span_of(0, 1).begin == 2);
}

TEST_CASE("pairs of surrogates are one character, and halves none") {
  LoadedJson const json(R"(["\ud83d\ude00", "\ud83d"])");
  REQUIRE(json.node.has_value());
  CHECK(json.node->items[0].text == "😀");
  CHECK(json.node->items[1].text == "\xEF\xBF\xBD");
}

TEST_CASE("faults of a JSON text are told at their place") {
  CHECK(LoadedJson("{\"a\": 1,\n \"b\" 2}").complaint() == "2:6: needed `:` after a key, found `2`");
  CHECK(LoadedJson("[1 2]").complaint() == "1:4: needed `,` or `]` after a value of an array, found `2`");
  CHECK(LoadedJson("[1,]").complaint() == "1:4: needed a value, found `]`");
  CHECK(LoadedJson("[1").complaint() == "1:3: needed `,` or `]` after a value of an array, found the end of the text");
  CHECK(LoadedJson("{a: 1}").complaint() == "1:2: needed a key in double quotes, found `a`");
  CHECK(LoadedJson("[\"x]").complaint() == "1:2: the quote `\"` is never closed");
  CHECK(LoadedJson("[\"\\x\"]").complaint() == "1:3: unknown escape");
  CHECK(LoadedJson("[1] 2").complaint() == "1:5: found `2` after the end of the value");
  CHECK(LoadedJson("[\"\xFF\"]").complaint() == "1:3: the byte `0xFF` is not UTF-8");
  CHECK(LoadedJson("").complaint().starts_with("1:1: needed a value"));
}

TEST_CASE("depth and number of values are bounded") {
  CHECK(LoadedJson(std::string(100'000, '[')).complaint() == "1:65: more than 64 objects and arrays within each other");
  Limits few;
  few.nodes = 3;
  CHECK(LoadedJson("[1, 2, 3]", few).complaint() == "1:8: the file has more than 3 values");
}
