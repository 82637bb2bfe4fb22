#include "fill/words.hpp"

namespace livret::fill {

namespace {

Words french() {
  Words words;
  words.reading = "Lecture : ";
  words.source = "Source : ";
  words.fictional = "Données fictives.";
  words.continued = " (suite)";
  words.suppressed = "n. d.";
  words.note_call = "note";
  words.qr_code = "Code QR : ";
  words.note_return = "retour à l’appel de note";
  words.figure = {"figure", "la ", "de la ", "à la "};
  words.table = {"tableau", "le ", "du ", "au "};
  words.section = {"section", "la ", "de la ", "à la "};
  words.figure_label = "Figure";
  words.table_label = "Tableau";
  words.page = "page";
  words.title_before = "« ";
  words.title_after = " »";
  words.and_author = " et ";
  words.other_authors = " et al.";
  words.undated = "s.\u00a0d.";
  words.accessed = "consulté le ";
  return words;
}

Words english() {
  Words words;
  words.reading = "Reading: ";
  words.source = "Source: ";
  words.fictional = "Made-up data.";
  words.continued = " (continued)";
  words.suppressed = "n/a";
  words.note_call = "note";
  words.qr_code = "QR code: ";
  words.note_return = "back to the call of note";
  words.figure = {"figure", "", "", ""};
  words.table = {"table", "", "", ""};
  words.section = {"section", "", "", ""};
  words.figure_label = "Figure";
  words.table_label = "Table";
  words.page = "page";
  words.title_before = "‘";
  words.title_after = "’";
  words.and_author = " and ";
  words.other_authors = " et al.";
  words.undated = "n.d.";
  words.accessed = "accessed ";
  return words;
}

}  // namespace

Words words_of(std::string_view language) {
  return language == "fr" || language.starts_with("fr-") ? french() : english();
}

}  // namespace livret::fill
