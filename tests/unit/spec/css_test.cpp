#include "spec/css.hpp"

#include <doctest/doctest.h>

#include "diag/printers.hpp"
#include "yaml/node.hpp"

using namespace livret;
using namespace livret::base::literals;
using spec::Declarations;

namespace {

struct Read {
  diag::SourceMap sources;
  diag::Sink sink;
  Declarations style;

  explicit Read(std::string const& text) {
    spec::Palette palette;
    palette.colours["accent"] = {29, 116, 105, 255};
    palette.families["serif"] = "Vollkorn";
    auto const root = yaml::load(sources, sources.add("style.yaml", text), sink);
    REQUIRE(root);
    style = spec::read_declarations(*root, palette, {"extends"}, sink);
  }
  std::string messages() const { return diag::print_text(sink.sorted(), sources, diag::Colouring::Plain); }
  bool says(std::string const& part) const { return messages().find(part) != std::string::npos; }
};

}  // namespace

TEST_CASE("lengths are read in every unit") {
  // 1 in = 72 pt = 25.4 mm = 96 px = 6 pc.
  Read const read("{margin-top: 12.7mm, margin-right: 2.54cm, margin-bottom: 1in, margin-left: 48px, width: 3pc}");
  CHECK(read.style.margin[0]->length == 36_pt);
  CHECK(read.style.margin[1]->length == 72_pt);
  CHECK(read.style.margin[2]->length == 72_pt);
  CHECK(read.style.margin[3]->length == 36_pt);
  CHECK(read.style.width->length == 36_pt);
  CHECK(read.messages().empty());
}

TEST_CASE("em and per cent are multiples of the font size") {
  Read const read("{vertical-align: 0.34em, font-size: 50%}");
  CHECK(read.style.vertical_align->resolve(10_pt) == 3.4_pt);
  CHECK(read.style.font_size->resolve(10_pt) == 5_pt);
}

TEST_CASE("a bare number is a line height and nothing else") {
  Read const read("{line-height: 1.5, text-indent: 0, font-size: 9}");
  CHECK(read.style.line_height->resolve(10_pt) == 15_pt);
  CHECK(read.style.text_indent->resolve(10_pt) == 0_pt);
  CHECK_FALSE(read.style.font_size);
  CHECK(read.says("`font-size` needs a length of 0 or more, found `9`"));
}

TEST_CASE("a length with a blank and a property by another name are told what to write") {
  CHECK(Read("{font-size: 9 pt}").says("found `9 pt`\n"));
  CHECK(Read("{font-size: 9 pt}").says("write `9pt`, without a blank"));
  CHECK(Read("{padding: 2mm 7 mm}").says("write `7mm`, without a blank"));
  CHECK(Read("{columns: 2}").says("did you mean `column-count`?"));
}

TEST_CASE("a style says what becomes of faults of typography") {
  Read const read("{typography: verbatim}");
  CHECK(read.style.typography == locale::Profile::Mode::Verbatim);
  CHECK(Read("{typography: corect}").says("`typography` needs one of `correct`, `report`, `verbatim`, found `corect`"));
}

TEST_CASE("an unknown colour is reported with the nearest name of the theme or of CSS") {
  CHECK(Read("{color: acent}").says("did you mean `accent`?"));
  CHECK(Read("{color: tael}").says("did you mean `teal`?"));
}

TEST_CASE("shorthands of one to four values fill the sides as CSS does") {
  auto const sides = [](std::string const& value) {
    Read const read("{padding: " + value + "}");
    std::vector<double> result;
    for (auto const& side : read.style.padding) result.push_back(side->length.to_pt());
    return result;
  };
  CHECK(sides("1pt") == std::vector<double>{1, 1, 1, 1});
  CHECK(sides("1pt 2pt") == std::vector<double>{1, 2, 1, 2});
  CHECK(sides("1pt 2pt 3pt") == std::vector<double>{1, 2, 3, 2});
  CHECK(sides("1pt 2pt 3pt 4pt") == std::vector<double>{1, 2, 3, 4});
}

