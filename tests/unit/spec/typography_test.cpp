#include <doctest/doctest.h>

#include "unit/spec/spec_fixture.hpp"

using namespace livret;
using locale::Profile;
using spec::testing::Folders;
using spec::testing::minimal;

TEST_CASE("typography is the language's unless the project chooses") {
  Folders french;
  french.project(minimal + "language: fr\n");
  auto const plain = french.load()->typography;
  CHECK(plain.language == Profile::Language::French);
  CHECK(plain.mode == Profile::Mode::Correct);
  CHECK(plain.colon_space == U'\u00a0');
  CHECK(plain.guillemet_space == U'\u202f');

  Folders choosing;
  choosing.project(minimal + "typography: {mode: report, colon-space: narrow, guillemet-space: wide}\n");
  auto const chosen = choosing.load()->typography;
  CHECK(choosing.messages() == "");
  CHECK(chosen.mode == Profile::Mode::Report);
  CHECK(chosen.colon_space == U'\u202f');
  CHECK(chosen.guillemet_space == U'\u00a0');
  CHECK(chosen.high_space == U'\u202f');

  Folders english;
  english.project(minimal + "language: en-GB\ntypography: {mode: verbatim}\n");
  auto const british = english.load()->typography;
  CHECK(british.language == Profile::Language::BritishEnglish);
  CHECK(british.mode == Profile::Mode::Verbatim);
}

TEST_CASE("slips in typography are named") {
  Folders folders;
  folders.project(minimal + "typography: {mode: corect, colon-space: thin, spaces: narrow}\n");
  folders.load();
  INFO(folders.messages());
  CHECK(folders.says("did you mean `correct`?"));
  CHECK(folders.says("thin"));
  CHECK(folders.says("unknown field `spaces`"));
}
