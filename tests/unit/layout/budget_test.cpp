#include <doctest/doctest.h>

#include "unit/layout/fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using content::LabelId;
using livret::layout_test::blocks;
using livret::layout_test::Found;
using livret::layout_test::Sheet;

namespace {

void add_optional(Sheet& sheet, content::Block block, int number) {
  block.optional = number;
  sheet.document.blocks.push_back(std::move(block));
}

bool has(Sheet const& sheet, std::string const& text) { return sheet.find(text).page > 0; }

}  // namespace

TEST_CASE("optional blocks stay where the document fits") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{1, 1, {}};
  sheet.add(sheet.lines('a', 8));
  add_optional(sheet, {sheet.lines('k', 2), {}}, 1);
  sheet.layout();
  CHECK(has(sheet, "l"));
  CHECK(sheet.messages().empty());
}

TEST_CASE("as few optional blocks are left out as the budget asks for, lower numbers first") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{1, 1, {}};
  sheet.add(sheet.lines('a', 4));
  add_optional(sheet, {sheet.lines('k', 3), {}}, 3);
  add_optional(sheet, {sheet.lines('p', 3), {}}, 1);
  add_optional(sheet, {sheet.lines('u', 3), {}}, 2);
  sheet.layout();
  // 4 + 3 + 3 + 3 lines are 13 on 10; without number 1 they are 10.
  CHECK(has(sheet, "k"));
  CHECK_FALSE(has(sheet, "p"));
  CHECK(has(sheet, "w"));
  CHECK(sheet.messages() ==
        std::vector<std::string>{"block with `optional: 1` is left out: the document may have 1 page"});
}

TEST_CASE("optional blocks of one number are left out together") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{1, 1, {}};
  sheet.add(sheet.lines('a', 9));
  add_optional(sheet, {sheet.lines('k', 1), {}}, 1);
  add_optional(sheet, {sheet.lines('p', 1), {}}, 1);
  CHECK(sheet.report().dropped.size() == 2);
  CHECK_FALSE(has(sheet, "k"));
  CHECK_FALSE(has(sheet, "p"));
}

TEST_CASE("optional blocks within boxes and columns are left out too") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{1, 1, {}};
  content::Box box;
  box.blocks = blocks(sheet.lines('a', 9));
  box.blocks.push_back({sheet.lines('k', 2), {}, {}, 1});
  sheet.add(box);
  content::Columns columns;
  columns.parts = {{1, blocks(sheet.paragraph("x"))}, {1, blocks(sheet.lines('p', 3))}};
  columns.parts[1].blocks[0].optional = 1;
  sheet.add(columns);
  sheet.layout();
  CHECK(sheet.pages.pages.size() == 1);
  CHECK(sheet.find("x") == Found{1, 10, 108});
}

TEST_CASE("figures are numbered without those that are left out") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{1, 1, {}};
  for (int i = 0; i < 2; ++i) sheet.document.labels.push_back({content::Label::Kind::Figure, "", true, 1, {}});
  add_optional(sheet, {sheet.lines('k', 5), {}, LabelId(0)}, 1);
  sheet.document.blocks.push_back({sheet.lines('a', 5), {}, LabelId(1)});
  auto text = sheet.paragraph("n ");
  text.inlines.emplace_back(
      content::ReferenceRun{content::ReferenceRun::Shows::Number, LabelId(1), sheet.square(), {}});
  sheet.add(text);
  sheet.layout();
  CHECK(has(sheet, "1"));
  CHECK_FALSE(has(sheet, "2"));
}

TEST_CASE("a reference to what is left out is an error") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{1, 1, {}};
  sheet.document.labels.push_back({content::Label::Kind::Figure, "f", true, 1, {}});
  add_optional(sheet, {sheet.lines('k', 5), {}, LabelId(0)}, 1);
  auto text = sheet.lines('a', 6);
  text.inlines.emplace_back(
      content::ReferenceRun{content::ReferenceRun::Shows::Number, LabelId(0), sheet.square(), {}});
  sheet.add(text);
  sheet.layout();
  REQUIRE(sheet.messages().size() == 2);
  CHECK(sheet.messages()[0] == "a reference leads to `f`, which is left out to keep to the pages");
}

TEST_CASE("notes that only blocks left out call vanish, and the others are numbered without a gap") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{1, 1, {}};
  sheet.add_note("m");
  sheet.add_note("n");
  auto gone = sheet.lines('k', 6);
  gone.inlines.emplace_back(sheet.call(0));
  add_optional(sheet, {gone, {}}, 1);
  auto kept = sheet.lines('a', 5);
  kept.inlines.emplace_back(sheet.call(1));
  sheet.add(kept);
  sheet.layout();
  CHECK(has(sheet, "1\u00a0"));
  CHECK(has(sheet, "n"));
  CHECK_FALSE(has(sheet, "m"));
  CHECK(sheet.messages().size() == 1);
}

TEST_CASE("a document that is over without all optional blocks says by how many lines each section is") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{1, 1, {}};
  sheet.add(sheet.heading(1, "A"));
  sheet.add(sheet.lines('a', 8));
  add_optional(sheet, {sheet.lines('k', 2), {}}, 1);
  sheet.add(sheet.heading(1, "B"));
  sheet.add(sheet.lines('p', 4));
  sheet.layout();
  // 1 + 8 lines on page 1, on page 2 the heading, which is not alone at the foot, and 4 lines.
  REQUIRE(sheet.messages().size() == 2);
  CHECK(sheet.messages()[1] ==
        "document has 2 pages instead of 1: it is over by 50.0 pt, with 5 lines of text; section « B »: 5 lines over");
}

