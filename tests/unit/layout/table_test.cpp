#include <doctest/doctest.h>

#include "unit/layout/fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using content::CellAlign;
using content::TableColumn;
using livret::layout_test::blocks;
using livret::layout_test::Found;
using livret::layout_test::Sheet;

namespace {

content::Row row(Sheet const& sheet, std::vector<std::string> const& texts) {
  content::Row made;
  for (auto const& text : texts) made.cells.push_back(sheet.cell(text));
  return made;
}

content::Row head(Sheet const& sheet, std::vector<std::string> const& texts) {
  content::Row made = row(sheet, texts);
  for (content::Cell& cell : made.cells) {
    cell.header = true;
    cell.scope = frame::Scope::Column;
  }
  return made;
}

}  // namespace

TEST_CASE("fixed columns come first and shares divide the rest") {
  Sheet sheet;
  content::Table table;
  table.columns = {
      {TableColumn::Kind::Fixed, 40_pt, 1}, {TableColumn::Kind::Share, {}, 2}, {TableColumn::Kind::Share, {}, 1}};
  table.body = {row(sheet, {"a", "b", "c"})};
  sheet.add(table);
  sheet.layout();
  CHECK(sheet.find("a").x == 10);
  CHECK(sheet.find("b").x == 50);
  CHECK(sheet.find("c").x == 90);
}

TEST_CASE("automatic columns are as wide as their longest line and leave the rest to shares") {
  Sheet sheet;
  content::Table table;
  table.columns = {{}, {TableColumn::Kind::Share, {}, 1}};
  table.cell_padding = {0_pt, 2_pt, 0_pt, 2_pt};
  table.body = {row(sheet, {"aaa", "b"}), row(sheet, {"c", "d"})};
  sheet.add(table);
  sheet.layout();
  CHECK(sheet.find("aaa") == Found{1, 12, 18});
  CHECK(sheet.find("b") == Found{1, 46, 18});
  CHECK(sheet.find("d") == Found{1, 46, 28});
}

TEST_CASE("automatic columns alone fill the width in proportion to their longest lines") {
  Sheet sheet;
  content::Table table;
  table.body = {row(sheet, {"aaa", "b"})};
  sheet.add(table);
  sheet.layout();
  CHECK(sheet.find("b").x == 85);
}

TEST_CASE("automatic columns that lack room shrink towards their longest word") {
  Sheet sheet;
  content::Table table;
  // Longest words 20 and 20, longest lines 80 and 140: of the 60 left over, 60/180 and 120/180.
  table.body = {row(sheet, {"aa aa aa", "bb bb bb bb bb"})};
  sheet.add(table);
  sheet.layout();
  CHECK(sheet.texts(1).front() == "aa ");
  CHECK(sheet.items<frame::TextItem>(1).back().origin.x == 50_pt);
}

TEST_CASE("a table that is too narrow for its words is reported") {
  Sheet sheet;
  content::Table table;
  table.body = {row(sheet, {"aaaaaaaa", "bbbbbbb"})};
  sheet.add(table);
  sheet.layout();
  CHECK(sheet.messages().front() == "table needs at least 150.0 pt of width, and has 100.0 pt");
}

TEST_CASE("numbers are aligned before the separator, or behind the last digit") {
  Sheet sheet;
  content::Table table;
  table.columns = {{TableColumn::Kind::Fixed, 100_pt, 1}};
  for (auto const* text : {"3,25", "12", "120,5", "7 %", "n. d."}) {
    table.body.push_back(row(sheet, {text}));
    table.body.back().cells[0].align = CellAlign::Decimal;
  }
  sheet.add(table);
  sheet.layout();
  // `,25` takes 30 at the right edge of 110, so the point is at 80.
  CHECK(sheet.find("3,25").x == 70);
  CHECK(sheet.find("12").x == 60);
  CHECK(sheet.find("120,5").x == 50);
  CHECK(sheet.find("7 %").x == 70);
  CHECK(sheet.find("n. d.").x == 60);
}

