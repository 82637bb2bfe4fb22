#include <doctest/doctest.h>

#include "unit/yaml/loading.hpp"

namespace livret::yaml {

namespace {

/// The only complaint about a text that is no YAML.
std::string complaint_about(std::string text) {
  Loaded const yaml(std::move(text));
  CHECK_FALSE(yaml.node.has_value());
  CHECK(yaml.complaints().size() == 1);
  return yaml.complaint();
}

}  // namespace

TEST_CASE("a colon in a text without quotes is shown") {
  CHECK(complaint_about("title: Note: le test\n") ==
        "1:12: a `:` stands within a text that is not in quotes (put the text in quotes)");
}

TEST_CASE("a quote that is never closed is shown where it opens") {
  CHECK(complaint_about("a: 1\nb: \"x\nc: 2\n") == "2:4: the quote `\"` is never closed (end the text with `\"`)");
  CHECK(complaint_about("a: l'axe\nb: 'x\n") == "2:4: the quote `'` is never closed (end the text with `'`)");
  CHECK(complaint_about("a: \"b\n---\n") == "1:4: the quote `\"` is never closed (end the text with `\"`)");
}

TEST_CASE("a quote that closes lines too late is shown where it opens") {
  CHECK(complaint_about("a: \"x\nb: \"fr\"\n") ==
        "1:4: this text has no closing quote on its line, and goes on to line 2 (close it with `\"`)");
}

TEST_CASE("a text behind a closing quote tells how to write a quote") {
  CHECK(complaint_about("a: 'it's'\n") ==
        "1:8: `s'` stands after the closing quote (write a quote within the text twice (`''`))");
  CHECK(complaint_about("a: \"x\" y\n") ==
        "1:8: `y` stands after the closing quote (write a quote within the text as `\\\"`)");
}

TEST_CASE("tabs in the indentation are shown") {
  CHECK(complaint_about("a:\n\tb: c\n") == "2:1: a tab is used for indentation (indent with spaces)");
  CHECK(complaint_about("a:\n  b: 1\n \tc: 2\n") == "3:2: a tab is used for indentation (indent with spaces)");
}

TEST_CASE("wrong indentation names the columns that would fit") {
  CHECK(complaint_about("a:\n    b: 1\n  c: 2\n") ==
        "3:3: this line is indented with 2 spaces, which fits no line above (lines above are indented with 0 or 4 "
        "spaces)");
  CHECK(complaint_about("a: 1\n  b: 2\n") ==
        "2:3: `b: 2` is indented deeper than the line above, which already has a value "
        "(give both lines the same indentation, or put a text that holds `: ` in quotes)");
}

TEST_CASE("a line of a mapping without a colon is shown") {
  auto const* hint = "(write a `:` and a space after the name, or indent the line if it continues the text above)";
  CHECK(complaint_about("a: 1\nb\nc: 2\n") == fmt::format("2:1: expected `name: value`, found `b` {}", hint));
  CHECK(complaint_about("a: 1\nb\n") == fmt::format("2:1: expected `name: value`, found `b` {}", hint));
  CHECK(complaint_about("a: 1\nb:2\n") == "2:1: expected `name: value`, found `b:2` (write a space after the `:`)");
}

TEST_CASE("lists and mappings that are mixed at one level are shown") {
  CHECK(complaint_about("a: 1\n- b\n") ==
        "2:1: a list entry stands among the fields of a mapping (indent the list deeper than the field it belongs to)");
  CHECK(complaint_about("- a\nb: c\n") ==
        "2:1: expected `- `, found `b: c` (start each entry of the list with `- `, or indent the line)");
  CHECK(complaint_about("a: - b\n") ==
        "1:4: a list cannot start here (start it on a line of its own, or put a text that starts with `- ` in quotes)");
}

TEST_CASE("brackets that do not match are shown") {
  CHECK(complaint_about("a: [1, 2\nb: 3\n") == "1:4: the bracket `[` is never closed (close it with `]`)");
  CHECK(complaint_about("a: {b: 1,\n  c: 2\n") == "1:4: the bracket `{` is never closed (close it with `}`)");
  CHECK(complaint_about("a: [1}\n") == "1:6: expected `]`, found `}` (the bracket that is open is on line 1)");
  CHECK(complaint_about("a: ]\n") ==
        "1:4: the bracket `]` closes nothing (put a text that starts with a bracket in quotes)");
}

TEST_CASE("signs that need quotes are shown") {
  CHECK(complaint_about("a: @x\n") == "1:4: a text without quotes cannot hold `@` here (put the text in quotes)");
  CHECK(complaint_about("a: `x`\n") ==
        "1:4: a text without quotes cannot hold a backtick here (put the text in quotes)");
  CHECK(complaint_about("a: *important*\n") ==
        "1:4: `*important*` names no anchor above it (put a text that starts with `*` in quotes)");
  CHECK(complaint_about("z: &base 1\na: *bose\n") == "2:4: `*bose` names no anchor above it (did you mean `*base`?)");
  CHECK(complaint_about("a: & b\n") == "1:4: `&` needs a name behind it (put a text that starts with `&` in quotes)");
}

TEST_CASE("wrong escapes are shown") {
  CHECK(complaint_about("a: \"\\d+\"\n") ==
        "1:5: `\\d` is no escape in double quotes (write `\\\\` for a backslash, or put the text in single quotes)");
  CHECK(complaint_about("a: \"\\ud83d\"\n") == "1:5: `\\ud83d` stands for no character (write the character itself)");
}

TEST_CASE("places of errors count from the first byte, byte order mark included") {
  Loaded const yaml("\xEF\xBB\xBF\xC3\xA9: a: b\n");
  CHECK(yaml.sink.sorted().front().span.begin == 8);
}

}  // namespace livret::yaml
