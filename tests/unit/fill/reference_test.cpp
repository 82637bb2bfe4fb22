#include <doctest/doctest.h>

#include "unit/fill/fill_fixture.hpp"

using namespace livret;
using fill::testing::block;
using fill::testing::Filled;
using fill::testing::run;

namespace {

std::string const two_targets =
    "  - {heading: Les lieux, level: 1, id: sec}\n"
    "  - table: {title: Villes, columns: [{title: A}], rows: [[b]]}\n    id: tab\n";

}  // namespace

TEST_CASE("references are worded by their form and what they lead to") {
  // Labels by id in the order of the layout: the section 0, the table 1.
  struct Case {
    std::string markdown;
    std::string text;
  };
  for (auto const& one :
       std::initializer_list<Case>{{"[](#tab)", "le tableau\u00a0<number 1>\n"},
                                   {"[](#tab 'bare')", "tableau\u00a0<number 1>\n"},
                                   {"[](#tab 'number')", "<number 1>\n"},
                                   {"[](#tab 'page')", "page\u00a0<page 1>\n"},
                                   {"[](#tab 'de, page')", "du tableau\u00a0<number 1>, page\u00a0<page 1>\n"},
                                   {"[](#tab 'à')", "au tableau\u00a0<number 1>\n"},
                                   {"[](#sec)", "la section\u00a0<number 0>\n"},
                                   {"[](#sec 'de')", "de la section\u00a0<number 0>\n"},
                                   {"[ces mots](#sec)", "ces mots\n"},
                                   {"[ces mots](#sec 'page')", "ces mots, page\u00a0<page 0>\n"}}) {
    Filled filled;
    filled.extra_layout = "numbered: [headings, tables]\n";
    filled.fill(two_targets + "  - text: \"" + one.markdown + "\"\n");
    auto const text = filled.text();
    CHECK_MESSAGE(text.substr(text.find("b\n") + 2) == one.text, filled.folders.messages());
  }
}

TEST_CASE("a reference leads to what stands before or behind it") {
  Filled filled;
  filled.extra_layout = "numbered: [tables]\n";
  auto const& blocks = filled.fill("  - text: \"voir [](#tab) et [tout](#tab)\"\n" + two_targets);
  auto const& paragraph = block<content::Paragraph>(blocks, 0);
  REQUIRE(filled.document.labels.size() == 2);
  CHECK(filled.document.labels[1].kind == content::Label::Kind::Table);
  CHECK(blocks.at(2).label == content::LabelId(1));
  CHECK(run(paragraph, 1).text == "le ");
  CHECK_FALSE(run(paragraph, 1).target);
  CHECK(run(paragraph, 2).target == content::LabelId(1));
  CHECK(run(paragraph, 5).text == "tout");
  CHECK(run(paragraph, 5).target == content::LabelId(1));
}

TEST_CASE("a section without a number is called by its title, wherever it stands") {
  Filled filled;
  filled.fill(
      "  - text: \"[](#sec)\\n\\n[](#md)\"\n  - {heading: Les lieux, level: 1, id: sec}\n  - text: '## Ici {#md}'\n");
  CHECK(filled.text().starts_with("la section «\u202fLes lieux\u202f»\nla section «\u202fIci\u202f»\n"));
}

TEST_CASE("references that lead nowhere, or ask for a number that there is not, are reported") {
  auto const says = [](std::string const& blocks, std::string const& message) {
    Filled filled;
    filled.fill(blocks);
    CHECK_MESSAGE(filled.folders.says(message), filled.folders.messages());
  };
  says(two_targets + "  - text: '[](#tabb)'\n", "nothing in the layout has the id `tabb`");
  says(two_targets + "  - text: '[](#tabb)'\n", "did you mean `tab`?");
  says(two_targets + "  - text: '[](#tab)'\n", "`tab` has no number to refer to it by");
  says(two_targets + "  - text: \"[](#tab 'dans')\"\n", "a reference has no form `dans`");
  says("  - {text: a, id: x}\n  - text: '[](#x)'\n", "`x` is no heading, and no figure or table with a `title`");
  says(two_targets + two_targets, "the id `sec` stands twice in the layout");
  says("  - {for-each: towns, as: town, text: a, id: x}\n", "the block `x` stands twice in the document");
  says("  - {text: a, id: x, when: 'false'}\n  - text: \"[b](#x)\"\n", "the block `x` is not in this document");
}

TEST_CASE("numbered headings and titles begin with their numbers") {
  Filled filled;
  filled.extra_layout = "numbered: [headings, figures, tables]\n";
  filled.fill(two_targets + "  - {heading: Annexe, level: 1, numbered: false}\n");
  CHECK(filled.text() == "# <number 0>\u2003Les lieux\nTableau\u00a0<number 1>\u00a0– Villes\nA\nb\n# Annexe\n");
  CHECK(filled.document.labels[2].numbered == false);
}

TEST_CASE("a table of contents lists headings down to its level, but not the one above it") {
  Filled filled;
  filled.extra_styles =
      "  contents-1: {extends: text, margin-left: 0}\n  contents-2: {extends: text, margin-left: 10pt}\n";
  filled.extra_layout = "numbered: [headings]\n";
  auto const& blocks = filled.fill(
      "  - {heading: Sommaire, level: 1, numbered: false}\n  - contents: {levels: 2}\n"
      "  - {heading: 'Un[^1]', level: 1}\n  - box: {blocks: [{heading: 'Deux *fois*', level: 2}]}\n  - text: \"### "
      "Trois\\n\\n[^1]: x\"\n");
  auto const& contents = block<content::Contents>(blocks, 1);
  REQUIRE(contents.entries.size() == 2);
  CHECK(Filled::text_of(contents.entries[0].title) == "<number 2>\u2003Un\n");
  CHECK(Filled::text_of(contents.entries[1].title) == "<number 3>\u2003Deux fois\n");
  CHECK(contents.entries[1].indent == base::Length::from_pt(10));
  CHECK(contents.entries[1].target == block<content::Box>(blocks, 3).blocks.at(0).label);
}

TEST_CASE("a list of tables has their numbers and titles, without subtitles") {
  Filled filled;
  filled.extra_layout = "numbered: [tables]\n";
  auto const& blocks = filled.fill(
      "  - list-of-tables: {}\n  - table: {title: Villes, subtitle: En 2023, columns: [{title: A}], rows: [[b]]}\n");
  auto const& contents = block<content::Contents>(blocks, 0);
  REQUIRE(contents.entries.size() == 1);
  CHECK(Filled::text_of(contents.entries[0].title) == "Tableau\u00a0<number 1>\u00a0– Villes\n");
}

TEST_CASE("headers know the current heading") {
  Filled filled;
  filled.extra_layout = "masters:\n  rest: {header: [{text: '{heading} {heading 2} {heading 9}{fill}{page}'}]}\n";
  filled.fill("  - text: a\n");
  CHECK_MESSAGE(Filled::text_of(filled.document.rest.header) == "<heading 1> <heading 2> {heading 9}|<page>\n",
                filled.folders.messages());
}
