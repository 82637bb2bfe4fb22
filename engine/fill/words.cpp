#include "fill/words.hpp"

namespace livret::fill {

Words words_of(std::string_view language) {
  if (language == "fr" || language.starts_with("fr-"))
    return {"Lecture : ", "Source : ", "Données fictives.", " (suite)",
            "n. d.",      "note",      "Code QR : ",        "retour à l’appel de note"};
  return {"Reading: ", "Source: ", "Made-up data.", " (continued)",
          "n/a",       "note",     "QR code: ",     "back to the call of note"};
}

}  // namespace livret::fill
