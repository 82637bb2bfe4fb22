#include "text/paragraph.hpp"

#include <doctest/doctest.h>

#include "unit/text/fixture.hpp"

using namespace livret;
using namespace livret::text;
using base::Length;
using Lines = std::vector<std::string>;

namespace {

BreakParameters plain(Alignment alignment = Alignment::Justify) {
  BreakParameters parameters;
  parameters.alignment = alignment;
  parameters.protrusion = false;
  return parameters;
}

}  // namespace

TEST_CASE("a line that fits exactly is set as it is, with the space at its end hanging") {
  Fixture fixture;
  auto const paragraph = fixture.break_text("aaaa bbbb cccc dddd", 90, plain(), fixture.square());
  CHECK(lines_of(paragraph) == Lines{"aaaa bbbb", "cccc dddd"});
  auto const& line = paragraph.lines[0];
  REQUIRE(line.runs.size() == 1);
  CHECK(line.runs[0].run->text == "aaaa bbbb ");
  CHECK(line.width == Length::from_pt(90));
  CHECK(line.runs[0].run->width() == Length::from_pt(100));
  CHECK(line.ascent == Length::from_pt(8));
  CHECK(line.descent == Length::from_pt(2));
  CHECK(paragraph.demerits == 2 * 10 * 10);
}

TEST_CASE("spaces stretch by the same part and the line ends at its measure") {
  Fixture fixture;
  // Three words of 30 pt, two spaces of 10 pt that stretch by 5: 110 pt set to 115 is half of what they may.
  auto const paragraph = fixture.break_text("aaa bbb ccc ddd eee fff", 115, plain(), fixture.square());
  REQUIRE(paragraph.lines.size() == 2);
  auto const& line = paragraph.lines[0];
  CHECK(line.width == Length::from_pt(115));
  CHECK(line.ratio == doctest::Approx(0.5));
  CHECK(line.badness == 12);
  CHECK(line.runs[0].run->glyphs[3].advance == Length::from_pt(12.5).units());
  CHECK(paragraph.lines[1].width == Length::from_pt(110));
  // (10 + 12)² for the loose line, (10 + 0)² for the last: both decent.
  CHECK(paragraph.demerits == 22 * 22 + 10 * 10);
}

TEST_CASE("spaces shrink by no more than a third") {
  Fixture fixture;
  // Three spaces of 10 pt shrink by 3.33 each: 150 pt go into 140, and not into 139.
  auto parameters = plain();
  parameters.pretolerance = 200;
  auto const fits = fixture.break_text("aaa bbb ccc ddd", 141, parameters, fixture.square());
  CHECK(fits.lines.size() == 1);
  CHECK(fits.lines[0].width == Length::from_pt(141));
  CHECK(fits.lines[0].ratio < -0.8);
  CHECK(fixture.break_text("aaa bbb ccc ddd", 139, parameters, fixture.square()).lines.size() == 2);
}

TEST_CASE("the whole paragraph is weighed: a first line is set looser so that the second is not worse") {
  Fixture fixture;
  // First fit would take `aaa bb c` and leave `dddddddd` a line alone that cannot be filled.
  auto const paragraph = fixture.break_text("aaa bb c dddddddd ee", 110, plain(), fixture.square());
  CHECK(lines_of(paragraph) == Lines{"aaa bb c", "dddddddd ee"});
}

TEST_CASE("a word is hyphenated where its language allows it, and the hyphen is a run of its own") {
  Fixture fixture;
  auto const paragraph = fixture.break_text("le territoire", 80, plain(Alignment::Left), fixture.square());
  CHECK(lines_of(paragraph) == Lines{"le ter-", "ritoire"});
  auto const& line = paragraph.lines[0];
  CHECK(line.hyphenated);
  REQUIRE(line.runs.size() == 2);
  CHECK(line.runs[1].run->text == "\u00AD");
  CHECK(line.runs[1].x == Length::from_pt(60));
  CHECK(line.width == Length::from_pt(70));
}

TEST_CASE("names, acronyms, numbers and words without hyphens: auto are kept whole") {
  Fixture fixture;
  auto style = fixture.square();
  auto const count = [&](std::string_view word) {
    return fixture.break_text("le " + std::string(word), 80, plain(Alignment::Left), style).lines[0].hyphenated;
  };
  CHECK(count("territoire"));
  CHECK_FALSE(count("Territoire"));
  CHECK_FALSE(count("TERRITOIRE"));
  CHECK_FALSE(count("territoire2"));
  style.hyphens = Hyphens::None;
  CHECK_FALSE(count("territoire"));
}

