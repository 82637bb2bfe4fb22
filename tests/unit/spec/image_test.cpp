#include <doctest/doctest.h>

#include "unit/spec/spec_fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using spec::testing::Folders;
using spec::testing::minimal;

namespace {

std::string const svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\n";

spec::LayoutPtr load_sheet(Folders& folders) {
  folders.project(minimal);
  auto const project = folders.load();
  REQUIRE(project);
  REQUIRE(project->documents.size() == 1);
  return project->documents[0].layout;
}

}  // namespace

TEST_CASE("an image of the project is read once, and SVG is a source that messages can show") {
  Folders folders;
  folders.write("project/images/a.svg", svg);
  folders.write("project/images/b.png", "\x89PNG");
  folders.write("project/layouts/sheet.yaml",
                "blocks:\n  - image: {src: images/a.svg, width: 60mm, alt: A, title: B, source: C}\n"
                "  - image: {src: images/a.svg, alt: ''}\n  - image: {src: images/b.png, height: 1cm, alt: ''}\n");
  auto const layout = load_sheet(folders);
  CHECK(folders.messages() == "");
  REQUIRE(layout->blocks.size() == 3);
  auto const& first = std::get<spec::ImageBlock>(layout->blocks[0].kind);
  auto const& again = std::get<spec::ImageBlock>(layout->blocks[1].kind);
  auto const& png = std::get<spec::ImageBlock>(layout->blocks[2].kind);
  CHECK(*first.bytes == svg);
  CHECK(first.bytes == again.bytes);
  CHECK(folders.sources.name(first.source_of_svg) == "images/a.svg");
  CHECK(png.source_of_svg.is_none());
  CHECK(first.width == 60_mm);
  CHECK(first.alt->text == "A");
  CHECK(first.title->text == "B");
  CHECK(first.source->text == "C");
  CHECK(png.height == 10_mm);
}

TEST_CASE("an image out of reach is reported where it is named, and left out") {
  Folders folders;
  folders.write("secret.svg", svg);
  std::filesystem::create_symlink(folders.root() / "secret.svg", folders.root() / "project/link.svg");
  folders.write("project/layouts/sheet.yaml",
                "blocks:\n  - image: {src: ../secret.svg}\n  - image: {src: /etc/passwd}\n  - image: {src: link.svg}\n"
                "  - image: {src: none.svg}\n  - image: {src: layouts}\n  - image: {src: a.svg, width: 0}\n");
  auto const layout = load_sheet(folders);
  CHECK(folders.says("layouts/sheet.yaml:2:18: error: `../secret.svg` is outside the project folder"));
  CHECK(folders.says("`/etc/passwd` is outside the project folder"));
  CHECK(folders.says("`link.svg` leads out of the project folder"));
  CHECK(folders.says("layouts/sheet.yaml:5:18: error: there is no file `none.svg`"));
  CHECK(folders.says("`layouts` cannot be read"));
  CHECK(folders.says("`width` needs a length over 0"));
  CHECK(layout->blocks.empty());
}

TEST_CASE("a theme has its logos in the folder of its name, and a layout of the library its images") {
  Folders folders;
  folders.write("project/layouts/themes/plain.yaml",
                "logo: {default: {file: logo.svg, alt: Essai}, on-dark: {file: white.svg}}\n"
                "masters: {rest: {header: [{image: {src: logo.svg, alt: ''}}]}}\n");
  folders.write("project/layouts/themes/plain/logo.svg", svg);
  folders.write("project/layouts/themes/plain/white.svg", svg);
  folders.write("library/layouts/sheet.yaml",
                "blocks: [{image: {src: wave.svg, alt: ''}}, {logo: {variant: on-dark, width: 4cm}}]\n");
  folders.write("library/layouts/sheet/wave.svg", svg);
  folders.project(minimal);
  auto const project = folders.load();
  CHECK(folders.messages() == "");
  auto const& document = project->documents.at(0);
  REQUIRE(document.theme->logos.size() == 2);
  CHECK(document.theme->logos[0].variant.empty());
  CHECK(document.theme->logos[0].alt->text == "Essai");
  CHECK(*document.theme->logos[0].bytes == svg);
  CHECK(document.theme->logos[1].variant == "on-dark");
  CHECK(document.layout->rest.header.size() == 1);
  REQUIRE(document.layout->blocks.size() == 2);
  auto const& logo = std::get<spec::ImageBlock>(document.layout->blocks[1].kind);
  CHECK(logo.from == spec::ImageBlock::Source::Logo);
  CHECK(logo.variant == "on-dark");
  CHECK(logo.width == 40_mm);
}

TEST_CASE("a logo outside the theme's folder is refused") {
  Folders folders;
  folders.write("project/layouts/themes/other/logo.svg", svg);
  folders.write("project/layouts/themes/plain.yaml", "logo: {file: ../other/logo.svg}\n");
  load_sheet(folders);
  CHECK(folders.says("layouts/themes/plain.yaml:1:14: error: `../other/logo.svg` is outside `layouts/themes/plain`"));
}

TEST_CASE("a logo that is not there or has no file is reported") {
  auto const says = [](std::string const& logo, std::string const& message) {
    Folders folders;
    folders.write("project/layouts/themes/plain.yaml", "logo: " + logo + "\n");
    load_sheet(folders);
    CHECK_MESSAGE(folders.says(message), folders.messages());
  };
  says("{file: no.svg}", "there is no file `no.svg` in `layouts/themes/plain`");
  says("{alt: Essai}", "missing field `file` in a logo of a theme");
  says("logo.svg", "a logo of a theme needs to be a mapping, found the text `logo.svg`");
  says("{on-dark: white.svg}", "a logo of a theme needs to be a mapping, found the text `white.svg`");
}
