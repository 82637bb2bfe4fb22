#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/text.hpp"
#include "locale/french_rules.hpp"
#include "locale/typography_characters.hpp"

namespace livret::locale {

namespace {

using Text = std::u32string_view;

// Stems of words that begin with an accented capital, as they are written without it. An ending of at most two letters
// may follow.
constexpr auto acute_stems =
    std::to_array<Text>({U"Ecart",         U"Echange",       U"Echec",          U"Echelle",       U"Echelon",
                         U"Eclairage",     U"Eclat",         U"Ecluse",         U"Ecocitoyen",    U"Ecocitoyenneté",
                         U"Ecoconception", U"Ecohabitat",    U"Ecole",          U"Ecolier",       U"Ecologie",
                         U"Ecologique",    U"Ecologiste",    U"Econome",        U"Economie",      U"Economique",
                         U"Economiste",    U"Ecoquartier",   U"Ecoresponsable", U"Ecosystème",    U"Ecosystèmes",
                         U"Ecosystémique", U"Ecotourisme",   U"Ecoutant",       U"Ecoute",        U"Ecouter",
                         U"Ecovillage",    U"Ecovolontaire", U"Ecran",          U"Ecrire",        U"Ecrit",
                         U"Ecriture",      U"Ecrivain",      U"Ecueil",         U"Edifice",       U"Editeur",
                         U"Edition",       U"Edito",         U"Editorial",      U"Editorialiste", U"Educateur",
                         U"Educatif",      U"Education",     U"Egal",           U"Egalement",     U"Egalitaire",
                         U"Egalité",       U"Egaux",         U"Egide",          U"Eglise",        U"Egypte",
                         U"Elaboration",   U"Elaborer",      U"Elaboré",        U"Elargir",       U"Elargissement",
                         U"Electeur",      U"Election",      U"Electoral",      U"Electricité",   U"Electrique",
                         U"Electronique",  U"Elevage",       U"Eleveur",        U"Elevé",         U"Eligibilité",
                         U"Eligible",      U"Elimination",   U"Eloigné",        U"Elu",           U"Elève",
                         U"Elégant",       U"Elément",       U"Emancipation",   U"Emergence",     U"Emergent",
                         U"Emetteur",      U"Emettre",       U"Emission",       U"Emotion",       U"Emotionnel",
                         U"Emulation",     U"Energie",       U"Energétique",    U"Enoncé",        U"Enumération",
                         U"Eolien",        U"Eolienne",      U"Epais",          U"Epargne",       U"Epaule",
                         U"Epernay",       U"Epicerie",      U"Epidémie",       U"Epilogue",      U"Epinal",
                         U"Episode",       U"Epoque",        U"Epreuve",        U"Epuisement",    U"Equation",
                         U"Equilibre",     U"Equipe",        U"Equipement",     U"Equitable",     U"Equité",
                         U"Equivalence",   U"Equivalent",    U"Erosion",        U"Etabli",        U"Etablir",
                         U"Etablissement", U"Etampes",       U"Etang",          U"Etape",         U"Etat",
                         U"Etayage",       U"Etendre",       U"Etendue",        U"Ethique",       U"Ethnologie",
                         U"Etienne",       U"Etiquette",     U"Etoile",         U"Etonnant",      U"Etranger",
                         U"Etroit",        U"Etude",         U"Etudiant",       U"Etymologie",    U"Evaluation",
                         U"Evaluer",       U"Evalué",        U"Eveil",          U"Eventuel",      U"Eventuellement",
                         U"Evidemment",    U"Evidence",      U"Evident",        U"Eviter",        U"Evocation",
                         U"Evoluer",       U"Evolution",     U"Evreux",         U"Evry",          U"Evènement",
                         U"Evénement"});
static_assert(std::ranges::is_sorted(acute_stems));
constexpr auto circumflex_words = std::to_array<Text>({U"Etre", U"Ile", U"Iles"});

// What follows `A` where it is a preposition that begins a sentence.
constexpr auto preposition_phrases = std::to_array<Text>(
    {U"cause",       U"ce jour",     U"ce stade",    U"ce sujet", U"ce titre",  U"ces",       U"cet",
     U"cette",       U"chacun",      U"chacune",     U"chaque",   U"compléter", U"compter",   U"condition",
     U"court terme", U"côté",        U"destination", U"deux",     U"distance",  U"domicile",  U"droite",
     U"défaut",      U"faire",       U"gauche",      U"horizon",  U"l'",        U"la",        U"leur",
     U"leurs",       U"lire",        U"long terme",  U"l’",       U"mesure",    U"mi-chemin", U"mi-parcours",
     U"moins",       U"moyen terme", U"nos",         U"noter",    U"notre",     U"nouveau",   U"partir",
     U"peine",       U"plus",        U"propos",      U"présent",  U"quel",      U"quelle",    U"quelques",
     U"qui",         U"quoi",        U"raison",      U"retenir",  U"sa",        U"savoir",    U"ses",
     U"son",         U"suivre",      U"terme",       U"titre",    U"tous",      U"tout",      U"toute",
     U"toutes",      U"travers",     U"trois",       U"venir",    U"voir",      U"vous",      U"échéance"});

bool is_stem_with_ending(Text word) {
  auto const after = std::ranges::upper_bound(acute_stems, word);
  for (auto stem = after; stem != acute_stems.begin();) {
    if (!word.starts_with((*--stem).substr(0, 3))) return false;
    if (!word.starts_with(*stem)) continue;
    auto const ending = word.substr(stem->size());
    return ending.empty() || ending == U"s" || ending == U"e" || ending == U"es" || ending == U"x";
  }
  return false;
}

char32_t accented(char32_t first, bool circumflex) {
  if (first == U'I') return U'Î';
  return circumflex ? U'Ê' : U'É';
}

// The first letter that `word`, in title case, should have.
std::optional<char32_t> right_initial(Text word) {
  if (word == U"Ca") return U'Ç';
  if (std::ranges::find(circumflex_words, word) != circumflex_words.end()) return accented(word[0], true);
  if (is_stem_with_ending(word)) return accented(word[0], false);
  return std::nullopt;
}

std::u32string title_case(Text word) {
  std::u32string result(word);
  bool const all_capitals = word.size() > 1 && std::ranges::all_of(word, is_upper);
  if (all_capitals) std::ranges::transform(result.begin() + 1, result.end(), result.begin() + 1, to_lower);
  return result;
}

void remark(Draft& draft, std::size_t begin, std::size_t end, char32_t initial) {
  std::string right;
  base::append_utf8(right, initial);
  draft.remark(begin, end, "`" + draft.utf8(begin, end) + "` without the accent on its capital",
               "write `" + right + draft.utf8(begin + 1, end) + "`");
}

bool begins_sentence(Text text, std::size_t begin) {
  auto const before = blanks_begin(text, begin);
  auto const mark = at(text, before - 1);
  return mark == 0 || (before == begin ? opens(mark) : Text(U".!?…:;«“‘\"\n–—-•").find(mark) != Text::npos);
}

// How many characters the phrase at `begin` takes, the blanks before it included; 0 for none.
std::size_t phrase_size(Text text, std::size_t after_a) {
  if (!is_blank(at(text, after_a))) return 0;
  for (auto const phrase : preposition_phrases) {
    auto const end = after_a + 1 + phrase.size();
    if (text.substr(after_a + 1, phrase.size()) != phrase) continue;
    if (is_apostrophe(phrase.back()) || !is_alphanumeric(at(text, end))) return end - after_a;
  }
  return 0;
}

}  // namespace

void remark_on_accents(Draft& draft, Profile const&) {
  Text const text = draft.text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_upper(text[i]) || is_alphanumeric(at(text, i - 1)) || !draft.editable(i)) continue;
    auto const word = word_at(text, i);
    if (word == U"A") {
      auto const size = begins_sentence(text, i) ? phrase_size(text, i + 1) : 0;
      if (size > 0) remark(draft, i, i + 1 + size, U'À');
    } else if (auto const initial = word.empty() ? std::nullopt : right_initial(title_case(word))) {
      remark(draft, i, i + word.size(), *initial);
    }
  }
}

}  // namespace livret::locale
