#include <doctest/doctest.h>

#include "unit/spec/spec_fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using spec::testing::Folders;
using spec::testing::minimal;

namespace {

spec::LayoutPtr layout_of(Folders& folders, std::string const& blocks) {
  folders.write("project/layouts/sheet.yaml", "blocks:\n" + blocks);
  folders.project(minimal);
  auto const project = folders.load();
  REQUIRE(project);
  REQUIRE(project->documents.size() == 1);
  return project->documents[0].layout;
}

template <typename Kind>
Kind const& block_of(spec::LayoutPtr const& layout, std::size_t index) {
  return std::get<Kind>(layout->blocks.at(index).kind);
}

void check_says(std::string const& block, std::string const& message) {
  Folders folders;
  layout_of(folders, "  - " + block + "\n");
  CHECK_MESSAGE(folders.says(message), folders.messages());
}

}  // namespace

TEST_CASE("contents, lists, glossary and bibliography are read with and without a value") {
  Folders folders;
  auto const layout = layout_of(folders,
                                "  - contents: {levels: 3, style: c}\n"
                                "  - contents\n"
                                "  - list-of-figures: {}\n"
                                "  - list-of-tables\n"
                                "  - glossary:\n"
                                "  - bibliography: {only-cited: false}\n"
                                "  - bibliography\n"
                                "  - logo\n"
                                "glossary: {data: terms, term: term, definition: definition}\n"
                                "bibliography: {data: works}\n");
  CHECK(folders.messages() == "");
  REQUIRE(layout->blocks.size() == 8);
  CHECK(block_of<spec::ContentsBlock>(layout, 0).levels == 3);
  CHECK(layout->blocks[0].style->text == "c");
  CHECK(block_of<spec::ContentsBlock>(layout, 1).levels == 2);
  CHECK(block_of<spec::ContentsBlock>(layout, 2).of == spec::ContentsBlock::Of::Figures);
  CHECK(block_of<spec::ContentsBlock>(layout, 3).of == spec::ContentsBlock::Of::Tables);
  CHECK(std::holds_alternative<spec::GlossaryBlock>(layout->blocks[4].kind));
  CHECK_FALSE(block_of<spec::BibliographyBlock>(layout, 5).only_cited);
  CHECK(block_of<spec::BibliographyBlock>(layout, 6).only_cited);
  CHECK(block_of<spec::ImageBlock>(layout, 7).from == spec::ImageBlock::Source::Logo);
}

TEST_CASE("definitions are a list, or a mapping with the list in it") {
  Folders folders;
  auto const layout = layout_of(folders,
                                "  - definitions: [{term: A, text: a}, {term: B, text: b}]\n    style: d\n"
                                "  - definitions: {items: [{term: C, text: c}], style: e}\n");
  CHECK(folders.messages() == "");
  auto const& items = block_of<spec::DefinitionsBlock>(layout, 0).items;
  REQUIRE(items.size() == 2);
  CHECK(items[1].first.text == "B");
  CHECK(items[1].second.text == "b");
  CHECK(layout->blocks[0].style->text == "d");
  CHECK(block_of<spec::DefinitionsBlock>(layout, 1).items.size() == 1);
  CHECK(layout->blocks[1].style->text == "e");
}

TEST_CASE("an id and a rank for dropping stand beside a text, and in a mapping or beside it") {
  Folders folders;
  auto const layout = layout_of(folders,
                                "  - {text: a, id: sec-1.a, optional: 2}\n"
                                "  - box: {id: étude_2, optional: 1, blocks: []}\n"
                                "  - {box: {blocks: []}, id: b, optional: 3}\n"
                                "  - {page-break: , id: c}\n");
  CHECK(folders.messages() == "");
  CHECK(layout->blocks[0].id->text == "sec-1.a");
  CHECK(layout->blocks[0].optional == 2);
  CHECK(layout->blocks[1].id->text == "étude_2");
  CHECK(layout->blocks[1].optional == 1);
  CHECK(layout->blocks[2].id->text == "b");
  CHECK(layout->blocks[2].optional == 3);
  CHECK(layout->blocks[3].id->text == "c");
}

