#include <doctest/doctest.h>

#include "french_cases.hpp"

TEST_CASE("high punctuation takes a narrow no-break space") {
  check_all({
      {"Vraiment ?", "Vraiment_?"},
      {"Vraiment?", "Vraiment_?"},
      {"Oui !", "Oui_!"},
      {"Oui; non", "Oui_; non"},
      {"Oui ; non", "Oui_; non"},
      {"Quoi ?!", "Quoi_?!"},
      {"Quoi?!", "Quoi_?!"},
      {"Non !!!", "Non_!!!"},
      {"une majorité (?) floue", "une majorité (?) floue"},
      {"une majorité (!)", "une majorité (!)"},
      {"a!=b", "a!=b"},
      {"fich?er", "fich?er"},
      {"À bientôt ;)", "À bientôt ;)"},
      {"Est-ce vrai  ?", "Est-ce vrai_?"},
      {"Est-ce vrai~?", "Est-ce vrai_?"},
      {"(Vraiment ?)", "(Vraiment_?)"},
      {"? seul", "? seul"},
      {"Vraiment… ?", "Vraiment…_?"},
  });
}

TEST_CASE("the colon takes a no-break space, except in times, ratios and names") {
  check_all({
      {"Bilan : trois", "Bilan~: trois"},
      {"Bilan: trois", "Bilan~: trois"},
      {"Voici :", "Voici~:"},
      {"à 10:55", "à 10:55"},
      {"au 1:25000", "au 1:25000"},
      {"au 1 : 25", "au 1 : 25"},
      {"std::vector", "std::vector"},
      {"Bilan_: trois", "Bilan~: trois"},
      {"en 2023: trois", "en 2023~: trois"},
      {"doi:10.1000/182", "doi:10.1000/182"},
  });
}

TEST_CASE("guillemets come from straight and curly marks, nested ones are curly") {
  check_all({
      {"un \"devoir d'alliance\" partagé", "un «_devoir d’alliance_» partagé"},
      {"un “devoir” partagé", "un «_devoir_» partagé"},
      {"un «devoir» partagé", "un «_devoir_» partagé"},
      {"un « devoir » partagé", "un «_devoir_» partagé"},
      {"un «~devoir~» partagé", "un «_devoir_» partagé"},
      {"« il dit \"oui\" »", "«_il dit “oui”_»"},
      {"\"il dit \"oui\" encore\"", "«_il dit “oui” encore_»"},
      {"« un « deux » »", "«_un “deux”_»"},
      {"\"Oui\"", "«_Oui_»"},
      {"l'\"axe\"", "l’«_axe_»"},
      {"(\"axe\")", "(«_axe_»)"},
      {"\" mot \"", "«_mot_»"},
      {"un écran de 5\"", "un écran de 5\""},
      {"\"en 2020\", dit-il", "«_en 2020_», dit-il"},
      {"entre \"mondes\", entre tous", "entre «_mondes_», entre tous"},
      {"« Quoi? »", "«_Quoi_?_»"},
      {"un «devoir partagé", "un «_devoir partagé"},
      {"un \"devoir partagé", "un \"devoir partagé"},
  });
}

TEST_CASE("signs and units stand after a no-break space") {
  check_all({
      {"92 %", "92~%"},
      {"92%", "92~%"},
      {"92_%", "92~%"},
      {"35 €", "35~€"},
      {"35€", "35~€"},
      {"3 M€", "3~M€"},
      {"12 km", "12~km"},
      {"12km", "12~km"},
      {"de 2-350km", "de 2–350~km"},
      {"20°C", "20~°C"},
      {"3 m", "3~m"},
      {"4 m²", "4~m²"},
      {"5 kWh", "5~kWh"},
      {"a%20b", "a%20b"},
      {"%d", "%d"},
      {"le format A4 m", "le format A4 m"},
      {"12 ‰", "12~‰"},
      {"3G", "3G"},
      {"10 h 30", "10~h~30"},
  });
}

TEST_CASE("typed thousands are grouped by narrow no-break spaces") {
  check_all({
      {"35 000 communes", "35_000~communes"},
      {"35~000 communes", "35_000~communes"},
      {"1 234 567", "1_234_567"},
      {"35_000", "35_000"},
      {"2023 350", "2023 350"},
      {"01 23 45 67 89", "01~23~45~67~89"},
      {"06 123 456", "06 123 456"},
      {"SIRET 123 456 789 00012", "SIRET~123 456 789 00012"},
      {"SIREN 123 456 789", "SIREN~123 456 789"},
      {"12 350 personnes", "12_350~personnes"},
      {"12 350,5 km", "12_350,5~km"},
      {"17 350.1%", "17_350,1~%"},
      {"75001 Paris", "75001 Paris"},
      {"35000", "35000"},
      {"code INSEE 02210", "code INSEE~02210"},
  });
}