TEST_CASE("in English the comma divides thousands") {
  Sheet sheet;
  content::Table table;
  table.columns = {{TableColumn::Kind::Fixed, 100_pt, 1}};
  for (auto const* text : {"1,200", "3.5"}) {
    table.body.push_back(row(sheet, {text}));
    table.body.back().cells[0].align = CellAlign::Decimal;
    auto& paragraph = std::get<content::Paragraph>(table.body.back().cells[0].blocks[0].kind);
    std::get<content::TextRun>(paragraph.inlines[0]).style.language = "en";
  }
  sheet.document.metadata.language = "en";
  sheet.add(table);
  sheet.layout();
  CHECK(sheet.find("1,200").x == 40);
  CHECK(sheet.find("3.5").x == 80);
}

TEST_CASE("a row is as high as its highest cell and others may stand in its middle or at its foot") {
  Sheet sheet;
  content::Table table;
  table.columns.resize(3);
  content::Row made = row(sheet, {"", "m", "f"});
  made.cells[0].blocks = blocks(sheet.lines('a', 3));
  made.cells[1].vertical = content::VerticalAlign::Middle;
  made.cells[2].vertical = content::VerticalAlign::Bottom;
  table.body = {made, row(sheet, {"z", "", ""})};
  table.cell_padding = {1_pt, 0_pt, 2_pt, 0_pt};
  sheet.add(table);
  sheet.layout();
  CHECK(sheet.find("a").y == 19);
  CHECK(sheet.find("m").y == 29);
  CHECK(sheet.find("f").y == 39);
  CHECK(sheet.find("z").y == 52);
}

TEST_CASE("a cell over two rows pushes the cells of the second row aside and makes it high enough") {
  Sheet sheet;
  content::Table table;
  table.columns = {{TableColumn::Kind::Fixed, 30_pt, 1}, {TableColumn::Kind::Fixed, 70_pt, 1}};
  content::Row first = row(sheet, {"", "b"});
  first.cells[0].blocks = blocks(sheet.lines('p', 3));
  first.cells[0].row_span = 2;
  first.rule_below = {1_pt, {}};
  table.body = {first, row(sheet, {"c"}), row(sheet, {"d", "e"})};
  sheet.add(table);
  sheet.layout();
  CHECK(sheet.find("b") == Found{1, 40, 18});
  CHECK(sheet.find("c") == Found{1, 40, 28});
  CHECK(sheet.find("d") == Found{1, 10, 48});
  auto const rules = sheet.items<frame::LineItem>(1);
  REQUIRE(rules.size() == 1);
  CHECK(rules[0].from == base::Point{40_pt, 20_pt});
  CHECK(rules[0].to == base::Point{110_pt, 20_pt});
}

TEST_CASE("rows under one cell stay on one page") {
  Sheet sheet;
  sheet.add(sheet.lines('p', 7));
  content::Table table;
  content::Row first = row(sheet, {"a", "b"});
  first.cells[0].row_span = 3;
  table.body = {row(sheet, {"k", "l"}), row(sheet, {"m", "n"}), first,
                row(sheet, {"c"}),      row(sheet, {"d"}),      row(sheet, {"e", "f"})};
  sheet.add(table);
  sheet.layout();
  CHECK(sheet.find("m").page == 1);
  CHECK(sheet.find("b").page == 2);
  CHECK(sheet.find("d").page == 2);
}

TEST_CASE("a row with too many cells is reported and the others are set") {
  Sheet sheet;
  content::Table table;
  table.columns.resize(1);
  table.body = {row(sheet, {"a", "b"})};
  sheet.add(table);
  sheet.layout();
  CHECK(sheet.messages() == std::vector<std::string>{"row has more cells than the table's 1 columns"});
  CHECK(sheet.find("a").page == 1);
}

TEST_CASE("spans without end stop at the table's edges") {
  Sheet sheet;
  content::Table table;
  content::Row first = row(sheet, {"a", "b"});
  first.cells[0].column_span = 2000000000;
  first.cells[0].row_span = 2000000000;
  table.body = {first, row(sheet, {})};
  sheet.add(table);
  sheet.layout();
  CHECK(sheet.find("a").page == 1);
}

