#include <doctest/doctest.h>

#include "unit/layout/fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using content::Placement;
using livret::layout_test::blocks;
using livret::layout_test::Found;
using livret::layout_test::Sheet;

namespace {

/// A page whose text column of 60 pt has a margin column of 30 pt beside it, 10 pt away.
struct MarginSheet : Sheet {
  MarginSheet() {
    document.first.margin_column = 30_pt;
    document.first.margin_gap = 10_pt;
    document.rest = document.first;
  }
};

content::Box placed(Placement placement, base::Length height) {
  content::Box box = Sheet::filler(height);
  box.style.background = base::Colour{0, 0, 255, 255};
  box.style.placement = placement;
  return box;
}

std::vector<base::Rect> rects(Sheet const& sheet, std::size_t page) {
  std::vector<base::Rect> found;
  for (auto const& item : sheet.items<frame::RectItem>(page)) found.push_back(item.rect);
  return found;
}

}  // namespace

TEST_CASE("padding of nested boxes adds up and margins at a box's edges vanish") {
  Sheet sheet;
  auto text = sheet.paragraph("a");
  text.style.box.margin = {9_pt, 0_pt, 9_pt, 0_pt};
  content::Box inner;
  inner.blocks = blocks(text);
  inner.style.padding = {3_pt, 4_pt, 5_pt, 6_pt};
  inner.style.background = base::Colour{1, 2, 3, 255};
  content::Box outer;
  outer.blocks = blocks(inner);
  outer.style.padding = {1_pt, 2_pt, 3_pt, 4_pt};
  outer.style.background = base::Colour{4, 5, 6, 255};
  sheet.add(outer);
  sheet.add(sheet.paragraph("z"));
  sheet.layout();
  CHECK(sheet.find("a") == Found{1, 20, 22});
  CHECK(sheet.find("z").y == 18 + 22);
  CHECK(rects(sheet, 1) ==
        std::vector<base::Rect>{{{10_pt, 10_pt}, {100_pt, 22_pt}}, {{14_pt, 11_pt}, {94_pt, 18_pt}}});
}

TEST_CASE("a box in a divided box is divided with it, inside its padding on either page") {
  Sheet sheet;
  content::Box inner;
  inner.style.padding = {5_pt, 0_pt, 5_pt, 0_pt};
  inner.style.background = base::Colour{1, 2, 3, 255};
  inner.blocks = blocks(sheet.lines('a', 12));
  content::Box outer;
  outer.style.padding = {5_pt, 6_pt, 5_pt, 4_pt};
  outer.style.background = base::Colour{4, 5, 6, 255};
  outer.blocks = blocks(inner);
  sheet.add(outer);
  sheet.layout();
  // Nine lines and both tops fill page 1; three lines and both bottoms are on page 2.
  CHECK(sheet.find("i") == Found{1, 14, 108});
  CHECK(sheet.find("j") == Found{2, 14, 18});
  CHECK(rects(sheet, 1) ==
        std::vector<base::Rect>{{{10_pt, 10_pt}, {100_pt, 100_pt}}, {{14_pt, 15_pt}, {90_pt, 95_pt}}});
  CHECK(rects(sheet, 2) ==
        std::vector<base::Rect>{{{10_pt, 10_pt}, {100_pt, 40_pt}}, {{14_pt, 10_pt}, {90_pt, 35_pt}}});
}

TEST_CASE("a box in the middle of a divided box keeps to its own strips") {
  Sheet sheet;
  content::Box inner;
  inner.style.padding = {5_pt, 0_pt, 5_pt, 0_pt};
  inner.style.margin = {3_pt, 0_pt, 3_pt, 0_pt};
  inner.style.background = base::Colour{1, 2, 3, 255};
  inner.blocks = blocks(sheet.lines('a', 2));
  content::Box outer;
  outer.style.background = base::Colour{4, 5, 6, 255};
  outer.blocks = blocks(sheet.paragraph("x"));
  outer.blocks.push_back({inner, {}});
  outer.blocks.push_back({sheet.paragraph("y"), {}});
  sheet.add(outer);
  sheet.layout();
  CHECK(sheet.find("y") == Found{1, 10, 64});
  CHECK(rects(sheet, 1) ==
        std::vector<base::Rect>{{{10_pt, 10_pt}, {100_pt, 56_pt}}, {{10_pt, 23_pt}, {100_pt, 30_pt}}});
}

