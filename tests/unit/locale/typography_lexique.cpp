// Cases after the rules of the Lexique des règles typographiques en usage à l'Imprimerie nationale, with texts of the
// genre: syntheses, notes, figures on municipalities. Written from the rules, before what sets them.
#include <doctest/doctest.h>

#include "french_cases.hpp"

TEST_CASE("Lexique: signs of punctuation have a narrow space before them, stops and commas none") {
  check_all({
      {"Faut-il élargir le panel ?", "Faut-il élargir le panel_?"},
      {"Quelle ambition !", "Quelle ambition_!"},
      {"Quoi ? Encore !", "Quoi_? Encore_!"},
      {"Les élus agissent ; les habitants aussi.", "Les élus agissent_; les habitants aussi."},
      {"Les élus agissent; les habitants aussi.", "Les élus agissent_; les habitants aussi."},
      {"Comment faire??", "Comment faire_??"},
      {"Comment faire ???", "Comment faire_???"},
      {"Ah !?", "Ah_!?"},
      {"un succès (!) relatif", "un succès (!) relatif"},
      {"le chiffre (?) reste à vérifier", "le chiffre (?) reste à vérifier"},
      {"Et alors… ?", "Et alors…_?"},
      {"Et alors...?", "Et alors…_?"},
      {"Qui ,alors ?", "Qui, alors_?"},
      {"des maires , des élus", "des maires, des élus"},
      {"La fin .", "La fin."},
      {"La fin . Le début", "La fin. Le début"},
      {"« Oui » , dit-il", "«_Oui_», dit-il"},
      {"92 % .", "92~%."},
      {"Est-ce 92 % ?", "Est-ce 92~%_?"},
      {"un  deux   trois", "un deux trois"},
      {"un~ deux", "un~deux"},
      {"( entre parenthèses )", "(entre parenthèses)"},
      {"[ sic ]", "[sic]"},
      {"[ ]", "[ ]"},
      {"une (ou deux ) fois", "une (ou deux) fois"},
      {"(Pourquoi ?)", "(Pourquoi_?)"},
      {"Pourquoi (et comment) ?", "Pourquoi (et comment)_?"},
      {"« Pourquoi ? » ; « Comment ? »", "«_Pourquoi_?_»_; «_Comment_?_»"},
  });
}

TEST_CASE("Lexique: the colon stands between spaces, and closed up in hours, ratios, addresses and code") {
  check_all({
      {"Méthode : un questionnaire", "Méthode~: un questionnaire"},
      {"Méthode: un questionnaire", "Méthode~: un questionnaire"},
      {"Source  : enquête 2022", "Source~: enquête 2022"},
      {"Il dit : « Non. »", "Il dit~: «_Non._»"},
      {"ODD 17 : partenariats", "ODD~17~: partenariats"},
      {"ODD 17: partenariats", "ODD~17~: partenariats"},
      {"92 %: la majorité", "92~%~: la majorité"},
      {"(source : Insee)", "(source~: Insee)"},
      {"de 10:55 à 11:30", "de 10:55 à 11:30"},
      {"au 1:25 000", "au 1:25 000"},
      {"un rapport 2:1", "un rapport 2:1"},
      {"urn:isbn:978", "urn:isbn:978"},
      {"https://exemple.org:8080/a", "https://exemple.org:8080/a"},
      {"mailto:contact@exemple.fr", "mailto:contact@exemple.fr"},
      {"chart::Config", "chart::Config"},
  });
}

TEST_CASE("Lexique: guillemets hold narrow spaces, the second level is curly") {
  check_all({
      {"le \"faire ensemble\"", "le «_faire ensemble_»"},
      {"le « faire ensemble »", "le «_faire ensemble_»"},
      {"le «faire ensemble»", "le «_faire ensemble_»"},
      {"\"Le terme \"commun\" divise\"", "«_Le terme “commun” divise_»"},
      {"« Le terme « commun » divise »", "«_Le terme “commun” divise_»"},
      {"« Le terme “commun” divise »", "«_Le terme “commun” divise_»"},
      {"l'expression \"co-construire\".", "l’expression «_co-construire_»."},
      {"\"Agir!\"", "«_Agir_!_»"},
      {"\"Agir\"!", "«_Agir_»_!"},
      {"(\"Agir\")", "(«_Agir_»)"},
      {"\"Un\" et \"deux\"", "«_Un_» et «_deux_»"},
      {"d'\"innovation\"", "d’«_innovation_»"},
      {"\"12 territoires\"", "«_12~territoires_»"},
  });
}

