#include <cmath>

#include <doctest/doctest.h>

#include "unit/table/packages.hpp"

namespace livret::table {

namespace {

std::string text_of(Packages const& packages, std::size_t row, std::string_view field) {
  return packages.table("t").value(row, field).to_text();
}

/// What is said of one cell of a field.
std::string complaint_about(std::string const& field, std::string const& cell) {
  return Packages(inline_table({field}, {"{x: " + cell + "}"})).complaint();
}

}  // namespace

TEST_CASE("a string field keeps its text, whatever it looks like") {
  Packages const packages(inline_table({"{name: x, type: string}"}, {"{x: NO}", "{x: 02210}", "{x: 1e3}",
                                                                     "{x: 2024-01-01}", "{x: '02210'}", "{x: true}"}));
  CHECK(packages.complaint() == "none");
  for (std::size_t row = 0; auto const* text : {"NO", "02210", "1e3", "2024-01-01", "02210", "true"})
    CHECK(packages.table("t").column(0).text(row++) == text);
}

TEST_CASE("number fields read decimals and exponents, integer fields digits alone") {
  Packages const packages(
      inline_table({"{name: n, type: number}", "{name: i, type: integer}"}, {"{n: 1e3, i: 012}", "{n: -0.5, i: -3}"}));
  CHECK(packages.complaint() == "none");
  CHECK(packages.table("t").column(0).number(0) == 1000);
  CHECK(packages.table("t").column(0).number(1) == -0.5);
  CHECK(packages.table("t").column(1).number(0) == 12);
  CHECK(packages.table("t").column(1).number(1) == -3);
}

TEST_CASE("dates are moments at their first day") {
  Packages const packages(inline_table({"{name: d, type: date}", "{name: m, type: yearmonth}", "{name: y, type: year}"},
                                       {"{d: 2024-02-29, m: 2023-10, y: 1970}"}));
  CHECK(packages.complaint() == "none");
  CHECK(packages.table("t").column(0).number(0) == 1709164800000.0);  // date -u -d 2024-02-29 +%s
  CHECK(packages.table("t").column(1).number(0) == 1696118400000.0);  // date -u -d 2023-10-01 +%s
  CHECK(packages.table("t").column(2).number(0) == 0);
}

TEST_CASE("a date may have another format") {
  Packages const packages(
      inline_table({"{name: d, type: date, format: '%d/%m/%Y'}"}, {"{d: 05/10/2023}", "{d: 2023-10-05}"}));
  CHECK(packages.table("t").column(0).number(0) == 1696464000000.0);  // date -u -d 2023-10-05 +%s
  CHECK(packages.complaint() == "t.yaml:7:9: field `d` needs a date written as `%d/%m/%Y`, found `2023-10-05` ()");
}

TEST_CASE("booleans are true and false") {
  Packages const packages(inline_table({"{name: b, type: boolean}"}, {"{b: true}", "{b: false}", "{b: oui}"}));
  CHECK(text_of(packages, 0, "b") == "true");
  CHECK(text_of(packages, 1, "b") == "false");
  CHECK(packages.complaint() == "t.yaml:8:9: field `b` needs `true` or `false`, found `oui` ()");
}

TEST_CASE("a wrong number says what is needed, and what to do") {
  auto const* scale = "{name: x, type: integer, constraints: {minimum: 0, maximum: 4}}";
  CHECK(complaint_about(scale, "\"3,5\"") ==
        "t.yaml:6:9: field `x` needs a whole number 0 to 4, found `3,5` (the decimal separator in data files is `.`)");
  CHECK(complaint_about(scale, "5") == "t.yaml:6:9: field `x` needs a whole number 0 to 4, found `5` ()");
  CHECK(complaint_about(scale, "-1") == "t.yaml:6:9: field `x` needs a whole number 0 to 4, found `-1` ()");
  CHECK(complaint_about(scale, "2.5") ==
        "t.yaml:6:9: field `x` needs a whole number 0 to 4, found `2.5` (write all its digits, without a decimal part "
        "or exponent)");
  CHECK(complaint_about(scale, "'3'") ==
        "t.yaml:6:9: field `x` needs a whole number 0 to 4, found the text `3` (remove the quotes)");
  CHECK(complaint_about("{name: x, type: number}", "[1]") ==
        "t.yaml:6:9: field `x` needs a number, found a sequence (a cell holds one value)");
  CHECK(complaint_about("{name: x, type: number}", "12 %") ==
        "t.yaml:6:9: field `x` needs a number, found `12 %` (write a share as a number: 12 % is `0.12`)");
  CHECK(complaint_about("{name: x, type: number, constraints: {minimum: 1}}", "0") ==
        "t.yaml:6:9: field `x` needs a number of at least 1, found `0` ()");
  CHECK(complaint_about("{name: x, type: integer}", "12 000") ==
        "t.yaml:6:9: field `x` needs a whole number, found `12 000` (write the number without spaces)");
  CHECK(complaint_about("{name: x, type: integer}", "99999999999999999999") ==
        "t.yaml:6:9: field `x` needs a whole number, found `99999999999999999999` (write all its digits, without a "
        "decimal part or exponent)");
}

TEST_CASE("a wrong date says why") {
  CHECK(complaint_about("{name: x, type: date}", "2023-02-30") ==
        "t.yaml:6:9: field `x` needs a date such as `2023-10-05`, found `2023-02-30` (there is no such day)");
  CHECK(complaint_about("{name: x, type: date}", "05/10/2023") ==
        "t.yaml:6:9: field `x` needs a date such as `2023-10-05`, found `05/10/2023` (write it as `2023-10-05`)");
  CHECK(complaint_about("{name: x, type: yearmonth}", "2023-13") ==
        "t.yaml:6:9: field `x` needs a month such as `2023-10`, found `2023-13` ()");
  CHECK(complaint_about("{name: x, type: year}", "23") ==
        "t.yaml:6:9: field `x` needs a year such as `2023`, found `23` ()");
}

TEST_CASE("constraints on texts are kept") {
  CHECK(complaint_about("{name: x, constraints: {enum: [rural, urbain]}}", "rurale") ==
        "t.yaml:6:9: field `x` needs one of `rural`, `urbain`, found `rurale` (did you mean `rural`?)");
  CHECK(complaint_about("{name: x, constraints: {pattern: 'T\\d\\d'}}", "T1") ==
        "t.yaml:6:9: field `x` needs a text like the pattern `T\\d\\d`, found `T1` ()");
  CHECK(complaint_about("{name: x, constraints: {pattern: 'T\\d\\d'}}", "T12") == "none");
  CHECK(complaint_about("{name: x, constraints: {pattern: 'a|bc'}}", "abc") ==
        "t.yaml:6:9: field `x` needs a text like the pattern `a|bc`, found `abc` ()");
  CHECK(complaint_about("{name: x, constraints: {minLength: 2, maxLength: 3}}", "été") == "none");
  CHECK(complaint_about("{name: x, constraints: {minLength: 2, maxLength: 3}}", "étés") ==
        "t.yaml:6:9: field `x` needs a text of 2 to 3 characters, found `étés` ()");
}

TEST_CASE("an enum keeps the order of its words as categories") {
  Packages const packages(
      inline_table({"{name: x, constraints: {enum: [jamais, parfois, souvent]}}"}, {"{x: souvent}"}));
  CHECK(packages.table("t").fields()[0].categories == std::vector<std::string>{"jamais", "parfois", "souvent"});
}

TEST_CASE("four kinds of missing are kept apart, and none is 0") {
  auto const* field = "{name: x, type: integer, missingValues: {so: not-applicable, np: not-asked, s: suppressed}}";
  Packages const packages(
      inline_table({field, "{name: y}"}, {"{x: so}", "{x: np}", "{x: s}", "{x: }", "{y: a}", "{x: ''}", "{x: 0}"}));
  CHECK(packages.complaint() == "none");
  auto const& column = packages.table("t").column(0);
  CHECK(column.missing(0) == Missing::NotApplicable);
  CHECK(column.missing(1) == Missing::NotAsked);
  CHECK(column.missing(2) == Missing::Suppressed);
  CHECK(column.missing(3) == Missing::NotAnswered);
  CHECK(column.missing(4) == Missing::NotAnswered);
  CHECK(column.missing(5) == Missing::NotAnswered);
  CHECK(column.missing(6) == Missing::NotMissing);
  CHECK(std::isnan(column.number(2)));
  CHECK(column.value(2).is_null());
}

TEST_CASE("a required field misses its value where the row starts, and takes a declared kind of missing") {
  auto const* field = "{name: x, missingValues: {s: suppressed}, constraints: {required: true}}";
  Packages const packages(inline_table({"{name: k}", field}, {"{k: a}", "{k: a, x: }", "{k: a, x: s}"}));
  CHECK(packages.complaints() == std::vector<std::string>{"t.yaml:7:6: field `x` needs a text, found nothing ()",
                                                          "t.yaml:8:14: field `x` needs a text, found nothing ()"});
}

TEST_CASE("unknown fields of a row are reported with the nearest name") {
  Packages const packages(
      inline_table({"{name: frequency, type: integer}"}, {"{freqency: 3}", "{zzzzzzz: 1}", "text"}));
  CHECK(packages.complaints() ==
        std::vector<std::string>{"t.yaml:6:6: unknown field `freqency` in a row of `t` (did you mean `frequency`?)",
                                 "t.yaml:7:6: unknown field `zzzzzzz` in a row of `t` (its fields: `frequency`)",
                                 "t.yaml:8:5: a row of `t` needs to be a mapping, found the text `text` ()"});
}

TEST_CASE("a field of any type takes a number for a number and a text for a text") {
  Packages const packages(inline_table({"{name: x, type: any}"}, {"{x: 3}", "{x: '3'}", "{x: true}", "{x: a}"}));
  auto const& column = packages.table("t").column(0);
  CHECK(column.number(0) == 3);
  CHECK(column.text(1) == "3");
  CHECK(column.value(2).as<bool>() != nullptr);
  CHECK(column.text(3) == "a");
}

}  // namespace livret::table
