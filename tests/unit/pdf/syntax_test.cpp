#include "pdf/syntax.hpp"

#include <limits>

#include <doctest/doctest.h>

#include "base/check.hpp"

using namespace livret;

namespace {

template <typename Append, typename... Arguments>
std::string made(Append append, Arguments... arguments) {
  std::string out;
  append(out, arguments...);
  return out;
}

}  // namespace

TEST_CASE("reals have at most three decimals and no more than they need") {
  CHECK(made(pdf::append_real, 0.0) == "0");
  CHECK(made(pdf::append_real, 12.0) == "12");
  CHECK(made(pdf::append_real, -0.25) == "-.25");
  CHECK(made(pdf::append_real, 595.2756) == "595.276");
  CHECK(made(pdf::append_real, -0.0004) == "0");
  CHECK(made(pdf::append_real, 7.005) == "7.005");
  CHECK(made(pdf::append_real, 7.05) == "7.05");
}

TEST_CASE("reals stay within what every reader holds") {
  CHECK(made(pdf::append_real, 1e12) == "32767");
  CHECK(made(pdf::append_real, -1e12) == "-32767");
  CHECK_THROWS_AS(pdf::to_thousandths(std::numeric_limits<double>::quiet_NaN()), base::BrokenInvariant);
}

TEST_CASE("literal strings escape brackets, reverse solidus and carriage return") {
  CHECK(made(pdf::append_literal, std::string_view("a(b)\\c\rd\n")) == "(a\\(b\\)\\\\c\\rd\n)");
}

TEST_CASE("text strings are ASCII where they can be, else UTF-16BE with a mark") {
  CHECK(made(pdf::append_text, std::string_view("note 1")) == "(note 1)");
  CHECK(made(pdf::append_text, std::string_view("é(")) == std::string("(\xFE\xFF\0\xE9\0\\()", 9));
  // U+1F600 is the surrogates D83D DE00.
  CHECK(made(pdf::append_text, std::string_view("\U0001F600")) == std::string("(\xFE\xFF\xD8\x3D\xDE\0)", 8));
  CHECK(made(pdf::append_utf16_hex, std::string_view("ffi")) == "006600660069");
}

TEST_CASE("names escape delimiters and what is not ASCII") {
  CHECK(made(pdf::append_name, std::string_view("text/csv")) == "/text#2Fcsv");
  CHECK(made(pdf::append_name, std::string_view("A b#é")) == "/A#20b#23#C3#A9");
}
