#include <doctest/doctest.h>

#include "unit/text/fixture.hpp"

using namespace livret::text;
using Lines = std::vector<std::string>;

namespace {

BreakParameters parameters_with(bool avoid_rivers) {
  BreakParameters parameters;
  parameters.protrusion = false;
  parameters.pretolerance = 1000;
  parameters.avoid_rivers = avoid_rivers;
  return parameters;
}

}  // namespace

TEST_CASE("spaces that lie under each other in three lines are a river, in two they are not") {
  Fixture fixture;
  auto const rivers = [&](std::string_view text) {
    return fixture.break_text(text, 110, parameters_with(true), fixture.square()).rivers;
  };
  CHECK(rivers("aaa bbb ccc ddd eee fff") == 0);
  CHECK(rivers("aaa bbb ccc ddd eee fff ggg hhh iii") == 2);
  CHECK(rivers("aaa bbb ccc ddd eee fff ggg hhh iii jjj kkk lll") == 2);
  // The second space of the second line stands 10 pt further: nothing lies under its like.
  CHECK(rivers("aaa bbb ccc ddd eeee ff ggg hhh iii") == 1);
  CHECK(rivers("aaa bbb ccc d eeeeee f ggg hhh iii") == 0);
}

TEST_CASE("ragged text has no rivers") {
  Fixture fixture;
  auto parameters = parameters_with(true);
  parameters.alignment = Alignment::Left;
  CHECK(fixture.break_text("aaa bbb ccc ddd eee fff ggg hhh iii", 110, parameters, fixture.square()).rivers == 0);
}

TEST_CASE("of two break sets with the same demerits the one without rivers is taken") {
  Fixture fixture;
  auto style = fixture.square();
  style.hyphens = Hyphens::None;
  std::string const text = "aaaa b cccc dd e ffff g hh i jjjj kkkk l m nn oooo ppp";
  auto const kept = fixture.break_text(text, 105, parameters_with(false), style);
  auto const moved = fixture.break_text(text, 105, parameters_with(true), style);
  // (10+42)² + (10+336)² + 2 (10+12)² + 10², and 10000 before and behind the very loose line.
  CHECK(kept.demerits == 143488);
  CHECK(moved.demerits == 143488);
  CHECK(lines_of(kept) == Lines{"aaaa b cccc", "dd e ffff", "g hh i jjjj", "kkkk l m nn", "oooo ppp"});
  CHECK(lines_of(moved) == Lines{"aaaa b cccc", "dd e ffff g", "hh i jjjj", "kkkk l m nn", "oooo ppp"});
  // White at 57.5–65, 47.5–65 and 56.7–65 pt in lines 1 to 3, and at 38.3–46.7, 40–48.3 and 40–50 pt in lines 3 to 5.
  CHECK(kept.rivers == 2);
  CHECK(moved.rivers == 0);
}

TEST_CASE("a river stays where other breaks cost more") {
  Fixture fixture;
  std::string const text = "aaa bbb ccc ddd eee fff ggg hhh iii jjj kkk lll mmm nnn ooo ppp qqq rrr";
  auto const paragraph = fixture.break_text(text, 110, parameters_with(true), fixture.square());
  CHECK(paragraph.rivers == 2);
  CHECK(paragraph.demerits == 6 * 10 * 10);
}
