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
  sheet.add(sheet.lines('k', 2));
  sheet.layout();
  CHECK(sheet.find("i") == Found{1, 10, 98});
  CHECK(sheet.find("j") == Found{2, 10, 18});
  CHECK(sheet.find("n") == Found{2, 30, 108});
}

TEST_CASE("a note takes room from the text above it") {
  Sheet sheet;
  sheet.add_note("n");
  sheet.add(calling(sheet, "a", 0));
  for (char c = 'b'; c <= 'm'; ++c) sheet.add(sheet.lines(c, 1));
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
  // Both lines of text leave room for 8 of its 14 lines, and 6 stand at the next foot.
  CHECK(sheet.find("z") == Found{1, 10, 28});
  CHECK(sheet.find("H") == Found{1, 10, 108});
  CHECK(sheet.find("I") == Found{2, 10, 58});
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

TEST_CASE("a long note is divided where its page would else be left empty") {
  Sheet sheet;
  sheet.document.notes.push_back({sheet.lines('A', 7), {}});
  for (char c = 'a'; c <= 'l'; ++c) sheet.add(c == 'e' ? calling(sheet, "e", 0) : sheet.lines(c, 1));
  sheet.layout();
  // Undivided, `e` would move and leave 6 lines of 10 empty, at 2500, the most; to divide costs 200. Of the ways to
  // fill the page the one with most text leaves two lines of the note.
  CHECK(sheet.find("h") == Found{1, 10, 88});
  CHECK(sheet.find("A") == Found{1, 30, 98});
  CHECK(sheet.find("B") == Found{1, 10, 108});
  CHECK(sheet.find("i") == Found{2, 10, 18});
  CHECK(sheet.find("C") == Found{2, 10, 68});
}

TEST_CASE("a note of three lines is not divided") {
  Sheet sheet;
  sheet.document.notes.push_back({sheet.lines('A', 3), {}});
  for (char c = 'a'; c <= 'l'; ++c) sheet.add(c == 'i' ? calling(sheet, "i", 0) : sheet.lines(c, 1));
  sheet.layout();
  CHECK(sheet.find("h") == Found{1, 10, 88});
  CHECK(sheet.find("i") == Found{2, 10, 18});
  CHECK(sheet.find("A").page == 2);
}

TEST_CASE("what is left of a note stands before the notes of the next page") {
  Sheet sheet;
  sheet.document.notes.push_back({sheet.lines('A', 7), {}});
  sheet.add_note("m");
  for (char c = 'a'; c <= 'd'; ++c) sheet.add(sheet.lines(c, 1));
  sheet.add(calling(sheet, "e", 0));
  for (char c = 'f'; c <= 'j'; ++c) sheet.add(sheet.lines(c, 1));
  sheet.add(calling(sheet, "k", 1));
  sheet.layout();
  // Five lines of the first note and one of the second end at 110.
  CHECK(sheet.find("C") == Found{2, 10, 58});
  CHECK(sheet.find("m") == Found{2, 30, 108});
}

TEST_CASE("a note longer than two pages goes on over three") {
  Sheet sheet;
  sheet.document.notes.push_back({sheet.lines('A', 25), {}});
  sheet.add(calling(sheet, "a", 0));
  sheet.layout();
  // 9 lines beside the text, 10 alone, and 6.
  REQUIRE(sheet.pages.pages.size() == 3);
  CHECK(sheet.find("I") == Found{1, 10, 108});
  CHECK(sheet.find("J") == Found{2, 10, 18});
  CHECK(sheet.find("T") == Found{3, 10, 58});
  CHECK(sheet.messages().empty());
}

namespace {

/// A column of 60 pt with a margin column of 30 pt beside it, in which notes stand.
struct MarginNotes : Sheet {
  MarginNotes() {
    document.first.margin_column = 30_pt;
    document.first.margin_gap = 10_pt;
    document.rest = document.first;
    document.note_style.place = content::NoteStyle::Place::Margin;
  }
};

}  // namespace

TEST_CASE("a note in the margin column stands beside the line of its call") {
  MarginNotes sheet;
  sheet.add_note("n");
  auto text = sheet.lines('a', 3);
  text.inlines.insert(text.inlines.begin() + 3, sheet.call(0));
  sheet.add(text);
  sheet.layout();
  // The call follows `b`, whose line starts at 20; the margin column starts at 10 + 60 + 10.
  CHECK(sheet.find("b") == Found{1, 10, 28});
  CHECK(sheet.find("n") == Found{1, 100, 28});
  CHECK(sheet.find("c") == Found{1, 10, 38});
}

TEST_CASE("notes in the margin column push each other down by their gap") {
  MarginNotes sheet;
  sheet.document.note_style.gap_between = 4_pt;
  sheet.document.notes.push_back({sheet.lines('A', 2), {}});
  sheet.add_note("m");
  sheet.add(calling(sheet, "a", 0));
  sheet.add(calling(sheet, "b", 1));
  sheet.layout();
  // The first takes 10 to 30, so the second starts at 34 and not at 20.
  CHECK(sheet.find("B") == Found{1, 80, 28});
  CHECK(sheet.find("m") == Found{1, 100, 42});
}

TEST_CASE("a page ends before its margin column has more notes than room") {
  MarginNotes sheet;
  for (char c = 'a'; c <= 'i'; ++c) {
    sheet.add(calling(sheet, std::string(1, c), sheet.document.notes.size()));
    sheet.document.notes.push_back({sheet.lines('A', 2), {}});
  }
  sheet.layout();
  // Five notes of 20 pt fill the margin column.
  CHECK(sheet.find("e").page == 1);
  CHECK(sheet.find("f") == Found{2, 10, 18});
  CHECK(sheet.messages().empty());
}

TEST_CASE("without a margin column notes stand at the foot") {
  Sheet sheet;
  sheet.document.note_style.place = content::NoteStyle::Place::Margin;
  sheet.add_note("n");
  sheet.add(calling(sheet, "a", 0));
  sheet.layout();
  CHECK(sheet.find("n") == Found{1, 30, 108});
}
