#include <doctest/doctest.h>

#include "layout/page_label.hpp"
#include "unit/layout/fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using content::PageLabels;
using livret::layout_test::blocks;
using livret::layout_test::Found;
using livret::layout_test::Sheet;

namespace {

content::Paragraph snapped(Sheet const& sheet, char first, int count) {
  auto lines = sheet.lines(first, count);
  lines.style.line_snap = content::LineSnap::Baseline;
  return lines;
}

/// A sheet with a grid of 10 pt: lines of the grid at 20, 30 … 110.
struct GridSheet : Sheet {
  GridSheet() {
    document.first.baseline_grid = 10_pt;
    document.rest = document.first;
  }
};

void ask_for_first_master(content::Paragraph& paragraph) { paragraph.style.box.page = content::MasterId(0); }

}  // namespace

TEST_CASE("a block that asks for a master stands on a page of it, and the next one goes back") {
  Sheet sheet;
  auto wide = sheet.document.rest;
  wide.margin.left = 30_pt;
  sheet.document.masters.push_back(wide);
  sheet.add(sheet.paragraph("a"));
  auto asking = sheet.paragraph("w");
  ask_for_first_master(asking);
  sheet.add(asking);
  sheet.add(sheet.paragraph("z"));
  sheet.layout();
  REQUIRE(sheet.pages.pages.size() == 3);
  CHECK(sheet.find("a") == Found{1, 10, 18});
  CHECK(sheet.find("w") == Found{2, 30, 18});
  CHECK(sheet.find("z") == Found{3, 10, 18});
}

TEST_CASE("blocks are measured at the width of their master") {
  Sheet sheet;
  auto narrow = sheet.document.rest;
  narrow.margin.right = 60_pt;
  sheet.document.masters.push_back(narrow);
  auto asking = sheet.paragraph("pppp qqqq");
  ask_for_first_master(asking);
  sheet.add(asking);
  sheet.add(sheet.paragraph("rrrr ssss"));
  sheet.layout();
  CHECK(sheet.texts(1) == std::vector<std::string>{"pppp ", "qqqq"});
  CHECK(sheet.texts(2) == std::vector<std::string>{"rrrr ssss"});
}

TEST_CASE("first baselines stand on the grid") {
  GridSheet sheet;
  sheet.add(snapped(sheet, 'a', 2));
  sheet.add(content::Space{3_pt});
  sheet.add(snapped(sheet, 'c', 1));
  sheet.layout();
  // `a` would have its baseline at 18, and `c` at 43.
  CHECK(sheet.find("a") == Found{1, 10, 20});
  CHECK(sheet.find("b") == Found{1, 10, 30});
  CHECK(sheet.find("c") == Found{1, 10, 50});
}

TEST_CASE("lines that do not ask for the grid do not stand on it") {
  GridSheet sheet;
  sheet.add(sheet.paragraph("a"));
  sheet.layout();
  CHECK(sheet.find("a") == Found{1, 10, 18});
}

TEST_CASE("a page breaks where lines on the grid have no room") {
  GridSheet sheet;
  for (char c = 'a'; c <= 'm'; ++c) sheet.add(snapped(sheet, c, 1));
  sheet.layout();
  // A tenth line on the grid would end at 112.
  CHECK(sheet.find("i") == Found{1, 10, 100});
  CHECK(sheet.find("j") == Found{2, 10, 20});
}

TEST_CASE("the lines of both columns stand on the grid") {
  GridSheet sheet;
  sheet.add(content::Space{});
  sheet.add(Sheet::filler(5_pt));
  content::Box box;
  box.column_count = 2;
  box.column_gap = 20_pt;
  for (char c = 'a'; c <= 'd'; ++c) box.blocks.push_back({snapped(sheet, c, 1), {}});
  sheet.add(box);
  sheet.layout();
  CHECK(sheet.find("a") == Found{1, 10, 30});
  CHECK(sheet.find("b") == Found{1, 10, 40});
  CHECK(sheet.find("c") == Found{1, 70, 30});
  CHECK(sheet.find("d") == Found{1, 70, 40});
}