TEST_CASE("Lexique: apostrophes are curly, primes and hyphens stay") {
  check_all({
      {"l'alliance", "l’alliance"},
      {"qu'elle n'a", "qu’elle n’a"},
      {"aujourd'hui", "aujourd’hui"},
      {"jusqu'à l'an 2000", "jusqu’à l’an 2000"},
      {"L'État d'abord", "L’État d’abord"},
      {"presqu'île", "presqu’île"},
      {"48° 51'", "48° 51'"},
      {"arc-en-ciel", "arc-en-ciel"},
      {"vice-président", "vice-président"},
      {"Saint-Denis-de-la-Réunion", "Saint-Denis-de-la-Réunion"},
      {"c'est-à-dire", "c’est-à-dire"},
      {"y a-t-il", "y a-t-il"},
  });
}

TEST_CASE("Lexique: etc. has one point, points of suspension are three and touch the word") {
  check_all({
      {"maires, élus, etc...", "maires, élus, etc."},
      {"maires, élus, etc…", "maires, élus, etc."},
      {"maires, etc. ont répondu", "maires, etc. ont répondu"},
      {"maires, etc... ont répondu", "maires, etc. ont répondu"},
      {"(maires, etc...)", "(maires, etc.)"},
      {"et ensuite...", "et ensuite…"},
      {"et ensuite ...", "et ensuite…"},
      {"« Et ensuite ... »", "«_Et ensuite …_»"},
      {"un, deux, ...", "un, deux, …"},
      {"[...] les maires", "[…] les maires"},
      {"Titre........ 3", "Titre........ 3"},
  });
}

TEST_CASE("Lexique: dashes of an aside hold what they enclose") {
  check_all({
      {"la loi – dite NOTRe – a changé", "la loi –~dite NOTRe~– a changé"},
      {"la loi - dite NOTRe - a changé", "la loi –~dite NOTRe~– a changé"},
      {"la loi — dite NOTRe — a changé", "la loi —~dite NOTRe~— a changé"},
      {"les maires – trois sur quatre –, puis", "les maires –~trois sur quatre~–, puis"},
      {"les maires – M. Dupont en tête – votent", "les maires –~M.~Dupont en tête~– votent"},
      {"Titre – sous-titre", "Titre – sous-titre"},
      {"Un – deux. Trois – quatre", "Un – deux. Trois – quatre"},
      {"2018 – mars 2019 ; 2020 – mai 2021", "2018 – mars 2019_; 2020 – mai 2021"},
      {"– Premier point", "–~Premier point"},
      {"— Oui, dit-elle.", "—~Oui, dit-elle."},
      {"12 – 16", "12 – 16"},
  });
}

TEST_CASE("Lexique: ranges take a dash, compounds and codes keep their hyphen") {
  check_all({
      {"2018-2022", "2018–2022"},
      {"(2018-2022)", "(2018–2022)"},
      {"sur 2018-2022, puis", "sur 2018–2022, puis"},
      {"p. 12-16", "p.~12–16"},
      {"10-15 ans", "10–15~ans"},
      {"20-25 %", "20–25~%"},
      {"du 12-16 mars", "du 12–16~mars"},
      {"XVIIe-XVIIIe siècles", "XVIIe–XVIIIe~siècles"},
      {"Covid-19", "Covid-19"},
      {"G7-G20", "G7-G20"},
      {"2023-11-24", "2023-11-24"},
      {"ISBN 978-2-11-077483-5", "ISBN~978-2-11-077483-5"},
      {"loi 2015-991", "loi~2015-991"},
      {"loi n° 2015-991", "loi n°~2015-991"},
  });
}