TEST_CASE("a decimal point becomes a comma only where a quantity is certain") {
  check_all({
      {"3.5 %", "3,5~%"},
      {"3.5 millions", "3,5~millions"},
      {"une moyenne de 3.5", "une moyenne de 3,5"},
      {"une note moyenne de 3.5 sur 5", "une note moyenne de 3,5 sur 5"},
      {"près de 3.5 points", "près de 3,5~points"},
      {"0.125 km", "0,125~km"},
      {"version 2.0", "version~2.0"},
      {"Python 3.5 propose", "Python 3.5 propose"},
      {"3.5 Méthode", "3.5 Méthode"},
      {"section 3.5", "section~3.5"},
      {"192.168.0.1", "192.168.0.1"},
      {"le 05.10.2023", "le 05.10.2023"},
      {"le 05.10", "le 05.10"},
      {"35.000 habitants", "35.000 habitants"},
      {"il vaut 2.5", "il vaut 2,5"},
      {"il passe à 2.5", "il passe à 2.5"},
      {"v2.5", "v2.5"},
      {"version 2.5 apports", "version~2.5 apports"},
  });
}

TEST_CASE("a minus sign stands for a hyphen before a lone number") {
  check_all({
      {"-5", "−5"},
      {"de -5 à 3", "de −5 à 3"},
      {"(-2,5)", "(−2,5)"},
      {"COVID-19", "COVID-19"},
      {"U-17", "U-17"},
      {"12 -5", "12 -5"},
      {"\"-5\"", "«_−5_»"},
  });
}

TEST_CASE("ellipsis, dashes and ranges") {
  check_all({
      {"et puis...", "et puis…"},
      {"[...]", "[…]"},
      {"un....", "un...."},
      {"un - deux", "un – deux"},
      {"un -- deux", "un – deux"},
      {"un --- deux", "un — deux"},
      {"- une puce", "- une puce"},
      {"peut-être", "peut-être"},
      {"--all", "--all"},
      {"2018-2022", "2018–2022"},
      {"2018--2022", "2018–2022"},
      {"pages 12-16", "pages~12–16"},
      {"2023-10-05", "2023-10-05"},
      {"2023-10", "2023-10"},
      {"02-35", "02-35"},
      {"978-2-07-036822", "978-2-07-036822"},
      {"loi n° 2015-2017", "loi n°~2015-2017"},
      {"article 2-3", "article~2-3"},
      {"5 - 3", "5 - 3"},
      {"le 14-18", "le 14–18"},
  });
}

TEST_CASE("apostrophes are curly") {
  check_all({
      {"l'axe", "l’axe"},
      {"aujourd'hui", "aujourd’hui"},
      {"les 'communs' d'ici", "les ‘communs’ d’ici"},
      {"5'", "5'"},
      {"l’axe", "l’axe"},
      {"'l'axe'", "‘l’axe’"},
  });
}

TEST_CASE("reference, title, quantity and date hold to what they belong to") {
  check_all({
      {"n° 3", "n°~3"},
      {"n°3", "n°~3"},
      {"M. Dupont", "M.~Dupont"},
      {"MM. Dupont", "MM.~Dupont"},
      {"Mme Gourault", "Mme~Gourault"},
      {"ODD 17", "ODD~17"},
      {"12 territoires", "12~territoires"},
      {"5 octobre 2023", "5~octobre 2023"},
      {"le 1er octobre", "le 1er~octobre"},
      {"1 mars 2023", "1er~mars 2023"},
      {"du 1 au 1 mai", "du 1 au 1er~mai"},
      {"le 21 mars", "le 21~mars"},
      {"le 3.1 mai", "le 3.1 mai"},
      {"le 1 marsouin", "le 1~marsouin"},
      {"p. 3", "p.~3"},
      {"§ 3", "§~3"},
      {"§3", "§~3"},
      {"en 2023 la grille", "en 2023 la grille"},
      {"en 2023 douze", "en 2023 douze"},
      {"3 sur 4", "3 sur 4"},
      {"ODD 17 porte", "ODD~17 porte"},
      {"à la page. 3 situations", "à la page. 3~situations"},
      {"8 situations", "8~situations"},
      {"12 d'entre eux", "12 d’entre eux"},
      {"version 2.0 permet", "version~2.0 permet"},
      {"l'Agenda 2030 vise", "l’Agenda 2030 vise"},
      {"12_territoires", "12_territoires"},
  });
}

TEST_CASE("abbreviations of two words hold together") {
  check_all({
      {"la part est n. d. en 2023", "la part est n.~d. en 2023"},
      {"(n. c.)", "(n.~c.)"},
      {"Dupont, s. d.", "Dupont, s.~d."},
      {"N. d.", "N.~d."},
      {"p. ex. une commune", "p.~ex. une commune"},
      {"le plan. d. est", "le plan. d. est"},
      {"n. de", "n. de"},
      {"3n. d.", "3n. d."},
  });
}

TEST_CASE("addresses are left as they are") {
  check_all({
      {"voir http://odd17.org/a;b?c=1!", "voir http://odd17.org/a;b?c=1_!"},
      {"https://exemple.fr/l'axe--b...", "https://exemple.fr/l'axe--b…"},
      {"www.exemple.fr/a--b", "www.exemple.fr/a--b"},
      {"odd17.org/2018-2022", "odd17.org/2018-2022"},
      {"nom-12@exemple.fr ?", "nom-12@exemple.fr_?"},
      {"mailto:a@b.fr", "mailto:a@b.fr"},
      {"\"http://a.fr/x\"", "«_http://a.fr/x_»"},
      {"(https://a.fr/b?c)", "(https://a.fr/b?c)"},
      {"et/ou; puis", "et/ou_; puis"},
  });
}
