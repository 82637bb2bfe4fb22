#include <doctest/doctest.h>

#include "unit/layout/fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using livret::layout_test::blocks;
using livret::layout_test::Found;
using livret::layout_test::Sheet;

TEST_CASE("ten lines fill a page and the eleventh paragraph starts the next one at its head") {
  Sheet sheet;
  for (char c = 'a'; c <= 'n'; ++c) sheet.add(sheet.lines(c, 1));
  sheet.layout();
  REQUIRE(sheet.pages.pages.size() == 2);
  CHECK(sheet.find("j") == Found{1, 10, 108});
  CHECK(sheet.find("k") == Found{2, 10, 18});
}

TEST_CASE("a heading at the foot of a page moves to the next one with the text that it stands over") {
  Sheet sheet;
  sheet.add(sheet.lines('a', 9));
  sheet.add(sheet.heading(1, "H"));
  sheet.add(sheet.lines('p', 3));
  sheet.layout();
  CHECK(sheet.find("i").page == 1);
  CHECK(sheet.find("H") == Found{2, 10, 18});
  CHECK(sheet.find("p") == Found{2, 10, 28});
}

TEST_CASE("a heading stays with its line beneath and two lines of the text") {
  Sheet sheet;
  sheet.add(sheet.lines('a', 7));
  auto heading = sheet.heading(1, "H");
  heading.accroche = sheet.paragraph("U");
  sheet.add(heading);
  sheet.add(sheet.lines('p', 4));
  sheet.layout();
  // There is room for one line below both, and a paragraph leaves at least two.
  CHECK(sheet.find("g").page == 1);
  CHECK(sheet.find("H").page == 2);
}

TEST_CASE("a page never ends with the first line of a paragraph") {
  Sheet sheet;
  sheet.add(sheet.lines('a', 9));
  sheet.add(sheet.lines('p', 4));
  sheet.layout();
  CHECK(sheet.find("p") == Found{2, 10, 18});
}

TEST_CASE("a page never starts with the last line of a paragraph") {
  Sheet sheet;
  sheet.add(sheet.lines('a', 7));
  sheet.add(sheet.lines('p', 4));
  sheet.layout();
  CHECK(sheet.find("q").page == 1);
  CHECK(sheet.find("r") == Found{2, 10, 18});
}

TEST_CASE("a paragraph without guard against widows breaks at the last line") {
  Sheet sheet;
  sheet.add(sheet.lines('a', 7));
  auto free = sheet.lines('p', 4);
  free.style.widows = 1;
  sheet.add(free);
  sheet.add(sheet.lines('w', 3));
  sheet.layout();
  CHECK(sheet.find("r").page == 1);
  CHECK(sheet.find("s").page == 2);
}

TEST_CASE("where no break is allowed a page breaks at the cheapest one") {
  Sheet sheet;
  auto kept = sheet.lines('a', 14);
  kept.style.box.break_inside = content::Break::Avoid;
  sheet.add(kept);
  sheet.layout();
  REQUIRE(sheet.pages.pages.size() == 2);
  CHECK(sheet.find("j").page == 1);
  CHECK(sheet.find("k").page == 2);
  CHECK(sheet.messages().empty());
}

TEST_CASE("a forced break ends the page, and two leave no empty page") {
  Sheet sheet;
  sheet.add(sheet.paragraph("a"));
  sheet.add(content::PageBreak{});
  auto next = sheet.paragraph("b");
  next.style.box.break_before = content::Break::Page;
  sheet.add(next);
  sheet.layout();
  REQUIRE(sheet.pages.pages.size() == 2);
  CHECK(sheet.find("b") == Found{2, 10, 18});
}

TEST_CASE("a space vanishes at the head of a page") {
  Sheet sheet;
  sheet.add(sheet.lines('a', 10));
  sheet.add(content::Space{30_pt});
  sheet.add(sheet.lines('w', 4));
  sheet.layout();
  CHECK(sheet.find("w") == Found{2, 10, 18});
}

TEST_CASE("a stretching space takes what is left of the page") {
  Sheet sheet;
  sheet.add(sheet.paragraph("a"));
  sheet.add(content::Space{0_pt, true});
  sheet.add(sheet.paragraph("z"));
  sheet.layout();
  CHECK(sheet.find("z") == Found{1, 10, 108});
}