TEST_CASE("parts of columns are aligned, or stretched to one height") {
  Folders folders;
  auto const layout = layout_of(folders,
                                "  - columns: {align: stretch, parts: []}\n  - columns: {align: middle, parts: []}\n"
                                "  - columns: {parts: []}\n");
  CHECK(block_of<spec::ColumnsBlock>(layout, 0).stretch);
  CHECK(block_of<spec::ColumnsBlock>(layout, 1).align == content::VerticalAlign::Middle);
  CHECK_FALSE(block_of<spec::ColumnsBlock>(layout, 1).stretch);
  CHECK(block_of<spec::ColumnsBlock>(layout, 2).align == content::VerticalAlign::Top);
}

TEST_CASE("cells of a table may hold blocks, and its rows may break") {
  Folders folders;
  auto const layout =
      layout_of(folders,
                "  - table:\n      data: t\n      row-break: auto\n      columns:\n        - {title: A, "
                "cell: [{text: a}, {key-figure: {value: '1'}}], width: 2fr}\n"
                "  - table: {data: t, columns: [{field: a}]}\n");
  CHECK(folders.messages() == "");
  auto const& table = block_of<spec::TableBlock>(layout, 0);
  CHECK(table.columns.at(0).cell.size() == 2);
  CHECK(table.row_break == spec::RowBreak::Auto);
  CHECK(block_of<spec::TableBlock>(layout, 1).row_break == spec::RowBreak::Avoid);
}

TEST_CASE("a heading may go without a number") {
  Folders folders;
  auto const layout = layout_of(folders, "  - {heading: a, numbered: false}\n  - {heading: b}\n");
  CHECK_FALSE(block_of<spec::HeadingBlock>(layout, 0).numbered);
  CHECK(block_of<spec::HeadingBlock>(layout, 1).numbered);
}

TEST_CASE("slips in the new blocks are named for what they are") {
  check_says("{text: a, id: fig x}", "2:19: error: an `id` needs letters, digits, `-`, `_` and `.`, found `fig x`");
  check_says("{box: {blocks: [], id: a}, id: b}", "2:28: error: the block has the `id` `b` already");
  check_says("{text: a, optional: 0}", "2:25: error: expected a whole number 1 to 1000, found the number `0`");
  check_says("contents: {levels: 9}", "2:24: error: expected a whole number 1 to 6, found the number `9`");
  check_says("contents: {level: 2}", "did you mean `levels`?");
  check_says("definitions: {term: A, text: a}", "missing field `items` in definitions");
  check_says("definitions: A", "2:18: error: definitions need a list, found the text `A`");
  check_says("definitions: [A]", "a definition needs to be a mapping, found the text `A`");
  check_says("image: images/a.png", "write `image: {src: images/a.png, alt: …}`");
  check_says("glossary", "2:5: error: a block `glossary` needs a `glossary` of the layout, and it has none");
  check_says("box: {blocks: [bibliography]}", "a block `bibliography` needs a `bibliography` of the layout");
  check_says("image: {src: images/a.png}", "2:5: error: an image needs `alt`");
  check_says("image: {src: images/a.png, alt: '', title: A}",
             "2:37: error: an image with a `title` needs an `alt` that says what it shows, found an empty text");
  check_says("columns: {align: centre, parts: []}", "expected one of `top`, `middle`, `bottom`, `stretch`");
  check_says("table: {row-break: always, columns: [{title: A}], rows: []}", "expected one of `avoid`, `auto`");
  check_says("table: {columns: [{group: G}], rows: []}", "2:31: error: a column with a `group` needs a `title`");
  check_says("list-of-figure: {}", "did you mean `list-of-figures`?");
  check_says("headings", "a block needs one of");
}

TEST_CASE("hostile shapes of the new blocks are reported and do no harm") {
  Folders folders;
  layout_of(
      folders,
      "  - contents: 3\n  - contents: []\n  - glossary: [a]\n  - bibliography: x\n  - image: []\n  - image: {src: "
      "[]}\n  - image: {src: ''}\n  - logo: x\n  - logo: {variant: []}\n  - definitions: [[], {}]\n  - definitions: "
      "{items: {}}\n  - {text: a, id: []}\n  - {text: a, optional: []}\n  - table: {data: t, columns: [{cell: "
      "x}]}\n");
  CHECK(folders.sink.error_count() >= 14);
}
