#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "locale/typography.hpp"

using namespace livret::locale;

namespace {

Correction french(std::string_view text) { return correct(text, profile_of("fr")); }

std::vector<std::string> hints(std::string_view text) {
  std::vector<std::string> result;
  for (auto const& remark : french(text).remarks) result.push_back(remark.hint);
  return result;
}

// The drawn stretches of a text as `replacement/drawing`.
std::vector<std::string> drawings(std::string_view text) {
  std::vector<std::string> result;
  for (auto const& edit : french(text).edits) {
    if (edit.drawn == Drawn::Superior) result.push_back(edit.replacement + "/superior");
    if (edit.drawn == Drawn::SmallCapitals) result.push_back(edit.replacement + "/small");
  }
  return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("letters of an ordinal are superior") {
  CHECK(drawings("le 1er octobre") == Texts{"er/superior"});
  CHECK(drawings("le 1 mars") == Texts{"er/superior"});
  CHECK(drawings("la 1re fois") == Texts{"re/superior"});
  CHECK(drawings("la 9e Rencontre") == Texts{"e/superior"});
  CHECK(drawings("le 2nd tour, la 2nde") == Texts{"nd/superior", "nde/superior"});
  CHECK(drawings("les 3es rencontres") == Texts{"es/superior"});
  CHECK(drawings("A2e 3.4e 12em 5es-tu 2e-5 0x3e").size() == 1);
}

TEST_CASE("needless letters of an ordinal are dropped and remarked on") {
  struct Row {
    std::string_view typed;
    std::string_view set;
  };
  for (auto const& example : {Row{"17ème", "17e"}, Row{"9ème", "9e"}, Row{"6ème", "6e"}, Row{"10ème", "10e"},
                              Row{"2ème", "2e"}, Row{"1ère", "1re"}, Row{"1ere", "1re"}, Row{"3eme", "3e"},
                              Row{"4ièmes", "4es"}, Row{"2è", "2e"}, Row{"XIXème", "XIXe"}}) {
    INFO("typed: ", std::string(example.typed));
    auto const correction = french(example.typed);
    CHECK(apply_plain(example.typed, correction.edits) == example.set);
    REQUIRE(correction.remarks.size() == 1);
    CHECK(correction.remarks[0].hint == "write `" + std::string(example.set) + "`");
    CHECK(correction.remarks[0].begin == 0);
    CHECK(correction.remarks[0].end == example.typed.size());
    CHECK(correction.edits.back().drawn == Drawn::Superior);
  }
}

TEST_CASE("the numeral of a century is small capitals and stays capitals for extraction") {
  CHECK(drawings("au XIXe siècle") == Texts{"XIX/small", "e/superior"});
  CHECK(drawings("aux XVIIIe et XIXe siècles") == Texts{"XVIII/small", "e/superior", "XIX/small", "e/superior"});
  CHECK(drawings("le Ier siècle") == Texts{"I/small", "er/superior"});
  CHECK(drawings("la Ve République") == Texts{"e/superior"});
  CHECK(drawings("XIXe et la XXe rencontre") == Texts{"e/superior", "e/superior"});
  CHECK(drawings("Vie, Ile, IIIIe, VXe, XXXXe").empty());
}

TEST_CASE("capitals without their accent are remarked on with the right word") {
  CHECK(hints("Etat") == Texts{"write `État`"});
  CHECK(hints("l’Etat et les Etudes") == Texts{"write `État`", "write `Études`"});
  CHECK(hints("ETAT") == Texts{"write `ÉTAT`"});
  CHECK(hints("Economique") == Texts{"write `Économique`"});
  CHECK(hints("Ecole, Elu, Elues, Energies, Evaluation, Equipe, Egalité").size() == 7);
  CHECK(hints("Ile") == Texts{"write `Île`"});
  CHECK(hints("Etre") == Texts{"write `Être`"});
  CHECK(hints("Ecologiques") == Texts{"write `Écologiques`"});
  CHECK(hints("Saint-Etienne") == Texts{"write `Étienne`"});
  CHECK(hints("Electricité, Equitable, Evaluées, Eligible, Ethique, Ecrit, Evolutions").size() == 7);
  CHECK(hints("Emploi, Exemple, Essai, Effet, Eau, Ensemble, Environ, Examen, EPCI, ESS, EDF, ETP, Eure").empty());
  CHECK(hints("État Elle Et Entre Espace Estime Etc Ecu ELLE").empty());
}

TEST_CASE("the preposition À at the head of a sentence is remarked on where it is no verb") {
  CHECK(hints("A mi-chemin") == Texts{"write `À mi-chemin`"});
  CHECK(hints("Bien. A partir de là") == Texts{"write `À partir`"});
  CHECK(hints("A l'échelle") == Texts{"write `À l’`"});
  CHECK(hints("le groupe A partir").empty());
  CHECK(hints("A voté").empty());
  CHECK(hints("A cette étape") == Texts{"write `À cette`"});
  CHECK(hints("Fin. A plus long terme") == Texts{"write `À plus`"});
  CHECK(hints("A-t-il voté ? Vitamine A la veille. Le plan A est prêt. À terme").empty());
}

TEST_CASE("numbers that may be codes are remarked on and stay") {
  CHECK(hints("pour 35000 réclamations") == Texts{"write `35 000`, unless it is a code"});
  CHECK(hints("soit 1234567 au total") == Texts{"write `1 234 567`, unless it is a code"});
  CHECK(hints("pour 35000 communes et 1234567 voix").empty());
  CHECK(hints("75001 Paris, code INSEE 35238, (35000), 02210, A12345, n° 12345, 2023").empty());
  CHECK(hints("pour 35.000 habitants").size() == 1);
  CHECK(hints("il passe à 2.5").size() == 1);
  CHECK(hints("version 2.5, section 3.5, 192.168.0.1, 05.10.2023").empty());
}

TEST_CASE("quotation marks without their other half are remarked on and stay") {
  auto const text = std::string_view("un \"devoir partagé");
  auto const correction = french(text);
  REQUIRE(correction.remarks.size() == 1);
  CHECK(correction.remarks[0].begin == 3);
  CHECK(correction.edits.empty());
  CHECK(hints("« un \"deux »").size() == 1);
  CHECK(hints("un» deux").size() == 1);
}

TEST_CASE("a text with the faults of the genre is set right and its faults are told") {
  std::string const text =
      "A mi-chemin, l'Etat et la 17ème Rencontre: \"une Etude Economique\" où 92% des maires... "
      "Est-ce 9ème ou 10ème? Oui; « non » !";
  auto const correction = french(text);
  CHECK(apply_plain(text, correction.edits) ==
        "A mi-chemin, l’Etat et la 17e Rencontre\u00a0: «\u202fune Etude Economique\u202f» où 92\u00a0% des maires… "
        "Est-ce 9e ou 10e\u202f? Oui\u202f; «\u202fnon\u202f»\u202f!");
  CHECK(correction.remarks.size() == 7);
  CHECK(std::ranges::is_sorted(correction.remarks, {}, &Remark::begin));
}

TEST_CASE("report mode tells each edit of characters and no mere drawing") {
  std::string const text = "Oui ! le 2e";
  auto const remarks = remarks_of(text, french(text));
  REQUIRE(remarks.size() == 1);
  CHECK(remarks[0].begin == 2);
  CHECK(remarks[0].end == 5);
  CHECK(remarks[0].message == "typography: `i !` found");
  CHECK(remarks[0].hint == "write `i<U+202F>!`");
}

TEST_CASE("report mode leaves the text and tells what correct mode would do") {
  auto profile = profile_of("fr");
  profile.mode = Profile::Mode::Report;
  auto const report = correct("Oui! La 17ème, l'Etat", profile);
  CHECK(report.edits.empty());
  REQUIRE(report.remarks.size() == 4);
  CHECK(report.remarks[0].hint == "write `i<U+202F>!`");
  CHECK(report.remarks[1].hint == "write `17e`");
  CHECK(report.remarks[2].hint == "write `l’E`");
  CHECK(report.remarks[3].hint == "write `État`");
  CHECK(correct("Oui\u202f! La 17e, l’État", profile).remarks.empty());
}

TEST_CASE("verbatim mode leaves the text and says nothing") {
  auto profile = profile_of("fr");
  profile.mode = Profile::Mode::Verbatim;
  auto const correction = correct("Oui! La 17ème, l'Etat", profile);
  CHECK(correction.edits.empty());
  CHECK(correction.remarks.empty());
}

TEST_CASE("report mode tells a fault beside the end of a line without that end") {
  std::string const text = "n\n  \nn";
  auto const remarks = remarks_of(text, {{{2, 4, " ", Drawn::AsIs}}, {}});
  REQUIRE(remarks.size() == 1);
  CHECK(remarks[0].message == "typography: `  ` found");
  CHECK(remarks[0].hint == "write ` `");
}
