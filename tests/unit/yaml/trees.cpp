#include <doctest/doctest.h>

#include "unit/yaml/loading.hpp"

namespace livret::yaml {

TEST_CASE("an empty text and one of comments are nothing") {
  CHECK(Loaded("").node->kind == Kind::Null);
  CHECK(Loaded("# only this\n\n").node->kind == Kind::Null);
  CHECK(Loaded("---\n").node->kind == Kind::Null);
}

TEST_CASE("collections span from their first to their last byte") {
  Loaded const yaml("a: [b, {c: d}, ]  # e\nf:\n  - g\n  - h: i\nj: {}\n");
  CHECK(yaml.written(yaml.value("a").span) == "[b, {c: d}, ]");
  CHECK(yaml.written(yaml.value("a").items[1].span) == "{c: d}");
  CHECK(yaml.written(yaml.value("f").span) == "- g\n  - h: i");
  CHECK(yaml.written(yaml.value("j").span) == "{}");
  CHECK(yaml.written(yaml.node->span) == "a: [b, {c: d}, ]  # e\nf:\n  - g\n  - h: i\nj: {}");
}

TEST_CASE("a Vega-Lite JSON file is YAML") {
  Loaded const yaml("{\n  \"mark\": \"bar\",\n  \"encoding\": {\"x\": {\"field\": \"a:b\", \"bin\": true}}\n}\n");
  CHECK(yaml.complaint() == "none");
  auto const& x = *yaml.value("encoding").find("x");
  CHECK(x.find("field")->text == "a:b");
  CHECK(yaml.written(x.find("bin")->span) == "true");
}

TEST_CASE("an alias repeats a value, with the places of the original") {
  Loaded const yaml("a: &x [1, {k: v}]\nb: *x\nc: [*x, 2]\nd: &y z\ne: *y\n");
  CHECK(yaml.complaint() == "none");
  CHECK(yaml.value("b").items[1].find("k")->text == "v");
  CHECK(yaml.value("c").items[0].items[0].text == "1");
  CHECK(yaml.value("c").items[1].text == "2");
  CHECK(yaml.value("e").text == "z");
  CHECK(yaml.written(yaml.value("b").span) == "[1, {k: v}]");
}

TEST_CASE("a mapping with many keys finds them and their duplicates") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += fmt::format("k{}: {}\n", i, i);
  Loaded const yaml(text + "k2999: again\n");
  CHECK(yaml.value("k2999").text == "2999");
  CHECK(yaml.complaint() == "3001:1: duplicate key `k2999` (the first one is on line 3000)");
}

TEST_CASE("duplicate keys are reported at the second, and the first one counts") {
  Loaded const yaml("a: 1\nb: 2\n\"a\": 3\n");
  CHECK(yaml.complaints() == std::vector<std::string>{"3:1: duplicate key `a` (the first one is on line 1)"});
  CHECK(yaml.value("a").text == "1");
  CHECK(yaml.node->entries.size() == 2);
}

TEST_CASE("what livret does not take of YAML is reported, and the rest is read") {
  CHECK(Loaded("a: !!python/object:os.system x\nb: 1\n").complaint() ==
        "1:4: the tag `!!python/object:os.system` is not supported (remove it; a text that starts with `!` needs "
        "quotes)");
  CHECK(Loaded("a: !!str\n  - b\n").complaint().starts_with("1:4: the tag `!!str` is not supported"));
  CHECK(Loaded("a: ! x\n").complaint() == "none");
  CHECK(Loaded("x: &x {a: 1}\ny:\n  <<: *x\n").complaint() ==
        "3:3: merge keys (`<<`) are not supported (write the fields out, or use an alias for a whole value)");
  CHECK(Loaded("[a, b]: c\n").complaint() ==
        "1:1: a key needs to be a text, found a sequence (put it in quotes if it is meant as text)");
  CHECK(Loaded("a: {{ b }}\n").complaint() == "1:4: a text that starts with `{{` needs quotes (write `\"{{ … }}\"`)");
  CHECK(Loaded(": x\n").complaint() ==
        "1:1: there is no key before the `:` (write `name: value`; a text that starts with `:` needs quotes)");
  CHECK(Loaded("a: !t x\nb: 1\n").value("b").text == "1");
}

TEST_CASE("a second document is refused") {
  Loaded const yaml("---\na: 1\n---\nb: 2\n");
  CHECK(yaml.complaint() ==
        "3:1: a second document starts here (a file holds one document: remove the `---`, or make two files of it)");
  CHECK_FALSE(yaml.node.has_value());
}

}  // namespace livret::yaml
