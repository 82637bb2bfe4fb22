// Costs of pages: emptiness is 100 (10 e)^3 for the empty part e, at most 2500; a last page filled to less than a third
// costs 300 (1 - 3 f); a page 100.
#include "layout/page_cost.hpp"

#include <doctest/doctest.h>

#include "layout/strip.hpp"
#include "unit/layout/fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using livret::layout_test::blocks;
using livret::layout_test::Found;
using livret::layout_test::Sheet;

namespace {

/// A box that no page divides, its text on its last 10 pt.
content::Box box_with(Sheet const& sheet, std::string text, base::Length height) {
  content::Box box;
  box.style.padding.top = height - 10_pt;
  box.blocks = blocks(sheet.paragraph(std::move(text)));
  return box;
}

void add_lines(Sheet& sheet, char first, char last) {
  for (char c = first; c <= last; ++c) sheet.add(sheet.lines(c, 1));
}

}  // namespace

TEST_CASE("emptiness grows with the cube and is never as dear as an orphan") {
  CHECK(layout::emptiness_cost(10_pt, 100_pt) == 100);
  CHECK(layout::emptiness_cost(20_pt, 100_pt) == 800);
  CHECK(layout::emptiness_cost(100_pt, 100_pt) == 2500);
  CHECK(layout::emptiness_cost(-5_pt, 100_pt) == 0);
}

TEST_CASE("a last page costs what it lacks of a third") {
  CHECK(layout::short_page_cost(0_pt, 90_pt) == 300);
  CHECK(layout::short_page_cost(15_pt, 90_pt) == 150);
  CHECK(layout::short_page_cost(30_pt, 90_pt) == 0);
}

TEST_CASE("a page leaves lines to the last one so that it is not nearly empty") {
  Sheet sheet;
  for (char c = 'a'; c <= 'u'; ++c) {
    auto line = sheet.lines(c, 1);
    line.style.line_height = 5_pt;
    sheet.add(line);
  }
  sheet.layout();
  // Of 21 lines of 5 pt, 20 and 1 cost 255, 19 and 2 cost 13 + 210, 18 and 3 cost 100 + 165.
  CHECK(sheet.find("s").page == 1);
  CHECK(sheet.find("t").page == 2);
}

TEST_CASE("a page is left emptier where that spares more further on") {
  Sheet sheet;
  char name = 'a';
  for (auto height : {50_pt, 40_pt, 10_pt, 75_pt, 90_pt}) sheet.add(box_with(sheet, std::string(1, name++), height));
  sheet.layout();
  // First fit is 50 40 10 | 75 | 90 at 0 + 1563; 50 40 | 10 75 | 90 costs 100 + 338.
  REQUIRE(sheet.pages.pages.size() == 3);
  CHECK(sheet.find("b").page == 1);
  CHECK(sheet.find("c") == Found{2, 10, 18});
  CHECK(sheet.find("d").page == 2);
}

TEST_CASE("a page does not end with a hyphen where it can end above") {
  Sheet sheet;
  add_lines(sheet, 'a', 'h');
  auto text = sheet.paragraph("");
  text.style.orphans = 1;
  for (char const* words : {"p", "qqqqqqqq\u00adrrrr", "s", "t"}) {
    if (!text.inlines.empty()) text.inlines.emplace_back(content::LineBreak{});
    auto run = sheet.run(words);
    text.inlines.emplace_back(run);
  }
  sheet.add(text);
  sheet.layout();
  // After `p` the page is one line short, at 100; after the hyphen it costs 1000.
  CHECK(sheet.find("p") == Found{1, 10, 98});
  CHECK(sheet.find("rrrr") == Found{2, 10, 28});
}

TEST_CASE("a document keeps to its pages by dearer breaks") {
  for (bool const has_budget : {false, true}) {
    Sheet sheet;
    if (has_budget) sheet.document.pages = content::PageBudget{2, 2, {}};
    add_lines(sheet, 'a', 'i');
    sheet.add(sheet.lines('p', 2));
    add_lines(sheet, 'A', 'I');
    sheet.layout();
    // Twenty lines fill two pages only if one ends between the two lines of `p`.
    CHECK(sheet.pages.pages.size() == (has_budget ? 2 : 3));
    CHECK(sheet.find("p").page == (has_budget ? 1 : 2));
    CHECK(sheet.find("q").page == 2);
    CHECK(sheet.messages().size() == (has_budget ? 1 : 0));
  }
}

TEST_CASE("a document takes the pages that it must have at least") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{2, 3, {}};
  add_lines(sheet, 'a', 'j');
  sheet.layout();
  // 9 and 1 cost 100 + 210, less than 8 and 2 (800 + 120).
  REQUIRE(sheet.pages.pages.size() == 2);
  CHECK(sheet.find("j") == Found{2, 10, 18});
}

TEST_CASE("an empty document has one page") {
  Sheet sheet;
  sheet.layout();
  CHECK(sheet.pages.pages.size() == 1);
  CHECK(sheet.messages().empty());
}

TEST_CASE("lines without height end") {
  Sheet sheet;
  for (int i = 0; i < 20'000; ++i) {
    content::Rule rule;
    sheet.add(rule);
  }
  sheet.layout();
  CHECK(sheet.pages.pages.size() == 1);
}

TEST_CASE("the report says how full pages are and what their breaks cost") {
  Sheet sheet;
  auto kept = sheet.lines('a', 14);
  kept.style.box.break_inside = content::Break::Avoid;
  sheet.add(kept);
  auto const pages = sheet.report().pages;
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].filled == doctest::Approx(1));
  CHECK(pages[0].break_cost == layout::cost::keep_inside);
  CHECK(pages[1].filled == doctest::Approx(0.4));
  CHECK(pages[1].break_cost == 0);
  CHECK(pages[1].label == "2");
}

TEST_CASE("text is not torn apart for the pages that a document must have at least") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{4, 4, {}};
  sheet.add(sheet.lines('a', 9));
  sheet.layout();
  CHECK(sheet.pages.pages.size() == 1);
  REQUIRE(sheet.messages().size() == 1);
  CHECK(sheet.messages()[0] == "document has 1 page instead of 4");
}

TEST_CASE("an optional block goes before a heading stands alone at the foot") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{2, 2, {}};
  sheet.add(sheet.lines('x', 1));
  sheet.document.blocks.back().optional = 1;
  add_lines(sheet, 'a', 'h');
  sheet.add(sheet.heading(1, "H"));
  add_lines(sheet, 'A', 'J');
  sheet.layout();
  // Twenty lines fill two pages with the heading as the tenth of them; nineteen have it as the ninth.
  CHECK(sheet.find("x").page == 0);
  CHECK(sheet.find("H") == Found{1, 10, 98});
  CHECK(sheet.find("A") == Found{1, 10, 108});
}

TEST_CASE("a page that ends badly for its budget is told") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{2, 2, {}};
  add_lines(sheet, 'a', 'i');
  sheet.add(sheet.heading(1, "H"));
  add_lines(sheet, 'A', 'J');
  sheet.layout();
  REQUIRE(sheet.messages().size() == 1);
  CHECK(sheet.messages()[0] == "page 1 ends with a heading or a caption that stands alone");
}