TEST_CASE("an even border is a rectangle and a single one a line, both inside the box") {
  Sheet sheet;
  content::Box even;
  content::Edge const edge{2_pt, {}};
  even.style.top = even.style.right = even.style.bottom = even.style.left = edge;
  even.blocks = blocks(sheet.paragraph("a"));
  content::Box left;
  left.style.left = edge;
  left.blocks = blocks(sheet.paragraph("b"));
  sheet.add(even);
  sheet.add(left);
  sheet.layout();
  CHECK(rects(sheet, 1) == std::vector<base::Rect>{{{11_pt, 11_pt}, {98_pt, 12_pt}}});
  CHECK(sheet.find("a") == Found{1, 12, 20});
  auto const lines = sheet.items<frame::LineItem>(1);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].from == base::Point{11_pt, 24_pt});
  CHECK(lines[0].to == base::Point{11_pt, 34_pt});
  CHECK(sheet.find("b") == Found{1, 12, 32});
}

TEST_CASE("a coloured box is divided between pages and its ground is painted on both") {
  Sheet sheet;
  content::Box box;
  for (char c = 'a'; c <= 'o'; ++c) box.blocks.push_back({sheet.lines(c, 1), {}});
  box.style.padding = {5_pt, 0_pt, 5_pt, 0_pt};
  box.style.background = base::Colour{9, 9, 9, 255};
  sheet.add(box);
  sheet.layout();
  REQUIRE(sheet.pages.pages.size() == 2);
  CHECK(rects(sheet, 1) == std::vector<base::Rect>{{{10_pt, 10_pt}, {100_pt, 95_pt}}});
  CHECK(rects(sheet, 2) == std::vector<base::Rect>{{{10_pt, 10_pt}, {100_pt, 65_pt}}});
  CHECK(sheet.find("a") == Found{1, 10, 23});
  CHECK(sheet.find("j") == Found{2, 10, 18});
}

TEST_CASE("a box that must not be divided moves to the next page whole") {
  Sheet sheet;
  sheet.add(sheet.lines('a', 6));
  content::Box box;
  box.blocks = blocks(sheet.lines('p', 6));
  box.style.background = base::Colour{};
  box.style.break_inside = content::Break::Avoid;
  sheet.add(box);
  sheet.layout();
  CHECK(sheet.find("p") == Found{2, 10, 18});
}

TEST_CASE("columns stand side by side by their shares of what the gap leaves") {
  Sheet sheet;
  content::Columns columns;
  columns.gap = 10_pt;
  columns.parts.push_back({2, blocks(sheet.lines('a', 2))});
  columns.parts.push_back({1, blocks(sheet.lines('p', 1))});
  sheet.add(columns);
  sheet.add(sheet.paragraph("z"));
  sheet.layout();
  CHECK(sheet.find("a") == Found{1, 10, 18});
  CHECK(sheet.find("p") == Found{1, 80, 18});
  CHECK(sheet.find("z") == Found{1, 10, 38});
}

TEST_CASE("the shorter of two columns may stand in the middle or at the foot") {
  for (auto const& [align, y] :
       {std::pair{content::VerticalAlign::Middle, 23.0}, {content::VerticalAlign::Bottom, 28.0}}) {
    Sheet sheet;
    content::Columns columns;
    columns.align = align;
    columns.parts.push_back({1, blocks(sheet.lines('a', 2))});
    columns.parts.push_back({1, blocks(sheet.lines('p', 1))});
    sheet.add(columns);
    sheet.layout();
    CHECK(sheet.find("p").y == y);
  }
}

