#include "table/csv.hpp"

#include <doctest/doctest.h>

#include "unit/table/packages.hpp"

namespace livret::table {

namespace {

using Complaints = std::vector<std::string>;

std::vector<std::string> const two_fields = {"{name: a}", "{name: n, type: number}"};

}  // namespace

TEST_CASE("a CSV is read by its header, in whichever order its columns are") {
  Packages const packages(csv_table(two_fields, "\xEF\xBB\xBFn,a\r\n1.5,\"x, \"\"y\"\"\nz\"\r\n\r\n,02210"));
  CHECK(packages.complaint() == "none");
  auto const& table = packages.table("t");
  REQUIRE(table.row_count() == 2);
  CHECK(table.column(0).text(0) == "x, \"y\"\nz");
  CHECK(table.column(1).number(0) == 1.5);
  CHECK(table.column(0).text(1) == "02210");
  CHECK(table.column(1).missing(1) == Missing::NotAnswered);
  CHECK(packages.sources.position(table.row_span(1).source, table.row_span(1).begin).line == 5);
}

TEST_CASE("quotes in a CSV say nothing about the type") {
  Packages const packages(csv_table(two_fields, "a,n\n\"NO\",\"3\"\n"));
  CHECK(packages.complaint() == "none");
  CHECK(packages.table("t").column(1).number(0) == 3);
}

TEST_CASE("a declared dialect is followed") {
  Packages const packages(csv_table(two_fields, "a;n\n'x;y';1 234,5\n",
                                    "{delimiter: \";\", quoteChar: \"'\", decimalChar: \",\", groupChar: \" \"}"));
  CHECK(packages.complaint() == "none");
  CHECK(packages.table("t").column(0).text(0) == "x;y");
  CHECK(packages.table("t").column(1).number(0) == 1234.5);
}

TEST_CASE("a CSV without a header fills the fields in their order") {
  Packages const packages(csv_table(two_fields, "x,1\ny,2\n", "{header: false}"));
  CHECK(packages.table("t").row_count() == 2);
  CHECK(packages.table("t").column(1).number(1) == 2);
}

TEST_CASE("cp1252 is read where it is declared, and noticed where not") {
  Packages const declared(csv_table(two_fields, "a,n\ncaf\xE9 \x80 \x93,1\n", "{encoding: cp1252}"));
  CHECK(declared.complaint() == "none");
  CHECK(declared.table("t").column(0).text(0) == "caf\xC3\xA9 \xE2\x82\xAC \xE2\x80\x9C");
  CHECK(Packages(csv_table(two_fields, "a,n\ncaf\xE9,1\n")).complaint() ==
        "t.csv:2:4: the byte `0xE9` is not UTF-8 (save the file as UTF-8, or declare `dialect: {encoding: cp1252}`)");
  CHECK(Packages(csv_table(two_fields,
                           "\xEF\xBB\xBF"
                           "a,n\n",
                           "{encoding: cp1252}"))
            .complaint() ==
        "t.csv:1:1: the file is in UTF-8, as its byte order mark says, and `cp1252` is declared (remove `encoding: "
        "cp1252`)");
}

TEST_CASE("a wrong cell is reported with its line and column in the CSV") {
  CHECK(Packages(csv_table(two_fields, "a,n\nx,1\n\"y\nz\",\"3,5\"\n")).complaint() ==
        "t.csv:4:4: field `n` needs a number, found `3,5` (the decimal separator in data files is `.`)");
  CHECK(Packages(csv_table(two_fields, "a;n\nx;3.5\n", "{delimiter: \";\", decimalChar: \",\"}")).complaint() ==
        "t.csv:2:3: field `n` needs a number, found `3.5` (the declared decimal separator is `,`)");
}

TEST_CASE("a separator that is not the declared one is noticed") {
  CHECK(Packages(csv_table(two_fields, "a;n\nx;1\n")).complaint() ==
        "t.csv:1:1: the header has one column when split at `,` (declare `dialect: {delimiter: \";\"}`)");
  CHECK(Packages(csv_table(two_fields, "a\tn\nx\t1\n", "{delimiter: \";\"}")).complaint() ==
        "t.csv:1:1: the header has one column when split at `;` (declare `dialect: {delimiter: \"\\t\"}`)");
}

TEST_CASE("a header that does not match the schema is reported") {
  CHECK(Packages(csv_table({"{name: a}", "{name: frequency}"}, "a,freqency\nx,1\n")).complaints() ==
        Complaints{"t.csv:1:1: the header has no column `frequency`, which the schema of `t` needs (add the column, or "
                   "remove the field from the schema)",
                   "t.csv:1:3: the column `freqency` is no field of the schema of `t` (did you mean `frequency`?)"});
  CHECK(Packages(csv_table(two_fields, "a,n,a\nx,1,y\n")).complaint() ==
        "t.csv:1:5: there are two columns `a` (rename or remove one of them)");
  CHECK(Packages(csv_table(two_fields, "")).complaint() ==
        "t.csv:1:1: the file is empty, and needs a header (name the columns in the first line)");
}

TEST_CASE("rows of another length are reported where they differ") {
  Packages const packages(csv_table(two_fields, "a,n\nx\nx,1,2\nx,1\n"));
  CHECK(packages.complaints() ==
        Complaints{"t.csv:2:1: a row of `t` needs 2 cells, found 1 (write an empty cell for a missing value)",
                   "t.csv:3:5: a row of `t` needs 2 cells, found 3 (put a cell that holds `,` in quotes)"});
  CHECK(packages.table("t").row_count() == 1);
}

TEST_CASE("quotes that do not match are reported where they open") {
  CHECK(Packages(csv_table(two_fields, "a,n\nx,1\n\"y,2\nz,3\n")).complaint() ==
        "t.csv:3:1: the quote `\"` is never closed (end the cell with `\"`; a quote within it is written `\"\"`)");
  CHECK(Packages(csv_table(two_fields, "a,n\n\"x\" y,1\n")).complaint() ==
        "t.csv:2:4: expected `,` or the end of the line after the closing quote, found ` ` (a quote within a cell is "
        "written `\"\"`)");
}

TEST_CASE("UTF-16 and zero bytes in a CSV are refused") {
  CHECK(Packages(csv_table(two_fields, std::string("\xFF\xFE"
                                                   "a\0",
                                                   4)))
            .complaint() == "t.csv:1:1: the file is encoded in UTF-16, not in UTF-8 (save it as CSV in UTF-8)");
  CHECK(Packages(csv_table(two_fields, std::string("a,n\n\0,1\n", 8))).complaint() ==
        "t.csv:2:1: the control character `U+0000` is not allowed (save the file as CSV in UTF-8)");
}

TEST_CASE("keys in a CSV are reported at their cell") {
  Packages const packages(Packages::Files{
      {"t.yaml", "name: t\npath: t.csv\nschema: {primaryKey: k, fields: [{name: a}, {name: k, type: integer}]}\n"},
      {"t.csv", "a,k\nx,1\n\"y\",2\nz,1\n"}});
  CHECK(packages.complaint() ==
        "t.csv:4:3: the primary key of `t` needs different values, found `1` twice (the first one is on line 2)");
}

TEST_CASE("a hundred thousand wrong cells are counted, not listed") {
  std::string csv = "a,n\n";
  for (int i = 0; i < 100'000; ++i) csv += "x,y\n";
  Packages const packages(csv_table(two_fields, csv));
  CHECK(packages.sink.error_count() == 100'000);
  CHECK(packages.complaints().size() == diag::Sink::limit_of_a_kind + 1);
}

TEST_CASE("a table is written as RFC 4180 and reads back as it was") {
  auto const fields = std::vector<std::string>{"{name: \"a,b\"}",       "{name: n, type: number}",
                                               "{name: d, type: date}", "{name: m, type: yearmonth}",
                                               "{name: y, type: year}", "{name: b, type: boolean}"};
  Packages const packages(
      inline_table(fields, {"{\"a,b\": 'x \"y\"', n: 0.1, d: 2023-10-05, m: 2023-10, y: 2023, b: true}", "{n: 1e21}"}));
  auto const csv = to_csv(packages.table("t"));
  CHECK(csv == "\"a,b\",n,d,m,y,b\r\n\"x \"\"y\"\"\",0.1,2023-10-05,2023-10,2023,true\r\n,1e+21,,,,\r\n");
  Packages const again(csv_table(fields, csv));
  CHECK(again.complaint() == "none");
  CHECK(to_csv(again.table("t")) == csv);
}

}  // namespace livret::table
