#include <doctest/doctest.h>

#include "unit/layout/fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using livret::layout_test::Found;
using livret::layout_test::Sheet;

namespace {

content::Box floating(content::Float side, base::Length height) {
  content::Box box = Sheet::filler(height);
  box.style.background = base::Colour{0, 0, 255, 255};
  box.style.floating = side;
  return box;
}

base::Rect rect(Sheet const& sheet, std::size_t page) {
  auto const found = sheet.items<frame::RectItem>(page);
  REQUIRE(found.size() == 1);
  return found.front().rect;
}

void add_lines(Sheet& sheet, char first, char last) {
  for (char c = first; c <= last; ++c) sheet.add(sheet.lines(c, 1));
}

}  // namespace

TEST_CASE("a float at the head stands above the text before its place, with its margin") {
  Sheet sheet;
  sheet.add(sheet.paragraph("a"));
  auto box = floating(content::Float::Top, 20_pt);
  box.style.margin.bottom = 5_pt;
  sheet.add(box);
  sheet.add(sheet.paragraph("b"));
  sheet.layout();
  CHECK(rect(sheet, 1) == base::Rect{{10_pt, 10_pt}, {100_pt, 20_pt}});
  CHECK(sheet.find("a") == Found{1, 10, 43});
  CHECK(sheet.find("b") == Found{1, 10, 53});
}

TEST_CASE("a float at the foot stands above the notes") {
  Sheet sheet;
  sheet.add_note("n");
  auto text = sheet.paragraph("a");
  text.inlines.emplace_back(sheet.call(0));
  sheet.add(text);
  sheet.add(floating(content::Float::Bottom, 20_pt));
  sheet.add(sheet.paragraph("b"));
  sheet.layout();
  CHECK(rect(sheet, 1) == base::Rect{{10_pt, 80_pt}, {100_pt, 20_pt}});
  CHECK(sheet.find("n") == Found{1, 30, 108});
  CHECK(sheet.find("b") == Found{1, 10, 28});
}

TEST_CASE("a page ends before the place of a float that would have to go on") {
  Sheet sheet;
  add_lines(sheet, 'a', 'i');
  sheet.add(floating(content::Float::Top, 40_pt));
  add_lines(sheet, 'j', 'n');
  sheet.layout();
  // With `j` on the first page the float waits, at 300; one line short the page costs 100 (10 · 1/10)^3.
  CHECK(sheet.find("i").page == 1);
  CHECK(rect(sheet, 2) == base::Rect{{10_pt, 10_pt}, {100_pt, 40_pt}});
  CHECK(sheet.find("j") == Found{2, 10, 58});
}

TEST_CASE("of two floats that compete for a page the second goes on") {
  Sheet sheet;
  sheet.add(sheet.paragraph("a"));
  sheet.add(floating(content::Float::Top, 60_pt));
  sheet.add(floating(content::Float::Top, 50_pt));
  add_lines(sheet, 'b', 'g');
  sheet.layout();
  REQUIRE(sheet.pages.pages.size() == 2);
  CHECK(rect(sheet, 1).size.height == 60_pt);
  CHECK(rect(sheet, 2).size.height == 50_pt);
  CHECK(sheet.find("d") == Found{1, 10, 108});
  CHECK(sheet.find("e") == Found{2, 10, 68});
}

TEST_CASE("floats keep their order where a later one would fit earlier") {
  Sheet sheet;
  sheet.add(floating(content::Float::Top, 30_pt));
  sheet.add(floating(content::Float::Top, 80_pt));
  sheet.add(floating(content::Float::Bottom, 10_pt));
  add_lines(sheet, 'a', 'h');
  sheet.layout();
  REQUIRE(sheet.items<frame::RectItem>(1).size() == 1);
  CHECK(rect(sheet, 1).size.height == 30_pt);
  CHECK(sheet.items<frame::RectItem>(2).front().rect.size.height == 80_pt);
}

TEST_CASE("a float at the document's end stands on its last page") {
  Sheet sheet;
  sheet.add(sheet.paragraph("a"));
  sheet.add(floating(content::Float::Bottom, 30_pt));
  sheet.layout();
  REQUIRE(sheet.pages.pages.size() == 1);
  CHECK(rect(sheet, 1) == base::Rect{{10_pt, 80_pt}, {100_pt, 30_pt}});
}

TEST_CASE("a float before a break stands on the page that the break ends") {
  for (bool const has_room : {true, false}) {
    Sheet sheet;
    add_lines(sheet, 'a', has_room ? 'g' : 'j');
    sheet.add(floating(content::Float::Bottom, 30_pt));
    sheet.add(content::PageBreak{});
    sheet.add(sheet.heading(1, "H"));
    sheet.layout();
    // Seven lines and 30 pt fill the page; after ten lines the float has a page of its own.
    std::size_t const page = has_room ? 1 : 2;
    CHECK(rect(sheet, page) == base::Rect{{10_pt, 80_pt}, {100_pt, 30_pt}});
    CHECK(sheet.find("H") == Found{page + 1, 10, 18});
  }
}

