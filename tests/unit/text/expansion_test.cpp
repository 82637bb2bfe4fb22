#include <cmath>

#include <doctest/doctest.h>

#include "unit/text/fixture.hpp"

using namespace livret;
using namespace livret::text;
using base::Length;

namespace {

BreakParameters expanding(int thousandths) {
  BreakParameters parameters;
  parameters.protrusion = false;
  parameters.expansion = thousandths;
  return parameters;
}

/// Two lines of two words of 50 pt and a space of 10 pt, which stretches by 5 and shrinks by 3⅓; glyphs of the first
/// give 2 pt where they may give 20 thousandths.
BrokenParagraph two_lines(Fixture& fixture, double measure, int thousandths) {
  return fixture.break_text("aaaaa bbbbb ccccc ddddd", measure, expanding(thousandths), fixture.square());
}

}  // namespace

TEST_CASE("glyphs take the whole of a shortfall that is within what they may give") {
  Fixture fixture;
  auto const paragraph = two_lines(fixture, 111, 20);
  REQUIRE(paragraph.lines.size() == 2);
  auto const& line = paragraph.lines[0];
  CHECK(line.expansion == 10);
  CHECK(std::abs(line.ratio) < 1e-4);
  CHECK(line.badness == 0);
  CHECK(line.width == Length::from_pt(111));
  auto const& run = *line.runs[0].run;
  CHECK(run.expansion == 10);
  CHECK(run.glyphs[0].advance == Length::from_pt(10.1).units());
  CHECK(run.glyphs[5].advance == Length::from_pt(111).units() - 10 * Length::from_pt(10.1).units());
  CHECK(paragraph.demerits == 2 * 10 * 10);
}

TEST_CASE("glue makes up what glyphs do not give, and badness counts that part only") {
  Fixture fixture;
  auto const paragraph = two_lines(fixture, 114, 20);
  auto const& line = paragraph.lines[0];
  CHECK(line.expansion == 20);
  CHECK(line.width == Length::from_pt(114));
  // Two of five points: 100 × 0.4³, as TeX rounds it.
  CHECK(line.ratio == doctest::Approx(0.4).epsilon(1e-4));
  CHECK(line.badness == 6);
  CHECK(paragraph.demerits == 16 * 16 + 10 * 10);
  // Without expansion four of five points stretch.
  CHECK(two_lines(fixture, 114, 0).lines[0].ratio == doctest::Approx(0.8));
}

TEST_CASE("glyphs are narrowed where a line is too wide, a last one too") {
  Fixture fixture;
  auto const paragraph = two_lines(fixture, 108, 20);
  REQUIRE(paragraph.lines.size() == 2);
  for (auto const& line : paragraph.lines) {
    CHECK(line.expansion == -20);
    CHECK(line.width == Length::from_pt(108));
    CHECK(line.runs[0].run->glyphs[0].advance == Length::from_pt(9.8).units());
  }
}

TEST_CASE("a short last line and ragged lines keep their glyphs as they are") {
  Fixture fixture;
  CHECK(two_lines(fixture, 111, 20).lines[1].expansion == 0);
  auto parameters = expanding(20);
  parameters.alignment = Alignment::Left;
  auto const ragged = fixture.break_text("aaaaa bbbbb ccccc", 111, parameters, fixture.square());
  CHECK(ragged.lines[0].expansion == 0);
  CHECK(ragged.lines[0].width == Length::from_pt(110));
}

TEST_CASE("objects and spaces keep their width, the added hyphen does not") {
  Fixture fixture;
  InlineObject const object{Length::from_pt(50), Length::from_pt(8), Length(), 0};
  Piece const pieces[] = {object, Span{" bbbbb ccccc", fixture.square(), 0, {}}};
  auto const width = [](std::size_t) { return Length::from_pt(110.5); };
  auto const line = break_paragraph(fixture.fonts, pieces, width, expanding(20), fixture.sink).lines[0];
  CHECK(line.objects[0].object.width == Length::from_pt(50));
  CHECK(line.expansion == 10);
  CHECK(line.runs[0].run->glyphs[1].advance == Length::from_pt(10.1).units());

  auto const hyphenated = fixture.break_text("xyz\u00ADxyz", 40.4, expanding(20), fixture.square());
  REQUIRE(hyphenated.lines.size() == 2);
  REQUIRE(hyphenated.lines[0].runs.size() == 2);
  CHECK(hyphenated.lines[0].runs[1].run->glyphs[0].advance == Length::from_pt(10.1).units());
  CHECK(hyphenated.lines[0].width.to_pt() == doctest::Approx(40.4).epsilon(1e-5));
}

TEST_CASE("with protrusion and expansion each full line still ends where it must") {
  Fixture fixture;
  BreakParameters parameters;
  parameters.expansion = 20;
  std::string const text =
      "Dans chaque territoire, des élus et des associations apprennent à travailler ensemble sur des questions que nul "
      "ne saurait résoudre seul : la mobilité des jeunes, la transmission des ateliers, l’accès aux soins.";
  auto const style = fixture.style("Vollkorn", 10);
  for (double const measure : {150.0, 203.7, 331.1}) {
    auto const paragraph = fixture.break_text(text, measure, parameters, style);
    for (std::size_t i = 0; i + 1 < paragraph.lines.size(); ++i) {
      auto const& line = paragraph.lines[i];
      CHECK(std::abs(line.expansion) <= 20);
      // Between the measure and what the widest hanging part, of a hyphen, adds: 600 thousandths of 419 units.
      CHECK(line.width >= Length::from_pt(measure));
      CHECK(line.width <= Length::from_pt(measure + 10 * 0.6 * 0.419 * 1.02 + 0.01));
    }
  }
}