TEST_CASE("a border is a width and a colour in either order") {
  Read const read("{border-top: 0.5pt accent, border-left: solid red 2pt, border-right: none}");
  CHECK(read.style.border[0]->width == 0.5_pt);
  CHECK(read.style.border[0]->colour == base::Colour{29, 116, 105, 255});
  CHECK(read.style.border[3]->colour == base::Colour{255, 0, 0, 255});
  CHECK(read.style.border[1]->width == 0_pt);
  CHECK_FALSE(read.style.border[2]);
}

TEST_CASE("font features are taken with and without CSS quotes and sorted") {
  Read const read("{font-feature-settings: \"pnum, 'liga' off, onum 1\"}");
  auto const& features = *read.style.features;
  REQUIRE(features.size() == 3);
  CHECK(std::string(features[0].tag.data(), 4) == "liga");
  CHECK(features[0].value == 0);
  CHECK(std::string(features[1].tag.data(), 4) == "onum");
  CHECK(std::string(features[2].tag.data(), 4) == "pnum");
}

TEST_CASE("families of the theme stand for families of fonts") {
  CHECK(*Read("{font-family: serif}").style.font_family == "Vollkorn");
  CHECK(*Read("{font-family: Open Sans}").style.font_family == "Open Sans");
}

TEST_CASE("an unknown property is reported at its key with the nearest one") {
  Read const read("font-size: 9pt\nfont-wieght: 700\n");
  CHECK(read.says("style.yaml:2:1: error: unknown property `font-wieght`"));
  CHECK(read.says("did you mean `font-weight`?"));
}

TEST_CASE("wrong values are reported at the word that is wrong, all of them") {
  Read const read(
      "margin: 2pt 3furlong 4pt\ncolor: acent\nfont-size: 9,6pt\npadding-top: -2pt\ntext-align: middle\norphans: "
      "2.5\n");
  CHECK(read.says("style.yaml:1:13: error: `margin` needs a length of 0 or more, found `3furlong`"));
  CHECK(read.says("did you mean `accent`?"));
  CHECK(read.says("the decimal separator is `.`"));
  CHECK(read.says("`padding-top` needs a length of 0 or more, found `-2pt`"));
  CHECK(read.says("`text-align` needs one of `justify`"));
  CHECK(read.says("`orphans` needs a whole number 1 to 20, found `2.5`"));
  CHECK(read.sink.error_count() == 6);
}

TEST_CASE("lengths beyond the largest page are refused") {
  Read const read("{margin-top: 99999999999999999999999pt, font-size: 1000000em}");
  CHECK(read.sink.error_count() == 2);
  CHECK_FALSE(read.style.margin[0]);
}

TEST_CASE("a relative font size laid over an absolute one is a multiple of it") {
  Read const base("{font-size: 10pt, color: red}");
  Read const small("{font-size: 0.66em}");
  auto const both = spec::overlay(base.style, small.style);
  CHECK(both.font_size->resolve(99_pt) == 6.6_pt);
  CHECK(both.colour == base::Colour{255, 0, 0, 255});
}

TEST_CASE("floats, page masters and columns of a block are read") {
  Read const read(
      "{float: top, page: wide, column-count: 2, column-gap: 6mm, min-height: 3em, line-snap: baseline, leader: \" "
      ".\"}");
  CHECK(read.messages() == "");
  CHECK(read.style.floating == content::Float::Top);
  CHECK(read.style.page->text == "wide");
  CHECK(read.style.column_count == 2);
  CHECK(read.style.column_gap->length == 6_mm);
  CHECK(read.style.min_height->resolve(10_pt) == 30_pt);
  CHECK(read.style.line_snap == content::LineSnap::Baseline);
  CHECK(read.style.leader == " .");
  Read const plain("{float: none, page: auto, leader: none}");
  CHECK(plain.style.floating == content::Float::None);
  CHECK(plain.style.page->text == "");
  CHECK(plain.style.leader == "");
}