TEST_CASE("a document that is over has as few pages as it can, and says so") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{1, 1, {}};
  sheet.add(sheet.lines('a', 9));
  auto kept = sheet.lines('k', 2);
  sheet.add(kept);
  sheet.add(sheet.lines('p', 9));
  sheet.layout();
  // Twenty lines are two pages only if one ends between the two lines of `k`, which is dearer than a third page.
  CHECK(sheet.messages() ==
        std::vector<std::string>{"document has 2 pages instead of 1: it is over by 100.0 pt, with 10 lines of text"});
}

TEST_CASE("a heading stays above a box that takes the next page, rather than on a page of its own") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{1, 1, {}};
  sheet.add(sheet.paragraph("a"));
  sheet.add(sheet.heading(1, "A"));
  sheet.add(Sheet::filler(100_pt));
  sheet.layout();
  CHECK(sheet.pages.pages.size() == 2);
  CHECK(sheet.find("A") == Found{1, 10, 28});
}

TEST_CASE("columns and floats are over by what they take of the page") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{1, 1, {}};
  sheet.add(sheet.lines('a', 10));
  sheet.add(sheet.heading(1, "A"));
  content::Box columns;
  columns.column_count = 2;
  columns.blocks = blocks(sheet.lines('k', 6));
  sheet.add(columns);
  content::Box figure = Sheet::filler(25_pt);
  figure.style.floating = content::Float::Top;
  figure.style.margin.top = 5_pt;
  sheet.add(figure);
  sheet.layout();
  // The heading, three lines in each column, and the float with its margin at the foot, as the heading opens the page.
  CHECK(sheet.messages() ==
        std::vector<std::string>{"document has 2 pages instead of 1: it is over by 70.0 pt, with 7 lines of text; "
                                 "section « A »: 7 lines over"});
}

TEST_CASE("a document between the least and the most pages is sound, one below is not") {
  Sheet sheet;
  sheet.document.pages = content::PageBudget{2, 4, {}};
  sheet.add(sheet.paragraph("a"));
  sheet.layout();
  CHECK(sheet.messages() == std::vector<std::string>{"document has 1 page instead of at least 2"});
  Sheet longer;
  longer.document.pages = sheet.document.pages;
  longer.add(longer.lines('a', 15));
  longer.layout();
  CHECK(longer.messages().empty());
}

TEST_CASE("the report has paragraphs in reading order with the page of their first line") {
  Sheet sheet;
  sheet.add(sheet.lines('a', 10));
  sheet.add(sheet.lines('k', 3));
  auto const report = sheet.report();
  REQUIRE(report.paragraphs.size() == 2);
  CHECK(report.paragraphs[0].lines == 10);
  CHECK(report.paragraphs[1].page == 1);
  CHECK(report.pages.size() == 2);
  CHECK(report.pages[0].filled == doctest::Approx(1));
  CHECK(report.pages[1].filled == doctest::Approx(0.3));
}

TEST_CASE("the report counts what each section takes") {
  Sheet sheet;
  sheet.add(sheet.heading(1, "A"));
  sheet.add(sheet.lines('a', 4));
  sheet.add(sheet.heading(2, "B"));
  sheet.add(sheet.lines('p', 9));
  auto const report = sheet.report();
  REQUIRE(report.sections.size() == 2);
  CHECK(report.sections[0].lines == 5);
  CHECK(report.sections[0].pages == doctest::Approx(0.5));
  CHECK(report.sections[1].title == "B");
  CHECK(report.sections[1].lines == 10);
}

TEST_CASE("sections start with headings in boxes too, but not with those beside one another") {
  Sheet sheet;
  sheet.add(sheet.heading(1, "A"));
  content::Box box;
  box.style.background = base::Colour{0, 0, 255, 255};
  box.style.padding = {10_pt, 0_pt, 10_pt, 0_pt};
  box.style.break_inside = content::Break::Avoid;
  box.blocks = blocks(sheet.heading(2, "B"));
  box.blocks.push_back({sheet.lines('k', 2), {}});
  box.blocks.push_back({sheet.heading(2, "C"), {}});
  box.blocks.push_back({sheet.lines('p', 1), {}});
  sheet.add(box);
  content::Columns columns;
  columns.parts = {{1, blocks(sheet.heading(2, "D"))}, {1, blocks(sheet.heading(2, "E"))}};
  sheet.add(columns);
  auto const sections = sheet.report().sections;
  // Of the box the room above belongs to its first heading; `D` and `E` take one line of the section before them.
  REQUIRE(sections.size() == 3);
  CHECK(sections[0].lines == 1);
  CHECK(sections[1].title == "B");
  CHECK(sections[1].level == 2);
  CHECK(sections[1].lines == 4);
  CHECK(sections[2].title == "C");
  CHECK(sections[2].lines == 4);
  CHECK(sections[2].pages == doctest::Approx(0.4));
}

TEST_CASE("a justified line that is stretched has TeX's ratio and badness") {
  Sheet sheet;
  sheet.document.first.size.width = sheet.document.rest.size.width = 170_pt;
  auto text = sheet.paragraph("aaaaaaa bbbb ccccccccccccccc");
  text.style.breaking.alignment = text::Alignment::Justify;
  text.style.breaking.tolerance = 10000;
  sheet.add(text);
  auto const report = sheet.report();
  REQUIRE(report.paragraphs.size() == 1);
  // `aaaaaaa bbbb` is 120 wide on 150: one space of 10 stretches by 30. Its stretchability is half of it, so the ratio
  // is 6 and the badness min(10000, 100 * 6^3) = 10000.
  CHECK(report.paragraphs[0].loosest == doctest::Approx(6));
  CHECK(report.paragraphs[0].worst_badness == 10000);
}