TEST_CASE("a column that starts with a line off the grid comes back to it") {
  GridSheet sheet;
  content::Box box;
  box.column_count = 2;
  box.column_gap = 20_pt;
  box.blocks.push_back({snapped(sheet, 'a', 2), {}});
  auto free = sheet.paragraph("p");
  free.style.line_height = 13_pt;
  box.blocks.push_back({free, {}});
  box.blocks.push_back({snapped(sheet, 'c', 1), {}});
  sheet.add(box);
  sheet.layout();
  // 13 pt round a glyph of 10 put the baseline of `p` 9.5 below the top; `c` would have its own at 31.
  CHECK(sheet.find("b") == Found{1, 10, 30});
  CHECK(sheet.find("p") == Found{1, 70, 19.5});
  CHECK(sheet.find("c") == Found{1, 70, 40});
}

TEST_CASE("pages are called by prefix and number, and footers say so") {
  Sheet sheet;
  sheet.document.page_labels = {{PageLabels::Style::None, 0, "Cover", 1}, {PageLabels::Style::LowerRoman, 1, "A-", 3}};
  auto footer = sheet.paragraph("");
  footer.inlines.emplace_back(content::CounterRun{content::Counter::Page, sheet.square()});
  sheet.document.first.footer = sheet.document.rest.footer = blocks(footer);
  sheet.document.first.footer_top = sheet.document.rest.footer_top = 110_pt;
  for (char c : {'a', 'b', 'c'}) {
    sheet.add(sheet.lines(c, 1));
    sheet.add(content::PageBreak{});
  }
  sheet.layout();
  REQUIRE(sheet.pages.pages.size() == 3);
  CHECK(sheet.pages.pages[0].label == "Cover");
  CHECK(sheet.pages.pages[1].label == "A-iii");
  CHECK(sheet.pages.pages[2].label == "A-iv");
  CHECK(sheet.find("A-iv") == Found{3, 10, 118});
}

TEST_CASE("roman page numbers are written as Romans did") {
  content::Document document;
  CHECK(layout::label_of_page(document, 6) == "7");
  document.page_labels = {{PageLabels::Style::UpperRoman, 0, "", 1}};
  CHECK(layout::label_of_page(document, 1993) == "MCMXCIV");
  CHECK(layout::label_of_page(document, 3998) == "MMMCMXCIX");
  CHECK(layout::label_of_page(document, 3999) == "4000");
}

TEST_CASE("a running head is the first heading of its page, else the last one before") {
  Sheet sheet;
  auto header = sheet.paragraph("");
  header.inlines.emplace_back(content::HeadingRun{1, sheet.square()});
  sheet.document.first.header = sheet.document.rest.header = blocks(header);
  sheet.add(sheet.paragraph("a"));
  for (auto const& titles : {std::vector<std::string>{}, {"H"}, {"K", "L"}, {}}) {
    sheet.add(content::PageBreak{});
    for (auto const& title : titles) sheet.add(sheet.heading(1, title));
    sheet.add(sheet.paragraph("z"));
  }
  sheet.layout();
  REQUIRE(sheet.pages.pages.size() == 5);
  CHECK(sheet.texts(1) == std::vector<std::string>{"a"});
  CHECK(sheet.texts(2) == std::vector<std::string>{"z"});
  CHECK(sheet.texts(3).front() == "H");
  CHECK(sheet.texts(4).front() == "K");
  CHECK(sheet.texts(5).front() == "L");
}

TEST_CASE("a heading ends the running heads of the levels below it") {
  Sheet sheet;
  auto header = sheet.paragraph("");
  header.inlines.emplace_back(content::HeadingRun{2, sheet.square()});
  sheet.document.first.header = sheet.document.rest.header = blocks(header);
  // A title of two letters is of level 2.
  for (auto const& titles : {std::vector<std::string>{"A", "AA"}, {"B"}, {}, {"BA"}, {"BB", "C", "CA", "D", "DA"}}) {
    sheet.add(content::PageBreak{});
    for (auto const& title : titles) sheet.add(sheet.heading(static_cast<int>(title.size()), title));
    sheet.add(sheet.paragraph("z"));
  }
  sheet.layout();
  REQUIRE(sheet.pages.pages.size() == 5);
  CHECK(sheet.texts(1) == std::vector<std::string>{"AA", "A", "AA", "z"});
  CHECK(sheet.texts(2) == std::vector<std::string>{"B", "z"});
  CHECK(sheet.texts(3) == std::vector<std::string>{"z"});
  CHECK(sheet.texts(4) == std::vector<std::string>{"BA", "BA", "z"});
  // The page's heading of level 1 is C, so that of level 2 is the first in C.
  CHECK(sheet.texts(5).front() == "CA");
}
