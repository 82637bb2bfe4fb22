#include <cmath>

#include <doctest/doctest.h>

#include "image/image.hpp"
#include "unit/image/raster_files.hpp"

using namespace livret;
using namespace std::string_literals;
using test::make_jpeg;
using test::make_png;

namespace {

frame::ImagePtr read(std::string const& bytes) {
  diag::Sink sink;
  auto image = image::read_image(bytes, {}, sink);
  CHECK(sink.sorted().empty());
  REQUIRE(image != nullptr);
  return image;
}

/// The only message about a file that is not read.
std::string refusal(std::string const& bytes) {
  diag::Sink sink;
  CHECK(image::read_image(bytes, {}, sink) == nullptr);
  REQUIRE(sink.sorted().size() == 1);
  return sink.sorted()[0].message;
}

/// CRC-32 as PNG has it (PNG, annex D).
std::uint32_t checksum_of(std::string_view bytes) {
  std::uint32_t sum = 0xFFFFFFFF;
  for (char byte : bytes) {
    sum ^= static_cast<std::uint8_t>(byte);
    for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ ((sum & 1) != 0 ? 0xEDB88320 : 0);
  }
  return ~sum;
}

bool is_near(std::string const& pixels, std::size_t at, int value) {
  return std::abs(static_cast<std::uint8_t>(pixels[at]) - value) <= 3;
}

}  // namespace

TEST_CASE("a PNG in RGB keeps its bytes and its resolution") {
  auto const image = read(make_png({.rows = "\1\2\3\4\5\6\7\x8\x9\xA\xB\xFF"s, .pixels_per_metre = 11811}));
  CHECK(image->coding == frame::Image::Coding::Pixels);
  CHECK(image->width == 2);
  CHECK(image->height == 2);
  CHECK(image->components == 3);
  CHECK(image->bytes == "\1\2\3\4\5\6\7\x8\x9\xA\xB\xFF"s);
  CHECK(image->alpha.empty());
  CHECK(image->ppi == doctest::Approx(300).epsilon(1e-4));
}

TEST_CASE("grey of one bit and of 16 becomes grey of 8") {
  // 10100000, 01000000: black is 0.
  auto const bits = read(make_png({.width = 3, .depth = 1, .colour_type = 0, .rows = "\xA0\x40"s}));
  CHECK(bits->components == 1);
  CHECK(bits->bytes == "\xFF\0\xFF\0\xFF\0"s);
  CHECK(bits->ppi == 96);
  auto const deep =
      read(make_png({.width = 2, .height = 1, .depth = 16, .colour_type = 0, .rows = "\x80\x80\xFF\xFF"s}));
  CHECK(deep->bytes == "\x80\xFF"s);
}

TEST_CASE("a palette becomes colours, its transparency alpha") {
  auto const image = read(make_png({.width = 2,
                                    .height = 1,
                                    .colour_type = 3,
                                    .rows = "\1\0"s,
                                    .palette = "\xFF\0\0\0\0\xFF"s,
                                    .transparency = "\xFF\x40"s}));
  CHECK(image->components == 3);
  CHECK(image->bytes == "\0\0\xFF\xFF\0\0"s);
  CHECK(image->alpha == "\x40\xFF"s);
}

TEST_CASE("alpha stands apart, and is left out where all is opaque") {
  auto const image = read(make_png({.width = 1, .height = 2, .colour_type = 6, .rows = "\1\2\3\xFF\4\5\6\x80"s}));
  CHECK(image->bytes == "\1\2\3\4\5\6"s);
  CHECK(image->alpha == "\xFF\x80"s);
  auto const opaque = read(make_png({.width = 2, .height = 1, .colour_type = 4, .rows = "\1\xFF\2\xFF"s}));
  CHECK(opaque->components == 1);
  CHECK(opaque->bytes == "\1\2"s);
  CHECK(opaque->alpha.empty());
}

