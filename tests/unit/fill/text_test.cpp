#include <doctest/doctest.h>

#include "unit/fill/fill_fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using fill::testing::block;
using fill::testing::Filled;

TEST_CASE("a text's expressions are evaluated and its typography is corrected over the whole paragraph") {
  Filled filled;
  filled.fill("  - text: \"**{{ project.title }}** : {{ 1 + 1 }} %\"\n");
  // U+00A0 before the colon, though a bold word stands before it, and before the sign.
  CHECK(filled.text() == "T\u00a0: 2\u00a0%\n");
  CHECK(filled.folders.messages() == "");
}

TEST_CASE("a value is never markup") {
  Filled filled;
  auto const& blocks = filled.fill("  - text: \"a {{ '*b* [c](d) <e>' }}\"\n");
  CHECK(filled.text() == "a *b* [c](d) <e>\n");
  CHECK(std::get<content::Paragraph>(blocks[0].kind).inlines.size() == 2);
}

TEST_CASE("ordinals are set with superior letters in the style of that name") {
  Filled filled;
  auto const& blocks = filled.fill("  - text: la 9e fois\n");
  auto const& paragraph = fill::testing::block<content::Paragraph>(blocks, 0);
  auto const& superior = fill::testing::run(paragraph, 1);
  CHECK(superior.text == "e");
  CHECK(superior.style.size == 6_pt);
  CHECK(superior.style.baseline_shift == 3_pt);
}

TEST_CASE("paragraphs after the first have the style for those that follow") {
  Filled filled;
  auto const& blocks =
      filled.fill("  - text: |\n      a\n\n      b\n  - text: c\n  - rule\n  - text: d\n  - {text: e, style: loud}\n");
  auto const indent = [&](std::size_t i) {
    return fill::testing::block<content::Paragraph>(blocks, i).style.breaking.indent;
  };
  CHECK(indent(0) == 0_pt);
  CHECK(indent(1) == 10_pt);
  CHECK(indent(2) == 10_pt);
  CHECK(indent(4) == 0_pt);
  CHECK(fill::testing::block<content::Paragraph>(blocks, 5).style.text.colour == base::Colour{255, 0, 0, 255});
}

TEST_CASE("links carry their address and the style of links") {
  Filled filled;
  auto const& blocks = filled.fill("  - text: \"see [{{ 'x' }}]({{ 'https://a.b/' + 'c' }})\"\n");
  auto const& link = fill::testing::run(fill::testing::block<content::Paragraph>(blocks, 0), 1);
  CHECK(link.text == "x");
  CHECK(link.link == "https://a.b/c");
  CHECK(link.style.colour == base::Colour{0, 0, 255, 255});
}

TEST_CASE("what the author struck out is struck, and what stands round it is not") {
  Filled filled;
  auto const& blocks = filled.fill("  - text: \"a ~~b {{ 'x' }}~~ c\"\n");
  auto const& paragraph = fill::testing::block<content::Paragraph>(blocks, 0);
  CHECK(filled.text() == "a b x c\n");
  CHECK(fill::testing::run(paragraph, 0).decoration == content::Decoration::None);
  CHECK(fill::testing::run(paragraph, 1).decoration == content::Decoration::LineThrough);
  CHECK(fill::testing::run(paragraph, 2).decoration == content::Decoration::LineThrough);
  CHECK(fill::testing::run(paragraph, 3).decoration == content::Decoration::None);
}

TEST_CASE("lists and quotations are blocks of their own") {
  Filled filled;
  auto const& blocks = filled.fill("  - text: |\n      3. a\n      4. b\n\n      > c\n");
  CHECK(filled.text() == "3.\na\n4.\nb\nc\n");
  CHECK(fill::testing::block<content::List>(blocks, 0).ordered);
  CHECK(fill::testing::block<content::Box>(blocks, 1).role == frame::Role::BlockQuote);
}

TEST_CASE("quotations keep the typography of whom they quote, unless their style says otherwise") {
  auto const set = [](std::string const& style) {
    Filled filled;
    filled.extra_styles = style;
    filled.fill("  - text: \"> Oui! C'est 92%\\n\\nNon!\"\n");
    auto const& quoted = block<content::Box>(filled.document.blocks, 0);
    return Filled::text_of(quoted.blocks) + Filled::text_of(block<content::Paragraph>(filled.document.blocks, 1));
  };
  CHECK(set("") == "Oui! C'est 92%\nNon\u202f!\n");
  CHECK(set("  quotation-text: {extends: text, typography: correct}\n") == "Oui\u202f! C’est 92\u00a0%\nNon\u202f!\n");
}

TEST_CASE("a style says what becomes of faults in its paragraphs") {
  Filled filled;
  filled.extra_styles = "  as-is: {extends: text, typography: verbatim}\n  told: {extends: text, typography: report}\n";
  filled.fill("  - {text: Oui!, style: as-is}\n  - {text: Non!, style: told}\n");
  CHECK(filled.text() == "Oui!\nNon!\n");
  CHECK(filled.folders.sink.sorted().size() == 1);
  CHECK(filled.folders.says("typography: `n!` found"));
}

TEST_CASE("a heading that looks like a list is a heading") {
  Filled filled;
  filled.fill("  - {heading: 1. Un titre, level: 1, accroche: '- et *la* suite'}\n");
  CHECK(filled.text() == "# 1. Un titre\n> - et la suite\n");
  CHECK(filled.folders.messages() == "");
}

TEST_CASE("footers have counters and fills") {
  Filled filled;
  filled.extra_layout = "masters: {rest: {footer: [{text: '{{ project.title }} {fill} {page} / {pages}'}]}}\n";
  filled.fill("  - text: a\n");
  CHECK(Filled::text_of(filled.document.rest.footer) == "T | <page> / <pages>\n");
  CHECK(Filled::text_of(filled.document.first.footer) == "T | <page> / <pages>\n");
}

