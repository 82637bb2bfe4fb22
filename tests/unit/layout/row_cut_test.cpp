#include "layout/row_cut.hpp"

#include <doctest/doctest.h>

#include "unit/layout/fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using base::Length;
using layout::CellLines;
using layout::cut_row;
using livret::layout_test::blocks;
using livret::layout_test::Found;
using livret::layout_test::Sheet;

namespace {

CellLines lines(int count, Length height, Length top = {}) {
  CellLines made;
  for (int i = 0; i < count; ++i) made.push_back({top + height * i, top + height * (i + 1), 1});
  return made;
}

content::Table divisible(Sheet const& sheet, std::vector<content::Paragraph> const& cells) {
  content::Table table;
  table.rows_may_divide = true;
  content::Row row;
  for (auto const& text : cells) {
    row.cells.push_back(sheet.cell(""));
    row.cells.back().blocks = blocks(text);
  }
  table.body = {row};
  return table;
}

}  // namespace

TEST_CASE("a row is cut between lines, two of them on either side") {
  auto const cut = cut_row({lines(5, 10_pt)}, 50_pt, 0_pt, 100_pt);
  CHECK(cut.heights == std::vector<Length>{20_pt, 10_pt, 20_pt});
  CHECK(cut.places[0][2].part == 1);
  CHECK(cut.places[0][4].part == 2);
  CHECK(cut.places[0][4].top == 10_pt);
}

TEST_CASE("three lines are not cut") { CHECK(cut_row({lines(3, 10_pt)}, 30_pt, 0_pt, 100_pt).heights.size() == 1); }

TEST_CASE("lines of different heights are cut where none is crossed") {
  // Cuts of the first at 20, 30, 40, of the second at 30 and 45: at 30 both may be cut.
  auto const cut = cut_row({lines(6, 10_pt), lines(4, 15_pt)}, 60_pt, 0_pt, 100_pt);
  CHECK(cut.heights == std::vector<Length>{30_pt, 30_pt});
  CHECK(cut.places[1][2].part == 1);
  CHECK(cut.places[1][2].top == 0_pt);
}

TEST_CASE("a cell that ends above a cut may have one line") {
  auto const cut = cut_row({lines(4, 10_pt), lines(1, 10_pt)}, 40_pt, 0_pt, 100_pt);
  CHECK(cut.heights == std::vector<Length>{20_pt, 20_pt});
}

TEST_CASE("what is no line of text may stand alone on its side") {
  CellLines const cell = {{0_pt, 30_pt, 2}, {30_pt, 60_pt, 2}};
  CHECK(cut_row({cell}, 60_pt, 0_pt, 100_pt).heights == std::vector<Length>{30_pt, 30_pt});
}

TEST_CASE("a row taller than the page without common cuts moves the lines down that a cut crosses") {
  // Lines of 10 and of 13 meet at 130 only. Room for 60: parts of two lines of the longer cell, 26 high, which hold two
  // of the others; the twelve lines of the second cell end with the sixth part.
  auto const cut = cut_row({lines(12, 13_pt), lines(12, 10_pt)}, 156_pt, 0_pt, 60_pt);
  CHECK(cut.heights == std::vector<Length>(6, 26_pt));
  CHECK(cut.places[1][1].top == 10_pt);
  CHECK(cut.places[1][2].part == 1);
  CHECK(cut.places[1][2].top == 0_pt);
  CHECK(cut.places[1][11].part == 5);
}

TEST_CASE("a row without lines has one part") { CHECK(cut_row({{}}, 8_pt, 4_pt, 1_pt).heights.size() == 1); }

TEST_CASE("a page breaks within a row that may divide") {
  Sheet sheet;
  sheet.add(sheet.lines('p', 6));
  sheet.add(divisible(sheet, {sheet.lines('a', 8), sheet.lines('A', 6)}));
  sheet.layout();
  // Four lines are left on page 1. `E` and `F` are two of the second cell, so both may be cut at 40.
  CHECK(sheet.find("d") == Found{1, 10, 108});
  CHECK(sheet.find("e") == Found{2, 10, 18});
  CHECK(sheet.find("E") == Found{2, 60, 18});
}