TEST_CASE("an interlaced PNG is the same image, and has the same hash") {
  test::PngRecipe recipe{.width = 9, .height = 9, .rows = std::string(9 * 9 * 3, 'a')};
  for (std::size_t i = 0; i < recipe.rows.size(); ++i) recipe.rows[i] = static_cast<char>(i * 7);
  auto const plain = read(make_png(recipe));
  recipe.is_interlaced = true;
  auto const interlaced = read(make_png(recipe));
  CHECK(interlaced->bytes == recipe.rows);
  CHECK(interlaced->hash == plain->hash);
  recipe.rows[80] ^= 1;
  CHECK(read(make_png(recipe))->hash != plain->hash);
}

TEST_CASE("a JPEG stays the file that it is, baseline or progressive, in colour or grey") {
  for (bool const is_progressive : {false, true}) {
    auto const bytes = make_jpeg({.is_progressive = is_progressive, .dots_per_inch = 150});
    auto const image = read(bytes);
    CHECK(image->coding == frame::Image::Coding::Jpeg);
    CHECK(image->bytes == bytes);
    CHECK(image->width == 16);
    CHECK(image->height == 8);
    CHECK(image->components == 3);
    CHECK(image->ppi == 150);
    auto const pixels = image::pixels_of(*image).value();
    REQUIRE(pixels.size() == 16 * 8 * 3);
    CHECK(is_near(pixels, 0, 200));
    CHECK(is_near(pixels, 1, 40));
    CHECK(is_near(pixels, pixels.size() - 1, 10));
  }
  auto const grey = read(make_jpeg({.colour = {77}}));
  CHECK(grey->components == 1);
  CHECK(is_near(image::pixels_of(*grey).value(), 0, 77));
}

// ISO 32000-1, 7.4.8: without Adobe's marker three components are taken as YCbCr.
TEST_CASE("a JPEG whose RGB PDF would take for YCbCr becomes pixels") {
  auto const image = read(make_jpeg({.stores_rgb = true}));
  CHECK(image->coding == frame::Image::Coding::Pixels);
  CHECK(is_near(image->bytes, 0, 200));
  CHECK(is_near(image->bytes, 2, 10));
}

TEST_CASE("CMYK, and what lies on its side, is refused") {
  CHECK(refusal(make_jpeg({.colour = {0, 0, 0, 0}})) ==
        "the JPEG file is in CMYK, and an image needs to be in sRGB or grey");
  // TIFF heads of both byte orders, one entry: Orientation, a short, 6 or 1.
  auto const big = "MM\0\x2A\0\0\0\x8\0\1\1\x12\0\3\0\0\0\1\0\6\0\0"s;
  CHECK(refusal(make_jpeg({.exif = big})).find("lies on its side") != std::string::npos);
  auto const small = "II\x2A\0\x8\0\0\0\1\0\x12\1\3\0\1\0\0\0\6\0\0\0"s;
  CHECK(refusal(make_jpeg({.exif = small})).find("lies on its side") != std::string::npos);
  auto upright = small;
  upright[18] = 1;
  CHECK(read(make_jpeg({.exif = upright}))->width == 16);
  for (std::size_t size = 0; size < big.size(); ++size) {
    diag::Sink sink;
    image::read_image(make_jpeg({.exif = big.substr(0, size)}), {}, sink);
  }
}

TEST_CASE("an image of more pixels than are read is refused before its rows are") {
  auto jpeg = make_jpeg({});
  auto const frame = jpeg.find("\xFF\xC0"s);
  jpeg.replace(frame + 5, 4, "\xEA\x60\x75\x30"s);
  CHECK(refusal(jpeg) == "the JPEG file has `30000 × 60000` pixels, and an image needs at most 100000000 in all");
  // Width and height stand at byte 16 of a PNG; kind and content of the chunk from byte 12 have their checksum at 29.
  auto png = make_png({.rows = std::string(12, 'a')});
  png.replace(16, 8, "\0\0\x75\x30\0\0\xEA\x60"s);
  std::uint32_t const checksum = checksum_of(std::string_view(png).substr(12, 17));
  for (std::size_t i = 0; i < 4; ++i) png[29 + i] = static_cast<char>(checksum >> (24 - 8 * i));
  CHECK(refusal(png) == "the PNG file has `30000 × 60000` pixels, and an image needs at most 100000000 in all");
}