TEST_CASE("notes are numbered in the order of their calls, from the text, a list or a table") {
  Filled filled;
  filled.extra_layout =
      "notes:\n  for-each: towns\n  as: town\n  label: \"{{ town.code }}\"\n  text: \"on {{ town.name }}\"\n";
  filled.fill("  - text: |\n      b[^B], own[^own] : a[^A], b again[^B]\n\n      [^own]: in the *text*\n");
  CHECK(filled.text() == "b[1], own[2]\u00a0: a[3], b again[1]\n");
  REQUIRE(filled.document.notes.size() == 3);
  CHECK(Filled::text_of(filled.document.notes[0].text) == "on Beta\n");
  CHECK(Filled::text_of(filled.document.notes[1].text) == "in the text\n");
  CHECK(Filled::text_of(filled.document.notes[2].text) == "on Alpha\n");
  CHECK(filled.folders.messages() == "");
}

TEST_CASE("a note of a repeated text is one for each wording, and one alone where it never differs") {
  Filled filled;
  filled.fill(
      "  - {text: \"{{ t.code }}[^n] {{ t.code }}[^n] x[^same]\\n\\n[^n]: On {{ t.name }}.\\n\\n[^same]: Fixed.\", "
      "for-each: towns, as: t}\n");
  // The third row has the name of the second.
  CHECK(filled.text() == "A[1] A[1] x[2]\nB[3] B[3] x[2]\nC[3] C[3] x[2]\n");
  REQUIRE(filled.document.notes.size() == 3);
  CHECK(Filled::text_of(filled.document.notes[0].text) == "On Alpha.\n");
  CHECK(Filled::text_of(filled.document.notes[1].text) == "Fixed.\n");
  CHECK(Filled::text_of(filled.document.notes[2].text) == "On Beta.\n");
}

TEST_CASE("a note that calls a note that differs is itself another") {
  Filled filled;
  filled.fill(
      "  - {text: \"{{ t.code }}[^a][^b]\\n\\n[^a]: On {{ t.name }}.\\n\\n[^b]: See[^a].\", "
      "for-each: {table: towns, where: datum.size > 1}, as: t}\n");
  REQUIRE(filled.document.notes.size() == 4);
  CHECK(Filled::text_of(filled.document.notes[2].text) == "On Beta.\n");
  CHECK(Filled::text_of(filled.document.notes[3].text) == "See[3].\n");
}

TEST_CASE("a call without its note is reported at its place with the nearest one") {
  Filled filled;
  filled.extra_layout = "notes: {research: a note}\n";
  filled.fill("  - text: |\n      some\n      words[^reserch]\n");
  CHECK(filled.folders.says("layouts/sheet.yaml:5:12: error: note `reserch` is called but not defined"));
  CHECK(filled.folders.says("did you mean `research`?"));
}

TEST_CASE("an unknown field is reported at its place within the text") {
  Filled filled;
  filled.fill("  - for-each: towns\n    as: town\n    text: |\n      one\n      **{{ town.naem }}**\n");
  CHECK(filled.folders.says("layouts/sheet.yaml:6:"));
  CHECK(filled.folders.says("naem"));
}

TEST_CASE("a missing value that a text shows is a warning") {
  Filled filled;
  filled.fill("  - {for-each: towns, as: town, text: 'size {{ town.size }}'}\n");
  INFO(filled.folders.messages());
  CHECK(filled.folders.says("warning: `town.size` has no value here"));
  CHECK_FALSE(filled.folders.sink.has_errors());
}

TEST_CASE("an unknown style is reported where it is named") {
  Filled filled;
  filled.fill("  - {text: a, style: luod}\n");
  CHECK(filled.folders.says("layouts/sheet.yaml:2:22: error: there is no style `luod`"));
  CHECK(filled.folders.says("did you mean `loud`?"));
}

TEST_CASE("a face that a family lacks is reported where it is asked for") {
  Filled filled;
  filled.extra_layout = "styles: {heavy: {extends: text, font-weight: 900}}\n";
  filled.fill("  - {text: a, style: heavy}\n");
  CHECK(filled.folders.says("layouts/sheet.yaml:1:46: error"));
}

TEST_CASE("values that are none are errors at the expressions that give them") {
  auto const says = [](std::string const& expression, std::string const& message) {
    Filled filled;
    filled.fill("  - for-each: {table: towns, where: datum.size > 5}\n    as: t\n    text: \"{{ " + expression +
                " }}\"\n");
    CHECK_MESSAGE(filled.folders.says("layouts/sheet.yaml:4:12: error: `" + expression + "` " + message),
                  filled.folders.messages());
  };
  says("0 / 0", "gives no number (`NaN`)");
  says("-1 / 0", "gives no finite number (`Infinity`)");
  says("'part ' + 1 / 0", "gives no finite number (`Infinity`)");
  says("format(0 / 0, '.1f')", "gives no number (`NaN`)");
  says("format(1 / 0, ',')", "gives no finite number (`");
  says("timeFormat('hier', '%Y')", "gives no number (`NaN`)");
  says("t", "gives a row or an object, which is no text (`[object Object]`)");
}

TEST_CASE("a text that only looks like a value that is none is shown") {
  Filled filled;
  filled.data =
      "name: set\nresources:\n  - name: towns\n    schema: {fields: [{name: name, type: string}]}\n    data: [{name: "
      "NaN}, {name: Infinity}, {name: NaNterre}]\n";
  filled.fill("  - {for-each: towns, as: t, text: \"{{ t.name }}\"}\n  - text: \"NaN {{ 'NaN' }} {{ upper('x') }}\"\n");
  CHECK(filled.folders.messages() == "");
}
