#include <doctest/doctest.h>

#include "unit/fill/fill_fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using fill::testing::Filled;

TEST_CASE("a block is repeated for the rows of a table that fulfil a condition") {
  Filled filled;
  filled.fill(
      "  - for-each: {table: towns, where: datum.size > 5}\n    as: town\n    text: \"{{ town.name }}\"\n"
      "  - {for-each: towns, as: town, when: town.code !== 'A', text: '{{ town.code }}'}\n");
  CHECK(filled.text() == "Alpha\nB\nC\n");
}

TEST_CASE("named rows are the only ones that fulfil their condition") {
  Filled filled;
  filled.extra_layout =
      "let:\n  alpha: {table: towns, where: \"datum.code === 'A'\"}\n  beta: {table: towns, where: \"datum.name === "
      "'Beta'\"}\n";
  filled.fill("  - text: \"{{ alpha.name }}\"\n");
  CHECK(filled.text() == "Alpha\n");
  CHECK(filled.folders.says("layouts/sheet.yaml:3:31: error: `beta` needs exactly one row of `towns`, found 2"));
}

TEST_CASE("a document for each row has a job, a key and a name for each") {
  Filled filled;
  filled.extra_document =
      "for-each: towns, as: town, when: town.code !== 'B', output: 'fiche-{{ town.code }}.pdf', title: 'Sur {{ "
      "town.name }}'";
  filled.fill("  - text: \"{{ town.name }} {{ params.x }}\"\n", 1);
  auto const jobs = fill::jobs_of(*filled.prepared);
  REQUIRE(jobs.size() == 2);
  CHECK(fill::key_of(*filled.prepared, jobs[1]) == "C");
  CHECK(fill::expand_output_name(*filled.prepared, jobs[0], filled.folders.sink) == "fiche-A.pdf");
  CHECK(filled.document.metadata.title == "Sur Beta");
}

TEST_CASE("output names that leave their folder are refused") {
  for (std::string const name : {"../a.pdf", "/a.pdf", "a/../../b.pdf", "a//b.pdf", "a:b.pdf", "a/"}) {
    Filled filled;
    filled.extra_document = "output: '" + name + "'";
    filled.fill("  - text: a\n");
    CHECK_MESSAGE(!fill::expand_output_name(*filled.prepared, {}, filled.folders.sink), name);
    CHECK(filled.folders.says("the output name `" + name + "`"));
  }
}

TEST_CASE("output names need values") {
  auto const says = [](std::string const& expression, std::string const& message) {
    Filled filled;
    filled.extra_document = "output: '{{ " + expression + " }}.pdf'";
    filled.fill("  - text: a\n");
    CHECK_FALSE(fill::expand_output_name(*filled.prepared, {}, filled.folders.sink));
    CHECK_MESSAGE(filled.folders.says("`" + expression + "` " + message), filled.folders.messages());
  };
  says("1 / 0", "gives no finite number (`Infinity`)");
  says("project", "gives a row or an object");
  says("null", "has no value here, and an output name needs one");
}

TEST_CASE("a field of numbers that are none is an error of the column that shows it") {
  Filled filled;
  filled.fill(
      "  - table: {data: towns, transform: [{calculate: datum.size / 0, as: x}], columns: [{title: A, field: x}]}\n");
  CHECK(filled.folders.says("the field `x` holds no number to show (`Infinity`)"));
}

TEST_CASE("a table shows fields and texts of its rows, numbers as the language writes them") {
  Filled filled;
  auto const& blocks = filled.fill(
      "  - table:\n      title: Villes\n      data: towns\n      columns:\n        - {title: Nom, field: name, header: "
      "true, merge: true}\n"
      "        - {title: Taille, field: size}\n        - {title: Code, text: \"**{{ datum.code }}**\"}\n      source: "
      "moi\n");
  auto const& table = fill::testing::block<content::Table>(blocks, 0);
  CHECK(filled.text() == "Villes\nNom\nTaille\nCode\nAlpha\n12\u202f000\nA\nBeta\n3\nB\nC\nSource\u00a0: moi\n");
  REQUIRE(table.body.size() == 3);
  CHECK(table.body[1].cells[0].row_span == 2);
  CHECK(table.body[1].cells[0].scope == frame::Scope::Row);
  CHECK(table.body[2].cells.size() == 2);
  CHECK(table.head[0].cells[1].scope == frame::Scope::Column);
  CHECK(table.body[0].cells[1].align == content::CellAlign::Right);
  CHECK(table.data_name == "towns.csv");
  CHECK(table.data_csv == "name,size,code\r\nAlpha,12000,A\r\nBeta,3,B\r\nBeta,,C\r\n");
}