TEST_CASE("list labels stand on the first line of their item") {
  Sheet sheet;
  content::List list;
  list.label_width = 20_pt;
  list.item_gap = 4_pt;
  for (char c : {'a', 'p'}) {
    auto text = sheet.lines(c, 2);
    text.style.line_height = 14_pt;
    list.items.push_back({sheet.paragraph("-"), blocks(text)});
  }
  sheet.add(list);
  sheet.layout();
  CHECK(sheet.find("-") == Found{1, 10, 20});
  CHECK(sheet.find("a") == Found{1, 30, 20});
  CHECK(sheet.find("p") == Found{1, 30, 52});
  CHECK(sheet.structure() ==
        "  Document\n"
        "    L disc\n"
        "      LI\n"
        "        Lbl\n"
        "          @0 \"-\"\n"
        "        LBody\n"
        "          P\n"
        "            @1 \"ab\"\n"
        "      LI\n"
        "        Lbl\n"
        "          @2 \"-\"\n"
        "        LBody\n"
        "          P\n"
        "            @3 \"pq\"\n");
}

TEST_CASE("a margin block stands beside the text that it comes before") {
  MarginSheet sheet;
  sheet.add(sheet.paragraph("a"));
  sheet.add(placed(Placement::Margin, 15_pt));
  sheet.add(sheet.paragraph("b"));
  sheet.layout();
  CHECK(sheet.find("b") == Found{1, 10, 28});
  CHECK(rects(sheet, 1) == std::vector<base::Rect>{{{80_pt, 20_pt}, {30_pt, 15_pt}}});
}

TEST_CASE("a margin block is pushed below the one before it") {
  MarginSheet sheet;
  sheet.add(placed(Placement::Margin, 25_pt));
  sheet.add(sheet.paragraph("a"));
  sheet.add(placed(Placement::Margin, 15_pt));
  sheet.add(sheet.paragraph("b"));
  sheet.layout();
  CHECK(rects(sheet, 1) == std::vector<base::Rect>{{{80_pt, 10_pt}, {30_pt, 25_pt}}, {{80_pt, 35_pt}, {30_pt, 15_pt}}});
}

TEST_CASE("a margin block that would run off the page moves up") {
  MarginSheet sheet;
  sheet.add(sheet.lines('a', 8));
  sheet.add(placed(Placement::Margin, 50_pt));
  sheet.add(sheet.paragraph("z"));
  sheet.layout();
  CHECK(rects(sheet, 1) == std::vector<base::Rect>{{{80_pt, 60_pt}, {30_pt, 50_pt}}});
  CHECK(sheet.messages().empty());
}

TEST_CASE("a margin column that is too full is reported") {
  MarginSheet sheet;
  sheet.add(placed(Placement::Margin, 60_pt));
  sheet.add(placed(Placement::Margin, 50_pt));
  sheet.add(sheet.paragraph("a"));
  sheet.layout();
  CHECK(sheet.messages() ==
        std::vector<std::string>{"what stands in the margin column is 10.0 pt taller than the 100.0 pt it has"});
}

TEST_CASE("a block over both columns starts below the margin column's blocks") {
  MarginSheet sheet;
  sheet.add(placed(Placement::Margin, 45_pt));
  sheet.add(sheet.paragraph("a"));
  sheet.add(placed(Placement::Full, 20_pt));
  sheet.add(sheet.paragraph("z"));
  sheet.layout();
  CHECK(rects(sheet, 1) ==
        std::vector<base::Rect>{{{10_pt, 55_pt}, {100_pt, 20_pt}}, {{80_pt, 10_pt}, {30_pt, 45_pt}}});
  CHECK(sheet.find("z") == Found{1, 10, 83});
}

TEST_CASE("without a margin column its blocks stand in the text") {
  Sheet sheet;
  sheet.add(placed(Placement::Margin, 15_pt));
  sheet.add(sheet.paragraph("a"));
  sheet.layout();
  CHECK(sheet.find("a") == Found{1, 10, 33});
}

TEST_CASE("a band that comes first reaches the paper's edges and its text stands between the margins") {
  Sheet sheet;
  content::Box band;
  band.blocks = blocks(sheet.paragraph("T"));
  band.style.placement = Placement::Bleed;
  band.style.padding = {20_pt, 0_pt, 10_pt, 0_pt};
  band.style.background = base::Colour{0, 0, 99, 255};
  sheet.add(band);
  sheet.add(sheet.paragraph("a"));
  sheet.layout();
  CHECK(rects(sheet, 1) == std::vector<base::Rect>{{{0_pt, 0_pt}, {120_pt, 40_pt}}});
  CHECK(sheet.find("T") == Found{1, 10, 28});
  CHECK(sheet.find("a") == Found{1, 10, 48});
}

