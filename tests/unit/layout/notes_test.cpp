#include <doctest/doctest.h>

#include "unit/layout/fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using livret::layout_test::Found;
using livret::layout_test::Sheet;

namespace {

/// A line of text that calls a note.
content::Paragraph calling(Sheet const& sheet, std::string text, std::size_t note) {
  auto paragraph = sheet.paragraph(std::move(text));
  paragraph.inlines.emplace_back(sheet.call(note));
  return paragraph;
}

}  // namespace

TEST_CASE("a note stands at the foot of the page that calls it") {
  Sheet sheet;
  sheet.add_note("n");
  sheet.add(calling(sheet, "a", 0));
  sheet.layout();
  CHECK(sheet.find("1") == Found{1, 20, 18});
  CHECK(sheet.find("1\u00a0") == Found{1, 10, 108});
  CHECK(sheet.find("n") == Found{1, 30, 108});
}

TEST_CASE("notes stand under a rule with their gaps") {
  Sheet sheet;
  auto& style = sheet.document.note_style;
  style.rule.width = 1_pt;
  style.rule_width = 40_pt;
  style.gap_above = 6_pt;
  style.gap_below = 3_pt;
  style.gap_between = 2_pt;
  sheet.add_note("n");
  sheet.add_note("m");
  sheet.add(calling(sheet, "a", 0));
  sheet.add(calling(sheet, "b", 1));
  sheet.layout();
  // From the foot at 110: 10 of `m`, 2 between, 10 of `n`, 3 below the rule, 1 of the rule.
  CHECK(sheet.find("m").y == 108);
  CHECK(sheet.find("n").y == 96);
  auto const rules = sheet.items<frame::LineItem>(1);
  REQUIRE(rules.size() == 1);
  CHECK(rules[0].from == base::Point{10_pt, 84.5_pt});
  CHECK(rules[0].to == base::Point{50_pt, 84.5_pt});
}

TEST_CASE("a line moves to the next page when its note has no room") {
  Sheet sheet;
  sheet.add_note("n");
  for (char c = 'a'; c <= 'i'; ++c) sheet.add(sheet.lines(c, 1));
  sheet.add(calling(sheet, "j", 0));
  sheet.layout();
  CHECK(sheet.find("i") == Found{1, 10, 98});
  CHECK(sheet.find("j") == Found{2, 10, 18});
  CHECK(sheet.find("n") == Found{2, 30, 108});
}

TEST_CASE("a note takes room from the text above it") {
  Sheet sheet;
  sheet.add_note("n");
  sheet.add(calling(sheet, "a", 0));
  for (char c = 'b'; c <= 'k'; ++c) sheet.add(sheet.lines(c, 1));
  sheet.layout();
  CHECK(sheet.find("i").page == 1);
  CHECK(sheet.find("j") == Found{2, 10, 18});
}

TEST_CASE("a note taller than the page goes on on the next one") {
  Sheet sheet;
  sheet.document.notes.push_back({sheet.lines('A', 14), {}});
  sheet.add(calling(sheet, "a", 0));
  sheet.add(sheet.paragraph("z"));
  sheet.layout();
  REQUIRE(sheet.pages.pages.size() == 2);
  CHECK(sheet.find("A").page == 1);
  CHECK(sheet.find("I") == Found{1, 10, 108});
  CHECK(sheet.find("J") == Found{2, 10, 68});
  CHECK(sheet.find("z") == Found{2, 10, 18});
  CHECK(sheet.messages().empty());
}

TEST_CASE("call and note lead to each other") {
  Sheet sheet;
  sheet.add_note("n");
  sheet.add(calling(sheet, "a", 0));
  sheet.layout();
  auto const links = sheet.items<frame::LinkItem>(1);
  REQUIRE(links.size() == 2);
  auto const target = [&](std::size_t i) {
    return sheet.pages.destinations.at(std::get<frame::DestinationId>(links[i].target).index());
  };
  CHECK(target(0).at == base::Point{10_pt, 100_pt});
  CHECK(target(1).at == base::Point{20_pt, 10_pt});
  CHECK(links[0].contents == "note 1");
  CHECK(links[1].contents == "retour à l’appel de note 1");
}

TEST_CASE("a note is read right after the paragraph that calls it") {
  Sheet sheet;
  sheet.add_note("n");
  sheet.add(calling(sheet, "a", 0));
  sheet.add(sheet.paragraph("z"));
  sheet.layout();
  CHECK(sheet.structure() ==
        "  Document\n"
        "    P\n"
        "      @0 \"a\"\n"
        "      Reference\n"
        "        Link\n"
        "          @1 \"1\"\n"
        "    Note\n"
        "      Lbl\n"
        "        Link\n"
        "          @2 \"1\u00a0\"\n"
        "      P\n"
        "        @3 \"n\"\n"
        "    P\n"
        "      @4 \"z\"\n");
}

TEST_CASE("a note that is called twice is set once, on the page of the first call") {
  Sheet sheet;
  sheet.add_note("n");
  sheet.add(calling(sheet, "a", 0));
  sheet.add(content::PageBreak{});
  sheet.add(calling(sheet, "b", 0));
  sheet.layout();
  CHECK(sheet.find("n").page == 1);
  CHECK(sheet.texts(2) == std::vector<std::string>{"b", "1"});
}

TEST_CASE("a note called in a box stands at the foot of the page") {
  Sheet sheet;
  sheet.add_note("n");
  content::Box box;
  box.blocks = layout_test::blocks(calling(sheet, "a", 0));
  box.style.padding = {5_pt, 5_pt, 5_pt, 5_pt};
  sheet.add(box);
  sheet.layout();
  CHECK(sheet.find("n") == Found{1, 30, 108});
}

TEST_CASE("a note that calls a note is reported, and one that is never called is named") {
  Sheet sheet;
  sheet.add_note("n");
  sheet.document.notes[0].text.inlines.emplace_back(sheet.call(1));
  sheet.add_note("m");
  sheet.add(calling(sheet, "a", 0));
  sheet.layout();
  CHECK(sheet.messages() ==
        std::vector<std::string>{"a note calls a note", "a note is never called, so it is not set"});
}
