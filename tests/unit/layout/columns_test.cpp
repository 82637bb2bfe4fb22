// Column sets: text of 100 pt in two columns of 40 pt with a gap of 20, so that the second starts at 70.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "unit/layout/fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using livret::layout_test::blocks;
using livret::layout_test::Found;
using livret::layout_test::Sheet;

namespace {

content::Box two_columns(base::Length gap = 20_pt) {
  content::Box box;
  box.column_count = 2;
  box.column_gap = gap;
  return box;
}

template <typename Kind>
void put(content::Box& box, Kind kind) {
  box.blocks.push_back({std::move(kind), {}});
}

content::Box two_columns_of(Sheet const& sheet, char first, char last) {
  content::Box box = two_columns();
  for (char c = first; c <= last; ++c) put(box, sheet.lines(c, 1));
  return box;
}

}  // namespace

TEST_CASE("six lines stand in two columns of three") {
  Sheet sheet;
  sheet.add(two_columns_of(sheet, 'a', 'f'));
  sheet.add(sheet.paragraph("z"));
  sheet.layout();
  CHECK(sheet.find("c") == Found{1, 10, 38});
  CHECK(sheet.find("d") == Found{1, 70, 18});
  CHECK(sheet.find("z") == Found{1, 10, 48});
}

TEST_CASE("of an odd number of lines the first column has one more") {
  Sheet sheet;
  sheet.add(two_columns_of(sheet, 'a', 'e'));
  sheet.add(sheet.paragraph("z"));
  sheet.layout();
  CHECK(sheet.find("d") == Found{1, 70, 18});
  CHECK(sheet.find("z") == Found{1, 10, 48});
}

TEST_CASE("a column does not end with the first line of a paragraph") {
  Sheet sheet;
  content::Box box = two_columns();
  put(box, sheet.paragraph("a"));
  put(box, sheet.lines('p', 2));
  put(box, sheet.paragraph("b"));
  sheet.add(box);
  sheet.layout();
  // Two and two would divide `p`; one and three is as tall as three and one, which fills the first column.
  CHECK(sheet.find("q") == Found{1, 10, 38});
  CHECK(sheet.find("b") == Found{1, 70, 18});
}

TEST_CASE("columns are filled on the pages before the last and balanced on it") {
  Sheet sheet;
  content::Box box = two_columns();
  for (int i = 1; i <= 30; ++i) put(box, sheet.paragraph(fmt::format("n{}", i)));
  sheet.add(box);
  sheet.layout();
  REQUIRE(sheet.pages.pages.size() == 2);
  CHECK(sheet.find("n10") == Found{1, 10, 108});
  CHECK(sheet.find("n11") == Found{1, 70, 18});
  CHECK(sheet.find("n20") == Found{1, 70, 108});
  CHECK(sheet.find("n21") == Found{2, 10, 18});
  CHECK(sheet.find("n25") == Found{2, 10, 58});
  CHECK(sheet.find("n26") == Found{2, 70, 18});
}

TEST_CASE("the ground of a box goes round its columns") {
  Sheet sheet;
  content::Box box = two_columns_of(sheet, 'a', 'f');
  box.column_gap = 10_pt;
  box.style.padding = {5_pt, 5_pt, 5_pt, 5_pt};
  box.style.background = base::Colour{1, 2, 3, 255};
  sheet.add(box);
  sheet.add(sheet.paragraph("z"));
  sheet.layout();
  // Columns of (90 - 10) / 2; three lines between 5 above and 5 below.
  CHECK(sheet.find("a") == Found{1, 15, 23});
  CHECK(sheet.find("d") == Found{1, 65, 23});
  CHECK(sheet.find("z") == Found{1, 10, 58});
  auto const rects = sheet.items<frame::RectItem>(1);
  REQUIRE(rects.size() == 1);
  CHECK(rects[0].rect == base::Rect{{10_pt, 10_pt}, {100_pt, 40_pt}});
}

TEST_CASE("columns stand in a column") {
  Sheet sheet;
  sheet.document.first.size.width = 260_pt;
  content::Box inner = two_columns_of(sheet, 'a', 'd');
  inner.column_gap = 10_pt;
  content::Box outer = two_columns();
  put(outer, inner);
  put(outer, sheet.paragraph("e"));
  put(outer, sheet.paragraph("f"));
  sheet.add(outer);
  sheet.layout();
  // Outer columns of (240 - 20) / 2 = 110, inner ones of (110 - 10) / 2 = 50.
  CHECK(sheet.find("b") == Found{1, 10, 28});
  CHECK(sheet.find("c") == Found{1, 70, 18});
  CHECK(sheet.find("e") == Found{1, 140, 18});
  CHECK(sheet.find("f") == Found{1, 140, 28});
}

TEST_CASE("a note called in a column stands at the foot of the page") {
  Sheet sheet;
  sheet.add_note("n");
  content::Box box = two_columns();
  put(box, sheet.paragraph("a"));
  auto text = sheet.paragraph("b");
  text.inlines.emplace_back(sheet.call(0));
  put(box, text);
  sheet.add(box);
  sheet.layout();
  CHECK(sheet.find("b") == Found{1, 70, 18});
  CHECK(sheet.find("n") == Found{1, 30, 108});
}

TEST_CASE("columns too narrow to read are reported with their width") {
  Sheet sheet;
  auto box = two_columns(50_pt);
  put(box, sheet.paragraph("a"));
  sheet.add(box);
  sheet.layout();
  CHECK(sheet.messages() ==
        std::vector<std::string>{"each of 2 columns is 25.0 pt wide, and a column needs at least 28.3 pt"});
}

TEST_CASE("boxes alone in their part are made as tall as the tallest") {
  Sheet sheet;
  content::Columns columns;
  columns.gap = 20_pt;
  columns.stretch = true;
  for (int count : {1, 3}) {
    content::Box box;
    box.style.background = base::Colour{1, 2, 3, 255};
    box.style.padding = {2_pt, 0_pt, 3_pt, 0_pt};
    box.blocks = blocks(sheet.lines(count == 1 ? 'a' : 'p', count));
    columns.parts.push_back({1, blocks(box)});
  }
  sheet.add(columns);
  sheet.layout();
  auto const rects = sheet.items<frame::RectItem>(1);
  REQUIRE(rects.size() == 2);
  CHECK(rects[0].rect == base::Rect{{10_pt, 10_pt}, {40_pt, 35_pt}});
  CHECK(rects[1].rect == base::Rect{{70_pt, 10_pt}, {40_pt, 35_pt}});
  CHECK(sheet.find("a") == Found{1, 10, 20});
}

TEST_CASE("a box is as tall as it must be at least") {
  Sheet sheet;
  content::Box box;
  box.style.min_height = 50_pt;
  box.style.background = base::Colour{1, 2, 3, 255};
  box.blocks = blocks(sheet.lines('a', 2));
  sheet.add(box);
  sheet.add(sheet.paragraph("z"));
  sheet.layout();
  CHECK(sheet.items<frame::RectItem>(1)[0].rect.size.height == 50_pt);
  CHECK(sheet.find("z") == Found{1, 10, 68});
}
