#include <doctest/doctest.h>

#include "unit/table/packages.hpp"

namespace livret::table {

namespace {

using Complaints = std::vector<std::string>;

}  // namespace

TEST_CASE("resources inherit source and fiction from their package") {
  Packages const packages(Packages::Files{
      {"p.yaml",
       "name: p\nfictional: true\nsources: [{title: INSEE, path: https://insee.fr}, {title: autre}]\nresources:\n"
       "  - {name: a, title: Un, schema: {fields: [{name: x, title: Xe}]}, data: []}\n"
       "  - {name: b, fictional: false, sources: [{title: IGN}], schema: {fields: [{name: x}]}, data: [{x: 1}]}\n"}});
  CHECK(packages.complaint() == "none");
  CHECK(packages.table("a").title == "Un");
  CHECK(packages.table("a").source == "INSEE");
  CHECK(packages.table("a").fictional);
  CHECK(packages.table("a").fields()[0].title == "Xe");
  CHECK(packages.table("b").title == "b");
  CHECK(packages.table("b").source == "IGN");
  CHECK_FALSE(packages.table("b").fictional);
  CHECK(packages.table("b").row_count() == 1);
}

TEST_CASE("wrong descriptors are reported with their place") {
  Packages const packages(
      Packages::Files{{"p.yaml",
                       "resources:\n"
                       "  - name: a\n    shema: {}\n    data: []\n"
                       "  - name: b\n    schema: {fields: [{name: x, typ: string}, {name: x}, {title: y}, {name: "
                       "z, type: text}]}\n    data: []\n"
                       "  - name: c\n    schema: {fields: [{name: x, constraints: {minimum: 1}}]}\n"
                       "  - name: d\n    schema: {primaryKey: k, fields: [{name: key, type: integer, constraints: "
                       "{minimum: 3, maximum: 2}}]}\n    data: []\n"}});
  CHECK(packages.complaints() ==
        Complaints{"p.yaml:2:5: missing field `schema` in a resource ()",
                   "p.yaml:3:5: unknown field `shema` in a resource (did you mean `schema`?)",
                   "p.yaml:6:33: unknown field `typ` in a field of a schema (did you mean `type`?)",
                   "p.yaml:6:54: there are two fields `x` (rename one of them)",
                   "p.yaml:6:59: missing field `name` in a field of a schema ()",
                   "p.yaml:6:86: expected one of `string`, `integer`, `number`, `boolean`, `date`, `year`, "
                   "`yearmonth`, `any`, found the text `text` ()",
                   "p.yaml:8:11: the resource `c` has neither `data` nor `path` (list rows under `data`, or name a CSV "
                   "by `path`)",
                   "p.yaml:9:56: a field of type `string` has no range (for texts use `minLength`, `maxLength`, `enum` "
                   "or `pattern`)",
                   "p.yaml:11:26: the schema has no field `k` (its fields: `key`)",
                   "p.yaml:11:100: the maximum `2` is less than the minimum `3` ()"});
}

TEST_CASE("two tables of one name are reported with the place of the first") {
  Packages const packages(Packages::Files{{"a.yaml", "name: t\nschema: {fields: [{name: x}]}\ndata: []\n"},
                                          {"b/b.yaml", "name: t\nschema: {fields: [{name: x}]}\ndata: []\n"}});
  CHECK(packages.complaint() == "b/b.yaml:1:7: there are two tables `t` (the other one is in a.yaml, line 1)");
}

TEST_CASE("a missing file is reported at its path with what the folder has") {
  auto const descriptor = [](std::string const& path) {
    return "name: t\npath: " + path + "\nschema: {fields: [{name: x}]}\n";
  };
  CHECK(Packages(Packages::Files{{"d/t.yaml", descriptor("observation.csv")}, {"d/observations.csv", "x\n"}})
            .complaint() == "d/t.yaml:2:7: there is no file `observation.csv` (did you mean `observations.csv`?)");
  CHECK(Packages(Packages::Files{{"d/t.yaml", descriptor("zz.csv")}, {"d/observations.csv", "x\n"}}).complaint() ==
        "d/t.yaml:2:7: there is no file `zz.csv` (the folder has `observations.csv`, `t.yaml`)");
}

TEST_CASE("a path stays within the project") {
  auto const descriptor = [](std::string const& path) {
    return "name: t\npath: " + path + "\nschema: {fields: [{name: x}]}\n";
  };
  CHECK(Packages(Packages::Files{{"t.yaml", descriptor("../../etc/passwd")}}).complaint() ==
        "t.yaml:2:7: the path `../../etc/passwd` leaves the project (copy the file into the project)");
  CHECK(Packages(Packages::Files{{"t.yaml", descriptor("/etc/passwd")}}).complaint() ==
        "t.yaml:2:7: expected a path relative to this file, found `/etc/passwd` (copy the file into the project)");
  CHECK(Packages(Packages::Files{{"t.yaml", descriptor("https://x.fr/a.csv")}}).complaint() ==
        "t.yaml:2:7: expected the path of a file, found the address `https://x.fr/a.csv` (download the file into the "
        "project)");
  CHECK(Packages(Packages::Files{{"d/t.yaml", descriptor("../x.csv")}, {"x.csv", "x\n1\n"}}).complaint() == "none");
  CHECK(Packages(Packages::Files{{"t.yaml", descriptor(".")}}).complaint() ==
        "t.yaml:2:7: cannot read `.`: not a regular file ()");
}

TEST_CASE("duplicate primary keys are reported at the second with the line of the first") {
  Packages const packages(Packages::Files{
      {"t.yaml",
       "name: t\nschema:\n  primaryKey: [a, b]\n  fields:\n    - {name: a}\n    - {name: b, type: integer}\n"
       "data:\n  - {a: x, b: 1}\n  - {a: x, b: 2}\n  - {a: x, b: 1}\n  - {a: x}\n"}});
  CHECK(
      packages.complaints() ==
      Complaints{
          "t.yaml:10:9: the primary key of `t` needs different values, found `x, 1` twice (the first one is on line 8)",
          "t.yaml:11:6: field `b` needs a whole number, found nothing ()"});
}

TEST_CASE("unique fields are reported in the same way, missing ones left out") {
  Packages const packages(
      inline_table({"{name: x, constraints: {unique: true}}", "{name: y}"}, {"{x: a}", "{y: b}", "{y: b}", "{x: a}"}));
  CHECK(packages.complaint() ==
        "t.yaml:10:9: field `x` needs different values, found `a` twice (the first one is on line 7)");
}

TEST_CASE("a foreign key without a target is reported at the cell with the nearest key") {
  std::string const territories =
      "name: territories\nschema: {fields: [{name: territory}, {name: n, type: integer}]}\ndata: [{territory: T01, n: "
      "1}, {territory: T02, n: 2}]\n";
  std::string const observations =
      "name: observations\nschema:\n  fields: [{name: id}, {name: territory}, {name: n, type: integer}]\n"
      "  foreignKeys:\n    - {fields: territory, reference: {resource: territories, fields: territory}}\n"
      "    - {fields: [territory, n], reference: {resource: territories, fields: [territory, n]}}\n"
      "data:\n  - {id: a, territory: T01, n: 1}\n  - {id: b, territory: T3}\n  - {id: c, territory: T02, n: 1}\n  - "
      "{id: d}\n";
  Packages const packages(Packages::Files{{"a.yaml", observations}, {"b.yaml", territories}});
  CHECK(packages.complaints() == Complaints{"a.yaml:9:24: field `territory` needs a value of `territory` in the table "
                                            "`territories`, found `T3` (add the row there, or correct the value)",
                                            "a.yaml:10:24: the fields `territory`, `n` need a row of the table "
                                            "`territories`, found `T02, 1` (did you mean `T01, 1`?)"});
}

TEST_CASE("foreign keys may point into their own table, and name what is not there") {
  auto const descriptor = [](std::string const& reference) {
    return "name: t\nschema:\n  fields: [{name: id}, {name: parent}]\n  foreignKeys: [{fields: parent, reference: " +
           reference + "}]\ndata: [{id: a}, {id: b, parent: a}, {id: c, parent: z}]\n";
  };
  CHECK(Packages(Packages::Files{{"t.yaml", descriptor("{resource: '', fields: id}")}}).complaint() ==
        "t.yaml:5:53: field `parent` needs a value of `id` in the table `t`, found `z` (add the row there, or correct "
        "the value)");
  CHECK(Packages(Packages::Files{{"t.yaml", descriptor("{resource: u, fields: id}")}}).complaint() ==
        "t.yaml:4:56: there is no table `u` (a foreign key names a resource of the packages that are loaded together)");
  CHECK(Packages(Packages::Files{{"t.yaml", descriptor("{resource: t, fields: di}")}}).complaint() ==
        "t.yaml:4:67: the table `t` has no field `di` (its fields: `id`, `parent`)");
  CHECK(Packages(Packages::Files{{"t.yaml", descriptor("{resource: t, fields: [id, parent]}")}}).complaint() ==
        "t.yaml:4:17: a foreign key needs as many fields here as there, found 1 and 2 ()");
}

TEST_CASE("a table that cannot be read is not missed a second time by keys to it") {
  Packages const packages(
      Packages::Files{{"a.yaml", "name: u\npath: none.csv\nschema: {fields: [{name: id}]}\n"},
                      {"b.yaml",
                       "name: t\nschema:\n  fields: [{name: p}]\n  foreignKeys: [{fields: p, reference: "
                       "{resource: u, fields: id}}]\ndata: [{p: a}]\n"}});
  CHECK(packages.complaints().size() == 1);
}

TEST_CASE("a syntax error leaves the other packages") {
  Packages const packages(Packages::Files{{"a.yaml", "name: a: b\n"},
                                          {"b.yaml", "name: t\nschema: {fields: [{name: p}]}\ndata: [{p: a}]\n"}});
  CHECK(packages.complaint() ==
        "a.yaml:1:8: a `:` stands within a text that is not in quotes (put the text in quotes)");
  CHECK(packages.table("t").row_count() == 1);
}

TEST_CASE("a file that is not there is reported for the run") {
  diag::SourceMap sources;
  diag::Sink sink;
  CHECK(load_packages({"/nowhere/x.yaml"}, "/nowhere", sources, sink).empty());
  CHECK(sink.sorted().front().message == "cannot read `x.yaml`: No such file or directory");
}

TEST_CASE("a decimal comma in a row in braces is named as the reason of an unknown field") {
  Packages const packages(Packages::Files{
      {"a.yaml",
       "resources:\n  - name: t\n    schema: {fields: [{name: x, type: number}]}\n    data:\n      - {x: 3,5}\n"}});
  CHECK(
      packages.complaint() ==
      "a.yaml:5:15: unknown field `5` in a row of `t` (the decimal separator is `.`; a comma divides the fields of `{ "
      "}`)");
}

}  // namespace livret::table
