#include <doctest/doctest.h>

#include "unit/spec/spec_fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using spec::testing::Folders;
using spec::testing::minimal;

TEST_CASE("a project with one document is read") {
  Folders folders;
  folders.project(minimal + "date: 2023-10-05\nkeywords: [a, b]\n");
  auto const project = folders.load();
  REQUIRE(project);
  CHECK(folders.messages() == "");
  CHECK(project->title == "T");
  CHECK(project->language == "fr");
  CHECK(project->keywords == std::vector<std::string>{"a", "b"});
  REQUIRE(project->documents.size() == 1);
  CHECK(project->documents[0].layout->blocks.size() == 1);
  CHECK(project->documents[0].styles->find("paragraph")->declared.font_size->length == 10_pt);
}

TEST_CASE("a folder without livret.yaml is no project") {
  Folders folders;
  CHECK_FALSE(folders.load());
  CHECK(folders.says("has no `livret.yaml`"));
}

TEST_CASE("unknown keys are reported with the nearest known one") {
  Folders folders;
  folders.project(minimal + "langage: fr\n");
  folders.load();
  CHECK(folders.says("livret.yaml:5:1"));
  CHECK(folders.says("did you mean `language`?"));
}

TEST_CASE("a date that is no day is reported") {
  for (std::string const date : {"2023-02-30", "5 octobre 2023", "2023-1-1", "20a3-01-01"}) {
    Folders folders;
    folders.project(minimal + "date: " + date + "\n");
    folders.load();
    CHECK_MESSAGE(folders.says("`date` needs a day as `2023-10-05`"), date);
  }
}

TEST_CASE("a layout that is missing is reported where it is named, with the nearest one") {
  Folders folders;
  folders.project("title: T\ntheme: plain\ndocuments:\n  a: {layout: sheat, output: a.pdf}\n");
  auto const project = folders.load();
  CHECK(folders.says("livret.yaml:4:15: error: there is no `layouts/sheat.yaml` in the project or the library"));
  CHECK(folders.says("did you mean `sheet`?"));
  CHECK(project->documents.empty());
}

TEST_CASE("the project's own layout is taken before the library's, and may extend it under its name") {
  Folders folders;
  folders.write("library/layouts/sheet.yaml",
                "pages: 4\npage: {margin: {top: 30mm}}\nmasters:\n  first: {footer: [{text: f}]}\nblocks: [{text: a}, "
                "{text: b}]\n");
  folders.write("project/layouts/sheet.yaml", "extends: sheet\npage: {margin: {left: 10mm}}\nblocks: [{text: c}]\n");
  folders.project(minimal);
  auto const project = folders.load();
  CHECK(folders.messages() == "");
  auto const& layout = *project->documents.at(0).layout;
  CHECK(layout.pages->most == 4);
  CHECK(layout.page.margin.top == 30_mm);
  CHECK(layout.page.margin.left == 10_mm);
  CHECK(layout.first->footer.size() == 1);
  CHECK(layout.blocks.size() == 1);
}

TEST_CASE("layouts that extend each other are reported, not followed for ever") {
  Folders folders;
  folders.write("project/layouts/sheet.yaml", "extends: other\n");
  folders.write("project/layouts/other.yaml", "extends: sheet\n");
  folders.project(minimal);
  CHECK(folders.load()->documents.empty());
  CHECK(folders.says("extends itself"));
}

TEST_CASE("styles that extend in a circle or extend nothing known are reported") {
  Folders folders;
  folders.write("project/layouts/sheet.yaml",
                "styles:\n  a: {extends: b}\n  b: {extends: a}\n  c: {extends: paragraf}\nblocks: []\n");
  folders.project(minimal);
  folders.load();
  CHECK(folders.says("extends itself by way of this `extends`"));
  CHECK(folders.says("did you mean `paragraph`?"));
}

