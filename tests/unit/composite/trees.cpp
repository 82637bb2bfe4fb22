#include "unit/composite/fixture.hpp"

using namespace livret;
using namespace livret::composite;

namespace {

yaml::Node loaded(std::string const& text) {
  diag::SourceMap sources;
  diag::Sink sink;
  auto node = yaml::load(sources, sources.add("text", text), sink);
  REQUIRE(node);
  return *node;
}

}  // namespace

TEST_CASE("a built tree reads as JSON would") {
  auto const tree = map({{"a", 1.5}, {"b", "x"}, {"c", list({true, null(), "1"})}, {"absent", std::nullopt}});
  CHECK(is_same(tree, loaded("{\"c\": [true, null, \"1\"], \"b\": \"x\", \"a\": 1.5}")));
  CHECK_FALSE(is_same(tree, loaded("{\"c\": [true, null, 1], \"b\": \"x\", \"a\": 1.5}")));
  CHECK_FALSE(is_same(tree, loaded("{\"c\": [true, null], \"b\": \"x\", \"a\": 1.5}")));
}

TEST_CASE("spans are given to what has none") {
  diag::SourceMap sources;
  diag::Sink sink;
  auto const own = *yaml::load(sources, sources.add("text", "  42"), sink);
  diag::Span const span{own.span.source, 7, 9};
  auto const tree = give_span(map({{"own", own}, {"new", list({1})}}), span);
  CHECK(tree.span == span);
  CHECK(tree.find("own")->span == own.span);
  CHECK(tree.find("new")->items[0].span == span);
}

TEST_CASE("written YAML reads back to the same tree") {
  for (auto const* text :
       {"{a: [1, 2.50, -3e4], b: {c: null, d: true}}",
        "{a: \"1\", b: \"true\", c: \"null\", d: \"\", e: \"~\", f: \"no\"}", "[[[]], {}, [{}], [[1, [2]]]]",
        "{\"a: b\": \"x # y\", \"- c\": \"[\", \"?\": \"a\\nb\\tc\\u0007\"}",
        "[\"«\\u00a0Où ?\\u00a0»\", \"l’été\", \"été : oui\", \"@\", \"a\\\\b\", \"'\", \" x \", \"0x1\", "
        "\"2024-01-01\"]",
        "{list: [{a: 1, b: [{c: d}]}, {a: 2}], long: \"a long text that goes on and on, with commas, and does not fit "
        "in "
        "flow style on one line of a hundred columns\"}",
        "3", "text", "null", "{\"1\": a, \"true\": b}"}) {
    CAPTURE(text);
    auto const tree = loaded(text);
    auto const written = to_yaml(tree);
    CAPTURE(written);
    CHECK(is_same(loaded(written), tree));
  }
}

TEST_CASE("YAML is written in blocks, short collections on a line") {
  auto const tree = map({{"mark", map({{"type", "bar"}, {"size", 4}})},
                         {"layer", list({map({{"x", map({{"field", "a"}})}}), map({{"sort", list({1, 2})}})})}});
  CHECK(to_yaml(tree) == "mark: {type: bar, size: 4}\nlayer:\n  - x: {field: a}\n  - sort: [1, 2]\n");
}