TEST_CASE("an unknown field of a column is reported with the nearest one") {
  Filled filled;
  filled.fill("  - table: {data: towns, columns: [{title: A, field: naem}]}\n");
  CHECK(filled.folders.says("the table `towns` has no field `naem`"));
  CHECK(filled.folders.says("did you mean `name`?"));
}

TEST_CASE("a table with written rows needs no data") {
  Filled filled;
  filled.fill("  - table: {columns: [{title: A}, {title: B}], rows: [['1.', '{{ 1 + 1 }}'], [c, '*d*']]}\n");
  CHECK(filled.text() == "A\nB\n1.\n2\nc\nd\n");
}

TEST_CASE("a table of made-up values says so in its source") {
  Filled filled;
  filled.fill(
      "  - table: {data: invented, columns: [{title: A, field: name}], source: essai}\n"
      "  - table: {data: invented, columns: [{title: A, field: name}]}\n");
  CHECK(filled.text() == "A\nX\nSource\u00a0: essai. Données fictives.\nA\nX\nDonnées fictives.\n");
}

TEST_CASE("a key figure of made-up values says so in its base") {
  Filled filled;
  filled.fill(
      "  - {for-each: invented, as: row, key-figure: {value: \"{{ format(row.share, '.0%') }}\", label: part}}\n");
  CHECK(filled.text() == "92\u00a0%\npart\nDonnées fictives.\n");
}

TEST_CASE("a text with made-up values that does not say so is an error") {
  Filled filled;
  filled.fill(
      "  - text: \"{{ data('invented')[0].name }}\"\n  - text: \"{{ data('invented')[0].name }} (données "
      "fictives)\"\n");
  CHECK(filled.folders.sink.error_count() == 1);
  CHECK(filled.folders.says("layouts/sheet.yaml:2:12: error: a made-up value stands in a text that does not say so"));
}

TEST_CASE("derived tables are made in the order of their needs and inherit what is made up") {
  Filled filled;
  filled.extra_project =
      "tables:\n  third: {source: second}\n  second: {source: first, transform: [{calculate: \"datum.share * 2\", as: "
      "twice}]}\n"
      "  first: {source: invented}\n  plain: {source: towns, transform: [{filter: \"datum.size > 5\"}]}\n";
  filled.prepare("  - text: a\n");
  CHECK(filled.folders.messages() == "");
  CHECK(filled.tables.at("third")->fictional);
  CHECK(*filled.tables.at("third")->value(0, "twice").as<double>() == doctest::Approx(1.84));
  CHECK_FALSE(filled.tables.at("plain")->fictional);
  CHECK(filled.tables.at("plain")->row_count() == 1);
}

TEST_CASE("a table is made up when one that it looks up is") {
  Filled filled;
  filled.extra_project =
      "tables:\n  joined: {source: towns, transform: [{lookup: name, from: {data: {name: invented}, key: name, fields: "
      "[share]}}]}\n";
  filled.prepare("  - text: a\n");
  CHECK(filled.tables.at("joined")->fictional);
}

TEST_CASE("tables that are made of each other are reported, not made for ever") {
  Filled filled;
  filled.extra_project =
      "tables:\n  one: {source: two}\n  two: {source: one}\n  three: {source: twons}\n  towns: {source: invented}\n";
  filled.prepare("  - text: a\n");
  CHECK(filled.folders.says("is made of itself, by way of others"));
  CHECK(filled.folders.says("there is no table `twons`"));
  CHECK(filled.folders.says("there is a dataset `towns` already"));
}

TEST_CASE("placement of a block is that of all it gives") {
  Filled filled;
  auto const& blocks =
      filled.fill("  - {text: \"a\\n\\n- b\", placement: margin}\n  - box: {placement: bleed, blocks: [{text: c}]}\n");
  CHECK(fill::testing::block<content::Paragraph>(blocks, 0).style.box.placement == content::Placement::Margin);
  CHECK(fill::testing::block<content::List>(blocks, 1).box.placement == content::Placement::Margin);
  CHECK(fill::testing::block<content::Box>(blocks, 2).style.placement == content::Placement::Bleed);
}