TEST_CASE("a float alone between two breaks has a page") {
  Sheet sheet;
  sheet.add(sheet.paragraph("a"));
  sheet.add(content::PageBreak{});
  sheet.add(floating(content::Float::Bottom, 30_pt));
  sheet.add(content::PageBreak{});
  sheet.add(sheet.paragraph("b"));
  sheet.add(content::PageBreak{});
  sheet.add(floating(content::Float::Top, 20_pt));
  sheet.layout();
  REQUIRE(sheet.pages.pages.size() == 4);
  CHECK(rect(sheet, 2) == base::Rect{{10_pt, 80_pt}, {100_pt, 30_pt}});
  CHECK(sheet.find("b").page == 3);
  CHECK(rect(sheet, 4) == base::Rect{{10_pt, 10_pt}, {100_pt, 20_pt}});
}

TEST_CASE("a float at a chapter's end stands on its chapter's master") {
  Sheet sheet;
  content::PageMaster narrow = sheet.document.rest;
  narrow.margin.right = 60_pt;
  sheet.document.masters = {narrow};
  auto text = sheet.lines('a', 10);
  text.style.box.page = content::MasterId(0);
  sheet.add(text);
  auto box = floating(content::Float::Bottom, 30_pt);
  box.style.page = content::MasterId(0);
  sheet.add(box);
  sheet.add(sheet.paragraph("z"));
  sheet.layout();
  // 120 - 10 - 60 pt are left of the narrow page. The ten lines fill the first.
  CHECK(rect(sheet, 2) == base::Rect{{10_pt, 80_pt}, {50_pt, 30_pt}});
  CHECK(sheet.find("z") == Found{3, 10, 18});
}

TEST_CASE("a document of floats only has pages for them") {
  Sheet sheet;
  sheet.add(floating(content::Float::Top, 70_pt));
  sheet.add(floating(content::Float::Top, 60_pt));
  sheet.layout();
  REQUIRE(sheet.pages.pages.size() == 2);
  CHECK(rect(sheet, 2).size.height == 60_pt);
}

TEST_CASE("a float taller than the page is reported by its name") {
  Sheet sheet;
  sheet.add(sheet.paragraph("a"));
  sheet.add(floating(content::Float::Top, 250_pt));
  sheet.add(sheet.paragraph("b"));
  sheet.layout();
  CHECK(sheet.messages() == std::vector<std::string>{"box is 250.0 pt tall, and a page has room for 100.0 pt"});
  CHECK(sheet.find("b") == Found{1, 10, 28});
}

TEST_CASE("a float is read at its place in the text") {
  Sheet sheet;
  sheet.add(sheet.paragraph("a"));
  auto text = sheet.paragraph("f");
  text.style.box.floating = content::Float::Top;
  sheet.add(text);
  sheet.add(sheet.paragraph("b"));
  sheet.layout();
  CHECK(sheet.find("f") == Found{1, 10, 18});
  CHECK(sheet.find("a") == Found{1, 10, 28});
  CHECK(sheet.structure() ==
        "  Document\n"
        "    P\n"
        "      @0 \"a\"\n"
        "    P\n"
        "      @1 \"f\"\n"
        "    P\n"
        "      @2 \"b\"\n");
}

TEST_CASE("a note called in a float stands at the foot of the float's page") {
  Sheet sheet;
  sheet.add_note("n");
  add_lines(sheet, 'a', 'h');
  auto text = sheet.lines('A', 4);
  text.inlines.emplace_back(sheet.call(0));
  text.style.box.floating = content::Float::Top;
  sheet.add(text);
  add_lines(sheet, 'i', 'm');
  sheet.layout();
  CHECK(sheet.find("A") == Found{2, 10, 18});
  CHECK(sheet.find("n") == Found{2, 30, 108});
}

TEST_CASE("floats without height end") {
  Sheet sheet;
  for (int i = 0; i < 2000; ++i) sheet.add(floating(content::Float::Top, 0_pt));
  sheet.layout();
  // Sixteen on a page at most.
  CHECK(sheet.pages.pages.size() == 125);
}

TEST_CASE("a float at the head of a page that a heading opens stands at its foot") {
  Sheet sheet;
  sheet.add(sheet.heading(1, "H"));
  sheet.add(sheet.paragraph("a"));
  sheet.add(floating(content::Float::Top, 20_pt));
  sheet.add(sheet.paragraph("b"));
  sheet.layout();
  CHECK(sheet.find("H") == Found{1, 10, 18});
  CHECK(sheet.find("b") == Found{1, 10, 38});
  CHECK(rect(sheet, 1) == base::Rect{{10_pt, 90_pt}, {100_pt, 20_pt}});
}
