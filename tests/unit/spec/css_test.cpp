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
