#include <cmath>

#include <doctest/doctest.h>

#include "canvas/canvas.hpp"
#include "image/image.hpp"

namespace livret::canvas {

namespace {

using namespace std::string_literals;

base::Size size_of(double width, double height) {
  return {base::Length::from_pt(width), base::Length::from_pt(height)};
}

/// A drawing as cairo paints it on white, a pixel for each pt.
class Painted {
 public:
  Painted(frame::Drawing const& drawing, text::FontBook const& fonts) {
    diag::Sink sink;
    image_ = image::read_image(to_png(drawing, fonts, 72).value(), {}, sink);
    REQUIRE(image_ != nullptr);
  }

  bool shows(std::size_t x, std::size_t y, base::Colour colour) const {
    std::size_t const at = (y * image_->width + x) * 3;
    auto const is_near = [&](std::size_t i, int part) {
      return std::abs(static_cast<std::uint8_t>(image_->bytes[at + i]) - part) <= 2;
    };
    return is_near(0, colour.red) && is_near(1, colour.green) && is_near(2, colour.blue);
  }

 private:
  frame::ImagePtr image_;
};

constexpr base::Colour red{255, 0, 0, 255}, blue{0, 0, 255, 255}, white{255, 255, 255, 255};

/// Red and half green above blue and nothing.
frame::ImagePtr four_pixels() {
  auto image = std::make_shared<frame::Image>();
  image->width = 2;
  image->height = 2;
  image->bytes = "\xFF\0\0\0\xFF\0\0\0\xFF\0\0\0"s;
  image->alpha = "\xFF\x80\xFF\0"s;
  return image;
}

frame::Drawing drawing_of(frame::Operation operation) { return {size_of(40, 40), {std::move(operation)}}; }

struct SquareFont {
  diag::SourceMap sources;
  diag::Sink sink;
  text::FontBook fonts;
  text::GlyphRun run;

  /// Two squares, each one em wide, from 0.2 em below the baseline to 0.8 em above.
  SquareFont() {
    fonts.add_folder(LIVRET_SOURCE_DIR "/tests/fonts", sources, sink);
    text::TextStyle style;
    style.face = fonts.find({"Square", 400, text::Slant::Upright}, {}, sink);
    style.size = base::Length::from_pt(10);
    run = text::shape(fonts, "AB", style, {}, sink);
    REQUIRE_FALSE(sink.has_errors());
  }

  /// Half as wide, as `text` makes it.
  frame::Drawing narrowed() const {
    auto narrow = std::make_shared<text::GlyphRun>(run);
    narrow->expansion = -500;
    for (text::Glyph& glyph : narrow->glyphs) glyph.advance /= 2;
    return drawing_of(frame::Glyphs{{10, 20}, 0, narrow});
  }
};

}  // namespace

TEST_CASE("an image fills its rectangle, and shows what is behind where it is not opaque") {
  Painted const painted(drawing_of(frame::Picture{{10, 10}, 20, 20, four_pixels()}), {});
  CHECK(painted.shows(11, 11, red));
  CHECK(painted.shows(28, 11, {127, 255, 127, 255}));
  CHECK(painted.shows(11, 28, blue));
  CHECK(painted.shows(28, 28, white));
  CHECK(painted.shows(8, 11, white));
  CHECK(painted.shows(31, 11, white));
}

TEST_CASE("an image of another kind of bytes than it says is left out") {
  auto broken = std::make_shared<frame::Image>(*four_pixels());
  broken->coding = frame::Image::Coding::Jpeg;
  Painted const painted(drawing_of(frame::Picture{{10, 10}, 20, 20, broken}), {});
  CHECK(painted.shows(11, 11, white));
}

// RFC 4648: `\x89PNG\r\n` is `iVBORw0K`, whatever follows.
TEST_CASE("an SVG holds its images as PNG, or the JPEG file itself") {
  auto const svg = to_svg(drawing_of(frame::Picture{{10, 11.5}, 20, 21, four_pixels()}), {}).value();
  CHECK(svg.find("<image x=\"10\" y=\"11.5\" width=\"20\" height=\"21\" preserveAspectRatio=\"none\" "
                 "xlink:href=\"data:image/png;base64,iVBORw0K") != std::string::npos);
  auto jpeg = std::make_shared<frame::Image>(*four_pixels());
  jpeg->coding = frame::Image::Coding::Jpeg;
  jpeg->alpha.clear();
  for (auto const& [bytes, digits] : {std::pair("M", "TQ=="), std::pair("Ma", "TWE="), std::pair("Man", "TWFu")}) {
    jpeg->bytes = bytes;
    auto const text = to_svg(drawing_of(frame::Picture{{}, 1, 1, jpeg}), {}).value();
    CHECK(text.find("data:image/jpeg;base64,"s + digits + "\"") != std::string::npos);
  }
}

TEST_CASE("outlines of a narrowed run are narrowed, and its glyphs stand where the advances put them") {
  SquareFont const font;
  Painted const painted(font.narrowed(), font.fonts);
  base::Colour const black{0, 0, 0, 255};
  CHECK(painted.shows(10, 15, black));
  CHECK(painted.shows(19, 15, black));
  CHECK(painted.shows(20, 15, white));
  CHECK(painted.shows(9, 15, white));
  CHECK(painted.shows(15, 12, black));
  CHECK(painted.shows(15, 11, white));
}

TEST_CASE("an SVG scales a narrowed run in width alone") {
  SquareFont const font;
  auto const svg = to_svg(font.narrowed(), font.fonts).value();
  // 10 pt of 1000 units; the second glyph stands one em to the right before the scaling.
  CHECK(svg.find("scale(0.005 -0.01)") != std::string::npos);
  CHECK(svg.find("x=\"1000\" y=\"0\"") != std::string::npos);
}

TEST_CASE("a gradient's own space is painted where its transform puts it") {
  frame::Path const page{frame::MoveTo{{0, 0}}, frame::LineTo{{40, 0}}, frame::LineTo{{40, 40}}, frame::LineTo{{0, 40}},
                         frame::ClosePath{}};
  // From the left to the right of a unit square that lies turned between y = 10 and y = 30.
  frame::Gradient const gradient{{0, 0}, {1, 0}, 0, 0, {{0, red}, {1, blue}}, {0, 20, -20, 0, 0, 10}};
  Painted const painted(drawing_of(frame::Fill{page, gradient}), {});
  CHECK(painted.shows(5, 5, red));
  CHECK(painted.shows(35, 5, red));
  CHECK(painted.shows(20, 35, blue));
  CHECK(painted.shows(3, 20, {121, 0, 134, 255}));
  auto const svg = to_svg(drawing_of(frame::Fill{page, gradient}), {}).value();
  CHECK(svg.find("gradientTransform=\"matrix(0 20 -20 0 0 10)\"") != std::string::npos);
}

}  // namespace livret::canvas
