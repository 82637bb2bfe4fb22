#include <doctest/doctest.h>

#include "unit/fill/fill_fixture.hpp"

using namespace livret;
using fill::testing::block;
using fill::testing::Filled;
using fill::testing::run;

TEST_CASE("styles say where a block floats, how its lines are broken and that they stand on the grid") {
  Filled filled;
  filled.extra_styles =
      "  set: {extends: text, float: top, min-height: 3em, line-snap: baseline, tolerance: 400, hyphenpenalty: 120, "
      "emergencystretch: 1em, hanging-punctuation: none, font-expansion: 1.5%, hyphenate-limit-chars: 6 2 4, "
      "hyphenate-limit-lines: no-limit, hyphenate-limit-last: always}\n";
  filled.extra_project = "hyphenation: {exceptions: [ter-ri-toire]}\n";
  auto const& blocks = filled.fill("  - {text: a, style: set}\n");
  CHECK_MESSAGE(filled.folders.messages() == "", filled.folders.messages());
  auto const& style = block<content::Paragraph>(blocks, 0).style;
  CHECK(style.box.floating == content::Float::Top);
  CHECK(style.box.min_height == base::Length::from_pt(30));
  CHECK(style.line_snap == content::LineSnap::Baseline);
  CHECK(style.breaking.tolerance == 400);
  CHECK(style.breaking.hyphen_penalty == 120);
  CHECK(style.breaking.pretolerance == 100);
  CHECK(style.breaking.emergency_stretch == base::Length::from_pt(10));
  CHECK_FALSE(style.breaking.protrusion);
  CHECK(style.breaking.expansion == 15);
  CHECK(style.breaking.min_before_hyphen == 2);
  CHECK(style.breaking.min_after_hyphen == 4);
  CHECK(style.breaking.max_consecutive_hyphens >= 5);
  CHECK(style.breaking.final_hyphen_demerits > 1'000'000);
  REQUIRE(style.breaking.exceptions);
  CHECK(style.breaking.exceptions->find("fr", "territoire") == std::vector<std::size_t>{3, 5});
}

TEST_CASE("blocks ask for page masters by name") {
  Filled filled;
  filled.extra_styles = "  wide: {page: large}\n  wrong: {page: larg}\n";
  filled.extra_layout =
      "pages: 4\npage: {baseline-grid: 12pt}\nmasters: {cover: {margin: {left: 10mm}}, large: {margin-column: 30mm}}\n"
      "page-labels: [{page: 2, style: lower-roman, first: 3}]\n";
  auto const& blocks =
      filled.fill("  - box: {style: wide, blocks: [{text: a}]}\n  - box: {style: wrong, blocks: [{text: a}]}\n");
  REQUIRE(filled.document.masters.size() == 2);
  CHECK_MESSAGE(filled.document.masters[0].margin.left == base::Length::from_mm(10), filled.folders.messages());
  CHECK(filled.document.masters[1].margin_column == base::Length::from_mm(30));
  CHECK(filled.document.masters[1].baseline_grid == base::Length::from_pt(12));
  CHECK(block<content::Box>(blocks, 0).style.page == content::MasterId(1));
  CHECK(filled.folders.says("there is no page master `larg`"));
  CHECK(filled.folders.says("did you mean `large`?"));
  REQUIRE(filled.document.page_labels.size() == 1);
  CHECK(filled.document.page_labels[0].from == 1);
  REQUIRE(filled.document.pages);
  CHECK(filled.document.pages->most == 4);
}

TEST_CASE("blocks ask for the usual pages by `rest`, and for the first by nothing") {
  Filled filled;
  filled.extra_styles = "  usual: {page: rest}\n  opening: {page: first}\n";
  filled.extra_layout = "masters: {first: {margin: {left: 10mm}}}\n";
  auto const& blocks =
      filled.fill("  - box: {style: usual, blocks: [{text: a}]}\n  - box: {style: opening, blocks: [{text: a}]}\n");
  CHECK_FALSE(block<content::Box>(blocks, 0).style.page);
  CHECK_FALSE(filled.folders.says("`rest`"));
  CHECK(filled.folders.says("`first` is the page master of page 1, and no block asks for it"));
}

TEST_CASE("words of figures, tables and key figures have the style of their block's name, else the usual one") {
  Filled filled;
  filled.extra_styles =
      "  dark: {background: black}\n  dark-title: {extends: text, color: white}\n"
      "  dark-value: {extends: text, color: white}\n  dark-cell: {extends: text, color: white}\n"
      "  figure-title: {extends: text, color: red}\n  figure-note: {extends: text, color: yellow}\n";
  auto const& blocks = filled.fill(
      "  - table: {style: dark, title: A, source: B, columns: [{title: C}], rows: [[D]]}\n"
      "  - key-figure: {style: dark, value: E}\n"
      "  - figure: {style: dark, title: F, chart: {data: {values: [{a: 1}]}, mark: bar, encoding: {x: {field: a}}}}\n"
      "  - table: {title: A, columns: [{title: C}], rows: [[D]]}\n");
  constexpr base::Colour white{255, 255, 255}, red{255, 0, 0}, yellow{255, 255, 0};
  auto const& table = block<content::Table>(blocks, 0);
  CHECK(run(*table.caption, 0).style.colour == white);
  CHECK(run(std::get<content::Paragraph>(table.notes.at(0).kind), 0).style.colour == yellow);
  CHECK(run(std::get<content::Paragraph>(table.body[0].cells[0].blocks.at(0).kind), 0).style.colour == white);
  CHECK(run(block<content::Paragraph>(block<content::Box>(blocks, 1).blocks, 0), 0).style.colour == white);
  CHECK(run(*block<content::Figure>(blocks, 2).title, 0).style.colour == white);
  CHECK(run(*block<content::Table>(blocks, 3).caption, 0).style.colour == red);
}

