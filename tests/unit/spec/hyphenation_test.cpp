#include "text/hyphenation.hpp"

#include <doctest/doctest.h>

#include "unit/spec/spec_fixture.hpp"

using namespace livret;
using spec::testing::Folders;
using spec::testing::minimal;

namespace {

void check_says(std::string const& hyphenation, std::string const& message) {
  Folders folders;
  folders.project(minimal + "hyphenation: " + hyphenation + "\n");
  folders.load();
  CHECK_MESSAGE(folders.says(message), folders.messages());
}

}  // namespace

TEST_CASE("exceptions are a list in the project's language, or lists by language") {
  using Points = std::vector<std::size_t>;
  Folders folders;
  folders.project(minimal + "language: fr\nhyphenation: {exceptions: [co-cons-truc-tion, RAMEAU]}\n");
  auto const project = folders.load();
  CHECK(folders.messages() == "");
  CHECK(project->hyphenation->find("fr", "coconstruction") == Points{2, 6, 10});
  CHECK(project->hyphenation->find("fr", "RAMEAU") == Points{});
  CHECK_FALSE(project->hyphenation->find("fr", "autre"));

  Folders both;
  both.project(minimal + "hyphenation: {exceptions: {fr: [ac-tion], en: [data-base]}}\n");
  auto const mapped = both.load();
  CHECK(both.messages() == "");
  CHECK(mapped->hyphenation->find("fr", "action") == Points{2});
  CHECK(mapped->hyphenation->find("en", "database") == Points{4});
}

TEST_CASE("words of other languages are listed by language") {
  Folders folders;
  folders.project(minimal + "hyphenation: {words: {en: [benchmark, feedback]}}\n");
  auto const project = folders.load();
  CHECK(folders.messages() == "");
  auto const& english = project->foreign_words.at("en");
  REQUIRE(english.size() == 2);
  CHECK(english[1].text == "feedback");
  auto const place = folders.sources.position(english[1].where.source, english[1].where.begin);
  CHECK(place.line == 5);
}

TEST_CASE("slips in hyphenation are named for what they are") {
  check_says("{words: {xx: [a]}}", "5:23: error: there are no hyphenation patterns for the language `xx`");
  check_says("{words: {../../etc/x: [a]}}", "there are no hyphenation patterns");
  check_says("{exceptions: {zz: [a-b]}}", "there are no hyphenation patterns for the language `zz`");
  check_says("{words: {en: [feed back]}}", "one word is needed here, found the text `feed back`");
  check_says("{words: {en: feedback}}", "a list of words is needed here, found the text `feedback`");
  check_says("{words: {en: [set], en-GB: [set]}}", "`set` is a word of `en` already");
  check_says("{exceptions: [deux mots]}", "a word with its hyphens is needed here, found the text `deux mots`");
  check_says("{exceptions: [[]]}", "expected a text, found a sequence");
  check_says("{exception: []}", "did you mean `exceptions`?");
  check_says("[a-b]", "`hyphenation` needs to be a mapping");
}
