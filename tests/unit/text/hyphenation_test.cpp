#include "text/hyphenation.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace livret::text;

namespace {

std::string hyphenated(std::string word, std::string_view language, int before = 2, int after = 2) {
  auto const points = hyphenation_points(word, language, before, after);
  for (auto point = points.rbegin(); point != points.rend(); ++point) word.insert(*point, "-");
  return word;
}

}  // namespace

TEST_CASE("French words are divided as a dictionary of French divides them") {
  CHECK(hyphenated("territoire", "fr") == "ter-ri-toire");
  CHECK(hyphenated("développement", "fr") == "dé-ve-lop-pe-ment");
  CHECK(hyphenated("collectivité", "fr") == "col-lec-ti-vi-té");
  CHECK(hyphenated("innovation", "fr") == "in-no-va-tion");
  CHECK(hyphenated("département", "fr") == "dé-par-te-ment");
}

TEST_CASE("offsets count bytes, so letters with accents move those behind them") {
  CHECK(hyphenation_points("développement", "fr", 2, 2).front() == 3);
}

TEST_CASE("at least so many letters stay on each side") {
  CHECK(hyphenated("territoire", "fr", 3, 3) == "ter-ri-toire");
  CHECK(hyphenated("développement", "fr", 3, 3) == "déve-lop-pe-ment");
  CHECK(hyphenated("collectivité", "fr", 3, 3) == "col-lec-ti-vité");
}

TEST_CASE("British words follow the British patterns") {
  CHECK(hyphenated("development", "en-GB") == "de-vel-op-ment");
  CHECK(hyphenated("territory", "en") == hyphenated("territory", "en-GB"));
}

TEST_CASE("a region falls back on its language") {
  CHECK(hyphenated("territoire", "fr-FR") == "ter-ri-toire");
  CHECK(has_patterns("fr-CA"));
}

TEST_CASE("capitals are matched as small letters") {
  CHECK(hyphenated("Territoire", "fr") == "Ter-ri-toire");
  CHECK(hyphenated("ÉVALUATION", "fr") == "ÉVA-LUA-TION");
}

TEST_CASE("a language without patterns, and what is no word, have no points") {
  CHECK_FALSE(has_patterns("xx"));
  CHECK_FALSE(has_patterns("../../etc/passwd"));
  CHECK_FALSE(has_patterns(""));
  CHECK(hyphenation_points("territoire", "xx", 2, 2).empty());
  CHECK(hyphenation_points("", "fr", 2, 2).empty());
  CHECK(hyphenation_points("2023", "fr", 2, 2).empty());
  CHECK(hyphenation_points(std::string(60'000, 'a'), "fr", 2, 2).empty());
}

namespace {

std::string divided(HyphenationExceptions const& exceptions, std::string_view language, std::string word) {
  auto const points = exceptions.find(language, word);
  if (!points) return "none";
  for (auto point = points->rbegin(); point != points->rend(); ++point) word.insert(*point, "-");
  return word;
}

}  // namespace

TEST_CASE("an exception is found in any case, with either apostrophe, and for the regions of its language") {
  HyphenationExceptions exceptions;
  CHECK(exceptions.empty());
  CHECK(exceptions.add("fr", "évé-ne-ment"));
  CHECK(exceptions.add("fr", "RAMEAU"));
  CHECK(exceptions.add("fr", "au-jour-d'hui"));
  CHECK(exceptions.add("fr-CH", "sep-tante"));
  CHECK(divided(exceptions, "fr", "ÉVÉNEMENT") == "ÉVÉ-NE-MENT");
  CHECK(divided(exceptions, "fr-CH", "Événement") == "Évé-ne-ment");
  CHECK(divided(exceptions, "fr", "Rameau") == "Rameau");
  CHECK(divided(exceptions, "fr", "aujourd’hui") == "au-jour-d’hui");
  CHECK(divided(exceptions, "fr-CH", "septante") == "sep-tante");
  CHECK(divided(exceptions, "fr", "septante") == "none");
  CHECK(divided(exceptions, "en", "Rameau") == "none");
  CHECK(divided(exceptions, "fr", "événements") == "none");
}

TEST_CASE("the last of two exceptions for a word holds, and what is no word is refused") {
  HyphenationExceptions exceptions;
  CHECK(exceptions.add("fr", "ter-ri-toire"));
  CHECK(exceptions.add("fr", "terri-toire"));
  CHECK(divided(exceptions, "fr", "territoire") == "terri-toire");
  for (auto const* word : {"", "-", "-mot", "mot-", "mo--t", "deux mots", "mot2", "a.b"})
    CHECK_FALSE(exceptions.add("fr", word));
}
