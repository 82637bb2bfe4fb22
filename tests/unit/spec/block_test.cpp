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

}  // namespace

TEST_CASE("every kind of block is read") {
  Folders folders;
  folders.write("project/text/a.md", "hello");
  auto const layout = layout_of(folders,
                                "  - {text: a, style: lead}\n"
                                "  - {file: text/a.md}\n"
                                "  - {heading: h, level: 3, accroche: c}\n"
                                "  - key-figure: {value: '1', label: l, placement: margin}\n"
                                "  - box: {style: b, blocks: [{text: inside}]}\n"
                                "  - columns: {gap: 5mm, parts: [{blocks: []}, {share: 2, blocks: []}]}\n"
                                "  - table: {columns: [{title: A}], rows: [[x], [y]]}\n"
                                "  - figure: {chart: {mark: bar}, title: t}\n"
                                "  - rule: {style: r}\n"
                                "  - space: 4mm\n"
                                "  - page-break\n"
                                "  - {for-each: towns, as: town, when: town.big, text: '{{ town.name }}'}\n");
  CHECK(folders.messages() == "");
  REQUIRE(layout->blocks.size() == 12);
  CHECK(std::get<spec::TextBlock>(layout->blocks[1].kind).text.text == "hello");
  CHECK(std::get<spec::HeadingBlock>(layout->blocks[2].kind).level == 3);
  CHECK(layout->blocks[3].placement == content::Placement::Margin);
  CHECK(std::get<spec::ColumnsBlock>(layout->blocks[5].kind).parts[1].share == 2);
  CHECK(std::get<spec::TableBlock>(layout->blocks[6].kind).rows.size() == 2);
  CHECK(std::get<spec::SpaceBlock>(layout->blocks[9].kind).height == 4_mm);
  CHECK(std::holds_alternative<spec::PageBreakBlock>(layout->blocks[10].kind));
  CHECK(layout->blocks[11].for_each->rows.table.text == "towns");
  CHECK(layout->blocks[11].when->text == "town.big");
}

TEST_CASE("a block of no kind is reported with the nearest kind") {
  Folders folders;
  layout_of(folders, "  - {headding: h}\n");
  CHECK(folders.says("layouts/sheet.yaml:2:6: error: a block needs one of `text`"));
  CHECK(folders.says("did you mean `heading`?"));
}

TEST_CASE("a block of two kinds is reported") {
  Folders folders;
  layout_of(folders, "  - {text: a, heading: h}\n");
  CHECK(folders.says("a block has one kind, found `text` and `heading`"));
}

TEST_CASE("hostile shapes of blocks are reported and do no harm") {
  Folders folders;
  layout_of(folders,
            "  - 3\n  - []\n  - box:\n  - box: 4\n  - {text: [a]}\n  - columns: {parts: 3}\n  - table: {columns: x, "
            "rows: y}\n  - figure: []\n  - key-figure: {}\n  - space: []\n  - {for-each: [], as: 3, text: a}\n  - {as: "
            "x, text: a}\n");
  CHECK(folders.sink.error_count() >= 12);
}

TEST_CASE("a row with a wrong number of cells is reported") {
  Folders folders;
  layout_of(folders, "  - table: {columns: [{title: A}, {title: B}], rows: [[x, y], [z]]}\n");
  CHECK(folders.says("a row needs a list of 2 cells, found 1"));
}

TEST_CASE("a cell over columns and rows takes the places of those that it covers") {
  Folders folders;
  auto const layout = layout_of(folders,
                                "  - table:\n      columns: [{title: A}, {title: B}, {title: C}]\n      rows:\n"
                                "        - [{text: a, rowspan: 2}, {blocks: [{text: b}], colspan: 2}]\n"
                                "        - [c, d]\n");
  CHECK(folders.messages() == "");
  auto const& rows = std::get<spec::TableBlock>(layout->blocks[0].kind).rows;
  REQUIRE(rows.size() == 2);
  REQUIRE(rows[0].size() == 2);
  CHECK(rows[0][0].row_span == 2);
  CHECK(rows[0][1].column == 1);
  CHECK(rows[0][1].column_span == 2);
  CHECK(rows[0][1].blocks.size() == 1);
  REQUIRE(rows[1].size() == 2);
  CHECK(rows[1][0].column == 1);
  CHECK(rows[1][1].column == 2);
}

TEST_CASE("cells that leave a place free, or take one twice, are reported") {
  auto const says = [](std::string const& rows, std::string const& message) {
    Folders folders;
    layout_of(folders, "  - table: {columns: [{title: A}, {title: B}], rows: [" + rows + "]}\n");
    CHECK_MESSAGE(folders.says(message), rows << "\n" << folders.messages());
  };
  says("[{text: a, colspan: 3}]", "a row needs cells for 2 columns, found cells for 3");
  says("[{text: a, rowspan: 2}, b], [c, d]", "a row needs cells for 1 column, found cells for 2");
  says("[a, {text: b, rowspan: 3}], [c]", "a cell spans 3 rows, and there are 2 from here to the table's end");
  says("[{text: a, colspan: 0}, b]", "expected a whole number 1 to 1000, found the number `0`");
  says("[{text: a, blocks: [{text: b}]}, b]", "a cell needs `text` or `blocks`, found both");
  says("[{}, b]", "a cell needs `text` or `blocks`, found neither");
  says("[[a], b]", "a cell of blocks is `{blocks: […]}`");
}

