#include "text/subset.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "text/harfbuzz.hpp"
#include "unit/text/fixture.hpp"

using namespace livret::text;

namespace {

struct Opened {
  HbFace face;
  HbFont font;
};

Opened open(FontProgram const& program) {
  HbBlob const blob(hb_blob_create(program.bytes.data(), static_cast<unsigned>(program.bytes.size()),
                                   HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr));
  Opened opened;
  opened.face.reset(hb_face_create(blob.get(), 0));
  opened.font.reset(hb_font_create(opened.face.get()));
  return opened;
}

bool has_outline(Opened const& opened, std::uint16_t glyph) {
  hb_glyph_extents_t extents{};
  return hb_font_get_glyph_extents(opened.font.get(), glyph, &extents) != 0 && extents.width != 0;
}

}  // namespace

TEST_CASE("a subset keeps the glyphs asked for under their ids, and drops the others") {
  Fixture fixture;
  auto const& face = fixture.fonts.face(fixture.style("Vollkorn", 10).face);
  auto const a = face.glyph_of(U'a');
  auto const b = face.glyph_of(U'b');
  auto const program = subset(face, std::vector{a});
  REQUIRE(program);
  CHECK(program->postscript_name == "Vollkorn-Regular");
  CHECK(program->glyphs == std::vector<std::uint16_t>{0, a});
  CHECK(program->widths[1] == face.advance_of(a));  // Vollkorn has 1000 units an em
  auto const opened = open(*program);
  CHECK(has_outline(opened, a));
  CHECK_FALSE(has_outline(opened, b));
  CHECK(program->bytes.find("GPOS") == std::string::npos);
}

TEST_CASE("the same glyphs in any order give the same bytes") {
  Fixture fixture;
  auto const& face = fixture.fonts.face(fixture.style("Roboto", 10).face);
  auto const a = face.glyph_of(U'a');
  auto const e = face.glyph_of(U'é');
  CHECK(subset(face, std::vector{a, e})->bytes == subset(face, std::vector{e, a, a})->bytes);
}

TEST_CASE("widths are in thousandths of an em, rounded") {
  Fixture fixture;
  auto const& face = fixture.fonts.face(fixture.style("Roboto", 10).face);
  auto const space = face.glyph_of(U' ');
  CHECK(face.advance_of(space) == 508);
  CHECK(subset(face, std::vector{space})->widths[1] == 248);  // 508 / 2048
}

TEST_CASE("an id beyond the face's is left out") {
  Fixture fixture;
  auto const& face = fixture.fonts.face(fixture.square().face);
  auto const program = subset(face, std::vector<std::uint16_t>{65000});
  REQUIRE(program);
  CHECK(program->glyphs == std::vector<std::uint16_t>{0});
}

TEST_CASE("the repertoire has what French is written with, and what features make of it") {
  Fixture fixture;
  auto style = fixture.style("Vollkorn", 10);
  auto const& face = fixture.fonts.face(style.face);
  auto const glyphs = repertoire(face);
  auto const has = [&](std::uint16_t glyph) { return std::binary_search(glyphs.begin(), glyphs.end(), glyph); };
  for (char32_t c : U"aZ éÉœŒŸçñßÄ«»–—…’€ 0")
    if (c != 0) CHECK(has(face.glyph_of(c)));
  auto const all_there = [&](std::string_view text) {
    auto const run = shape(fixture.fonts, text, style, {}, fixture.sink);
    return std::all_of(run.glyphs.begin(), run.glyphs.end(), [&](Glyph const& glyph) { return has(glyph.id); });
  };
  CHECK(all_there("fi ff ffi"));
  style.features = {{{'s', 'm', 'c', 'p'}, 1}};
  CHECK(all_there("xixe siècle, « cœur »"));
  style.features = {{{'l', 'n', 'u', 'm'}, 1}, {{'t', 'n', 'u', 'm'}, 1}};
  CHECK(all_there("0123456789"));
  CHECK(std::is_sorted(glyphs.begin(), glyphs.end()));
}
