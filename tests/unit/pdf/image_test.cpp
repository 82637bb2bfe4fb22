#include <cmath>
#include <fstream>
#include <iterator>
#include <sstream>

#include <doctest/doctest.h>

#include "pdf/pdf.hpp"
#include "unit/pdf/outside_reader.hpp"
#include "unit/pdf/sample_document.hpp"

using namespace livret;
using namespace livret::base::literals;
using namespace std::string_literals;

namespace {

std::shared_ptr<frame::Image> pixels(std::uint32_t width, std::uint32_t height, int components, std::string bytes) {
  auto image = std::make_shared<frame::Image>();
  image->width = width;
  image->height = height;
  image->components = components;
  image->bytes = std::move(bytes);
  image->hash = width * 1000 + height;
  return image;
}

/// Red and green above blue and white.
std::shared_ptr<frame::Image> four_pixels() { return pixels(2, 2, 3, "\xFF\0\0\0\xFF\0\0\0\xFF\xFF\xFF\xFF"s); }

/// Shades that change from pixel to pixel, as in photographs.
std::shared_ptr<frame::Image> shades() {
  auto image = pixels(64, 50, 1, std::string(64 * 50, '\0'));
  for (std::size_t i = 0; i < image->bytes.size(); ++i) image->bytes[i] = static_cast<char>(i % 64 * 2 + i / 64);
  return image;
}

std::shared_ptr<frame::Image> orange() {
  std::ifstream file(LIVRET_SOURCE_DIR "/tests/unit/pdf/orange.jpg", std::ios::binary);
  auto image = pixels(16, 8, 3, std::string(std::istreambuf_iterator<char>(file), {}));
  image->coding = frame::Image::Coding::Jpeg;
  return image;
}

/// Pages of 100 pt with images in one figure.
class Pages {
 public:
  Pages() {
    document_.metadata.title = "Images";
    auto& tree = document_.structure;
    auto const figure = tree.add(tree.root(), frame::Role::Figure);
    tree.element(figure).alt = "Quatre couleurs";
    content_ = tree.content(figure);
  }

  frame::Page& add_page() {
    auto& page = document_.pages.emplace_back();
    page.frame.size = {100_pt, 100_pt};
    page.label = "1";
    return page;
  }
  frame::Marking marking() const { return content_; }
  std::string write(pdf::Options const& options = {}) const {
    return pdf::write(document_, text::FontBook(), options).value();
  }

 private:
  frame::PagedDocument document_;
  frame::ContentId content_;
};

/// A page as poppler paints it, a pixel for each pt.
class Painted {
 public:
  explicit Painted(std::string const& pdf) {
    std::istringstream ppm(test::read_with("pdftoppm -r 72 -l 1 {}", pdf).output);
    std::string kind;
    int most = 0;
    ppm >> kind >> width_ >> height_ >> most;
    ppm.get();
    rows_.assign(std::istreambuf_iterator<char>(ppm), {});
    REQUIRE(rows_.size() == width_ * height_ * 3);
  }

  bool shows(std::size_t x, std::size_t y, base::Colour colour) const {
    auto const part = [&](std::size_t i) { return static_cast<std::uint8_t>(rows_[(y * width_ + x) * 3 + i]); };
    constexpr int tolerance = 3;
    return std::abs(part(0) - colour.red) <= tolerance && std::abs(part(1) - colour.green) <= tolerance &&
           std::abs(part(2) - colour.blue) <= tolerance;
  }

 private:
  std::size_t width_ = 0, height_ = 0;
  std::string rows_;
};

constexpr base::Colour red{255, 0, 0, 255}, green{0, 255, 0, 255}, blue{0, 0, 255, 255}, white{255, 255, 255, 255};

}  // namespace

TEST_CASE("an image stands upright in its area") {
  Pages pages;
  pages.add_page().frame.items.push_back(
      frame::ImageItem{{{10_pt, 20_pt}, {40_pt, 60_pt}}, four_pixels(), pages.marking()});
  Painted const page(pages.write());
  CHECK(page.shows(12, 22, red));
  CHECK(page.shows(47, 22, green));
  CHECK(page.shows(12, 77, blue));
  CHECK(page.shows(47, 77, white));
  CHECK(page.shows(28, 48, red));
  CHECK(page.shows(8, 48, white));
  CHECK(page.shows(28, 82, white));
}