TEST_CASE("a column of a data table needs a field, a text or blocks, and only one of them") {
  Folders folders;
  layout_of(folders,
            "  - table:\n      data: t\n      columns:\n        - {title: A}\n        - {field: a, text: b}\n        - "
            "{field: a, width: 2fr, align: decimal}\n        - {text: a, cell: [{text: b}]}\n        - {cell: [{text: "
            "b}]"
            ", merge: true}\n");
  CHECK(folders.says("layouts/sheet.yaml:5:11: error: a column needs one of `field`, `text` or `cell`"));
  CHECK(folders.says("layouts/sheet.yaml:8:11: error: a column needs one of"));
  CHECK(folders.says("layouts/sheet.yaml:9:11: error: `merge` compares texts"));
  CHECK(folders.sink.error_count() == 4);
}

TEST_CASE("a text knows its place within the file") {
  Folders folders;
  auto const layout = layout_of(folders, "  - text: >\n      one\n      two {{ x }}\n");
  auto const& text = std::get<spec::TextBlock>(layout->blocks[0].kind).text;
  auto const at = text.text.find("{{");
  auto const span = text.locate(at, at + 2);
  auto const position = folders.sources.position(span.source, span.begin);
  CHECK(position.line == 4);
  CHECK(position.column == 11);
}

TEST_CASE("margins that leave no room are reported") {
  Folders folders;
  folders.write("project/layouts/sheet.yaml", "page: {size: A5, margin: {left: 100mm, right: 60mm}}\nblocks: []\n");
  folders.project(minimal);
  folders.load();
  CHECK(folders.says("the margins leave no room"));
}

TEST_CASE("the note of 2023 and the shipped layout and theme are read without a complaint") {
  diag::SourceMap sources;
  diag::Sink sink;
  std::filesystem::path const repository = LIVRET_SOURCE_DIR;
  auto const project = spec::load_project(repository / "examples/note-2023", repository, sources, sink);
  CHECK(diag::print_text(sink.sorted(), sources, diag::Colouring::Plain) == "");
  REQUIRE(project);
  CHECK(project->tables.size() == 5);
  auto const& note = project->documents.at(0);
  REQUIRE(note.layout->pages);
  CHECK(note.layout->pages->most == 4);
  CHECK(note.layout->lets.size() == 3);
  CHECK(note.layout->notes->from_rows->for_each.as == "reference");
  CHECK(note.styles->find("band")->declared.background == note.theme->palette.colours.at("deep"));
  CHECK(note.styles->find("heading-3")->declared.font_family == note.theme->palette.families.at("sans"));
}

TEST_CASE("slips in the shape of a block are named for what they are") {
  auto const says = [](std::string const& block, std::string const& message) {
    Folders folders;
    layout_of(folders, "  - " + block + "\n");
    CHECK_MESSAGE(folders.says(message), folders.messages());
  };
  says("{text: a, when: '{{ true }}'}", "2:22: error: `when` takes an expression, found the `{{` of a text");
  says("{text: a, for-each: {table: towns, where: '{{ true }}'}, as: t}", "`where` takes an expression");
  says("table: {columns: [], rows: []}", "`columns` needs at least one column, found an empty list");
  says("table: {columns: [{title: A}], rows: x}", "`rows` needs a list of rows, found the text `x`");
  says("qr: https://a.b", "2:9: error: `qr` needs a mapping, found the text `https://a.b`");
  says("qr: https://a.b", "write `qr: {url: https://a.b}`");
  says("{text: Un, deux}", "put a text with a comma in quotes");
}

TEST_CASE("rows have names that expressions can read and do not have yet") {
  auto const messages = [](std::string const& name) {
    Folders folders;
    folders.write("project/layouts/sheet.yaml",
                  "let: {" + name + ": {table: towns}}\nblocks:\n  - {text: a, for-each: towns, as: " + name + "}\n");
    folders.project(minimal);
    folders.load();
    return folders.messages();
  };
  CHECK(messages("town_1") == "");
  CHECK(messages("évaluation") == "");
  for (std::string const name : {"project", "params", "document", "data", "datum", "true"}) {
    auto const text = messages(name);
    CHECK_MESSAGE(text.find("sheet.yaml:1:7: error: expressions have `" + name + "` already") != std::string::npos,
                  text);
    CHECK_MESSAGE(text.find("sheet.yaml:3:36: error: expressions have `" + name + "`") != std::string::npos, text);
  }
  for (std::string const name : {"1x y", "a-b", "new", "1x"}) {
    auto const text = messages(name);
    CHECK_MESSAGE(text.find("sheet.yaml:3:36: error: a name that expressions can read is needed here, found `" +
                            name) != std::string::npos,
                  text);
  }
}
