#include <doctest/doctest.h>

#include "unit/yaml/loading.hpp"

namespace livret::yaml {

// Expected texts are those of YAML 1.2.2, chapters 7.3 and 8.1, and were compared with PyYAML's.

TEST_CASE("plain scalars stay the text that was written") {
  Loaded const yaml("a: NO\nb: 02210\nc: 1e3\nd: 2024-01-01\ne: 12:30\nf: http://x.fr/y#z\n");
  CHECK(yaml.value("a").text == "NO");
  CHECK(yaml.value("b").text == "02210");
  CHECK(yaml.value("c").text == "1e3");
  CHECK(yaml.value("d").text == "2024-01-01");
  CHECK(yaml.value("e").text == "12:30");
  CHECK(yaml.value("f").text == "http://x.fr/y#z");
  CHECK(yaml.value("a").style == ScalarStyle::Plain);
}

TEST_CASE("only a plain tilde, null or nothing is null") {
  Loaded const yaml("a: ~\nb: null\nc: Null\nd: NULL\ne:\nf: ''\ng: 'null'\nh: nULL\n");
  for (auto const* key : {"a", "b", "c", "d", "e"}) CHECK(yaml.value(key).kind == Kind::Null);
  for (auto const* key : {"f", "g", "h"}) CHECK(yaml.value(key).kind == Kind::Scalar);
  CHECK(yaml.value("b").text == "null");
  CHECK(yaml.value("e").text.empty());
  CHECK(yaml.value("e").span.begin == 31);  // after the colon
}

TEST_CASE("an empty value is not mistaken for a key named null below it") {
  Loaded const yaml("a:\nnull: b\n");
  CHECK(yaml.value("a").kind == Kind::Null);
  CHECK(yaml.value("a").span.begin == 2);
  CHECK(yaml.value("null").text == "b");
}

TEST_CASE("a plain scalar over several lines is folded, and each word keeps its place") {
  Loaded const yaml("a: un texte\n  qui  # c\nb: x\n\n  y   \n  z\n");
  CHECK(yaml.value("a").text == "un texte qui");
  CHECK(yaml.written(yaml.value("a").span) == "un texte\n  qui");
  CHECK(yaml.written(yaml.value("a").span_of(9, 12)) == "qui");
  CHECK(yaml.value("b").text == "x\ny z");
  CHECK(yaml.written(yaml.value("b").span_of(4, 5)) == "z");
}

TEST_CASE("single quotes double a quote and fold lines") {
  Loaded const yaml("a: 'l''axe  \n  deux\n\n  trois'\n");
  CHECK(yaml.value("a").text == "l'axe deux\ntrois");
  CHECK(yaml.value("a").style == ScalarStyle::Quoted);
  CHECK(yaml.written(yaml.value("a").span_of(1, 2)) == "''");
  CHECK(yaml.written(yaml.value("a").span_of(2, 5)) == "axe");
  CHECK(yaml.written(yaml.value("a").span_of(11, 16)) == "trois");
}

TEST_CASE("double quotes know the escapes of YAML 1.2") {
  Loaded const yaml(R"(a: "\t\n\\\"\/\x41\u00e9\U0001F600\_\N\L")");
  CHECK(yaml.value("a").text == "\t\n\\\"/A\xC3\xA9\xF0\x9F\x98\x80\xC2\xA0\xC2\x85\xE2\x80\xA8");
}

TEST_CASE("a place within double quotes covers the whole escape") {
  Loaded const yaml(R"(a: "x\u00e9y\nz")");
  auto const& node = yaml.value("a");
  CHECK(node.text == "x\xC3\xA9y\nz");
  CHECK(yaml.written(node.span_of(1, 3)) == "\\u00e9");
  CHECK(yaml.written(node.span_of(3, 4)) == "y");
  CHECK(yaml.written(node.span_of(4, 5)) == "\\n");
  CHECK(yaml.written(node.span_of(5, 6)) == "z");
  CHECK(yaml.written(node.span) == R"("x\u00e9y\nz")");
}

TEST_CASE("an escaped line break joins the lines without a space") {
  Loaded const yaml("a: \"un\\\n   deux\"\n");
  CHECK(yaml.value("a").text == "undeux");
  CHECK(yaml.written(yaml.value("a").span_of(2, 6)) == "deux");
}

TEST_CASE("a literal block keeps its lines, and a place in it skips the indentation") {
  Loaded const yaml("a:\n  b: |\n    Une {{ x }}\n      et\n\n    fin\n");
  auto const& node = *yaml.value("a").find("b");
  CHECK(node.text == "Une {{ x }}\n  et\n\nfin\n");
  CHECK(node.style == ScalarStyle::Block);
  CHECK(yaml.written(node.span_of(4, 11)) == "{{ x }}");
  CHECK(yaml.written(node.span_of(14, 16)) == "et");
  CHECK(yaml.written(node.span_of(18, 21)) == "fin");
  CHECK(node.span.begin == 8);
  CHECK(node.span.end == 43);  // after `fin`
}

TEST_CASE("a folded block joins lines and leaves deeper ones alone") {
  Loaded const yaml("a: >\n  un\n  deux\n\n  trois\n    plus\n  fin\n");
  CHECK(yaml.value("a").text == "un deux\ntrois\n  plus\nfin\n");
  CHECK(yaml.written(yaml.value("a").span_of(3, 7)) == "deux");
  CHECK(yaml.written(yaml.value("a").span_of(16, 20)) == "plus");
}

TEST_CASE("chomping and indentation indicators decide the ends of a block") {
  Loaded const yaml("a: |-\n  x\n\nb: |+\n  x\n\nc: |2\n    x\nd: >+\n  x\n\ne: |\n  x");
  CHECK(yaml.value("a").text == "x");
  CHECK(yaml.value("b").text == "x\n\n");
  CHECK(yaml.value("c").text == "  x\n");
  CHECK(yaml.value("d").text == "x\n\n");
  CHECK(yaml.value("e").text == "x");
}

TEST_CASE("places count bytes, with a byte order mark and CR LF") {
  Loaded const yaml("\xEF\xBB\xBFt\xC3\xA9: \xC3\xA9t\xC3\xA9\r\nb: |\r\n  un\r\n  deux\r\nc: \"x\r\n  y\"\r\n");
  CHECK(yaml.node->entries[0].key.span.begin == 3);
  CHECK(yaml.written(yaml.node->entries[0].value.span) == "\xC3\xA9t\xC3\xA9");
  CHECK(yaml.value("b").text == "un\ndeux\n");
  CHECK(yaml.written(yaml.value("b").span_of(3, 7)) == "deux");
  CHECK(yaml.value("c").text == "x y");
  CHECK(yaml.written(yaml.value("c").span) == "\"x\r\n  y\"");
}

TEST_CASE("a place beyond the text is held within the scalar") {
  Loaded const yaml("a: bc\n");
  CHECK(yaml.written(yaml.value("a").span_of(1, 99)) == "c");
  CHECK(yaml.written(yaml.value("a").span_of(5, 9)) == "");
}

}  // namespace livret::yaml