TEST_CASE("a row is not divided where only one line would be left") {
  Sheet sheet;
  sheet.add(sheet.lines('p', 9));
  sheet.add(divisible(sheet, {sheet.lines('a', 6)}));
  sheet.layout();
  CHECK(sheet.find("a").page == 2);
}

TEST_CASE("rows that may not divide stay whole, and one taller than the page is reported") {
  Sheet sheet;
  auto table = divisible(sheet, {sheet.lines('a', 12)});
  table.rows_may_divide = false;
  table.body[0].cells[0].where = {diag::SourceId(0), 0, 1};
  sheet.add(table);
  sheet.layout();
  CHECK(sheet.messages() == std::vector<std::string>{"table row is 120.0 pt tall, and a page has room for 100.0 pt"});
}

TEST_CASE("a row taller than the page goes on under its head again") {
  Sheet sheet;
  auto table = divisible(sheet, {sheet.lines('a', 14)});
  content::Row head;
  head.cells = {sheet.cell("H")};
  table.head = {head};
  table.cell_padding.top = 2_pt;
  sheet.add(table);
  sheet.layout();
  // The head takes 12; of the 88 left the row takes 2 and eight lines. On page 2 the head and 2 stand above the ninth.
  CHECK(sheet.messages().empty());
  CHECK(sheet.find("h") == Found{1, 10, 102});
  CHECK(sheet.find("i") == Found{2, 10, 32});
  CHECK(sheet.texts(2).front() == "H");
}

TEST_CASE("a head stays with two lines of the row below it") {
  Sheet sheet;
  sheet.add(sheet.lines('p', 8));
  auto table = divisible(sheet, {sheet.lines('a', 6)});
  content::Row head;
  head.cells = {sheet.cell("H")};
  table.head = {head};
  sheet.add(table);
  sheet.layout();
  // Two lines are left: the head and one line of the row would fit, but two do not.
  CHECK(sheet.find("H") == Found{2, 10, 18});
}

TEST_CASE("one table in the structure, whatever pages divide") {
  Sheet sheet;
  sheet.add(divisible(sheet, {sheet.lines('a', 12)}));
  sheet.layout();
  CHECK(sheet.pages.pages.size() == 2);
  CHECK(sheet.structure() ==
        "  Document\n    Table\n      TBody\n        TR\n          TD\n            P\n              @0 "
        "\"abcdefghijkl\"\n");
}

TEST_CASE("a cell holds a list and an image scaled down to its width") {
  Sheet sheet;
  content::Table table;
  table.columns = {{content::TableColumn::Kind::Fixed, 60_pt, 1}, {content::TableColumn::Kind::Fixed, 40_pt, 1}};
  content::Row row;
  row.cells = {sheet.cell(""), sheet.cell("")};
  content::List list;
  list.label_width = 10_pt;
  list.items.push_back({sheet.paragraph("-"), blocks(sheet.paragraph("a"))});
  list.items.push_back({sheet.paragraph("-"), blocks(sheet.paragraph("b"))});
  row.cells[0].blocks = blocks(list);
  frame::Image image;
  image.width = 160;
  image.height = 80;
  image.ppi = 144;
  content::Figure figure;
  figure.image = std::make_shared<frame::Image const>(image);
  row.cells[1].blocks = blocks(figure);
  table.body = {row};
  sheet.add(table);
  sheet.layout();
  // 160 pixels at 144 to the inch are 80 pt wide and 40 high: half of that fits into 40.
  CHECK(sheet.find("b") == Found{1, 20, 28});
  auto const images = sheet.items<frame::ImageItem>(1);
  REQUIRE(images.size() == 1);
  CHECK(images[0].area == base::Rect{{70_pt, 10_pt}, {40_pt, 20_pt}});
}