TEST_CASE("caption and head stand again on the next page as artifacts") {
  Sheet sheet;
  content::Table table;
  table.caption = sheet.paragraph("C");
  table.continued = "+";
  table.head = {head(sheet, {"H"})};
  for (char c = 'a'; c <= 'm'; ++c) table.body.push_back(row(sheet, {std::string(1, c)}));
  sheet.add(table);
  sheet.layout();
  REQUIRE(sheet.pages.pages.size() == 2);
  CHECK(sheet.find("h") == Found{1, 10, 108});
  CHECK(sheet.texts(2) == std::vector<std::string>{"C", "+", "H", "i", "j", "k", "l", "m"});
  auto const items = sheet.items<frame::TextItem>(2);
  CHECK(items[0].origin == base::Point{10_pt, 18_pt});
  CHECK(items[3].origin == base::Point{10_pt, 38_pt});
  CHECK(std::holds_alternative<frame::Artifact>(items[1].marking));
  CHECK(std::holds_alternative<frame::ContentId>(items[3].marking));
}

TEST_CASE("a table's head is never alone at the foot of a page") {
  Sheet sheet;
  sheet.add(sheet.lines('a', 8));
  content::Table table;
  table.caption = sheet.paragraph("C");
  table.head = {head(sheet, {"H"})};
  table.body = {row(sheet, {"x"}), row(sheet, {"y"})};
  sheet.add(table);
  sheet.layout();
  CHECK(sheet.find("h").page == 1);
  CHECK(sheet.find("C") == Found{2, 10, 18});
  CHECK(sheet.texts(2).size() == 4);
}

TEST_CASE("a table's structure has caption, head and body, spans and scopes, and its notes follow") {
  Sheet sheet;
  content::Table table;
  table.caption = sheet.paragraph("C");
  table.head = {head(sheet, {"H"})};
  table.head[0].cells[0].column_span = 2;
  content::Row body = row(sheet, {"a", "b"});
  body.cells[0].header = true;
  body.cells[0].scope = frame::Scope::Row;
  table.body = {body};
  table.notes = blocks(sheet.paragraph("N"));
  table.data_name = "data.csv";
  table.data_csv = "a;b\n";
  sheet.add(table);
  sheet.layout();
  CHECK(sheet.structure() ==
        "  Document\n"
        "    Table\n"
        "      Caption\n"
        "        P\n"
        "          @0 \"C\"\n"
        "      THead\n"
        "        TR\n"
        "          TH scope=column columns=2\n"
        "            P\n"
        "              @1 \"H\"\n"
        "      TBody\n"
        "        TR\n"
        "          TH scope=row\n"
        "            P\n"
        "              @2 \"a\"\n"
        "          TD\n"
        "            P\n"
        "              @3 \"b\"\n"
        "    P\n"
        "      @4 \"N\"\n");
  REQUIRE(sheet.pages.attachments.size() == 1);
  CHECK(sheet.pages.attachments[0].name == "data.csv");
  CHECK(sheet.pages.attachments[0].description == "C");
  CHECK(sheet.pages.structure.element(sheet.pages.attachments[0].element).role == frame::Role::Table);
}

TEST_CASE("cells have grounds and the table its rules") {
  Sheet sheet;
  content::Table table;
  table.columns = {{TableColumn::Kind::Fixed, 60_pt, 1}, {TableColumn::Kind::Fixed, 40_pt, 1}};
  table.rule_above = table.rule_head = table.rule_below = {1_pt, {}};
  table.head = {head(sheet, {"G", "H"})};
  content::Row body = row(sheet, {"a", "b"});
  body.cells[1].background = base::Colour{1, 1, 1, 255};
  table.body = {body};
  sheet.add(table);
  sheet.layout();
  auto const grounds = sheet.items<frame::RectItem>(1);
  REQUIRE(grounds.size() == 1);
  CHECK(grounds[0].rect == base::Rect{{70_pt, 20_pt}, {40_pt, 10_pt}});
  std::vector<base::Length> heights;
  for (auto const& rule : sheet.items<frame::LineItem>(1)) heights.push_back(rule.from.y);
  CHECK(heights == std::vector<base::Length>{10_pt, 20_pt, 30_pt});
}