TEST_CASE("an exception goes before patterns and capitals, and keeps the least letters on each side") {
  Fixture fixture;
  HyphenationExceptions exceptions;
  exceptions.add("fr", "terr-itoire");
  exceptions.add("fr", "ra-meau");
  exceptions.add("fr", "aujour-d’hui");
  exceptions.add("fr", "innovation");
  auto parameters = plain(Alignment::Left);
  parameters.exceptions = std::make_shared<HyphenationExceptions const>(exceptions);
  auto const broken = [&](std::string_view text) {
    return lines_of(fixture.break_text(text, 80, parameters, fixture.square()));
  };
  CHECK(broken("le territoire") == Lines{"le terr-", "itoire"});
  CHECK(broken("le «TERRITOIRE»") == Lines{"le", "«TERR-", "ITOIRE»"});
  CHECK(broken("aujourd’hui") == Lines{"aujour-", "d’hui"});
  CHECK(broken("l’innovation") == Lines{"l’innovation"});
  CHECK(broken("bbbb rameau") == Lines{"bbbb", "rameau"});
  parameters.min_before_hyphen = 2;
  CHECK(broken("bbbb rameau") == Lines{"bbbb ra-", "meau"});
}

TEST_CASE("behind an apostrophe a word is hyphenated by itself") {
  Fixture fixture;
  auto const paragraph = fixture.break_text("l’innovation", 80, plain(Alignment::Left), fixture.square());
  CHECK(lines_of(paragraph) == Lines{"l’inno-", "vation"});
}

TEST_CASE("compounds break at their own hyphens only, never behind the French -t-") {
  Fixture fixture;
  auto const style = fixture.square();
  CHECK(lines_of(fixture.break_text("porte-monnaie", 100, plain(Alignment::Left), style)) ==
        Lines{"porte-", "monnaie"});
  CHECK(lines_of(fixture.break_text("chante-t-il", 90, plain(Alignment::Left), style)) == Lines{"chante-", "t-il"});
  CHECK(lines_of(fixture.break_text("bb 2022-2023", 90, plain(Alignment::Left), style)) == Lines{"bb", "2022-2023"});
}

TEST_CASE("a soft hyphen of the author's breaks a word and is not seen elsewhere") {
  Fixture fixture;
  auto const style = fixture.square();
  CHECK(lines_of(fixture.break_text("xyz\u00ADxyz", 50, plain(Alignment::Left), style)) == Lines{"xyz-", "xyz"});
  CHECK(lines_of(fixture.break_text("xyz\u00ADxyz", 60, plain(Alignment::Left), style)) == Lines{"xyzxyz"});
}

TEST_CASE("nothing breaks at no-break spaces, word joiners, behind « or before »") {
  Fixture fixture;
  auto const style = fixture.square();
  auto const broken = [&](std::string_view text) {
    return lines_of(fixture.break_text(text, 60, plain(Alignment::Left), style));
  };
  CHECK(broken("a bb\u00A0cc dd") == Lines{"a", "bb\u00A0cc", "dd"});
  CHECK(broken("a bb\u202Fcc dd") == Lines{"a", "bb\u202Fcc", "dd"});
  CHECK(broken("a bb-\u2060cc") == Lines{"a", "bb-cc"});
  CHECK(broken("aaaa « b »") == Lines{"aaaa", "« b »"});
  CHECK(broken("aa bbb ?") == Lines{"aa", "bbb ?"});
  CHECK(broken("aaa\u200Bbbbb") == Lines{"aaa", "bbbb"});
}

TEST_CASE("an address breaks behind its delimiters, and anywhere where a part is too wide") {
  Fixture fixture;
  auto const style = fixture.square();
  CHECK(lines_of(fixture.break_text("http://ab.cd/efgh?i=j", 100, plain(Alignment::Left), style)) ==
        Lines{"http://ab.", "cd/efgh?i=", "j"});
  CHECK(lines_of(fixture.break_text("http://abcdefgh", 50, plain(Alignment::Left), style)) ==
        Lines{"http:", "//abc", "defgh"});
  CHECK(fixture.sink.sorted().empty());
}

TEST_CASE("a word wider than the measure sticks out and is reported at its place") {
  Fixture fixture;
  Piece const pieces[] = {Span{"aa xyzxyzxyz bb", fixture.square(), 0, {diag::SourceId(0), 5, 9}}};
  auto const width = [](std::size_t) { return Length::from_pt(50); };
  auto const paragraph = break_paragraph(fixture.fonts, pieces, width, plain(), fixture.sink);
  CHECK(lines_of(paragraph) == Lines{"aa", "xyzxyzxyz", "bb"});
  CHECK(paragraph.lines[1].overfull);
  CHECK_FALSE(paragraph.lines[0].overfull);
  auto const reported = fixture.sink.sorted();
  REQUIRE(reported.size() == 1);
  CHECK(reported[0].severity == diag::Severity::Warning);
  CHECK(reported[0].message == "a line that holds `xyzxyzxyz` is wider than its 50.0 pt and cannot be broken");
  CHECK(reported[0].span.begin == 5);
}