TEST_CASE("a band in the middle of a page reaches the sides only") {
  Sheet sheet;
  sheet.add(sheet.paragraph("a"));
  sheet.add(placed(Placement::Bleed, 20_pt));
  sheet.layout();
  CHECK(rects(sheet, 1) == std::vector<base::Rect>{{{0_pt, 20_pt}, {120_pt, 20_pt}}});
}

TEST_CASE("boxes nested without end are reported") {
  Sheet sheet;
  content::Box box;
  box.blocks = blocks(sheet.paragraph("a"));
  for (int i = 0; i < 60; ++i) {
    content::Box outer;
    outer.blocks = blocks(std::move(box));
    box = std::move(outer);
  }
  sheet.add(std::move(box));
  sheet.layout();
  CHECK(sheet.messages() == std::vector<std::string>{"blocks are nested deeper than 48"});
}

TEST_CASE("a table over both columns goes on on the next page over both columns") {
  MarginSheet sheet;
  sheet.add(placed(Placement::Margin, 25_pt));
  sheet.add(sheet.paragraph("a"));
  content::Table table;
  table.box.placement = Placement::Full;
  table.columns = {{content::TableColumn::Kind::Share, {}, 1}, {content::TableColumn::Kind::Share, {}, 1}};
  for (char c = 'b'; c <= 'm'; ++c) {
    content::Row row;
    row.cells = {sheet.cell(std::string(1, c)), sheet.cell("-")};
    table.body.push_back(row);
  }
  sheet.add(table);
  sheet.layout();
  // The margin block ends at 35, so seven rows fit down to 105.
  CHECK(sheet.find("b") == Found{1, 10, 43});
  CHECK(sheet.find("h") == Found{1, 10, 103});
  CHECK(sheet.find("i") == Found{2, 10, 18});
  CHECK(sheet.items<frame::TextItem>(2)[1].origin.x == 60_pt);
}

TEST_CASE("a block with a border keeps its line of text and its rule together") {
  Sheet sheet;
  auto heading = sheet.heading(1, "H");
  heading.title.style.box.bottom = {2_pt, {}};
  heading.title.style.box.padding.bottom = 3_pt;
  sheet.add(heading);
  sheet.add(sheet.paragraph("a"));
  sheet.layout();
  auto const lines = sheet.items<frame::LineItem>(1);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].from == base::Point{10_pt, 24_pt});
  CHECK(sheet.find("a") == Found{1, 10, 33});
}

TEST_CASE("a band without a ground keeps its lines together at the paper's top") {
  Sheet sheet;
  auto title = sheet.lines('a', 2);
  title.style.line_height = 6_pt;
  title.style.box.placement = Placement::Bleed;
  sheet.add(title);
  sheet.layout();
  CHECK(sheet.find("a") == Found{1, 10, 6});
  CHECK(sheet.find("b") == Found{1, 10, 12});
}

TEST_CASE("a part of columns that no text can be read in is reported with its width") {
  Sheet sheet;
  content::Columns columns;
  columns.gap = 60_pt;
  columns.parts = {{1, blocks(sheet.paragraph("a"))}, {1, blocks(sheet.paragraph("b"))}};
  sheet.add(columns);
  sheet.layout();
  // 100 pt less the gap, divided by two; 10 mm are 28.35 pt.
  CHECK(sheet.messages() ==
        std::vector<std::string>{"part 1 of 2 columns is 20.0 pt wide, and a part needs at least 28.3 pt"});
}

TEST_CASE("an empty part of columns may be as narrow as it is") {
  Sheet sheet;
  content::Columns columns;
  columns.parts = {{1, {}}, {9, blocks(sheet.paragraph("b"))}};
  sheet.add(columns);
  sheet.layout();
  CHECK(sheet.find("b") == Found{1, 20, 18});
  CHECK(sheet.messages().empty());
}
