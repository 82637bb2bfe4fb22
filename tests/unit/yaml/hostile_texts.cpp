#include <doctest/doctest.h>

#include "unit/yaml/loading.hpp"

namespace livret::yaml {

namespace {

std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

}  // namespace

TEST_CASE("a text that is not UTF-8 is refused at its first wrong byte") {
  CHECK(Loaded("a: \xC3\xA9\nb: caf\xE9\n").complaint() ==
        "2:7: the byte `0xE9` is not UTF-8 (save the file as UTF-8; it may be in cp1252 (Latin-1))");
  CHECK(Loaded(std::string("\xFF\xFE"
                           "a\0:\0",
                           6))
            .complaint() == "1:1: the file is encoded in UTF-16LE, not in UTF-8 (save it as UTF-8)");
  CHECK(Loaded(std::string("\0a\0:\0 \0b", 8)).complaint() ==
        "1:1: the file is encoded in UTF-16BE, not in UTF-8 (save it as UTF-8)");
}

TEST_CASE("control characters are refused, also the one that yaml-cpp takes for the end of the text") {
  CHECK(
      Loaded(std::string("a: \0b\n", 6)).complaint().starts_with("1:4: the control character `U+0000` is not allowed"));
  CHECK(Loaded("a: b\n\x04: c\n").complaint().starts_with("2:1: the control character `U+0004` is not allowed"));
}

TEST_CASE("nesting beyond the limit ends in an error, however it is written") {
  for (auto const* piece : {"[", "- ", "? ", "{a: ", ": ", "&a [ "}) {
    Loaded const yaml(repeated(piece, 100'000));
    CHECK_FALSE(yaml.node.has_value());
    INFO(piece);
    CHECK(yaml.complaints().back().find("nested deeper than 64 levels") != std::string::npos);
  }
  CHECK(Loaded(repeated("[", 100'000) + repeated("]", 100'000)).complaint() ==
        "1:65: nested deeper than 64 levels (check for a bracket or dash too many)");
  CHECK(Loaded(repeated("[", 64) + repeated("]", 64)).complaint() == "none");
}

TEST_CASE("nesting by indentation ends in the same error") {
  std::string text;
  for (std::size_t i = 0; i < 2000; ++i) text += std::string(i, ' ') + "a:\n";
  CHECK(Loaded(text).complaint().starts_with("65:65: nested deeper than 64 levels"));
}

TEST_CASE("aliases of aliases end in an error before they fill the memory") {
  std::string text = "a: &a [x,x,x,x,x,x,x,x,x,x]\n";
  for (char c = 'b'; c < 'k'; ++c)
    text += fmt::format("{0}: &{0} [{1}]\n", c, repeated(fmt::format("*{},", char(c - 1)), 10));
  // 10 × 11 + 10 × 111 + 10 × 1,111 values by line 4; seven times 11,111 more in line 5 fit, the eighth does not.
  CHECK(Loaded(text).complaint() ==
        "5:29: aliases stand for more than 100000 values (write the values out, or keep them in a file of their own)");
}

TEST_CASE("aliases cannot nest deeper than the limit either") {
  std::string text = "a0: &a0 [x]\n";
  for (int i = 1; i < 80; ++i) text += fmt::format("a{0}: &a{0} [*a{1}]\n", i, i - 1);
  CHECK(Loaded(text).complaint().find("nested deeper than 64 levels") != std::string::npos);
}

TEST_CASE("an alias within its own value is refused") {
  CHECK(Loaded("a: &a [*a]\n").complaint() ==
        "1:8: `*a` stands within the value that it names (an alias repeats a value that is complete above it)");
}

TEST_CASE("the number of values has a limit") {
  Limits limits;
  limits.nodes = 5;
  CHECK(Loaded("[a, b, c, d, e]\n", limits).complaint() ==
        "1:14: the file has more than 5 values (split the file, or keep the rows in a CSV)");
}

TEST_CASE("any end of a text leaves an error or a tree") {
  std::string const text = "a: [b, \"c\\u00e9\", {d: 'e'}]\nf: &x |+\n  g\n\nh: >-\n  i\n? j\n: *x\n";
  for (std::size_t end = 0; end <= text.size(); ++end) {
    Loaded const yaml(text.substr(0, end));
    INFO(end);
    CHECK((yaml.node.has_value() || yaml.sink.has_errors()));
  }
}

}  // namespace livret::yaml
