#include <cmath>
#include <numbers>

#include <doctest/doctest.h>

#include "base/check.hpp"
#include "canvas/canvas.hpp"

namespace livret::canvas {

namespace {

base::Size size_of(double width, double height) {
  return {base::Length::from_pt(width), base::Length::from_pt(height)};
}

template <typename T>
T const& operation(frame::Drawing const& drawing, std::size_t index) {
  REQUIRE(index < drawing.operations.size());
  REQUIRE(std::holds_alternative<T>(drawing.operations[index]));
  return std::get<T>(drawing.operations[index]);
}

}  // namespace

TEST_CASE("a filled rectangle is recorded where the transform puts it") {
  Canvas canvas(size_of(100, 50));
  canvas.translate(10, 20);
  canvas.scale(2, 2);
  canvas.set_colour({1, 2, 3, 128});
  canvas.rectangle(1, 1, 5, 4);
  canvas.fill();
  auto const drawing = canvas.finish();
  auto const& fill = operation<frame::Fill>(drawing, 0);
  CHECK(std::get<base::Colour>(fill.paint) == base::Colour{1, 2, 3, 128});
  REQUIRE(fill.path.size() == 5);
  CHECK(std::get<frame::MoveTo>(fill.path[0]).to == frame::Vertex{12, 22});
  CHECK(std::get<frame::LineTo>(fill.path[2]).to == frame::Vertex{22, 30});
}

TEST_CASE("a stroke keeps width, cap and dash in points of the drawing") {
  Canvas canvas(size_of(100, 50));
  canvas.scale(3, 3);
  canvas.set_line_width(0.5);
  canvas.set_line_cap(frame::Cap::Round);
  canvas.set_dash({1, 2}, 0.5);
  canvas.move_to(0, 0);
  canvas.line_to(10, 0);
  canvas.stroke();
  auto const drawing = canvas.finish();
  auto const& stroke = operation<frame::Stroke>(drawing, 0);
  CHECK(stroke.width == doctest::Approx(1.5));
  CHECK(stroke.cap == frame::Cap::Round);
  CHECK(stroke.dash == std::vector<double>{3, 6});
  CHECK(stroke.dash_offset == doctest::Approx(1.5));
}

TEST_CASE("a circle is made of curves that stay on it to a thousandth of a point") {
  Canvas canvas(size_of(40, 40));
  canvas.arc(20, 20, 10, 0, 2 * std::numbers::pi);
  canvas.fill();
  auto const drawing = canvas.finish();
  for (auto const& segment : operation<frame::Fill>(drawing, 0).path) {
    if (auto const* curve = std::get_if<frame::CurveTo>(&segment))
      CHECK(std::hypot(curve->to.x - 20, curve->to.y - 20) == doctest::Approx(10).epsilon(1e-4));
  }
}

TEST_CASE("only a save that holds a clip becomes an operation, and it is answered") {
  Canvas canvas(size_of(40, 40));
  canvas.save();
  canvas.save();
  canvas.rectangle(0, 0, 10, 10);
  canvas.clip();
  canvas.rectangle(0, 0, 5, 5);
  canvas.fill();
  canvas.restore();
  canvas.restore();
  auto const drawing = canvas.finish();
  REQUIRE(drawing.operations.size() == 4);
  operation<frame::Save>(drawing, 0);
  operation<frame::Clip>(drawing, 1);
  operation<frame::Fill>(drawing, 2);
  operation<frame::Restore>(drawing, 3);
}

TEST_CASE("a clip without a save ends with the drawing") {
  Canvas canvas(size_of(40, 40));
  canvas.rectangle(0, 0, 10, 10);
  canvas.clip();
  auto const drawing = canvas.finish();
  operation<frame::Save>(drawing, 0);
  operation<frame::Restore>(drawing, 2);
  CHECK(canvas.finish().operations.empty());
}

TEST_CASE("restoring without saving is our own fault and is checked") {
  Canvas canvas(size_of(10, 10));
  CHECK_THROWS_AS(canvas.restore(), base::BrokenInvariant);
}

TEST_CASE("a gradient is recorded in the drawing's coordinates") {
  Canvas canvas(size_of(40, 40));
  canvas.translate(5, 0);
  canvas.set_gradient({{0, 0}, {10, 0}, 0, 0, {{0, {255, 255, 255, 255}}, {1, {0, 0, 0, 255}}}});
  canvas.rectangle(0, 0, 10, 10);
  canvas.fill();
  auto const drawing = canvas.finish();
  auto const& gradient = std::get<frame::Gradient>(operation<frame::Fill>(drawing, 0).paint);
  CHECK(gradient.from == frame::Vertex{5, 0});
  CHECK(gradient.to == frame::Vertex{15, 0});
  REQUIRE(gradient.stops.size() == 2);
  CHECK(gradient.stops[1].colour == base::Colour{0, 0, 0, 255});
}

TEST_CASE("glyphs keep their place and angle") {
  Canvas canvas(size_of(40, 40));
  canvas.translate(10, 10);
  canvas.rotate(std::numbers::pi / 2);
  canvas.show(std::make_shared<text::GlyphRun>(), 5, 0);
  auto const drawing = canvas.finish();
  auto const& glyphs = operation<frame::Glyphs>(drawing, 0);
  CHECK(glyphs.origin.x == doctest::Approx(10));
  CHECK(glyphs.origin.y == doctest::Approx(15));
  CHECK(glyphs.angle == doctest::Approx(std::numbers::pi / 2));
}

TEST_CASE("a drawing gives the same standalone SVG each time") {
  Canvas canvas(size_of(20, 10));
  canvas.set_colour({255, 0, 0, 255});
  canvas.rectangle(1, 2, 3, 4);
  canvas.fill();
  auto const drawing = canvas.finish();
  text::FontBook const fonts;
  auto const svg = to_svg(drawing, fonts);
  REQUIRE(svg);
  CHECK(svg->find("width=\"20pt\" height=\"10pt\" viewBox=\"0 0 20 10\"") != std::string::npos);
  CHECK(svg->find("<path d=\"M1 2L4 2L4 6L1 6Z\" fill=\"#ff0000\"/>") != std::string::npos);
  CHECK(*svg == *to_svg(drawing, fonts));
}

TEST_CASE("numbers in an SVG have at most three decimals and no zeros at their end") {
  frame::Drawing drawing{size_of(20, 10), {}};
  drawing.operations.push_back(frame::Fill{
      {frame::MoveTo{{-0.0004, 1.5}}, frame::LineTo{{-12.25, 0.0307}}, frame::LineTo{{3.9996, 0.1}}}, base::Colour{}});
  text::FontBook const fonts;
  CHECK(to_svg(drawing, fonts)->find("M0 1.5L-12.25 0.031L4 0.1\"") != std::string::npos);
}

TEST_CASE("an SVG writes a shape that comes again in steps from its place, and any other by its points") {
  Canvas canvas(size_of(40, 40));
  for (double const x : {1.0, 11.25, 20.0}) {
    canvas.rectangle(x, 2, x < 15 ? 3.5 : 3, 4);
    canvas.fill();
  }
  text::FontBook const fonts;
  auto const svg = to_svg(canvas.finish(), fonts).value();
  CHECK(svg.find("d=\"M1 2L4.5 2L4.5 6L1 6Z\"") != std::string::npos);
  CHECK(svg.find("d=\"M11.25 2l3.5 0l0 4l-3.5 0z\"") != std::string::npos);
  CHECK(svg.find("d=\"M20 2L23 2L23 6L20 6Z\"") != std::string::npos);
}

TEST_CASE("steps from point to point do not add up their roundings") {
  frame::Path path{frame::MoveTo{{0, 0}}};
  for (int i = 1; i <= 20; ++i) path.push_back(frame::LineTo{{i * 0.0334, 0}});
  frame::Drawing const drawing{size_of(40, 40), {frame::Fill{path, base::Colour{}}, frame::Fill{path, base::Colour{}}}};
  text::FontBook const fonts;
  auto const svg = to_svg(drawing, fonts).value();
  // 20 steps of 0.033 each would end at 0.660; the end is at 0.668.
  auto const begin = svg.find("M0 0l");
  REQUIRE(begin != std::string::npos);
  double sum = 0;
  for (auto at = begin; at < svg.find('"', begin); ++at)
    if (svg[at] == 'l') sum += std::stod(svg.substr(at + 1));
  CHECK(sum == doctest::Approx(0.668).epsilon(1e-6));
}

TEST_CASE("an image that is half seen has half its alpha") {
  auto image = std::make_shared<frame::Image>();
  image->width = image->height = 1;
  image->bytes = "abc";
  Canvas canvas(size_of(40, 40));
  canvas.scale(2, 2);
  canvas.show(image, 1, 2, 3, 4);
  canvas.show(image, 1, 2, 3, 4, 0.5);
  auto const drawing = canvas.finish();
  CHECK(operation<frame::Picture>(drawing, 0).image == image);
  auto const& half = operation<frame::Picture>(drawing, 1);
  CHECK(half.corner == frame::Vertex{2, 4});
  CHECK(half.width == 6);
  CHECK(half.image->alpha == "\x80");
  CHECK(half.image->hash != image->hash);
}

TEST_CASE("an image that would be too large is refused and not tried") {
  frame::Drawing const drawing{size_of(1e6, 10), {}};
  text::FontBook const fonts;
  CHECK_FALSE(to_png(drawing, fonts, 144));
  frame::Drawing const small{size_of(10, 10), {}};
  auto const png = to_png(small, fonts, 144);
  REQUIRE(png);
  CHECK(png->starts_with("\x89PNG"));
}

}  // namespace livret::canvas