TEST_CASE("files of other kinds are refused") {
  CHECK(refusal("") == "an image needs to be a PNG, JPEG or SVG file, found an empty file");
  CHECK(refusal("title: x") == "an image needs to be a PNG, JPEG or SVG file, found another kind");
  CHECK(refusal("GIF89a") == "an image needs to be a PNG, JPEG or SVG file, found GIF");
  CHECK(refusal("RIFF\x10\x20\x30\x40WEBPVP8 <") == "an image needs to be a PNG, JPEG or SVG file, found WEBP");
  CHECK(refusal(std::string("II*\0", 4)) == "an image needs to be a PNG, JPEG or SVG file, found TIFF");
  CHECK(refusal(std::string("\0\0\0\x18"
                            "ftypheic",
                            12)) == "an image needs to be a PNG, JPEG or SVG file, found HEIC");
  CHECK(refusal("%PDF-1.7") == "an image needs to be a PNG, JPEG or SVG file, found PDF");
  diag::Sink sink;
  CHECK_FALSE(image::read_picture("%PDF-1.7", {}, sink));
  CHECK(sink.error_count() == 1);
}

TEST_CASE("a picture is read by what its bytes are") {
  diag::Sink sink;
  CHECK(std::holds_alternative<frame::ImagePtr>(*image::read_picture(make_jpeg({}), {}, sink)));
  CHECK(std::holds_alternative<frame::DrawingPtr>(
      *image::read_picture("<?xml version='1.0'?><svg width='9' height='9'/>", {}, sink)));
  CHECK(sink.error_count() == 0);
}

TEST_CASE("a file cut off anywhere before its last part is refused") {
  std::vector<std::string> const files = {
      make_png({.width = 5, .height = 5, .rows = std::string(75, 'k')}),
      make_png({.width = 9, .height = 9, .colour_type = 6, .rows = std::string(9 * 36, 'k'), .is_interlaced = true}),
      make_jpeg({}), make_jpeg({.is_progressive = true})};
  // IEND of a PNG is 12 bytes without content, as is the checksum of its pixels; EOI of a JPEG has two.
  std::vector<std::size_t> const last = {16, 16, 2, 2};
  for (std::size_t i = 0; i < files.size(); ++i) {
    for (std::size_t size = 0; size + last[i] < files[i].size(); ++size) {
      diag::Sink sink;
      CHECK(image::read_image(std::string_view(files[i]).substr(0, size), {}, sink) == nullptr);
      CHECK(sink.error_count() == 1);
    }
  }
}

TEST_CASE("a file with any byte changed is read or refused") {
  std::vector<std::string> const files = {
      make_png({.width = 5, .height = 5, .rows = std::string(75, 'k'), .is_interlaced = true}),
      make_jpeg({.exif = "MM\0\x2A\0\0\0\x8\0\1\1\x12\0\3\0\0\0\1\0\1\0\0"s}), make_jpeg({.is_progressive = true})};
  std::uint32_t random = 1;
  for (int i = 0; i < 3000; ++i) {
    std::string broken = files[static_cast<std::size_t>(i) % files.size()];
    random = random * 1664525 + 1013904223;
    broken[(random >> 8) % broken.size()] = static_cast<char>(random >> 24);
    diag::Sink sink;
    auto const image = image::read_image(broken, {}, sink);
    CHECK((image != nullptr) != (sink.error_count() > 0));
  }
}
