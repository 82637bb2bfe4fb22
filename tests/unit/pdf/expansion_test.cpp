#include <doctest/doctest.h>

#include "pdf/pdf.hpp"
#include "unit/pdf/outside_reader.hpp"
#include "unit/pdf/sample_document.hpp"

using namespace livret;
using namespace livret::base::literals;

namespace {

/// As the paragraph builder makes it: advances and offsets are scaled with the outlines.
text::GlyphRunPtr expanded(text::GlyphRun const& run, std::int32_t thousandths) {
  auto wider = std::make_shared<text::GlyphRun>(run);
  wider->expansion = thousandths;
  for (text::Glyph& glyph : wider->glyphs) {
    glyph.advance = glyph.advance * (1000 + thousandths) / 1000;
    glyph.x_offset = glyph.x_offset * (1000 + thousandths) / 1000;
  }
  return wider;
}

struct Sheet {
  frame::PagedDocument document;
  test::Typesetter typesetter;
  text::GlyphRunPtr run;

  Sheet() {
    document.metadata.title = "Chasse";
    document.pages.emplace_back().frame.size = {400_pt, 100_pt};
    run = typesetter.run("AVergonhantes", typesetter.style("Vollkorn", 20));
  }

  void show(std::int32_t thousandths, base::Length y) {
    auto& tree = document.structure;
    auto const content = tree.content(tree.add(tree.root(), frame::Role::P));
    document.pages[0].frame.items.push_back(frame::TextItem{{10_pt, y}, expanded(*run, thousandths), content});
  }

  std::string write() const { return pdf::write(document, typesetter.fonts(), {}).value(); }
};

/// The numbers that follow `key="` in a text, in order.
std::vector<double> numbers_behind(std::string const& text, std::string const& key) {
  std::vector<double> numbers;
  for (auto at = text.find(key + "=\""); at != std::string::npos; at = text.find(key + "=\"", at + 1))
    numbers.push_back(std::stod(text.substr(at + key.size() + 2)));
  return numbers;
}

std::size_t count(std::string const& text, std::string const& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::string content_of(std::string const& pdf) {
  return test::read_with("mutool show -b {} pages/1/Contents", pdf).output;
}

}  // namespace

TEST_CASE("expanded words are as wide as their advances") {
  Sheet sheet;
  sheet.show(0, 20_pt);
  sheet.show(20, 40_pt);
  sheet.show(-50, 60_pt);
  sheet.show(0, 80_pt);
  auto const boxes = test::read_with("pdftotext -bbox {} -", sheet.write()).output;
  auto const left = numbers_behind(boxes, "xMin"), right = numbers_behind(boxes, "xMax");
  REQUIRE(right.size() == 4);
  double const width = sheet.run->width().to_pt();
  double const factors[] = {1, 1.02, 0.95, 1};
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(left[i] == doctest::Approx(10).epsilon(0.001));
    CHECK(right[i] - left[i] == doctest::Approx(width * factors[i]).epsilon(0.001));
  }
}

// ISO 32000-1, 9.3.4. The run's kerning, which `TJ` holds, is scaled too: the strings are the same.
TEST_CASE("horizontal scaling is set where it changes alone, and not at all where there is none") {
  Sheet sheet;
  sheet.show(0, 20_pt);
  auto const plain = content_of(sheet.write());
  CHECK(count(plain, " Tz\n") == 0);
  CHECK(count(plain, "]TJ\n") == 1);
  sheet.show(20, 40_pt);
  sheet.show(20, 60_pt);
  sheet.show(0, 80_pt);
  auto const content = content_of(sheet.write());
  CHECK(count(content, " Tz\n") == 2);
  CHECK(count(content, "102 Tz\n") == 1);
  CHECK(count(content, "100 Tz\n") == 1);
  auto const start = plain.find("[(");
  CHECK(count(content, plain.substr(start, plain.find("TJ", start) - start)) == 4);
}