TEST_CASE("emergency stretch lets a line pass that is too loose, and is not part of how it is set") {
  Fixture fixture;
  auto parameters = plain();
  parameters.tolerance = 200;
  // One word of 60 pt without glue in 100 pt: all of 40 pt of emergency stretch, badness 100.
  parameters.emergency_stretch = Length::from_pt(40);
  auto const paragraph = fixture.break_text("xyzxyz bcdbcd", 100, parameters, fixture.square());
  CHECK(lines_of(paragraph) == Lines{"xyzxyz", "bcdbcd"});
  CHECK(paragraph.demerits == 110 * 110 + 10000);  // from decent to very loose
  CHECK(paragraph.lines[0].badness == 10000);
  CHECK(paragraph.lines[0].width == Length::from_pt(60));
}

TEST_CASE("a looseness that cannot be met leaves the lines as they are") {
  Fixture fixture;
  auto parameters = plain();
  std::string const text = "aaa bbb ccc ddd eee fff ggg hhh";
  auto const best = lines_of(fixture.break_text(text, 115, parameters, fixture.square()));
  parameters.looseness = -1;
  CHECK(lines_of(fixture.break_text(text, 115, parameters, fixture.square())) == best);
}

TEST_CASE("a negative pretolerance skips the pass without hyphenation") {
  Fixture fixture;
  auto parameters = plain();
  // Ten letters are 190 pt, and nine spaces stretch by 45: all of it in 235 pt, badness 100, which the first pass takes.
  // With ` ter-` they are 240 and ten spaces shrink by 5 of 33, badness 0.
  auto const first = [&] {
    return text_of(fixture.break_text("b b b b b b b b b b territoire", 235, parameters, fixture.square()).lines[0]);
  };
  CHECK(first() == "b b b b b b b b b b");
  parameters.pretolerance = -1;
  CHECK(first() == "b b b b b b b b b b ter-");
}

TEST_CASE("letters are kerned with the spaces beside them where the line does not end there") {
  Fixture fixture;
  // Vollkorn has 30 thousandths less between a space and T, as HarfBuzz finds when it shapes the two together.
  auto const style = fixture.style("Vollkorn", 10);
  auto const width = [&](std::string_view text, double measure) {
    return fixture.break_text(text, measure, plain(Alignment::Left), style).lines.back().width.to_pt();
  };
  CHECK(width("à T", 100) - width("à", 100) - width("T", 100) == doctest::Approx(2.0 - 0.3).epsilon(1e-4));
  CHECK(width("à T", 7) == width("T", 7));
}

TEST_CASE("alignments place the line between its edges") {
  Fixture fixture;
  auto const x = [&](Alignment alignment) {
    return fixture.break_text("aaa", 100, plain(alignment), fixture.square()).lines[0].runs[0].x;
  };
  CHECK(x(Alignment::Left) == Length());
  CHECK(x(Alignment::Right) == Length::from_pt(70));
  CHECK(x(Alignment::Centre) == Length::from_pt(35));
}

TEST_CASE("the first line is indented, and the others hang") {
  Fixture fixture;
  auto parameters = plain(Alignment::Left);
  parameters.indent = Length::from_pt(20);
  parameters.hanging = Length::from_pt(10);
  auto const paragraph = fixture.break_text("aaa bbb ccc ddd", 60, parameters, fixture.square());
  CHECK(lines_of(paragraph) == Lines{"aaa", "bbb", "ccc", "ddd"});
  CHECK(paragraph.lines[0].runs[0].x == Length::from_pt(20));
  CHECK(paragraph.lines[1].runs[0].x == Length::from_pt(10));
}

TEST_CASE("hyphens and full stops hang into the margin, quotes on the left") {
  Fixture fixture;
  BreakParameters parameters;
  // A square `.` is 10 pt wide and 65 % of it hang out.
  auto const paragraph = fixture.break_text("aaaa bbbb. cccc dddd", 93.5, parameters, fixture.square());
  CHECK(lines_of(paragraph) == Lines{"aaaa bbbb.", "cccc dddd"});
  CHECK(paragraph.lines[0].width == Length::from_pt(100));
  CHECK(paragraph.lines[0].ratio == 0);
  auto const quoted = fixture.break_text("“aa bb", 100, parameters, fixture.square());
  CHECK(quoted.lines[0].runs[0].x == Length::from_pt(-5));
}

