#include "unit/expr/fixture.hpp"

using namespace livret;
using namespace livret::expr;

TEST_CASE("unknown names are reported at their place with what was meant") {
  CHECK(error_of("1 + dtum.a") == "4-8: unknown name `dtum` (did you mean `datum`?)");
  CHECK(error_of("a + 1") == "0-1: unknown name `a` (did you mean `datum.a`?)");
  CHECK(error_of("datum.txt") == "6-9: `datum` has no field `txt` (did you mean `text`?)");
  CHECK(error_of("datum['zzz']") ==
        "6-9: `datum` has no field `zzz` (its fields are: `a`, `b`, `text`, `none`, `day`)");
  CHECK(error_of("fomat(1, 'd')") == "0-5: unknown function `fomat` (did you mean `format`?)");
  CHECK(error_of("data('row')") == "5-10: unknown table `row` (did you mean `rows`?)");
}

TEST_CASE("arguments are counted and constant formats are read") {
  CHECK(error_of("format(1)") == "0-9: `format` needs 2 arguments, found 1");
  CHECK(error_of("abs()") == "0-5: `abs` needs 1 argument, found 0");
  CHECK(error_of("pad('a')") == "0-8: `pad` needs 2 to 4 arguments, found 1");
  CHECK(number("round(1.6, 2)") == 2);  // what is more is ignored, with a warning
  CHECK(error_of("if(1,2)") == "0-7: `if` needs 3 arguments, found 2");
  CHECK(error_of("format(1, '.1q')").starts_with("10-15: `.1q` is no number format"));
  CHECK(error_of("timeFormat(0, '%K')").starts_with("14-18: `%K` is no time format"));
  CHECK(error_of("test('(?=a)', 'b')").starts_with("5-12: `(?=a)` is no regular expression"));
}

TEST_CASE("what would differ from run to run is refused") {
  CHECK(error_of("random()").starts_with("0-6: the function `random` is not offered"));
  CHECK(error_of("now()").starts_with("0-3: the function `now` is not offered"));
}

TEST_CASE("syntax errors say what was found, what was needed and what to write") {
  CHECK(error_of("datum.a = 3") ==
        "8-9: found `=`, needed an operator or the end (an expression assigns nothing: compare with `==`)");
  CHECK(error_of("datum.a and 1") == "8-11: found `and`, needed an operator or the end (write `&&`)");
  CHECK(error_of("2 ** 3") == "2-4: found `**`, needed an operator or the end (write `pow(a, b)`)");
  CHECK(error_of("1 +") == "3-3: the expression ends where a value is needed");
  CHECK(error_of("(1") == "2-2: the expression ends where `)` is needed");
  CHECK(error_of("") == "0-0: the expression ends where a value is needed");
  CHECK(error_of("'abc") == "0-4: a text has no closing `'`");
  CHECK(error_of("@") == "0-1: `@` has no meaning in an expression");
  CHECK(error_of("007").starts_with("0-3: the number `007` starts with `0`"));
  CHECK(error_of("/a/").starts_with("0-1: found `/`, needed a value"));
  CHECK(error_of("datum.text()").starts_with("10-11: found `(`"));
  CHECK(error_of("'\\u12'") == "1-3: `\\u` is no escape for a character");
}

TEST_CASE("all wrong names of an expression are reported together") {
  diag::Sink sink;
  CHECK(!parse("datum.x + datum.y + zzz", test_names(), {}, sink).has_value());
  CHECK(sink.error_count() == 3);
}

TEST_CASE("nesting beyond two hundred is refused, however it is made") {
  auto const repeat = [](std::string const& piece, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += piece;
    return text;
  };
  std::string const message = "the expression is nested more than 200 deep";
  for (auto const& text :
       {repeat("(", 100'000), repeat("[", 100'000), repeat("- ", 100'000), repeat("1?", 100'000),
        repeat("1?1:", 100'000) + "1", repeat("1+", 500) + "1", "datum" + repeat(".a", 500), repeat("if(", 100'000)})
    CHECK_MESSAGE(error_of(text).find(message) != std::string::npos, text.substr(0, 8));
  CHECK(number(repeat("(", 90) + "1" + repeat(")", 90)) == 1);
  CHECK(number(repeat("1+", 150) + "1") == 151);
}

TEST_CASE("an expression knows the fields it reads and the text it was read from") {
  diag::Sink sink;
  auto const expression = parse("datum.b + datum['a'] + datum.b", test_names(), {}, sink);
  REQUIRE(expression.has_value());
  CHECK(expression->datum_fields() == std::vector<std::string>{"b", "a"});
  CHECK(expression->text() == "datum.b + datum['a'] + datum.b");
}

namespace {

std::string filled(std::string_view text, char const* tag = "fr") {
  diag::Sink sink;
  auto const result = parse_template(text, test_names(), {}, sink);
  REQUIRE_MESSAGE(result.has_value(), text);
  return result->evaluate(OneRow(tag));
}

}  // namespace

TEST_CASE("values take the place of double braces, numbers in the document's language") {
  CHECK(filled("pas de valeur") == "pas de valeur");
  CHECK(filled("{{ datum.text }}") == "été");
  CHECK(filled("de {{ datum.b }} à {{ -datum.a }}") == "de 4,5 à \u22123");
  CHECK(filled("{{ datum.b }}", "en") == "4.5");
  CHECK(filled("[{{ datum.none }}]") == "[]");
  CHECK(filled("{{ '}}' }}{{ {a:{b:1}}.a.b }}") == "}}1");
  CHECK(filled("a }} b { c") == "a }} b { c");
  CHECK(filled("") == "");
}

TEST_CASE("errors in a template stand at their place in its text") {
  diag::Sink sink;
  auto const locate = [](std::size_t begin, std::size_t end) {
    return diag::Span{diag::SourceId(0), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  };
  CHECK(!parse_template("x {{ datum.a }} {{ dtum }}", test_names(), locate, sink).has_value());
  REQUIRE(sink.error_count() == 1);
  CHECK(sink.sorted().front().span.begin == 19);
  CHECK(sink.sorted().front().span.end == 23);
  diag::Sink unclosed;
  CHECK(!parse_template("été {{ datum.a", test_names(), locate, unclosed).has_value());
  REQUIRE(unclosed.error_count() == 1);
  CHECK(unclosed.sorted().front().span.begin == 6);
  CHECK(unclosed.sorted().front().message == "found `{{` that no `}}` closes");
}

TEST_CASE("a template is literal where nothing in it is evaluated") {
  diag::Sink sink;
  CHECK(parse_template("texte", test_names(), {}, sink)->is_literal());
  CHECK(!parse_template("{{ 1 }}", test_names(), {}, sink)->is_literal());
}