TEST_CASE("a layout's style keeps what the theme's style of that name says and it does not") {
  Folders folders;
  folders.write("project/layouts/sheet.yaml",
                "styles:\n  paragraph: {color: red}\n  small: {extends: paragraph, font-size: 0.5em}\nblocks: []\n");
  folders.project(minimal);
  auto const project = folders.load();
  auto const& styles = *project->documents.at(0).styles;
  CHECK(styles.find("paragraph")->declared.font_family == "Square");
  CHECK(styles.find("small")->declared.font_size->length == 5_pt);
  CHECK(styles.find("small")->declared.colour == base::Colour{255, 0, 0, 255});
}

TEST_CASE("files outside the project are refused before they are looked for") {
  Folders folders;
  folders.write("secret.md", "secret");
  folders.write("project/layouts/sheet.yaml",
                "blocks:\n  - {file: ../secret.md}\n  - {file: /etc/passwd}\n  - {file: text/none.md}\n");
  folders.project(minimal + "data: [../secret.md, /etc/*, data/none.yaml]\n");
  folders.load();
  CHECK(folders.says("layouts/sheet.yaml:2:12: error: `../secret.md` is outside the project folder"));
  CHECK(folders.says("`/etc/passwd` is outside the project folder"));
  CHECK(folders.says("there is no file `text/none.md`"));
  CHECK(folders.says("`/etc/*` is outside the project folder"));
  CHECK(folders.says("there is no file `data/none.yaml`"));
}

TEST_CASE("a link that leads out of the project is refused") {
  Folders folders;
  folders.write("secret.md", "secret");
  std::filesystem::create_symlink(folders.root() / "secret.md", folders.root() / "project/link.md");
  folders.write("project/layouts/sheet.yaml", "blocks: [{file: link.md}]\n");
  folders.project(minimal);
  folders.load();
  CHECK(folders.says("`link.md` leads out of the project folder"));
}

TEST_CASE("data patterns give files in name order, from the project and the library") {
  Folders folders;
  for (auto const* path :
       {"project/data/b.yaml", "project/data/a.yaml", "project/data/c.csv", "library/data/set/x.yaml"})
    folders.write(path, "x: 1\n");
  folders.project(minimal + "data:\n  - data/*.yaml\n  - library: set/x.yaml\n");
  auto const project = folders.load();
  REQUIRE(project->data.size() == 2);
  REQUIRE(project->data[0].files.size() == 2);
  CHECK(project->data[0].files[0].filename() == "a.yaml");
  CHECK(project->data[0].files[1].filename() == "b.yaml");
  CHECK(project->data[1].root == folders.root() / "library/data");
}

TEST_CASE("parameters are typed as YAML types them, and codes stay text") {
  Folders folders;
  folders.project(
      "title: T\ntheme: plain\ndocuments:\n  a: {layout: sheet, output: a.pdf, parameters: {n: 3, on: true, code: "
      "02210, word: \"3\"}}\n");
  auto const project = folders.load();
  auto const& parameters = project->documents.at(0).parameters;
  CHECK(*parameters[0].second.as<double>() == 3);
  CHECK(*parameters[1].second.as<bool>());
  CHECK(*parameters[2].second.as<std::string>() == "02210");
  CHECK(*parameters[3].second.as<std::string>() == "3");
}

TEST_CASE("two documents may not have one output name") {
  Folders folders;
  folders.project(minimal + "  other: {layout: sheet, output: sheet.pdf}\n");
  folders.load();
  CHECK(folders.says("livret.yaml:5:34: error: `sheet.pdf` is also the output of the document `sheet`"));
}

TEST_CASE("a project without a theme has the shipped one") {
  Folders folders;
  folders.write("library/layouts/themes/territoires.yaml", "title: Shipped\n");
  folders.project("title: T\ndocuments:\n  sheet: {layout: sheet, output: sheet.pdf}\n");
  CHECK(folders.load()->documents.at(0).theme->title == "Shipped");
}

TEST_CASE("a layout of the project that extends its own name needs one in the library") {
  Folders folders;
  folders.write("project/layouts/essai.yaml", "extends: essai\nblocks: []\n");
  folders.project("title: T\ntheme: plain\ndocuments:\n  one: {layout: essai, output: a.pdf}\n");
  folders.load();
  CHECK(folders.says("layouts/essai.yaml:1:10: error: the layout extends itself: the library has no"));
}
