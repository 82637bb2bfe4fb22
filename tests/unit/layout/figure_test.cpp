#include <doctest/doctest.h>

#include "layout/scale_drawing.hpp"
#include "unit/layout/fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using livret::layout_test::Sheet;

namespace {

content::Figure image_of(std::uint32_t width, std::uint32_t height) {
  frame::Image image;
  image.width = width;
  image.height = height;
  image.ppi = 72;
  content::Figure figure;
  figure.image = std::make_shared<frame::Image const>(image);
  return figure;
}

}  // namespace

TEST_CASE("an image is as large as its pixels at its resolution, and never wider than its column") {
  Sheet sheet;
  sheet.add(image_of(50, 20));
  sheet.add(image_of(200, 100));
  sheet.layout();
  auto const images = sheet.items<frame::ImageItem>(1);
  REQUIRE(images.size() == 2);
  CHECK(images[0].area == base::Rect{{10_pt, 10_pt}, {50_pt, 20_pt}});
  CHECK(images[1].area == base::Rect{{10_pt, 30_pt}, {100_pt, 50_pt}});
}

TEST_CASE("an image with alternative text is a figure, one without is decoration") {
  Sheet sheet;
  auto figure = image_of(50, 20);
  sheet.add(figure);
  figure.alternative_text = "a map";
  sheet.add(figure);
  sheet.layout();
  CHECK(sheet.structure() == "  Document\n    Figure alt=\"a map\"\n      @0 -\n");
}

TEST_CASE("an image that is asked for wider than its column is reported") {
  Sheet sheet;
  auto figure = image_of(50, 25);
  figure.size = {130_pt, 65_pt};
  sheet.add(figure);
  sheet.layout();
  CHECK(sheet.messages() ==
        std::vector<std::string>{"image is 130.0 pt (45.9 mm) wide, and there is room for 100.0 pt (35.3 mm)"});
}

TEST_CASE("a drawing is scaled with its lines, dashes, glyphs and pictures") {
  auto run = std::make_shared<text::GlyphRun>();
  run->size = 10_pt;
  run->glyphs = {{1, 0, 100, 10, 20}};
  frame::Drawing drawing;
  drawing.size = {40_pt, 20_pt};
  frame::Stroke line;
  line.path = {frame::MoveTo{{1, 2}}, frame::LineTo{{3, 4}}};
  line.width = 2;
  line.dash = {1, 2};
  drawing.operations.emplace_back(line);
  drawing.operations.emplace_back(frame::Glyphs{{5, 6}, 0, run});
  drawing.operations.emplace_back(frame::Picture{{1, 1}, 4, 8, {}});
  auto const scaled = layout::scale_drawing(drawing, 1.5);
  CHECK(scaled.size == base::Size{60_pt, 30_pt});
  auto const& stroke = std::get<frame::Stroke>(scaled.operations[0]);
  CHECK(std::get<frame::LineTo>(stroke.path[1]).to == frame::Vertex{4.5, 6});
  CHECK(stroke.width == 3);
  CHECK(stroke.dash == std::vector<double>{1.5, 3});
  auto const& glyphs = std::get<frame::Glyphs>(scaled.operations[1]);
  CHECK(glyphs.origin == frame::Vertex{7.5, 9});
  CHECK(glyphs.run->size == 15_pt);
  CHECK(glyphs.run->glyphs[0].advance == 150);
  CHECK(std::get<frame::Picture>(scaled.operations[2]).height == 12);
}

TEST_CASE("a drawing of a size of its own keeps its proportions within the size asked for") {
  Sheet sheet;
  frame::Drawing drawing;
  drawing.size = {40_pt, 20_pt};
  content::Figure figure;
  figure.drawing = std::make_shared<frame::Drawing const>(drawing);
  figure.size = {80_pt, 30_pt};
  sheet.add(figure);
  sheet.layout();
  auto const drawings = sheet.items<frame::DrawingItem>(1);
  REQUIRE(drawings.size() == 1);
  CHECK(drawings[0].drawing->size == base::Size{60_pt, 30_pt});
}