TEST_CASE("Lexique: numbers go by three, years and codes stay whole") {
  check_all({
      {"34 955 communes", "34_955~communes"},
      {"34955 communes", "34_955~communes"},
      {"1234567 habitants", "1_234_567~habitants"},
      {"12 500 000 €", "12_500_000~€"},
      {"12000 euros", "12_000~euros"},
      {"12000€", "12_000~€"},
      {"en 2023", "en 2023"},
      {"l'an 1789", "l’an 1789"},
      {"02210 Oulchy-le-Château", "02210 Oulchy-le-Château"},
      {"75011 Paris", "75011 Paris"},
      {"INSEE 02210", "INSEE~02210"},
      {"code postal 97400", "code postal~97400"},
      {"tél. 01 42 75 79 00", "tél.~01~42~75~79~00"},
      {"+33 1 42 75 79 00", "+33~1~42~75~79~00"},
      {"SIREN 345039416", "SIREN~345039416"},
      {"3,14159", "3,14159"},
      {"1 234,5 km", "1_234,5~km"},
      {"3.5 %", "3,5~%"},
      {"-5 °C", "−5~°C"},
      {"de -2 à 5", "de −2 à 5"},
      {"une baisse (-12 %)", "une baisse (−12~%)"},
  });
}

TEST_CASE("Lexique: units and signs stand after a no-break space") {
  check_all({
      {"20 %", "20~%"},
      {"20%", "20~%"},
      {"5 ‰", "5~‰"},
      {"3 €", "3~€"},
      {"12 k€", "12~k€"},
      {"4,5 M€", "4,5~M€"},
      {"5 km", "5~km"},
      {"90 km/h", "90~km/h"},
      {"18 °C", "18~°C"},
      {"30 m²", "30~m²"},
      {"15 ha", "15~ha"},
      {"en % du total", "en % du total"},
      {"part en %", "part en %"},
      {"un écart de 10 points", "un écart de 10~points"},
      {"2 millions d'habitants", "2~millions d’habitants"},
      {"10h30", "10~h~30"},
      {"10 h 30", "10~h~30"},
      {"de 9h à 12h", "de 9~h à 12~h"},
      {"24h/24", "24h/24"},
      {"5 min 30 s", "5~min~30~s"},
      {"A10h30", "A10h30"},
      {"l'A86 h", "l’A86 h"},
  });
}

TEST_CASE("Lexique: what belongs to a name, a reference or a date is not parted from it") {
  check_all({
      {"J. Gourault", "J.~Gourault"},
      {"selon J.-P. Dupont", "selon J.-P.~Dupont"},
      {"J. P. Dupont", "J.~P.~Dupont"},
      {"le plan B. Les maires", "le plan B. Les maires"},
      {"le groupe 12. Les maires", "le groupe~12. Les maires"},
      {"M. Martin", "M.~Martin"},
      {"MM. Martin et Petit", "MM.~Martin et Petit"},
      {"M. le maire", "M.~le maire"},
      {"Mme Martin", "Mme~Martin"},
      {"Mmes Martin et Petit", "Mmes~Martin et Petit"},
      {"Mlle Martin", "Mlle~Martin"},
      {"le Dr Martin", "le Dr~Martin"},
      {"Me Martin", "Me~Martin"},
      {"Louis XIV", "Louis~XIV"},
      {"François Ier", "François~Ier"},
      {"chapitre II", "chapitre~II"},
      {"tome IV", "tome~IV"},
      {"n° 3", "n°~3"},
      {"n°s 3 et 4", "n°s~3 et 4"},
      {"p. 12", "p.~12"},
      {"pp. 12 et 13", "pp.~12 et 13"},
      {"art. 5", "art.~5"},
      {"l'article 72", "l’article~72"},
      {"§ 4", "§~4"},
      {"fig. 2", "fig.~2"},
      {"le tableau 3", "le tableau~3"},
      {"ODD 17", "ODD~17"},
      {"l'objectif 4", "l’objectif~4"},
      {"phase 2", "phase~2"},
      {"12 territoires", "12~territoires"},
      {"trois territoires", "trois territoires"},
      {"4 juillet 2023", "4~juillet 2023"},
      {"1er janvier", "1er~janvier"},
      {"en juillet 2023", "en juillet 2023"},
      {"vers 50 av. J.-C.", "vers 50~av.~J.-C."},
      {"au XXe siècle", "au XXe~siècle"},
      {"au XXe s.", "au XXe~s."},
      {"au IIe millénaire", "au IIe~millénaire"},
      {"la Ve République", "la Ve République"},
  });
}
