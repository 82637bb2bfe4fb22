#include "pdf/glyph_codes.hpp"

#include <doctest/doctest.h>

using namespace livret;

namespace {

/// A run of one text, its glyphs as pairs of id and cluster.
text::GlyphRun run_of(std::string text, std::vector<std::pair<int, int>> const& glyphs) {
  text::GlyphRun run;
  run.text = std::move(text);
  for (auto const& [id, cluster] : glyphs)
    run.glyphs.push_back({static_cast<std::uint16_t>(id), static_cast<std::uint32_t>(cluster), 1000, 0, 0});
  return run;
}

std::vector<std::string> cluster_texts(text::GlyphRun const& run) {
  std::vector<std::string> texts;
  pdf::for_each_cluster(run, [&](pdf::Cluster const& cluster) { texts.emplace_back(cluster.text); });
  return texts;
}

void note_all(pdf::GlyphCodes& codes, text::GlyphRun const& run) {
  pdf::for_each_cluster(run, [&](pdf::Cluster const& cluster) { codes.note(cluster); });
}

}  // namespace

TEST_CASE("clusters divide the whole text of a run") {
  CHECK(cluster_texts(run_of("office", {{1, 0}, {2, 1}, {3, 4}, {4, 5}})) ==
        std::vector<std::string>{"o", "ffi", "c", "e"});
  CHECK(cluster_texts(run_of("né", {{1, 0}, {2, 1}, {3, 1}})) == std::vector<std::string>{"n", "é"});
}

TEST_CASE("clusters beyond the text or out of order end the text early instead of failing") {
  CHECK(cluster_texts(run_of("ab", {{1, 0}, {2, 9}})) == std::vector<std::string>{"ab", ""});
  CHECK(cluster_texts(run_of("ab", {{1, 1}, {2, 0}})) == std::vector<std::string>{"", "ab"});
}

TEST_CASE("a glyph with two texts has two codes, the more frequent text first") {
  pdf::GlyphCodes codes;
  auto const spaces = run_of(" \u202F \u00A0 ", {{3, 0}, {3, 1}, {3, 4}, {3, 5}, {3, 7}});
  note_all(codes, spaces);
  note_all(codes, run_of("a", {{1, 0}}));
  CHECK(codes.glyphs() == std::vector<std::uint16_t>{1, 3});
  codes.settle(pdf::Coding::Dense);
  REQUIRE(codes.codes().size() == 4);
  CHECK(codes.codes()[0].glyph == 1);
  CHECK(codes.codes()[1].text == " ");
  CHECK(codes.codes()[2].text == "\u00A0");
  CHECK(codes.codes()[3].text == "\u202F");
  CHECK(codes.codes()[3].code == 4);
  CHECK(codes.codes()[3].glyph == 3);
  CHECK(codes.code_of(3) == 2);
}

TEST_CASE("where codes are glyph ids, the rarer text is left to ActualText") {
  pdf::GlyphCodes codes;
  auto const run = run_of("--\u00AD", {{7, 0}, {7, 1}, {7, 2}});
  note_all(codes, run);
  codes.settle(pdf::Coding::GlyphIds);
  REQUIRE(codes.codes().size() == 1);
  CHECK(codes.codes()[0].code == 7);
  CHECK(codes.codes()[0].text == "-");
  std::vector<bool> told;
  pdf::for_each_cluster(run, [&](pdf::Cluster const& each) { told.push_back(codes.code_of(each).has_value()); });
  CHECK(told == std::vector<bool>{true, true, false});
}

TEST_CASE("several glyphs for one text are told by no code, and each still maps to something") {
  pdf::GlyphCodes codes;
  auto const run = run_of("é", {{5, 0}, {6, 0}});
  note_all(codes, run);
  codes.settle(pdf::Coding::Dense);
  REQUIRE(codes.codes().size() == 2);
  CHECK(codes.codes()[0].text == "\u200B");
  pdf::for_each_cluster(run, [&](pdf::Cluster const& each) { CHECK_FALSE(codes.code_of(each)); });
}

TEST_CASE("characters without ink are not extracted, unless a cluster has nothing else") {
  std::string buffer;
  text::Glyph const glyph;
  CHECK(pdf::extracted_text({{&glyph, 1}, "o\u00AD"}, buffer) == "o");
  CHECK(pdf::extracted_text({{&glyph, 1}, "\u00AD"}, buffer) == "\u00AD");
  CHECK(pdf::extracted_text({{&glyph, 1}, "\u2019"}, buffer) == "\u2019");
}
