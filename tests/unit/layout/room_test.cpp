#include <doctest/doctest.h>

#include "unit/layout/fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using livret::layout_test::blocks;
using livret::layout_test::Found;
using livret::layout_test::Sheet;

namespace {

using Messages = std::vector<std::string>;

content::Figure image_of(double width) {
  frame::Image image;
  image.width = 100;
  image.height = 10;
  image.ppi = 72;
  content::Figure figure;
  figure.image = std::make_shared<frame::Image const>(image);
  figure.size = {base::Length::from_pt(width), base::Length::from_pt(width)};
  return figure;
}

content::Box up(content::Paragraph paragraph) {
  content::Box box;
  box.style.floating = content::Float::Top;
  box.blocks = blocks(std::move(paragraph));
  return box;
}

}  // namespace

TEST_CASE("a box whose sides leave no width is an error, and what is in it is set without them") {
  Sheet sheet;
  content::Box box;
  box.style.margin.left = 60_pt;
  box.style.padding.right = 40_pt;
  box.blocks = blocks(sheet.paragraph("aaaa bbbb"));
  sheet.add(box);
  sheet.layout();
  CHECK(sheet.find("aaaa bbbb") == Found{1, 10, 18});
  CHECK(sheet.messages() ==
        Messages{"margins, borders and padding take 100.0 pt of a width of 100.0 pt, which leaves no room"});
}

TEST_CASE("a box in a part of columns that are stretched keeps to its part") {
  Sheet sheet;
  content::Box box;
  box.style.padding.left = 80_pt;
  box.blocks = blocks(sheet.paragraph("a"));
  content::Columns columns;
  columns.stretch = true;
  columns.parts.resize(2);
  columns.parts[0].blocks = blocks(sheet.paragraph("b"));
  columns.parts[1].blocks = blocks(box);
  sheet.add(columns);
  sheet.layout();
  CHECK(sheet.find("a") == Found{1, 60, 18});
  CHECK(sheet.messages() ==
        Messages{"margins, borders and padding take 80.0 pt of a width of 50.0 pt, which leaves no room"});
}

TEST_CASE("an image may be as much wider than its column as rounding makes it") {
  Sheet sheet;
  sheet.add(image_of(100.04));
  sheet.layout();
  CHECK(sheet.messages().empty());
}

TEST_CASE("a float that is taller than a page with its notes is an error") {
  Sheet sheet;
  sheet.document.notes.push_back({sheet.lines('n', 10), {}});
  auto text = sheet.paragraph("a");
  text.inlines.emplace_back(sheet.call(0));
  sheet.add(up(text));
  sheet.layout();
  // Ten lines of a note, and the line that calls it.
  CHECK(sheet.messages() ==
        Messages{"box is 10.0 pt tall and its notes are 100.0 pt, and a page has room for 100.0 pt"});
}

TEST_CASE("page breaks and floats in parts of columns are told") {
  Sheet sheet;
  content::Columns columns;
  columns.parts.resize(2);
  columns.parts[0].blocks = blocks(content::PageBreak{});
  columns.parts[1].blocks = blocks(up(sheet.paragraph("a")));
  sheet.add(columns);
  sheet.layout();
  CHECK(sheet.messages() == Messages{"a float in a box, a list, columns, a cell or another float is set in place",
                                     "no page ends at a break in a part of columns, a cell or a float"});
}