TEST_CASE("of headers and footers, which may lie over a band, only text in a coloured box is checked for contrast") {
  Filled filled;
  filled.extra_styles =
      "  pale: {extends: text, color: white}\n  band: {background: black, placement: bleed}\n"
      "  light: {background: '#eeeeee'}\n";
  filled.extra_layout =
      "masters:\n  rest:\n    header:\n      - box: {style: band, blocks: [{space: 10mm}]}\n"
      "      - {text: a, style: pale}\n    footer: [{box: {style: light, blocks: [{text: b, style: pale}]}}]\n";
  filled.fill("  - text: c\n");
  CHECK_MESSAGE(filled.folders.says("text in `#ffffff` on `#eeeeee`"), filled.folders.messages());
  CHECK(filled.folders.sink.sorted().size() == 1);
}

TEST_CASE("boxes have columns, columns are stretched, blocks may be left out") {
  Filled filled;
  filled.extra_styles = "  two: {column-count: 2, column-gap: 5mm}\n";
  auto const& blocks = filled.fill(
      "  - box: {style: two, blocks: [{text: a}]}\n  - columns: {align: stretch, parts: [{blocks: [{text: a}]}, "
      "{blocks: [{text: b}]}]}\n"
      "  - {text: \"a\\n\\nb\", optional: 2}\n");
  CHECK_MESSAGE(filled.folders.messages() == "", filled.folders.messages());
  CHECK(block<content::Box>(blocks, 0).column_count == 2);
  CHECK(block<content::Box>(blocks, 0).column_gap == base::Length::from_mm(5));
  CHECK(block<content::Columns>(blocks, 1).stretch);
  CHECK(blocks.at(2).optional == 2);
  CHECK(blocks.at(3).optional == 2);
}

TEST_CASE("text that is hard to tell from its ground is warned of once, with the contrast measured") {
  Filled filled;
  // By WCAG's formula #777777 has 4.48:1 on white: too little for small text, enough for 18 pt and bold 14 pt.
  filled.extra_styles =
      "  grey: {extends: text, color: '#777777'}\n  large: {extends: grey, font-size: 18pt}\n"
      "  dark: {background: '#777777'}\n";
  filled.fill(
      "  - {text: a, style: large}\n  - {text: b, style: grey}\n  - {text: c, style: grey}\n"
      "  - box: {style: dark, blocks: [{text: d}]}\n");
  CHECK_MESSAGE(filled.folders.says("text in `#777777` on `#ffffff` has a contrast of 4.4:1, and 4.5:1 is needed"),
                filled.folders.messages());
  CHECK(filled.folders.says("text in `#000000` on `#777777`") == false);  // 4.69:1
  CHECK_MESSAGE(filled.folders.sink.sorted().size() == 1, filled.folders.messages());
}

TEST_CASE("images keep their proportions; with an empty alternative text they are decoration") {
  Filled filled;
  filled.folders.write("library/layouts/sheet/plan.svg",
                       "<svg xmlns='http://www.w3.org/2000/svg' width='96' height='48'><rect width='96' "
                       "height='48'/></svg>");
  filled.extra_layout = "numbered: [figures]\n";
  auto const& blocks = filled.fill(
      "  - image: {src: plan.svg, width: 30mm, alt: ''}\n"
      "  - {image: {src: plan.svg, alt: \"Le plan : l'été\", title: Plan}, id: plan}\n");
  CHECK_MESSAGE(filled.folders.messages() == "", filled.folders.messages());
  auto const& first = block<content::Figure>(blocks, 0);
  REQUIRE(first.drawing);
  CHECK(first.size.width == base::Length::from_mm(30));
  CHECK(first.size.height.to_pt() == doctest::Approx(15 * 72 / 25.4));
  CHECK(first.alternative_text == "");
  auto const& second = block<content::Figure>(blocks, 1);
  CHECK(second.size.width == base::Length::from_pt(72));
  CHECK(second.alternative_text == "Le plan\u00a0: l’été");
  REQUIRE(second.title);
  CHECK(Filled::text_of(*second.title) == "Figure\u00a0<number 0>\u00a0– Plan\n");
}

TEST_CASE("a logo is the theme's, in the variant that is asked for") {
  Filled filled;
  filled.folders.write(
      "library/layouts/themes/plain/logo.svg",
      "<svg xmlns='http://www.w3.org/2000/svg' width='96' height='48'><rect width='9' height='9'/></svg>");
  filled.extra_styles = "logo: {file: logo.svg, alt: La maison}\n";
  auto const& blocks = filled.fill("  - logo: {height: 10mm}\n  - logo: {variant: on-dark}\n");
  CHECK(block<content::Figure>(blocks, 0).alternative_text == "La maison");
  CHECK(block<content::Figure>(blocks, 0).size.width.to_pt() == doctest::Approx(20 * 72 / 25.4));
  CHECK_MESSAGE(filled.folders.says("the theme `plain` has no logo `on-dark`"), filled.folders.messages());
}