TEST_CASE("alpha lets what is behind show through, whatever opacity was set before") {
  auto image = four_pixels();
  image->alpha = "\xFF\x80\0\xFF"s;
  Pages pages;
  auto& items = pages.add_page().frame.items;
  items.push_back(
      frame::RectItem{{{}, {100_pt, 100_pt}}, base::Colour{0, 0, 0, 128}, {}, {}, {}, frame::Artifact::Background});
  items.push_back(frame::ImageItem{{{}, {100_pt, 100_pt}}, image, pages.marking()});
  Painted const page(pages.write());
  CHECK(page.shows(25, 25, red));
  CHECK(page.shows(75, 25, {64, 191, 64, 255}));
  CHECK(page.shows(25, 75, {127, 127, 127, 255}));
  CHECK(page.shows(75, 75, white));
}

TEST_CASE("a JPEG goes in as it is, pixels go in deflated, each once") {
  auto const picture = four_pixels();
  auto const photograph = orange();
  Pages pages;
  for (int i = 0; i < 2; ++i) {
    auto& items = pages.add_page().frame.items;
    items.push_back(frame::ImageItem{{{}, {50_pt, 50_pt}}, picture, pages.marking()});
    items.push_back(frame::ImageItem{{{50_pt, 0_pt}, {50_pt, 50_pt}}, photograph, pages.marking()});
  }
  auto const pdf = pages.write();
  CHECK(pdf.find(photograph->bytes) != std::string::npos);
  CHECK(Painted(pdf).shows(75, 25, {255, 128, 0, 255}));
  std::istringstream list(test::read_with("pdfimages -list {}", pdf).output);
  std::string line, objects;
  std::getline(list, line);
  std::getline(list, line);
  while (std::getline(list, line)) {
    std::istringstream fields(line);
    std::string page, number, kind, width, height, colour, components, bits, coding, interpolation, object;
    fields >> page >> number >> kind >> width >> height >> colour >> components >> bits >> coding >> interpolation >>
        object;
    CHECK(kind == "image");
    CHECK(width == (coding == "jpeg" ? "16" : "2"));
    CHECK(height == (coding == "jpeg" ? "8" : "2"));
    CHECK(colour == "rgb");
    CHECK(bits == "8");
    CHECK(interpolation == "no");
    objects += object + " ";
  }
  auto const half = objects.size() / 2;
  CHECK(objects.substr(0, half) == objects.substr(half));
}

TEST_CASE("shades of a photograph are foretold from their neighbours, and come back") {
  auto const image = shades();
  Pages pages;
  pages.add_page().frame.items.push_back(frame::ImageItem{{{}, {64_pt, 50_pt}}, image, pages.marking()});
  auto const pdf = pages.write();
  CHECK(pdf.find("/Predictor 15") != std::string::npos);
  Painted const page(pdf);
  for (std::size_t at : {0U, 63U, 64U * 20 + 17, 64U * 49 + 63}) {
    auto const shade = static_cast<std::uint8_t>(image->bytes[at]);
    CHECK(page.shows(at % 64, at / 64, {shade, shade, shade, 255}));
  }
}

TEST_CASE("documents that share the images of a run have the same bytes as alone") {
  Pages pages;
  auto& items = pages.add_page().frame.items;
  for (auto const& image : {four_pixels(), shades(), orange()})
    items.push_back(frame::ImageItem{{{}, {50_pt, 50_pt}}, image, pages.marking()});
  pdf::ImageStreams const images;
  auto const alone = pages.write();
  for (int i = 0; i < 2; ++i) CHECK(pages.write({.images = &images}) == alone);
  auto const image = shades();
  CHECK(images.of(image) == images.of(image));
}

TEST_CASE("an image in a drawing moves with it") {
  auto drawing = std::make_shared<frame::Drawing>();
  drawing->size = {50_pt, 50_pt};
  drawing->operations.push_back(frame::Picture{{10, 20}, 20, 10, four_pixels()});
  Pages pages;
  pages.add_page().frame.items.push_back(frame::DrawingItem{{30_pt, 40_pt}, drawing, pages.marking()});
  Painted const page(pages.write());
  CHECK(page.shows(42, 62, red));
  CHECK(page.shows(57, 62, green));
  CHECK(page.shows(42, 67, blue));
  CHECK(page.shows(38, 62, white));
}

TEST_CASE("qpdf finds no error in a file with images of all kinds") {
  Pages pages;
  auto veiled = shades();
  veiled->alpha = std::string(64 * 50, '\x80');
  veiled->hash = 1;
  auto& items = pages.add_page().frame.items;
  for (auto const& image : {four_pixels(), shades(), orange(), veiled})
    items.push_back(frame::ImageItem{{{}, {50_pt, 50_pt}}, image, pages.marking()});
  CHECK(test::read_with("qpdf --check {}", pages.write()).status == 0);
}
