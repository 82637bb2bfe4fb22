#include <thread>

#include <doctest/doctest.h>

#include "text/shape_cache.hpp"
#include "unit/text/fixture.hpp"

using namespace livret;
using namespace livret::text;
using base::Length;

namespace {

GlyphRun shaped(Fixture& fixture, std::string_view text, TextStyle const& style) {
  return shape(fixture.fonts, text, style, {}, fixture.sink);
}

}  // namespace

TEST_CASE("each square is one em wide and stands for its own bytes") {
  Fixture fixture;
  auto const run = shaped(fixture, "aé b", fixture.square());
  REQUIRE(run.glyphs.size() == 4);
  CHECK(run.width() == Length::from_pt(40));
  CHECK(run.text == "aé b");
  CHECK(run.glyphs[1].cluster == 1);
  CHECK(run.glyphs[2].cluster == 3);
  CHECK(run.glyphs[3].cluster == 4);
  CHECK(measure(fixture.fonts, "aé b", fixture.square(), fixture.sink) == run.width());
}

TEST_CASE("standard ligatures are on and keep their text, and spaced letters have none") {
  Fixture fixture;
  auto style = fixture.style("Vollkorn", 10);
  CHECK(shaped(fixture, "fi", style).glyphs.size() == 1);
  CHECK(shaped(fixture, "fi", style).text == "fi");
  style.letter_spacing = Length::from_pt(1);
  auto const spaced = shaped(fixture, "fi", style);
  CHECK(spaced.glyphs.size() == 2);
  style.letter_spacing = Length();
  style.features = {{{'l', 'i', 'g', 'a'}, 0}};
  CHECK(spaced.width() == shaped(fixture, "fi", style).width() + Length::from_pt(2));
}

TEST_CASE("pairs are kerned") {
  Fixture fixture;
  auto const style = fixture.style("Vollkorn", 10);
  auto const width = [&](std::string_view text) { return shaped(fixture, text, style).width(); };
  CHECK(width("AV") < width("A") + width("V"));
}

TEST_CASE("a feature of the style chooses other glyphs") {
  Fixture fixture;
  auto style = fixture.style("Vollkorn", 10);
  auto const plain = shaped(fixture, "a", style).glyphs[0].id;
  style.features = {{{'s', 'm', 'c', 'p'}, 1}};
  CHECK(shaped(fixture, "a", style).glyphs[0].id != plain);
}

TEST_CASE("a space that the face lacks has a computed advance, the face's space glyph and its own text") {
  Fixture fixture;
  auto const style = fixture.square();
  auto const quarter = shaped(fixture, "a\u2005b", style);
  REQUIRE(quarter.glyphs.size() == 3);
  CHECK(quarter.glyphs[1].advance == Length::from_pt(2.5).units());
  CHECK(quarter.glyphs[1].id == fixture.fonts.face(style.face).glyph_of(U' '));
  CHECK(quarter.text == "a\u2005b");
  CHECK(shaped(fixture, "\u2003", style).width() == Length::from_pt(10));
  CHECK(shaped(fixture, "\u2009", style).width() == Length::from_pt(2));
  CHECK(fixture.sink.sorted().empty());
}

TEST_CASE("a character without a glyph is an error once, and its .notdef is drawn") {
  Fixture fixture;
  auto const run = shaped(fixture, "a☃ ☃", fixture.square());
  CHECK(run.glyphs[1].id == 0);
  shaped(fixture, "☃", fixture.square());
  auto const reported = fixture.sink.sorted();
  REQUIRE(reported.size() == 1);
  CHECK(reported[0].message == "the font `Square-Regular` has no glyph for `☃` (`U+2603`)");
}

TEST_CASE("characters that are not seen take no advance") {
  Fixture fixture;
  CHECK(shaped(fixture, "a\u2060b\u00ADc", fixture.square()).width() == Length::from_pt(30));
  CHECK(fixture.sink.sorted().empty());
}

TEST_CASE("vertical metrics are those of the face at the size") {
  Fixture fixture;
  auto const metrics = vertical_metrics(fixture.fonts, fixture.square());
  CHECK(metrics.ascent == Length::from_pt(8));
  CHECK(metrics.descent == Length::from_pt(2));
  CHECK(metrics.cap_height == Length::from_pt(8));
  CHECK(metrics.x_height == Length::from_pt(5));
}

TEST_CASE("a word is shaped once for all sizes and colours, and again for another language or feature") {
  Fixture fixture;
  auto& cache = fixture.fonts.shapes();
  auto style = fixture.style("Vollkorn", 10);
  auto const& face = fixture.fonts.face(style.face);
  auto const first = cache.word(face, cache.style_of(style), "mot");
  style.size = Length::from_pt(12);
  style.colour = {255, 0, 0, 255};
  CHECK(cache.word(face, cache.style_of(style), "mot") == first);
  style.language = "en-GB";
  CHECK(cache.word(face, cache.style_of(style), "mot") != first);
  CHECK(cache.word_count() == 2);
}

TEST_CASE("threads that shape at once get the same glyphs") {
  Fixture fixture;
  auto const style = fixture.style("Vollkorn", 10);
  std::vector<Length> widths(4);
  std::vector<std::thread> threads;
  for (auto& width : widths)
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i)
        width += measure(fixture.fonts, "mot " + std::to_string(i % 50) + " territoire", style, fixture.sink);
    });
  for (auto& thread : threads) thread.join();
  for (auto const width : widths) CHECK(width == widths[0]);
}

TEST_CASE("bytes that are no UTF-8, and control characters, do not stop shaping") {
  Fixture fixture;
  auto const run = shaped(fixture, "a\xC3 \xFF\x01", fixture.square());
  CHECK(run.glyphs.size() >= 3);
  CHECK(fixture.sink.has_errors());
}