TEST_CASE("line breaking has TeX's parameters by TeX's names") {
  Read const read(
      "{pretolerance: -1, tolerance: 200, looseness: -1, linepenalty: 10, hyphenpenalty: 50, exhyphenpenalty: 51, "
      "doublehyphendemerits: 10000, finalhyphendemerits: 5000, adjdemerits: 10001, emergencystretch: 1.5em}");
  CHECK(read.messages() == "");
  CHECK(read.style.pretolerance == -1);
  CHECK(read.style.tolerance == 200);
  CHECK(read.style.looseness == -1);
  CHECK(read.style.line_penalty == 10);
  CHECK(read.style.hyphen_penalty == 50);
  CHECK(read.style.ex_hyphen_penalty == 51);
  CHECK(read.style.double_hyphen_demerits == 10000);
  CHECK(read.style.final_hyphen_demerits == 5000);
  CHECK(read.style.adj_demerits == 10001);
  CHECK(read.style.emergency_stretch->resolve(10_pt) == 15_pt);
}

TEST_CASE("hyphens and punctuation at the ends of lines are read") {
  Read const read(
      "{hanging-punctuation: allow-end, font-expansion: 1.5%, hyphenate-limit-chars: 6 3 2, hyphenate-limit-lines: 2, "
      "hyphenate-limit-last: always}");
  CHECK(read.messages() == "");
  CHECK(read.style.hanging_punctuation == spec::HangingPunctuation::AllowEnd);
  CHECK(read.style.font_expansion == 15);
  CHECK(read.style.hyphenate_limit_chars == spec::HyphenateLimitChars{3, 2});
  CHECK(read.style.hyphenate_limit_lines == 2);
  CHECK(read.style.hyphenate_limit_last == spec::HyphenateLimitLast::Always);
  CHECK(Read("{hyphenate-limit-lines: no-limit}").style.hyphenate_limit_lines == 5);
  CHECK(Read("{font-expansion: 0}").style.font_expansion == 0);
}

TEST_CASE("values out of range are reported with what the property takes") {
  auto const says = [](std::string const& text, std::string const& message) {
    Read const read("{" + text + "}");
    CHECK_MESSAGE(read.says(message), read.messages());
  };
  says("tolerance: 10001", "`tolerance` needs a whole number 0 to 10000, found `10001`");
  says("pretolerance: -2", "`pretolerance` needs a whole number -1 to 10000, found `-2`");
  says("hyphenpenalty: 1e9", "`hyphenpenalty` needs a whole number -9999 to 9999, found `1e9`");
  says("adjdemerits: -1", "`adjdemerits` needs a whole number 0 to 1000000000, found `-1`");
  says("font-expansion: 3%", "`font-expansion` needs a percentage `0%` to `2%`");
  says("font-expansion: 0.02", "`font-expansion` needs a percentage");
  says("font-expansion: 1.55%", "in steps of `0.1%`, found `1.55%`");
  says("hyphenate-limit-chars: 6", "`hyphenate-limit-chars` needs the letters of a word, before and after a hyphen");
  says("hyphenate-limit-chars: 6 3 x", "needs a whole number 1 to 30, found `x`");
  says("hyphenate-limit-lines: 9", "needs a whole number 1 to 4, or `no-limit`, found `9`");
  says("column-count: 0", "`column-count` needs a whole number 1 to 12");
  says("float: left", "`float` needs one of `none`, `top`, `bottom`, found `left`");
  says("page: a b", "`page` needs the name of a page master, or `auto`, found `a b`");
  says("leader: [a]", "`leader` needs a short text to repeat");
  says("leader: ' '", "`leader` needs a short text to repeat");
  says("colum-count: 2", "did you mean `column-count`?");
  says("hyphen-penalty: 2", "did you mean `hyphenpenalty`?");
}

TEST_CASE("what a style says of floats, pages and line breaking wins over what it extends") {
  Read const under("{float: top, page: wide, tolerance: 100, leader: .}");
  Read const over("{float: none, page: auto, hyphenate-limit-chars: 5 2 2}");
  auto const both = spec::overlay(under.style, over.style);
  CHECK(both.floating == content::Float::None);
  CHECK(both.page->text == "");
  CHECK(both.tolerance == 100);
  CHECK(both.leader == ".");
  CHECK(both.hyphenate_limit_chars == spec::HyphenateLimitChars{2, 2});
}
