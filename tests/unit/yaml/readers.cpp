#include <doctest/doctest.h>

#include "unit/yaml/loading.hpp"
#include "yaml/reader.hpp"

namespace livret::yaml {

TEST_CASE("nodes are described by what they are") {
  Loaded const yaml("a: x\nb: 3\nc: '3'\nd:\ne: []\nf: {}\n");
  CHECK(describe(yaml.value("a")) == "the text `x`");
  CHECK(describe(yaml.value("b")) == "the number `3`");
  CHECK(describe(yaml.value("c")) == "the text `3`");
  CHECK(describe(yaml.value("d")) == "nothing");
  CHECK(describe(yaml.value("e")) == "a sequence");
  CHECK(describe(yaml.value("f")) == "a mapping");
}

TEST_CASE("a long text is described by its start, on one line") {
  Loaded const yaml("a: |\n  `un`\n  deux trois quatre cinq six sept huit neuf\n");
  CHECK(describe(yaml.value("a")) == "the text `'un' deux trois quatre cinq six sept hui…`");
}

TEST_CASE("numbers are plain scalars of digits") {
  Loaded yaml("a: 1e3\nb: -2.5\nc: 3,5\nd: '3'\ne: 0x10\nf: [1]\ng: 1e999\n");
  CHECK(read_number(yaml.value("a"), yaml.sink) == 1000.0);
  CHECK(read_number(yaml.value("b"), yaml.sink) == -2.5);
  for (auto const* key : {"c", "d", "e", "f", "g"}) CHECK_FALSE(read_number(yaml.value(key), yaml.sink));
  CHECK(yaml.complaints() == std::vector<std::string>{
                                 "3:4: expected a number, found the text `3,5` (the decimal separator is `.`)",
                                 "4:4: expected a number, found the text `3` (remove the quotes)",
                                 "5:4: expected a number, found the text `0x10` ()",
                                 "6:4: expected a number, found a sequence ()",
                                 "7:4: expected a number, found the text `1e999` ()",
                             });
}

TEST_CASE("whole numbers are held to their range") {
  Loaded yaml("a: 4\nb: 5\nc: 2.5\n");
  CHECK(read_integer(yaml.value("a"), 0, 4, yaml.sink) == 4);
  CHECK_FALSE(read_integer(yaml.value("b"), 0, 4, yaml.sink));
  CHECK_FALSE(read_integer(yaml.value("c"), 0, 4, yaml.sink));
  CHECK(yaml.complaint() == "2:4: expected a whole number 0 to 4, found the number `5` ()");
}

TEST_CASE("only true and false are booleans") {
  Loaded yaml("a: true\nb: yes\nc: 'true'\n");
  CHECK(read_bool(yaml.value("a"), yaml.sink) == true);
  CHECK_FALSE(read_bool(yaml.value("b"), yaml.sink));
  CHECK_FALSE(read_bool(yaml.value("c"), yaml.sink));
  CHECK(yaml.complaints() ==
        std::vector<std::string>{"2:4: expected `true` or `false`, found the text `yes` ()",
                                 "3:4: expected `true` or `false`, found the text `true` (remove the quotes)"});
}

TEST_CASE("a choice lists its words and the nearest one") {
  Loaded yaml("a: bottom\nb: botom\n");
  std::initializer_list<std::pair<std::string_view, int>> const sides{{"top", 1}, {"bottom", 2}};
  CHECK(read_choice(yaml.value("a"), sides, yaml.sink) == 2);
  CHECK_FALSE(read_choice(yaml.value("b"), sides, yaml.sink));
  CHECK(yaml.complaint() == "2:4: expected one of `top`, `bottom`, found the text `botom` (did you mean `bottom`?)");
}

TEST_CASE("one text or a list of texts is a list") {
  Loaded yaml("a: x\nb: [x, y]\nc: [x, {}]\n");
  CHECK(read_strings(yaml.value("a"), yaml.sink) == std::vector<std::string>{"x"});
  CHECK(read_strings(yaml.value("b"), yaml.sink) == std::vector<std::string>{"x", "y"});
  CHECK(read_strings(yaml.value("c"), yaml.sink) == std::vector<std::string>{"x"});
  CHECK(yaml.complaint() == "3:8: expected a text, found a mapping ()");
}

TEST_CASE("fields that nobody asked for are unknown") {
  Loaded yaml("title: x\nlayuot: y\nzzz: 1\n");
  Fields fields(*yaml.node, "a document", yaml.sink);
  CHECK(fields.string("title") == "x");
  CHECK(fields.optional("layout") == nullptr);
  fields.finish();
  CHECK(yaml.complaints() ==
        std::vector<std::string>{"2:1: unknown field `layuot` in a document (did you mean `layout`?)",
                                 "3:1: unknown field `zzz` in a document (known fields: `title`, `layout`)"});
}

TEST_CASE("a required field is missed where the mapping starts, and an empty one where it stands") {
  Loaded yaml("name: x\ntitle:\n");
  Fields fields(*yaml.node, "a document", yaml.sink);
  CHECK(fields.required("layout") == nullptr);
  CHECK(fields.required("title") == nullptr);
  CHECK_FALSE(fields.has("title"));
  CHECK(yaml.complaints() == std::vector<std::string>{"1:1: missing field `layout` in a document ()",
                                                      "2:7: the field `title` of a document has no value ()"});
}

TEST_CASE("what is no mapping is reported once and has no fields") {
  Loaded yaml("title:x\n");
  Fields fields(*yaml.node, "a document", yaml.sink);
  CHECK(fields.required("title") == nullptr);
  fields.finish();
  CHECK(yaml.complaints() ==
        std::vector<std::string>{
            "1:1: a document needs to be a mapping, found the text `title:x` (write a space after each `:`)"});
}

TEST_CASE("a comma within a value in braces is named as the reason of an unknown field") {
  auto const hint_of = [](std::string const& text) {
    Loaded yaml(text);
    Fields fields(*yaml.node, "a thing", yaml.sink);
    fields.optional("share");
    fields.finish();
    return yaml.complaint();
  };
  CHECK(hint_of("{share: 3,5}") ==
        "1:11: unknown field `5` in a thing (the decimal separator is `.`; a comma divides the fields of `{ }`)");
  CHECK(hint_of("{share: 0,7cm}") ==
        "1:11: unknown field `7cm` in a thing (the decimal separator is `.`; a comma divides the fields of `{ }`)");
  CHECK(
      hint_of("{share: un, deux}") ==
      "1:13: unknown field `deux` in a thing (put a text with a comma in quotes; a comma divides the fields of `{ }`)");
  CHECK(hint_of("{share: 3, sharre: 5}") == "1:12: unknown field `sharre` in a thing (did you mean `share`?)");
  CHECK(hint_of("share: 3\nsharre:\n") == "2:1: unknown field `sharre` in a thing (did you mean `share`?)");
}

}  // namespace livret::yaml
