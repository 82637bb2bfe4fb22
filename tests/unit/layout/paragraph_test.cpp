#include <doctest/doctest.h>

#include "unit/layout/fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using livret::layout_test::Found;
using livret::layout_test::Sheet;

TEST_CASE("an empty document has one empty page") {
  Sheet sheet;
  sheet.layout();
  REQUIRE(sheet.pages.pages.size() == 1);
  CHECK(sheet.pages.pages[0].frame.items.empty());
  CHECK(sheet.pages.pages[0].label == "1");
  CHECK(sheet.messages().empty());
}

TEST_CASE("lines stand one line height apart with half of the leading above") {
  Sheet sheet;
  auto paragraph = sheet.lines('a', 2);
  paragraph.style.line_height = 14_pt;
  sheet.add(paragraph);
  sheet.layout();
  // 10 pt of text in 14 pt: 2 above, then 8 of ascent, below a margin of 10.
  CHECK(sheet.find("a") == Found{1, 10, 20});
  CHECK(sheet.find("b") == Found{1, 10, 34});
}

TEST_CASE("a line without a height is as high as its face") {
  Sheet sheet;
  auto paragraph = sheet.lines('a', 2);
  paragraph.style.line_height = 0_pt;
  sheet.add(paragraph);
  sheet.layout();
  CHECK(sheet.find("b").y == 28);
}

TEST_CASE("text breaks at the column's width") {
  Sheet sheet;
  sheet.add(sheet.paragraph("aaaa bbbbb cccc"));
  sheet.layout();
  CHECK(sheet.texts(1) == std::vector<std::string>{"aaaa bbbbb ", "cccc"});
}

TEST_CASE("margins between neighbours collapse to the larger one and vanish at the head of a page") {
  Sheet sheet;
  auto first = sheet.paragraph("a");
  first.style.box.margin = {7_pt, 0_pt, 5_pt, 0_pt};
  auto second = sheet.paragraph("b");
  second.style.box.margin = {8_pt, 0_pt, 0_pt, 3_pt};
  sheet.add(first);
  sheet.add(second);
  sheet.layout();
  CHECK(sheet.find("a") == Found{1, 10, 18});
  CHECK(sheet.find("b") == Found{1, 13, 36});
}

TEST_CASE("a space adds to the margins round it") {
  Sheet sheet;
  auto first = sheet.paragraph("a");
  first.style.box.margin.bottom = 5_pt;
  auto second = sheet.paragraph("b");
  second.style.box.margin.top = 8_pt;
  sheet.add(first);
  sheet.add(content::Space{10_pt});
  sheet.add(second);
  sheet.layout();
  CHECK(sheet.find("b").y == 18 + 10 + 23);
}

TEST_CASE("a link has one area on each line it is set on, without the space at which the line wraps") {
  Sheet sheet;
  auto paragraph = sheet.paragraph("aa ");
  auto link = sheet.run("bbbb ccccc");
  link.link = "https://example.org";
  paragraph.inlines.emplace_back(link);
  sheet.add(paragraph);
  sheet.layout();
  auto const links = sheet.items<frame::LinkItem>(1);
  REQUIRE(links.size() == 2);
  CHECK(links[0].area == base::Rect{{40_pt, 10_pt}, {40_pt, 10_pt}});
  CHECK(links[1].area == base::Rect{{10_pt, 20_pt}, {50_pt, 10_pt}});
  CHECK(links[0].link == links[1].link);
  CHECK(std::get<std::string>(links[0].target) == "https://example.org");
  CHECK(links[0].contents == "https://example.org");
}

TEST_CASE("runs of one link in two styles share its area and its element") {
  Sheet sheet;
  auto paragraph = sheet.paragraph("");
  for (auto const* text : {"aa", "bb"}) {
    auto link = sheet.run(text);
    link.link = "https://example.org";
    link.style.colour.red = text[0] == 'a' ? 255 : 0;
    paragraph.inlines.emplace_back(link);
  }
  sheet.add(paragraph);
  sheet.layout();
  auto const links = sheet.items<frame::LinkItem>(1);
  REQUIRE(links.size() == 1);
  CHECK(links[0].area == base::Rect{{10_pt, 10_pt}, {40_pt, 10_pt}});
  CHECK(sheet.structure() ==
        "  Document\n"
        "    P\n"
        "      Link\n"
        "        @0 \"aabb\"\n");
}

