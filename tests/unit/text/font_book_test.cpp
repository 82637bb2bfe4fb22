#include <fstream>

#include <doctest/doctest.h>

#include "unit/text/fixture.hpp"

using namespace livret;
using namespace livret::text;

TEST_CASE("a face of the square font has the metrics its generator gives it") {
  Fixture fixture;
  auto const id = fixture.fonts.find({"Square", 400, Slant::Upright}, {}, fixture.sink);
  REQUIRE_FALSE(id.is_none());
  auto const& face = fixture.fonts.face(id);
  CHECK(face.family() == "Square");
  CHECK(face.postscript_name() == "Square-Regular");
  CHECK(face.metrics().units_per_em == 1000);
  CHECK(face.metrics().ascender == 800);
  CHECK(face.metrics().descender == -200);
  CHECK(face.metrics().bounding_box[1] == -200);
  CHECK(face.metrics().bounding_box[3] == 800);
  CHECK_FALSE(face.is_cff());
  CHECK(face.advance_of(face.glyph_of(U'a')) == 1000);
  CHECK(face.glyph_of(U'a') != face.glyph_of(U'b'));
  CHECK(face.glyph_of(0x2603) == 0);
}

TEST_CASE("all faces that the repository describes are there with their checksums") {
  Fixture fixture;
  CHECK(fixture.sink.sorted().empty());
  CHECK(fixture.fonts.listing().find("missing") == std::string::npos);
  CHECK(fixture.fonts.listing().find("changed") == std::string::npos);
  CHECK(fixture.fonts.families() == std::vector<std::string>{"Lato", "Roboto", "Square", "Vollkorn"});
}

TEST_CASE("the same request gives the same face, and ids do not depend on who asks first") {
  Fixture first;
  Fixture second;
  FaceRequest const roboto{"Roboto", 700, Slant::Upright};
  FaceRequest const vollkorn{"Vollkorn", 400, Slant::Italic};
  auto const a = first.fonts.find(roboto, {}, first.sink);
  auto const b = first.fonts.find(vollkorn, {}, first.sink);
  CHECK(second.fonts.find(vollkorn, {}, second.sink) == b);
  CHECK(second.fonts.find(roboto, {}, second.sink) == a);
  CHECK(first.fonts.face(b).metrics().italic_angle_millidegrees < 0);
}

TEST_CASE("an unknown family is an error that names the nearest one") {
  Fixture fixture;
  CHECK(fixture.fonts.find({"Volkorn", 400, Slant::Upright}, {}, fixture.sink).is_none());
  auto const reported = fixture.sink.sorted();
  REQUIRE(reported.size() == 1);
  CHECK(reported[0].message == "no description in `fonts/` has the font family `Volkorn`");
  CHECK(reported[0].hint == "did you mean `Vollkorn`?");
}

TEST_CASE("a face the family does not have is never substituted") {
  Fixture fixture;
  CHECK(fixture.fonts.find({"Square", 700, Slant::Upright}, {}, fixture.sink).is_none());
  auto const reported = fixture.sink.sorted();
  REQUIRE(reported.size() == 1);
  CHECK(reported[0].message == "the font family `Square` has no face `700 upright`");
  CHECK(reported[0].hint == "it has `400 upright`");
}

TEST_CASE("a file that is missing, or is not what its description says, is an error") {
  auto const folder = std::filesystem::temp_directory_path() / "livret-font-book-test";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "changed.ttf") << "not a font";
  auto const face = [](int weight, std::string const& path) {
    return "  - {weight: " + std::to_string(weight) + ", slant: upright, path: " + path + ", sha256: '" +
           std::string(64, '0') + "'}\n";
  };
  std::ofstream(folder / "broken.yaml") << "family: Broken\npackage: fonts-broken\nlicence: MIT\nfaces:\n"
                                        << face(400, "absent.ttf") << face(700, "changed.ttf");
  diag::SourceMap sources;
  diag::Sink sink;
  FontBook fonts;
  fonts.add_folder(folder, sources, sink);
  CHECK_FALSE(sink.has_errors());
  CHECK(fonts.find({"Broken", 400, Slant::Upright}, {}, sink).is_none());
  CHECK(fonts.find({"Broken", 700, Slant::Upright}, {}, sink).is_none());
  CHECK(sink.error_count() == 2);
  CHECK(sink.sorted()[0].hint == "the Debian package `fonts-broken` brings this file");
  CHECK(fonts.listing().find("missing") != std::string::npos);
  CHECK(fonts.listing().find("changed") != std::string::npos);
  std::filesystem::remove_all(folder);
}

TEST_CASE("a folder of fonts that is not there is an error") {
  diag::SourceMap sources;
  diag::Sink sink;
  FontBook fonts;
  fonts.add_folder("/nowhere/fonts", sources, sink);
  CHECK(sink.error_count() == 1);
}
