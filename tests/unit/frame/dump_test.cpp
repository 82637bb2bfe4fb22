#include <doctest/doctest.h>

#include "frame/page.hpp"

using namespace livret;
using namespace livret::base::literals;

namespace {

text::GlyphRunPtr run_of(std::string text) {
  auto run = std::make_shared<text::GlyphRun>();
  run->text = std::move(text);
  run->size = 9.6_pt;
  return run;
}

}  // namespace

TEST_CASE("the dump shows images, and expansion where there is any") {
  auto wider = std::make_shared<text::GlyphRun>(*run_of("mot"));
  wider->expansion = 12;
  auto narrower = std::make_shared<text::GlyphRun>(*run_of("mot"));
  narrower->expansion = -7;
  auto image = std::make_shared<frame::Image>();
  image->width = 640;
  image->height = 480;
  frame::PagedDocument document;
  frame::Page page;
  page.label = "A-3";
  page.frame.size = {100_pt, 50_pt};
  page.frame.items.push_back(frame::TextItem{{1_pt, 2_pt}, wider, frame::Artifact::Header});
  page.frame.items.push_back(frame::TextItem{{1_pt, 12_pt}, narrower, frame::Artifact::Header});
  page.frame.items.push_back(frame::ImageItem{{{5_pt, 6_pt}, {32_pt, 24_pt}}, image, frame::Artifact::Layout});
  document.pages.push_back(page);
  CHECK(frame::dump(document) ==
        "page 1 \"A-3\" 100 x 50\n"
        "  text 1 2 9.6 #000000 (header) \"mot\" expansion +12\n"
        "  text 1 12 9.6 #000000 (header) \"mot\" expansion -7\n"
        "  image 5 6 32 x 24 640x480 (layout)\n"
        "structure\n"
        "  Document\n");
}

TEST_CASE("the dump shows items at their place on the page, then the structure with its texts") {
  frame::PagedDocument document;
  auto& tree = document.structure;
  auto const heading = tree.add(tree.root(), frame::Role::H1);
  auto const words = tree.content(heading);
  auto const cell = tree.add(tree.root(), frame::Role::TH);
  tree.element(cell).scope = frame::Scope::Column;
  tree.element(cell).column_span = 2;
  tree.content(cell);

  auto inner = std::make_shared<frame::Frame>();
  inner->items.push_back(frame::TextItem{{1_pt, 2_pt}, run_of("Ce « que »"), words});
  frame::Page page;
  page.label = "iv";
  page.frame.size = {595.276_pt, 842_pt};
  page.frame.items.push_back(frame::GroupItem{{10_pt, 20.005_pt}, inner});
  page.frame.items.push_back(
      frame::LineItem{{0_pt, 5_pt}, {9_pt, 5_pt}, base::Colour{255, 0, 0, 255}, 0.4_pt, frame::Artifact::Footer});
  document.pages.push_back(page);

  CHECK(frame::dump(document) ==
        "page 1 \"iv\" 595.28 x 842\n"
        "  text 11 22.01 9.6 #000000 @0 \"Ce « que »\"\n"
        "  line 0 5 to 9 5 0.4 #ff0000 (footer)\n"
        "structure\n"
        "  Document\n"
        "    H1\n"
        "      @0 \"Ce « que »\"\n"
        "    TH scope=column columns=2\n"
        "      @1 -\n");
}