TEST_CASE("what is read otherwise than it is set, an abbreviation and a foreign word are spans of their own") {
  Sheet sheet;
  auto paragraph = sheet.paragraph("a");
  auto actual = sheet.run("2");
  actual.actual = "deux";
  auto abbreviation = sheet.run("ODD");
  abbreviation.expansion = "objectif de développement durable";
  auto foreign = sheet.run("the");
  foreign.style.language = "en";
  paragraph.inlines.emplace_back(actual);
  paragraph.inlines.emplace_back(abbreviation);
  paragraph.inlines.emplace_back(foreign);
  paragraph.inlines.emplace_back(sheet.run("z"));
  sheet.add(paragraph);
  sheet.layout();
  CHECK(sheet.structure() ==
        "  Document\n"
        "    P\n"
        "      @0 \"a\"\n"
        "      Span actual=\"deux\"\n"
        "        @1 \"2\"\n"
        "      Span expansion=\"objectif de développement durable\"\n"
        "        @2 \"ODD\"\n"
        "      Span lang=\"en\"\n"
        "        @3 \"the\"\n"
        "      @4 \"z\"\n");
}

TEST_CASE("a paragraph without text leaves neither room nor an element") {
  Sheet sheet;
  sheet.add(sheet.paragraph(""));
  sheet.add(sheet.paragraph("a"));
  sheet.layout();
  CHECK(sheet.find("a").y == 18);
  CHECK(sheet.structure() == "  Document\n    P\n      @0 \"a\"\n");
}

TEST_CASE("struck text has a line over its glyphs in its colour, that is no content") {
  Sheet sheet;
  auto paragraph = sheet.paragraph("a ");
  auto struck = sheet.run("bb");
  struck.decoration = content::Decoration::LineThrough;
  struck.style.colour = {200, 0, 0, 255};
  paragraph.inlines.emplace_back(struck);
  sheet.add(paragraph);
  sheet.layout();
  auto const lines = sheet.items<frame::LineItem>(1);
  REQUIRE(lines.size() == 1);
  // From 10 + 2 squares on, 3 pt above the baseline at 18.
  CHECK(lines[0].from == base::Point{30_pt, 15_pt});
  CHECK(lines[0].to == base::Point{50_pt, 15_pt});
  CHECK(lines[0].width == base::Length::from_pt(0.625));
  CHECK(lines[0].colour == struck.style.colour);
  CHECK(std::get<frame::Artifact>(lines[0].marking) == frame::Artifact::Layout);
}

TEST_CASE("justified text is set ragged in lines shorter than 45 mm") {
  // 45 mm are 127.56 pt: lines of 120 pt and of 130 pt stand on either side. `aaaaa bbbb` is 100 wide.
  for (auto const& [line, second] : {std::pair{120_pt, 70.0}, std::pair{130_pt, 100.0}}) {
    Sheet sheet;
    sheet.document.first.size.width = sheet.document.rest.size.width = line + 20_pt;
    auto text = sheet.paragraph("aaaaa");
    text.style.breaking.alignment = text::Alignment::Justify;
    text.style.breaking.tolerance = 10000;
    auto other = sheet.run("bbbb");
    other.style.colour = {255, 0, 0};
    text.inlines.emplace_back(sheet.run(" "));
    text.inlines.emplace_back(other);
    text.inlines.emplace_back(sheet.run(" cccccccccccc"));
    sheet.add(text);
    sheet.layout();
    CHECK(sheet.find("bbbb") == Found{1, second, 18});
  }
}

TEST_CASE("an indent that leaves a line no width is an error, and the text is set without it") {
  Sheet sheet;
  auto text = sheet.paragraph("a b");
  text.style.breaking.indent = 100_pt;
  sheet.add(text);
  sheet.layout();
  CHECK(sheet.find("a b") == Found{1, 10, 18});
  CHECK(sheet.messages() == std::vector<std::string>{"an indent of 100.0 pt leaves no width of a line of 100.0 pt"});
}
