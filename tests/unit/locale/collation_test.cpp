#include "locale/collation.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace livret::locale;

namespace {

using Texts = std::vector<std::string>;

Texts sorted(Texts texts, std::string_view tag) {
  auto const& locale = *find_locale(tag);
  std::ranges::sort(texts, [&](auto const& a, auto const& b) { return compare(a, b, locale) < 0; });
  return texts;
}

}  // namespace

TEST_CASE("an alphabetical list in French takes letters before accents and accents before capitals") {
  CHECK(sorted({"Zone", "école", "Économie", "eau", "étude", "Etude", "évaluation", "État"}, "fr") ==
        Texts{"eau", "école", "Économie", "État", "Etude", "étude", "évaluation", "Zone"});
  CHECK(sorted({"côté", "cote", "coté", "côte", "Cote"}, "fr") == Texts{"cote", "Cote", "coté", "côte", "côté"});
  CHECK(sorted({"œuvre", "ode", "Ouvrage", "offre"}, "fr") == Texts{"ode", "œuvre", "offre", "Ouvrage"});
  CHECK(sorted({"zeal", "Apple", "éclair", "echo"}, "en-GB") == Texts{"Apple", "echo", "éclair", "zeal"});
}

TEST_CASE("only the same bytes are equal in order") {
  auto const& french = *find_locale("fr");
  CHECK(compare("axe", "axe", french) == 0);
  CHECK(compare("\u00e9", "e\u0301", french) > 0);
  CHECK(compare("e\u0301", "\u00e9", french) < 0);
  CHECK(compare("a\xff", "a\xfe", french) != 0);
  CHECK(compare("", "a", french) < 0);
}
