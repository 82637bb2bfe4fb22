#include <doctest/doctest.h>

#include "unit/spec/spec_fixture.hpp"

using namespace livret;
using spec::testing::Folders;
using spec::testing::minimal;
using Place = content::NoteStyle::Place;

namespace {

spec::LayoutPtr layout_of(Folders& folders, std::string const& text) {
  folders.write("project/layouts/sheet.yaml", text + "blocks: []\n");
  folders.project(minimal);
  auto const project = folders.load();
  REQUIRE(project);
  REQUIRE(project->documents.size() == 1);
  return project->documents[0].layout;
}

void check_says(std::string const& layout, std::string const& message) {
  Folders folders;
  layout_of(folders, layout);
  CHECK_MESSAGE(folders.says(message), folders.messages());
}

}  // namespace

TEST_CASE("a layout says where its terms and works are, and what it numbers") {
  Folders folders;
  auto const layout = layout_of(folders,
                                "glossary: {data: {name: terms, where: datum.shown}, term: word, definition: meaning}\n"
                                "bibliography: {data: works}\nnumbered: [headings, tables]\n");
  CHECK(folders.messages() == "");
  CHECK(layout->glossary->rows.table.text == "terms");
  CHECK(layout->glossary->rows.where->text == "datum.shown");
  CHECK(layout->glossary->term.text == "word");
  CHECK(layout->glossary->definition.text == "meaning");
  CHECK(layout->bibliography->rows.table.text == "works");
  CHECK(layout->numbering.headings);
  CHECK_FALSE(layout->numbering.figures);
  CHECK(layout->numbering.tables);
}

TEST_CASE("slips in the apparatus are named for what they are") {
  check_says("glossary: {data: terms, terme: t, definition: d}\n", "missing field `term` in the glossary of a layout");
  check_says("glossary: {data: terms, terme: t, definition: d}\n", "did you mean `term`?");
  check_says("glossary: {term: t, definition: d}\n", "missing field `data`");
  check_says("glossary: terms\n", "the glossary of a layout needs to be a mapping, found the text `terms`");
  check_says("bibliography: {data: works, only-cited: true}\n", "unknown field `only-cited`");
  check_says("numbered: [headings, figure]\n", "1:22: error: expected one of `headings`, `figures`, `tables`");
  check_says("numbered: [headings, figure]\n", "did you mean `figures`?");
  check_says("numbered: headings\n", "`numbered` needs a list, found the text `headings`");
  check_says("notes: {placement: side}\n", "expected one of `foot`, `margin`, found the text `side`");
}

TEST_CASE("notes stand at the foot or in the margin, whatever they are made from") {
  auto const notes = [](std::string const& text) {
    Folders folders;
    auto const layout = layout_of(folders, "notes: " + text + "\n");
    CHECK(folders.messages() == "");
    return *layout->notes;
  };
  CHECK(notes("{a: A, b: B}").place == Place::Foot);
  auto const listed = notes("{a: A, placement: margin}");
  CHECK(listed.place == Place::Margin);
  CHECK(listed.listed.size() == 1);
  auto const rows = notes("{for-each: t, as: row, label: '{{ row.a }}', text: '{{ row.b }}', placement: margin}");
  CHECK(rows.place == Place::Margin);
  CHECK(rows.from_rows->for_each.as == "row");
  CHECK(notes("{placement: margin}").listed.empty());
}

TEST_CASE("a layout may move the notes of the layout that it extends and keep them") {
  Folders folders;
  folders.write("library/layouts/base.yaml", "notes: {a: A, b: B}\n");
  auto const layout = layout_of(folders, "extends: base\nnotes: {placement: margin}\n");
  CHECK(folders.messages() == "");
  CHECK(layout->notes->place == Place::Margin);
  CHECK(layout->notes->listed.size() == 2);
}