TEST_CASE("a forced break ends a line without stretching it, and two make an empty one") {
  Fixture fixture;
  auto const style = fixture.square();
  Piece const pieces[] = {Span{"aa bb ", style, 0, {}}, ForcedBreak{}, ForcedBreak{}, Span{" cc", style, 0, {}}};
  auto const width = [](std::size_t) { return Length::from_pt(200); };
  auto const paragraph = break_paragraph(fixture.fonts, pieces, width, plain(), fixture.sink);
  CHECK(lines_of(paragraph) == Lines{"aa bb", "", "cc"});
  CHECK(paragraph.lines[0].width == Length::from_pt(50));
  CHECK(paragraph.lines[1].ascent == Length::from_pt(8));
  CHECK(paragraph.lines[2].runs[0].x == Length());
}

TEST_CASE("spans of one style and mark are one run, others their own, and objects stand as letters do") {
  Fixture fixture;
  auto const style = fixture.square();
  InlineObject const object{Length::from_pt(20), Length::from_pt(30), Length::from_pt(1), 7};
  Piece const pieces[] = {Span{"aa", style, 1, {}}, Span{"bb", style, 1, {}}, Span{" cc", style, 2, {}}, object};
  auto const width = [](std::size_t) { return Length::from_pt(200); };
  auto const paragraph = break_paragraph(fixture.fonts, pieces, width, plain(), fixture.sink);
  REQUIRE(paragraph.lines.size() == 1);
  auto const& line = paragraph.lines[0];
  REQUIRE(line.runs.size() == 2);
  CHECK(line.runs[0].run->text == "aabb");
  CHECK(line.runs[1].run->text == " cc");
  CHECK(line.runs[1].mark == 2);
  CHECK(line.runs[1].x == Length::from_pt(40));
  REQUIRE(line.objects.size() == 1);
  CHECK(line.objects[0].x == Length::from_pt(70));
  CHECK(line.ascent == Length::from_pt(30));
  CHECK(line.width == Length::from_pt(90));
}

TEST_CASE("no more lines in a row end with a hyphen than allowed") {
  Fixture fixture;
  auto parameters = plain(Alignment::Left);
  std::string const text = "développement développement développement développement développement développement";
  auto const style = fixture.style("Vollkorn", 10);
  auto const longest_row = [&](int limit) {
    parameters.max_consecutive_hyphens = limit;
    int row = 0;
    int longest = 0;
    for (auto const& line : fixture.break_text(text, 95, parameters, style).lines) {
      row = line.hyphenated ? row + 1 : 0;
      longest = std::max(longest, row);
    }
    return longest;
  };
  CHECK(longest_row(1) <= 1);
  CHECK(longest_row(0) == 0);
}

TEST_CASE("widths of columns: the widest part that stays whole, and all on one line") {
  Fixture fixture;
  auto const style = fixture.square();
  Piece const pieces[] = {Span{"aa bbbb c", style, 0, {}}, ForcedBreak{}, Span{"dd", style, 0, {}}};
  auto const widths = intrinsic_widths(fixture.fonts, pieces, fixture.sink);
  CHECK(widths.minimum == Length::from_pt(40));
  CHECK(widths.maximum == Length::from_pt(90));
}

TEST_CASE("empty input gives no line, an empty span one") {
  Fixture fixture;
  CHECK(break_paragraph(
            fixture.fonts, {}, [](std::size_t) { return Length(); }, {}, fixture.sink)
            .lines.empty());
  CHECK(fixture.break_text("", 100, {}, fixture.square()).lines.size() == 1);
  CHECK(fixture.break_text("   ", 100, {}, fixture.square()).lines.size() == 1);
}

TEST_CASE("hostile paragraphs end soon") {
  Fixture fixture;
  auto const style = fixture.square();
  auto const repeated = [](std::string_view part, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += part;
    return text;
  };
  CHECK(fixture.break_text(std::string(60'000, 'x'), 100, {}, style).lines.size() == 1);
  CHECK(fixture.break_text("http://" + std::string(20'000, 'x'), 100, {}, style).lines.size() > 1990);
  CHECK(fixture.break_text(repeated("a ", 50'000), 95, {}, style).lines.size() > 9000);
  CHECK(fixture.break_text("mot mot" + repeated("\u200B\u0301", 20'000), 60, {}, style).lines.size() >= 1);
  CHECK(fixture.break_text(repeated("ab\u00AD", 5'000), 100, {}, style).lines.size() > 1000);
  CHECK(fixture.break_text(repeated("a ", 500), -1, {}, style).lines.size() == 500);
}
