#include <doctest/doctest.h>

#include "unit/layout/fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using livret::layout_test::blocks;
using livret::layout_test::Found;
using livret::layout_test::Sheet;

namespace {

frame::DrawingPtr drawing(base::Length width, base::Length height) {
  frame::Drawing made;
  made.size = {width, height};
  return std::make_shared<frame::Drawing const>(made);
}

}  // namespace

TEST_CASE("a heading opens a section that lasts until one of its level or above") {
  Sheet sheet;
  sheet.add(sheet.heading(1, "A"));
  sheet.add(sheet.heading(2, "B"));
  sheet.add(sheet.paragraph("b"));
  sheet.add(sheet.heading(2, "C"));
  sheet.add(sheet.heading(1, "D"));
  sheet.add(sheet.paragraph("d"));
  sheet.layout();
  CHECK(sheet.structure() ==
        "  Document\n"
        "    Sect\n"
        "      H1\n"
        "        @0 \"A\"\n"
        "      Sect\n"
        "        H2\n"
        "          @1 \"B\"\n"
        "        P\n"
        "          @2 \"b\"\n"
        "      Sect\n"
        "        H2\n"
        "          @3 \"C\"\n"
        "    Sect\n"
        "      H1\n"
        "        @4 \"D\"\n"
        "      P\n"
        "        @5 \"d\"\n");
}

TEST_CASE("headings make the outline, which leads to their page and line") {
  Sheet sheet;
  sheet.add(sheet.heading(1, "One"));
  sheet.add(content::PageBreak{});
  sheet.add(sheet.paragraph("a"));
  sheet.add(sheet.heading(2, "Two"));
  auto hidden = sheet.heading(2, "Three");
  hidden.in_outline = false;
  sheet.add(hidden);
  sheet.layout();
  REQUIRE(sheet.pages.outline.size() == 2);
  CHECK(sheet.pages.outline[1].title == "Two");
  CHECK(sheet.pages.outline[1].level == 2);
  auto const place = sheet.pages.destinations.at(sheet.pages.outline[1].target.index());
  CHECK(place.page == 1);
  CHECK(place.at == base::Point{10_pt, 20_pt});
}

TEST_CASE("reading order is that of the content: margin blocks are read where they occur") {
  Sheet sheet;
  sheet.document.first.margin_column = 30_pt;
  sheet.document.rest = sheet.document.first;
  auto aside = sheet.paragraph("m");
  aside.style.box.placement = content::Placement::Margin;
  sheet.add(sheet.paragraph("a"));
  sheet.add(aside);
  sheet.add(sheet.paragraph("z"));
  sheet.layout();
  CHECK(sheet.structure() == "  Document\n    P\n      @0 \"a\"\n    P\n      @1 \"m\"\n    P\n      @2 \"z\"\n");
}

TEST_CASE("a figure has its caption and notes beside it, its alternative text and its place") {
  Sheet sheet;
  content::Figure figure;
  figure.drawing = drawing(50_pt, 30_pt);
  figure.alternative_text = "three bars";
  figure.title = sheet.paragraph("T");
  figure.subtitle = sheet.paragraph("S");
  figure.notes = blocks(sheet.paragraph("N"));
  figure.data_name = "bars.csv";
  sheet.add(figure);
  sheet.add(figure);
  sheet.layout();
  CHECK(
      sheet.structure().starts_with("  Document\n"
                                    "    Div\n"
                                    "      Caption\n"
                                    "        P\n"
                                    "          @0 \"T\"\n"
                                    "        P\n"
                                    "          @1 \"S\"\n"
                                    "      Figure alt=\"three bars\"\n"
                                    "        @2 -\n"
                                    "      P\n"
                                    "        @3 \"N\"\n"));
  CHECK(sheet.find("N") == Found{1, 10, 68});
  REQUIRE(sheet.pages.attachments.size() == 2);
  CHECK(sheet.pages.attachments[1].name == "bars-2.csv");
  CHECK(sheet.pages.attachments[1].description == "T");
  auto const& element = sheet.pages.structure.element(sheet.pages.attachments[0].element);
  CHECK(element.bounding_box == base::Rect{{10_pt, 30_pt}, {50_pt, 30_pt}});
}

TEST_CASE("a drawing without alternative text is decoration") {
  Sheet sheet;
  content::Figure figure;
  figure.drawing = drawing(50_pt, 30_pt);
  sheet.add(figure);
  sheet.layout();
  CHECK(sheet.structure() == "  Document\n");
  REQUIRE(sheet.items<frame::DrawingItem>(1).size() == 1);
}