TEST_CASE("stretching spaces above and below centre a text on its page") {
  Sheet sheet;
  sheet.add(content::Space{0_pt, true});
  sheet.add(sheet.paragraph("m"));
  sheet.add(content::Space{0_pt, true});
  sheet.add(content::PageBreak{});
  sheet.add(sheet.paragraph("z"));
  sheet.layout();
  CHECK(sheet.find("m") == Found{1, 10, 63});
  CHECK(sheet.find("z") == Found{2, 10, 18});
}

TEST_CASE("a block taller than the page is reported with both heights and set on a page of its own") {
  Sheet sheet;
  sheet.add(sheet.paragraph("a"));
  sheet.add(Sheet::filler(250_pt));
  sheet.add(sheet.paragraph("z"));
  sheet.layout();
  CHECK(sheet.messages() == std::vector<std::string>{"box is 250.0 pt tall, and a page has room for 100.0 pt"});
  REQUIRE(sheet.pages.pages.size() == 3);
  CHECK(sheet.find("z") == Found{3, 10, 18});
}

TEST_CASE("a document over its budget says by how much") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{1, 1, {}};
  for (char c = 'a'; c <= 'm'; ++c) sheet.add(sheet.lines(c, 1));
  sheet.layout();
  CHECK(sheet.messages() ==
        std::vector<std::string>{"document has 2 pages instead of 1: it is over by 30.0 pt, with 3 lines of text"});
}

TEST_CASE("lines of notes count among those over the budget") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{1, 1, {}};
  auto paragraph = sheet.paragraph("a");
  paragraph.inlines.emplace_back(sheet.call(0));
  sheet.add(paragraph);
  content::Note note{sheet.lines('a', 12), {}};
  sheet.document.notes.push_back(note);
  sheet.layout();
  REQUIRE(sheet.messages().size() == 1);
  // One line of text leaves room for 9 of the note's 12.
  CHECK(sheet.messages()[0] == "document has 2 pages instead of 1: it is over by 30.0 pt, with 3 lines of text");
}

TEST_CASE("a text far beyond its budget is not measured to its end") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{1, 1, {}};
  for (int i = 0; i < 100'000; ++i) sheet.add(sheet.paragraph("a"));
  sheet.layout();
  // 200 pages of 10 lines, and the line that is one too many.
  CHECK(sheet.pages.pages.size() == 201);
  CHECK(sheet.messages() ==
        std::vector<std::string>{"layout stops here: the document has more than 200 pages instead of 1"});
}

TEST_CASE("a table far beyond all paper is refused before its cells are measured") {
  Sheet sheet;
  content::Table table;
  for (int i = 0; i < 100'001; ++i) table.body.push_back({{sheet.cell("a")}, {}});
  sheet.add(table);
  sheet.layout();
  CHECK(sheet.pages.pages.size() == 1);
  CHECK(sheet.messages() == std::vector<std::string>{"layout stops here: the document has more than 10000 pages"});
}

TEST_CASE("a document under its budget is reported") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{4, 4, {}};
  sheet.add(sheet.paragraph("a"));
  sheet.layout();
  CHECK(sheet.messages() == std::vector<std::string>{"document has 1 page instead of 4"});
}

TEST_CASE("blocks after the first page take the width of the pages that they are on") {
  Sheet sheet;
  sheet.document.rest.margin.right = 60_pt;
  sheet.add(sheet.lines('a', 10));
  sheet.add(sheet.paragraph("pppp qqqq"));
  sheet.add(sheet.lines('w', 2));
  sheet.layout();
  CHECK(sheet.texts(2) == std::vector<std::string>{"pppp ", "qqqq", "w", "x"});
}

TEST_CASE("margins that leave no room are reported, and layout ends") {
  Sheet sheet;
  sheet.document.first.margin.left = 200_pt;
  sheet.document.rest = sheet.document.first;
  sheet.add(sheet.paragraph("aa bb"));
  sheet.layout();
  CHECK(sheet.messages().back() == "margins leave no room on the page");
}

TEST_CASE("ten thousand lines take a thousand pages") {
  Sheet sheet;
  for (int i = 0; i < 10000; ++i) sheet.add(sheet.paragraph("a"));
  sheet.layout();
  CHECK(sheet.pages.pages.size() == 1000);
}
