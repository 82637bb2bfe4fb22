#include <doctest/doctest.h>

#include "unit/spec/spec_fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using spec::testing::Folders;
using spec::testing::minimal;

namespace {

/// The layout of a project whose theme and layout say this.
spec::LayoutPtr layout_of(Folders& folders, std::string const& theme, std::string const& layout) {
  folders.write("project/layouts/themes/plain.yaml", "kind: theme\n" + theme);
  folders.write("project/layouts/sheet.yaml", layout + "blocks: []\n");
  folders.project(minimal);
  auto const project = folders.load();
  REQUIRE(project);
  REQUIRE(project->documents.size() == 1);
  return project->documents[0].layout;
}

void check_says(std::string const& layout, std::string const& message) {
  Folders folders;
  layout_of(folders, "", layout);
  CHECK_MESSAGE(folders.says(message), folders.messages());
}

spec::Master const& master_named(spec::LayoutPtr const& layout, std::string const& wanted) {
  for (auto const& [name, master] : layout->masters)
    if (name.text == wanted) return master;
  FAIL("no master of this name");
  return layout->rest;
}

}  // namespace

TEST_CASE("a layout lays its pages over those of the theme") {
  Folders folders;
  auto const layout =
      layout_of(folders,
                "page: {size: A5, margin: {top: 10mm, left: 11mm}, margin-column: 20mm, baseline-grid: 12pt}\n"
                "masters:\n  wide: {margin-column: 0mm, header: [{text: theme}], header-top: 5mm}\n  cover: {footer: "
                "[{text: f}]}\n",
                "page: {margin: {left: 30mm}}\nmasters: {wide: {header: [{text: layout}, {text: b}]}, first: "
                "{footer-top: 9mm}}\n");
  CHECK(folders.messages() == "");
  CHECK(layout->page.size.width == 148_mm);
  CHECK(layout->page.margin.top == 10_mm);
  CHECK(layout->page.margin.left == 30_mm);
  CHECK(layout->page.baseline_grid == 12_pt);
  REQUIRE(layout->masters.size() == 2);
  auto const& wide = master_named(layout, "wide");
  CHECK(wide.margin_column == 0_mm);
  CHECK(wide.header.size() == 2);
  CHECK(wide.header_top == 5_mm);
  CHECK(master_named(layout, "cover").footer.size() == 1);
  CHECK(layout->first->footer_top == 9_mm);
}

TEST_CASE("one layout in two themes has the pages of each") {
  Folders folders;
  folders.write("project/layouts/themes/a.yaml", "page: {margin: {top: 11mm}}\n");
  folders.write("project/layouts/themes/b.yaml", "page: {margin: {top: 12mm}}\n");
  folders.project(
      "title: T\ndocuments:\n  x: {layout: sheet, theme: a, output: x.pdf}\n  y: {layout: sheet, theme: b, output: "
      "y.pdf}\n  z: {layout: sheet, theme: a, output: z.pdf}\n");
  auto const project = folders.load();
  CHECK(folders.messages() == "");
  REQUIRE(project->documents.size() == 3);
  CHECK(project->documents[0].layout->page.margin.top == 11_mm);
  CHECK(project->documents[1].layout->page.margin.top == 12_mm);
  CHECK(project->documents[2].layout == project->documents[0].layout);
}

TEST_CASE("a style may ask for a page master of the layout or the theme, and for no other") {
  Folders folders;
  layout_of(folders, "masters: {wide: {}}\nstyles: {a: {page: wide}}\n",
            "masters: {cover: {}}\nstyles:\n  b: {page: cover}\n  c: {page: auto}\n  d: {page: covr}\n  e: {page: "
            "first}\n");
  CHECK(folders.says("layouts/sheet.yaml:5:13: error: there is no page master `covr`"));
  CHECK(folders.says("did you mean `cover`?"));
  CHECK(folders.says("layouts/sheet.yaml:6:13: error: there is no page master `first`"));
  CHECK(folders.says("those of the layout and theme are `wide`, `cover`"));
  CHECK(folders.sink.error_count() == 2);
}

TEST_CASE("masters have names that can be asked for") {
  check_says("masters: {auto: {}}\n", "1:11: error: a name for pages needs");
  check_says("masters: {a b: {}}\n", "found `a b`");
  check_says("masters: {frist: {}}\n", "warning: `frist` is a page master that only `page: frist` asks for");
  check_says("masters: {frist: {}}\n", "did you mean `first`?");
  check_says("masters: {wide: {haeder: []}}\n", "did you mean `header`?");
}

TEST_CASE("masters whose margins leave no room are reported where they are named") {
  check_says("page: {margin-column: 40mm, margin-gap: 5mm}\nmasters:\n  wide: {margin: {left: 100mm, right: 70mm}}\n",
             "3:3: error: the margins leave no room: -5 × 257 mm of 210 × 297 mm");
  Folders folders;
  layout_of(folders, "",
            "page: {margin-column: 40mm, margin-gap: 5mm}\nmasters:\n  wide: {margin: {left: 100mm, right: 70mm}, "
            "margin-column: 0mm}\n");
  CHECK(folders.messages() == "");
}

TEST_CASE("a page budget is a number, or a least and a most") {
  auto const budget = [](std::string const& pages) {
    Folders folders;
    auto const layout = layout_of(folders, "", "pages: " + pages + "\n");
    CHECK(folders.messages() == "");
    return std::pair{layout->pages->least, layout->pages->most};
  };
  CHECK(budget("4") == std::pair{4, 4});
  CHECK(budget("{min: 12, max: 16}") == std::pair{12, 16});
  CHECK(budget("{max: 16}") == std::pair{1, 16});
  check_says("pages: {min: 16, max: 12}\n", "1:14: error: `min` needs to be `max` at most, which is `12`, found `16`");
  check_says("pages: {min: 16}\n", "missing field `max` in `pages`");
  check_says("pages: {min: 0, max: 2}\n", "expected a whole number 1 to 10000");
}

TEST_CASE("page labels are series that go up") {
  Folders folders;
  auto const layout = layout_of(folders, "",
                                "page-labels:\n  - {page: 1, style: none, prefix: Couverture}\n  - {page: 2, first: "
                                "3}\n  - {page: 9, style: upper-roman}\n");
  CHECK(folders.messages() == "");
  using Style = content::PageLabels::Style;
  REQUIRE(layout->page_labels.size() == 3);
  CHECK(layout->page_labels[0].style == Style::None);
  CHECK(layout->page_labels[0].prefix == "Couverture");
  CHECK(layout->page_labels[1].from == 1);
  CHECK(layout->page_labels[1].first == 3);
  CHECK(layout->page_labels[1].style == Style::Decimal);
  CHECK(layout->page_labels[2].from == 8);
  check_says("page-labels: [{page: 3}, {page: 3}]\n",
             "1:33: error: page labels go up, and those before it begin on page `3`");
  check_says("page-labels: [{page: 3, style: roman}]\n", "expected one of `decimal`, `lower-roman`");
  check_says("page-labels: [{page: 1, style: none, first: 2}]\n", "1:45: error: `first` is of labels with a number");
  check_says("page-labels: {page: 1}\n", "`page-labels` needs a list, found a mapping");
  check_says("page-labels: [{style: none}]\n", "missing field `page`");
}