TEST_CASE("a drawing wider than its column is reported") {
  Sheet sheet;
  content::Figure figure;
  figure.drawing = drawing(130_pt, 30_pt);
  sheet.add(figure);
  sheet.layout();
  CHECK(sheet.messages() ==
        std::vector<std::string>{"drawing is 130.0 pt (45.9 mm) wide, and there is room for 100.0 pt (35.3 mm)"});
}

TEST_CASE("header and footer show page and count, pushed left, to the middle and right, as artifacts") {
  Sheet sheet;
  auto line = sheet.paragraph("L");
  line.inlines.emplace_back(content::Fill{});
  line.inlines.emplace_back(content::CounterRun{content::Counter::Page, sheet.square()});
  line.inlines.emplace_back(content::Fill{});
  line.inlines.emplace_back(content::CounterRun{content::Counter::PageCount, sheet.square()});
  sheet.document.rest.footer = blocks(line);
  sheet.document.rest.footer_top = 110_pt;
  sheet.document.rest.header = blocks(sheet.paragraph("R"));
  sheet.document.rest.header_top = 0_pt;
  sheet.add(sheet.paragraph("a"));
  for (int i = 0; i < 2; ++i) {
    sheet.add(content::PageBreak{});
    sheet.add(sheet.paragraph("b"));
  }
  sheet.layout();
  CHECK(sheet.texts(1) == std::vector<std::string>{"a"});
  CHECK(sheet.texts(2) == std::vector<std::string>{"R", "b", "L", "2", "3"});
  auto const items = sheet.items<frame::TextItem>(2);
  CHECK(items[0].origin == base::Point{10_pt, 8_pt});
  CHECK(items[2].origin == base::Point{10_pt, 118_pt});
  CHECK(items[3].origin == base::Point{55_pt, 118_pt});
  CHECK(items[4].origin == base::Point{100_pt, 118_pt});
  CHECK(items[0].marking == frame::Marking(frame::Artifact::Header));
  CHECK(items[4].marking == frame::Marking(frame::Artifact::Footer));
}

TEST_CASE("a header line that is too long is reported") {
  Sheet sheet;
  auto line = sheet.paragraph("aaaaaaa");
  line.inlines.emplace_back(content::Fill{});
  line.inlines.emplace_back(sheet.run("bbbbbb"));
  sheet.document.first.header = blocks(line);
  sheet.layout();
  CHECK(sheet.messages() == std::vector<std::string>{"line is 130.0 pt wide, and there is room for 100.0 pt"});
}

TEST_CASE("the dump of a page shows places, marks and structure") {
  Sheet sheet;
  sheet.add(sheet.heading(1, "A"));
  sheet.add(content::Rule{{1_pt, {}}, {}});
  sheet.layout();
  CHECK(frame::dump(sheet.pages) ==
        "page 1 \"1\" 120 x 120\n"
        "  text 10 18 10 #000000 @0 \"A\"\n"
        "  line 10 20.5 to 110 20.5 1 #000000 (layout)\n"
        "destination #0 page 1 10 10\n"
        "outline 1 \"A\" #0\n"
        "structure\n"
        "  Document\n"
        "    Sect\n"
        "      H1\n"
        "        @0 \"A\"\n");
}

TEST_CASE("the same document gives the same pages") {
  auto const dump = [] {
    Sheet sheet;
    sheet.add_note("n");
    auto text = sheet.paragraph("aa bb cc dd ee ff gg");
    text.inlines.emplace_back(sheet.call(0));
    sheet.add(text);
    sheet.layout();
    return frame::dump(sheet.pages);
  };
  CHECK(dump() == dump());
}

TEST_CASE("a page number in the text is reported") {
  Sheet sheet;
  auto text = sheet.paragraph("a");
  text.inlines.emplace_back(content::CounterRun{content::Counter::Page, sheet.square()});
  sheet.add(text);
  sheet.layout();
  CHECK(sheet.messages() == std::vector<std::string>{"a page number stands in the text"});
}

TEST_CASE("a list item without a label or without blocks has no empty element for it") {
  Sheet sheet;
  content::List list;
  list.ordered = true;
  list.label_width = 20_pt;
  list.items.push_back({sheet.paragraph(""), blocks(sheet.paragraph("a"))});
  list.items.push_back({sheet.paragraph("2"), {}});
  sheet.add(list);
  sheet.layout();
  CHECK(sheet.find("a") == Found{1, 30, 18});
  CHECK(sheet.find("2") == Found{1, 10, 28});
  CHECK(sheet.structure() ==
        "  Document\n"
        "    L decimal\n"
        "      LI\n"
        "        LBody\n"
        "          P\n"
        "            @0 \"a\"\n"
        "      LI\n"
        "        Lbl\n"
        "          @1 \"2\"\n");
}
