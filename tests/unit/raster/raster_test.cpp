#include "raster/raster.hpp"

#include <doctest/doctest.h>

using namespace livret;
using namespace livret::base::literals;

namespace {

frame::Page page_with(frame::Item item) {
  auto inner = std::make_shared<frame::Frame>();
  inner->items.push_back(std::move(item));
  frame::Page page;
  page.frame.size = {100_pt, 50_pt};
  page.frame.items.push_back(frame::GroupItem{{10_pt, 20_pt}, inner});
  return page;
}

}  // namespace

TEST_CASE("a rectangle with fill and stroke is painted in that order at its place on the page") {
  auto const page = page_with(frame::RectItem{
      {{1_pt, 2_pt}, {30_pt, 5_pt}}, base::Colour{1, 2, 3, 255}, base::Colour{9, 9, 9, 255}, 0.5_pt, {}, {}});
  auto const drawing = raster::drawing_of(page);
  CHECK(drawing.size == base::Size{100_pt, 50_pt});
  REQUIRE(drawing.operations.size() == 2);
  auto const& fill = std::get<frame::Fill>(drawing.operations[0]);
  CHECK(std::get<frame::MoveTo>(fill.path[0]).to == frame::Vertex{11, 22});
  CHECK(std::get<frame::LineTo>(fill.path[2]).to == frame::Vertex{41, 27});
  CHECK(std::get<frame::Stroke>(drawing.operations[1]).width == 0.5);
}

TEST_CASE("a drawing keeps its clip to itself and its gradients move along") {
  auto drawing = std::make_shared<frame::Drawing>();
  drawing->operations.push_back(frame::Clip{{frame::MoveTo{{0, 0}}, frame::LineTo{{5, 5}}}});
  drawing->operations.push_back(
      frame::Fill{{frame::MoveTo{{0, 0}}}, frame::Gradient{{0, 0}, {0, 7}, 0, 0, {{0, {}}, {1, {}}}}});
  auto const whole = raster::drawing_of(page_with(frame::DrawingItem{{1_pt, 1_pt}, drawing, {}}));
  REQUIRE(whole.operations.size() == 4);
  CHECK(std::holds_alternative<frame::Save>(whole.operations.front()));
  CHECK(std::holds_alternative<frame::Restore>(whole.operations.back()));
  CHECK(std::get<frame::LineTo>(std::get<frame::Clip>(whole.operations[1]).path[1]).to == frame::Vertex{16, 26});
  auto const& gradient = std::get<frame::Gradient>(std::get<frame::Fill>(whole.operations[2]).paint);
  CHECK(gradient.to == frame::Vertex{0, 7});
  CHECK(gradient.transform == frame::Transform{1, 0, 0, 1, 11, 21});
}

TEST_CASE("an image is painted over its area on the page") {
  auto const image = std::make_shared<frame::Image const>();
  auto const drawing = raster::drawing_of(page_with(frame::ImageItem{{{1_pt, 2_pt}, {30_pt, 5_pt}}, image, {}}));
  auto const& picture = std::get<frame::Picture>(drawing.operations.at(0));
  CHECK(picture.corner == frame::Vertex{11, 22});
  CHECK(picture.width == 30);
  CHECK(picture.height == 5);
  CHECK(picture.image == image);
}

TEST_CASE("an image in a drawing moves with it") {
  auto drawing = std::make_shared<frame::Drawing>();
  drawing->operations.push_back(frame::Picture{{3, 4}, 5, 6, std::make_shared<frame::Image const>()});
  auto const whole = raster::drawing_of(page_with(frame::DrawingItem{{1_pt, 1_pt}, drawing, {}}));
  CHECK(std::get<frame::Picture>(whole.operations.at(1)).corner == frame::Vertex{14, 25});
}

TEST_CASE("an A7 page at 72 dots an inch has a PNG of as many pixels as points") {
  auto const page = page_with(frame::LineItem{{0_pt, 0_pt}, {9_pt, 0_pt}, {255, 0, 0, 255}, 1_pt, {}});
  auto const png = raster::to_png(page, text::FontBook(), 72);
  REQUIRE(png);
  // Width and height stand big-endian at byte 16 of a PNG, after its signature and the head of IHDR.
  CHECK(png->substr(0, 4) == "\x89PNG");
  CHECK(png->substr(16, 8) == std::string("\0\0\0\x64\0\0\0\x32", 8));
}
